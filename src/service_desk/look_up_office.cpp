#include "access/links.hpp"
#include "access/permit.hpp"
#include "db/database.hpp"
#include "letters/from_pack.hpp"
#include "packs/pack.hpp"
#include "registration/registration.hpp"
#include "service_desk/action_store.hpp"
#include "service_desk/designation_store.hpp"
#include "service_desk/timeline.hpp"

namespace gatehouse {

namespace {

constexpr int actions_shown = 20;
constexpr std::int64_t offices_shown = 5; // Of an account in a list; somebody may be linked to thousands.
constexpr int designations_read = 200;

DeskMember look_up(UnitOfWork& work, Pack const& pack, Member member)
{
    DeskMember shown { .member = std::move(member) };
    auto const& membership = shown.member.membership;
    for (auto& letter : letters_of_account(work, letter_terms(pack), membership.account))
        if (letter.provider == membership.provider)
            shown.letters.push_back(std::move(letter));
    shown.not_received_asked_at = find_activation(work, pack, shown.member.account.id).value().not_received_asked_at;
    shown.awaits_code = membership.role == Role::org_admin && membership.status == MembershipStatus::pending;
    return shown;
}

} // namespace

Result<DeskOffice> look_up_office(UnitOfWork& work, Pack const& pack, Actor const& actor, std::string_view number)
{
    TRY(permit_staff(work, actor, Right::staff_see));
    auto provider = find_provider_by_number(work, number);
    if (!provider)
        return fail(ErrorKind::not_found, "provider.unknown",
            say("service_desk.the_plans_file_has_no",
                { { "provider_id", pack.words.provider_id }, { "number", number } }));
    DeskOffice office { .provider = std::move(*provider) };
    office.may_act = permit_staff(work, actor, Right::staff_act).has_value();
    auto const& id = office.provider.id;
    if (id.value.empty())
        return office; // Nobody has registered for it.
    office.addresses = addresses_of(work, id);
    office.masked_tax_ids = masked_tax_ids_of(work, id);
    office.state = office_state(work, id);
    auto members = TRY(list_members(work, pack, actor, id));
    for (auto& member : members)
        office.members.push_back(look_up(work, pack, std::move(member)));
    office.actions = action_store::of_provider(work, id, actions_shown);
    for (auto& asked : designation_store::list_open(work, designations_read))
        if (asked.who.provider == id)
            office.designations.push_back(std::move(asked));
    office.timeline = office_timeline(work, id, office.members);
    return office;
}

Result<DeskFinds> find_at_desk(UnitOfWork& work, Actor const& actor, std::string_view text)
{
    constexpr int shown_max = 25;
    TRY(permit_staff(work, actor, Right::staff_see));
    DeskFinds finds { search_providers(work, text, shown_max + 1), {}, false };
    auto accounts = search_accounts(work, text, shown_max + 1);
    finds.more = std::max(finds.offices.size(), accounts.size()) > std::size_t { shown_max };
    finds.offices.resize(std::min(finds.offices.size(), std::size_t { shown_max }));
    for (auto& account : accounts) {
        if (finds.accounts.size() == std::size_t { shown_max })
            break;
        DeskAccount found { std::move(account), {} };
        for (auto& linked : linked_providers(work, found.account.id, "", offices_shown, 0).links)
            found.offices.push_back(std::move(linked.provider));
        finds.accounts.push_back(std::move(found));
    }
    return finds;
}

} // namespace gatehouse
