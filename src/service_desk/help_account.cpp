#include "access/links.hpp"
#include "access/permit.hpp"
#include "accounts/factor_reset.hpp"
#include "audit/audit.hpp"
#include "db/database.hpp"
#include "letters/from_pack.hpp"
#include "packs/pack.hpp"
#include "service_desk/timeline.hpp"

namespace gatehouse {

namespace {

constexpr std::int64_t offices_shown = 20; // Somebody may be linked to thousands.

Result<Account> account_to_help(UnitOfWork& work, Actor const& actor, AccountId const& id)
{
    TRY(permit_staff(work, actor, Right::staff_act));
    auto account = find_account(work, id);
    if (!account)
        return refuse(ErrorKind::not_found, "account.unknown");
    TRY(permit_on_account(work, actor, *account));
    return std::move(*account);
}

void write_down(UnitOfWork& work, Actor const& actor, std::string_view happened, AccountHelp const& help)
{
    record(work,
        { audit_actor(actor), happened, about_account(help.account),
            { { "asked_by", help.evidence.asked_by }, { "asked_how", help.evidence.channel },
                { "recognised_by", help.evidence.recognised_by } } });
}

} // namespace

Result<> start_reset(
    UnitOfWork& work, Pack const& pack, PortalLinks const& links, Actor const& actor, AccountHelp const& help)
{
    auto account = TRY(account_to_help(work, actor, help.account));
    if (!account.activated_at)
        return refuse(ErrorKind::conflict, "account.not_active", { { "account", account.full_name() } });
    send_recovery_mail(work, pack, links, account);
    write_down(work, actor, "service_desk.reset_started", help);
    return {};
}

Result<> unlock_at_desk(UnitOfWork& work, Actor const& actor, AccountHelp const& help)
{
    auto account = TRY(account_to_help(work, actor, help.account));
    if (!lock_state(work, account.id))
        return refuse(ErrorKind::conflict, "account.not_locked", { { "account", account.full_name() } });
    unlock_account(work, account.id);
    write_down(work, actor, "service_desk.unlocked", help);
    return {};
}

Result<AccountPage> look_up_account(UnitOfWork& work, Pack const& pack, Actor const& actor, AccountId const& id)
{
    TRY(permit_staff(work, actor, Right::staff_see));
    auto account = find_account(work, id);
    if (!account)
        return refuse(ErrorKind::not_found, "account.unknown");
    AccountPage page { .account = std::move(*account) };
    page.may_act = permit_staff(work, actor, Right::staff_act) && permit_on_account(work, actor, page.account);
    page.lock = lock_state(work, id);
    page.expiry = password_expiry(work, pack, id);
    page.letters = letters_of_account(work, letter_terms(pack), id);
    page.script = caller_script(work, pack, id);
    page.caller = caller_state(work, pack, id);
    page.lost_factor = find_factor_reset(work, id).has_value();
    auto linked = linked_providers(work, id, "", offices_shown, 0);
    page.office_count = linked.total;
    for (auto& [membership, provider] : linked.links)
        page.offices.push_back({ std::move(membership), std::move(provider) });
    page.timeline = account_timeline(work, pack, page.account);
    return page;
}

} // namespace gatehouse
