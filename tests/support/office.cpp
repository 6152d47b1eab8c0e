#include "support/office.hpp"

#include "mail/links.hpp"
#include "support/providers.hpp"

namespace gatehouse {

namespace {

PortalLinks test_links() { return PortalLinks::parse("https://portal.example/ahcccs").value(); }

} // namespace

Offices::Offices(Engine engine)
    : People(engine)
    , palo_verde(add_provider("770518", "Palo Verde Family Health"))
    , juniper(add_provider("204417", "Juniper Street Family Practice"))
{
}

ProviderId Offices::add_provider(std::string const& number, std::string const& name)
{
    return put_provider(*this, { .number = number, .name = name });
}

void Offices::set_standing(ProviderId const& id, Standing standing)
{
    auto provider
        = db->read(plan, [&](UnitOfWork& work) -> Result<Provider> { return find_provider(work, id).value(); }).value();
    put_provider(*this, { .number = provider.number, .name = provider.name, .status = standing });
}

Actor Offices::actor_of(AccountId const& account, AccountKind kind) const
{
    return { account, { "a session of " + account.value }, plan, kind };
}

Actor Offices::add_staff(std::string const& user_name)
{
    return actor_of(add_active(user_name, AccountKind::staff), AccountKind::staff);
}

Actor Offices::add_pending(ProviderId const& provider, std::string const& user_name, Role role)
{
    auto known = write([&](UnitOfWork& work) -> Result<std::optional<AccountId>> {
        return find_account_by_sign_in_name(work, user_name);
    }).value();
    auto account = known ? *known : add_waiting(user_name);
    write([&](UnitOfWork& work) { return request_membership(work, { account, provider, role }); }).value();
    return actor_of(account);
}

Actor Offices::found(ProviderId const& provider, std::string const& user_name)
{
    auto actor = add_pending(provider, user_name, Role::org_admin);
    write([&](UnitOfWork& work) { return activate_founding_admin(work, actor.account, provider); }).value();
    return actor;
}

Actor Offices::add_member(ProviderId const& provider, Actor const& admin, std::string const& user_name,
    std::vector<std::string> const& capabilities)
{
    auto actor = add_pending(provider, user_name);
    ActivateMember command { member(provider, actor), capabilities };
    write([&](UnitOfWork& work) { return activate_untold(work, *pack, admin, command); }).value(); // No mail to count.
    return actor;
}

std::optional<Membership> Offices::membership(ProviderId const& provider, Actor const& actor) const
{
    auto all = db->read(plan, [&](UnitOfWork& work) -> Result<std::vector<Membership>> {
                     return memberships_of(work, actor.account);
                 }).value();
    auto found = std::ranges::find(all, provider, &Membership::provider);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

MemberOf Offices::member(ProviderId const& provider, Actor const& actor) const
{
    auto found = membership(provider, actor);
    return { provider, found ? found->id : MembershipId { "00000000-0000-7000-8000-000000000000" } };
}

std::vector<std::string> Offices::effective(ProviderId const& provider, Actor const& actor) const
{
    return db
        ->read(plan,
            [&](UnitOfWork& work) -> Result<std::vector<std::string>> {
                for (auto const& rights : rights_of(work, *pack, actor.account))
                    if (rights.provider == provider)
                        return rights.capabilities;
                return std::vector<std::string> {};
            })
        .value();
}

OfficeState Offices::state(ProviderId const& provider) const
{
    return db->read(plan, [&](UnitOfWork& work) -> Result<OfficeState> { return office_state(work, provider); })
        .value();
}

void Offices::lock(Actor const& actor)
{
    run("DELETE FROM sign_in_guard WHERE account_id = '" + actor.account.value + "'");
    run("INSERT INTO sign_in_guard (plan_id, account_id, failures, locked_at) VALUES ('" + plan.value + "', '"
        + actor.account.value + "', 5, " + std::to_string(clock.now().time_since_epoch().count()) + ")");
}

Result<> Offices::activate(Actor const& by, MemberOf const& who, std::vector<std::string> capabilities)
{
    return write([&](UnitOfWork& work) { return activate_member(work, *pack, by, { who, capabilities }); });
}

Result<> Offices::change(Actor const& by, MemberOf const& who, std::vector<std::string> capabilities)
{
    return write([&](UnitOfWork& work) { return change_permissions(work, *pack, by, { who, capabilities }); });
}

Result<> Offices::upgrade(Actor const& by, MemberOf const& who)
{
    return write([&](UnitOfWork& work) { return upgrade_member(work, *pack, by, who); });
}

Result<> Offices::demote(Actor const& by, MemberOf const& who, std::optional<MembershipId> successor)
{
    return write([&](UnitOfWork& work) { return demote_member(work, *pack, by, { who, successor }); });
}

Result<> Offices::remove(Actor const& by, MemberOf const& who, std::optional<MembershipId> successor)
{
    return write([&](UnitOfWork& work) { return remove_member(work, *pack, by, { who, successor }); });
}

Result<> Offices::edit(Actor const& by, EditMember const& details)
{
    return write([&](UnitOfWork& work) { return edit_member(work, *pack, by, details); });
}

Result<> Offices::unlock(Actor const& by, MemberOf const& who)
{
    return write([&](UnitOfWork& work) { return unlock_member(work, *pack, by, who); });
}

Result<> Offices::recover(Actor const& by, MemberOf const& who)
{
    return write([&](UnitOfWork& work) { return send_recovery(work, *pack, test_links(), by, who); });
}

Result<std::vector<Member>> Offices::list(Actor const& by, ProviderId const& provider) const
{
    return db->read(plan, [&](UnitOfWork& work) { return list_members(work, *pack, by, provider); });
}

} // namespace gatehouse
