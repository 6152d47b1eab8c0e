#include "support/desk.hpp"

#include <stdexcept>

#include "support/factors.hpp"

namespace gatehouse {

Desk::Desk(Engine engine_)
    : JourneySite(engine_)
{
}

Actor Desk::add_staff(std::string const& user_name, StaffRank rank)
{
    auto account = add_active(user_name, AccountKind::staff);
    run("UPDATE account SET staff_role = '" + std::string(to_string(rank)) + "' WHERE id = '" + account.value + "'");
    return { account, { "a session of " + user_name }, plan, AccountKind::staff };
}

AccountId Desk::account_of(std::string const& user_name) const
{
    return { text("SELECT account_id FROM sign_in_name WHERE name = '" + user_name + "'") };
}

MemberOf Desk::member(std::string const& user_name, ProviderId const& provider) const
{
    auto account = account_of(user_name);
    return { provider,
        { text("SELECT id FROM membership WHERE ended_at IS NULL AND account_id = '" + account.value
            + "' AND provider_id = '" + provider.value + "'") } };
}

void Desk::mail_letter(LetterId const& letter)
{
    auto now = std::to_string(clock.now().time_since_epoch().count());
    run("INSERT INTO letter_batch (plan_id, id, created_at, folder, folder_id, completed_at, mailed_at) VALUES ('"
        + plan.value + "', 'batch-" + letter.value + "', " + now + ", '/out', 'x', " + now + ", " + now + ")");
    run("UPDATE letter SET sealed_secret = NULL, batch_id = 'batch-" + letter.value + "', printed_at = " + now
        + ", mailed_at = " + now + " WHERE id = '" + letter.value + "'");
}

std::string Desk::address_key(ProviderId const& provider) const
{
    return db
        ->read(plan,
            [&](UnitOfWork& work) -> Result<std::string> {
                return letter_destinations(work, *pack, provider).at(0).key;
            })
        .value();
}

Result<DesignationId> Desk::ask(Actor const& staff, MemberOf const& who)
{
    auto asked = write([&](UnitOfWork& work) {
        return designate_at_request(work, *pack, links, staff, { who, evidence });
    });
    if (!asked)
        return std::unexpected(asked.error());
    return DesignationId { text(
        "SELECT id FROM designation_request WHERE decided_at IS NULL AND membership_id = '" + who.member.value + "'") };
}

Result<> Desk::decide(
    Actor const& staff, DesignationId const& id, DeskDecision decision, std::chrono::minutes since_login)
{
    return write([&](UnitOfWork& work) {
        return decide_designation(work, *pack, links, staff, { id, decision, work.now - since_login });
    });
}

Result<> Desk::designate(Actor const& staff, MemberOf const& who)
{
    auto asked = ask(staff, who);
    if (!asked)
        return std::unexpected(asked.error());
    return decide(wendell, *asked, DeskDecision::approved);
}

Result<> Desk::demote(Actor const& staff, MemberOf const& who)
{
    return write([&](UnitOfWork& work) { return demote_at_request(work, *pack, staff, { who, evidence }); });
}

Result<> Desk::remove(Actor const& staff, MemberOf const& who)
{
    return write([&](UnitOfWork& work) { return remove_at_request(work, *pack, staff, { who, evidence }); });
}

Result<LetterId> Desk::reissue(Actor const& staff, MemberOf const& who)
{
    return reissue_code(*db, slow_hash, *pack, staff, { who, evidence, address_key(who.provider) });
}

Result<> Desk::mark(Actor const& staff, LetterId const& letter, std::string const& reason)
{
    return write([&](UnitOfWork& work) { return mark_returned(work, *pack, staff, { letter, "envelope", reason }); });
}

Result<DeskOffice> Desk::look(Actor const& staff, std::string_view number) const
{
    return db->read(plan, [&](UnitOfWork& work) { return look_up_office(work, *pack, staff, number); });
}

Result<std::vector<DeskItem>> Desk::waiting(Actor const& staff, DeskQueue queue) const
{
    return db->read(plan, [&](UnitOfWork& work) { return list_desk_items(work, *pack, staff, queue); });
}

void Desk::sign_in_staff(Visitor& browser, std::string const& user_name)
{
    browser.get("/ahcccs/staff/login");
    auto answer = browser.post(
        "/ahcccs/staff/login", { { "username", user_name }, { "password", std::string(good_password) } });
    browser.get("/ahcccs/staff/login/code");
    answer = browser.post("/ahcccs/staff/login/code", { { "code", app_code(*this, user_name) } });
    if (Visitor::location(answer) != "/ahcccs/staff/")
        throw std::logic_error(user_name + " could not sign in");
    browser.follow(answer); // Old form tokens are worth nothing now.
}

} // namespace gatehouse
