// The invariants of delegated administration, over random sequences of commands by people of every rank in three
// offices of each of three plans. What rapidcheck finds it shrinks to the shortest sequence that still breaks one.

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <ranges>
#include <set>

#include <rapidcheck.h>

#include "access/links.hpp"
#include "support/inviting.hpp"

using namespace gatehouse;

namespace {

enum class What : std::uint8_t {
    request_user,
    request_admin,
    found,
    activate,
    change,
    upgrade,
    demote,
    remove,
    edit,
    unlock,
    recover,
    designate,
    invite,
    accept,
    cancel,
    resend,
    link,
    lock,         // These two are not anybody's command: the world changes.
    set_standing, //
};
constexpr unsigned kinds_of_step = 19;

// Small numbers that are taken modulo whatever there is to choose from.
using Step = std::array<std::uint8_t, 7>;

using Texts = std::set<std::string>;
using Key = std::pair<std::string, std::string>; // Provider, account.

using Facts = std::map<std::string, std::string>; // Audit rows: action and detail, by id.

struct Invited {
    InvitationId id;
    std::string provider;
    std::string email;
    std::string invited_by;
    Texts capabilities;
};

struct Snapshot {
    std::vector<Invited> invited; // All that there ever were.

    std::map<std::string, std::vector<std::string>> memberships; // By id: everything that is stored, grants included.
    std::map<std::string, Membership> open;
    std::map<Key, Texts> effective;
    std::map<std::string, bool> has_gap; // By provider.
    std::string credentials;             // Of all accounts of the case.
    std::map<std::string, Facts> facts;  // Audit rows by subject and id.

    bool operator==(Snapshot const& other) const
    {
        return memberships == other.memberships && effective == other.effective && has_gap == other.has_gap
            && credentials == other.credentials && facts == other.facts;
    }
};

Texts split(std::string_view listed)
{
    Texts keys;
    for (auto key : std::views::split(listed, ','))
        keys.emplace(key.begin(), key.end());
    return keys;
}

Facts const& facts_of(Snapshot const& seen, std::string const& provider)
{
    static Facts const none;
    auto found = seen.facts.find(provider);
    return found == seen.facts.end() ? none : found->second;
}

// One run in one plan: fresh offices and accounts in a database that all runs share.
class Case {
public:
    Case(Inviting& offices, PlanId const& plan, std::shared_ptr<Pack const> pack, int number);

    // What was done, or nothing when it was refused. `now` is how everything stands, before and after.
    std::optional<What> run(Step const&, Snapshot& now);
    Snapshot look() const;

private:
    Actor const& any_actor(What, Snapshot const&, Step const&) const;
    void enter() const; // The world's commands are for this plan from now on.
    Result<> obey(What, Actor const& by, Snapshot const&, Step const&);
    MemberOf any_member(Snapshot const&, Step const&) const;
    std::vector<std::string> any_capabilities(Step const&) const;
    void check_refused(Snapshot const& before, Snapshot const& after) const;
    void check_done(What, Actor const& by, Snapshot const& before, Snapshot const& after) const;
    void check_accepted(Actor const& by, Snapshot const& before, Snapshot const& after) const;
    void check_always(Snapshot const& now);
    Result<> invite(Actor const& by, Step const&);
    Result<> link(Actor const& by, ProviderId const&);
    bool may_manage(Snapshot const& before, Actor const& by, std::string const& provider) const;
    Texts ceiling(std::string const& provider) const;

    Inviting& m_offices;
    PlanId m_plan;
    std::shared_ptr<Pack const> m_pack;
    std::string m_mark;
    std::vector<ProviderId> m_providers {};
    std::vector<std::string> m_names {};
    std::vector<Actor> m_actors {}; // The first is staff, the second and third have founded two of the offices.
    std::map<std::string, Standing> m_standing {};
    std::set<std::string> m_had_admin {};
};

Case::Case(Inviting& offices, PlanId const& plan, std::shared_ptr<Pack const> pack, int number)
    : m_offices(offices)
    , m_plan(plan)
    , m_pack(std::move(pack))
    , m_mark(std::to_string(number))
{
    enter();
    for (auto const* digit : { "1", "2", "3" })
        m_providers.push_back(offices.add_provider(digit + m_mark, "Office " + m_mark + digit));
    for (auto const* name : { "staff", "first", "second", "ann", "bea", "cem", "dov" })
        m_names.push_back(name + m_mark);
    m_actors.push_back(offices.add_staff(m_names[0]));
    m_actors.push_back(offices.found(m_providers[0], m_names[1]));
    m_actors.push_back(offices.found(m_providers[1], m_names[2]));
    for (std::size_t i = 3; i < m_names.size(); ++i)
        m_actors.push_back(offices.actor_of(offices.add_waiting(m_names[i])));
    for (auto const& provider : m_providers) {
        m_standing[provider.value] = Standing::active;
    }
    m_had_admin = { m_providers[0].value, m_providers[1].value };
}

void Case::enter() const
{
    m_offices.plan = m_plan;
    m_offices.pack = m_pack;
}

Texts Case::ceiling(std::string const& provider) const
{
    Texts keys;
    for (auto const& subsystem : m_offices.pack->access.subsystems)
        for (auto const& capability : subsystem.capabilities)
            if (m_offices.pack->access.within_ceiling(ProviderKind::group, m_standing.at(provider), capability.key))
                keys.insert(capability.key);
    return keys;
}

Snapshot Case::look() const
{
    enter();
    Snapshot seen;
    auto& world = m_offices;
    world.db
        ->read(world.plan,
            [&](UnitOfWork& work) -> Result<> {
                for (auto const& provider : m_providers) {
                    for (auto const& row : work.tx.query(R"sql(
                SELECT id, account_id, role, status, display_name, phone, job_title FROM membership
                WHERE plan_id = $1 AND provider_id = $2
            )sql",
                             { work.plan, provider })) {
                        auto& stored = seen.memberships[row.text(0)];
                        stored = { provider.value, row.text(1), row.text(2), row.text(3), row.text(4), row.text(5),
                            row.text(6) };
                        for (auto const& grant : work.tx.query(R"sql(
                    SELECT capability FROM capability_grant
                    WHERE plan_id = $1 AND membership_id = $2 AND ended_at IS NULL ORDER BY capability
                )sql",
                                 { work.plan, row.text(0) }))
                            stored.push_back(grant.text(0));
                    }
                    for (auto const& row : work.tx.query(R"sql(
                SELECT id, email, invited_by, capabilities FROM invitation
                WHERE plan_id = $1 AND provider_id = $2 ORDER BY listed_at, id
            )sql",
                             { work.plan, provider }))
                        seen.invited.push_back(
                            { { row.text(0) }, provider.value, row.text(1), row.text(2), split(row.text(3)) });
                    seen.has_gap[provider.value] = office_state(work, provider).without_admin_since.has_value();
                    for (auto const& row :
                        work.tx.query(
                            "SELECT id, action || ' ' || detail FROM audit_fact WHERE plan_id = $1 AND subject_id = $2",
                            { work.plan, provider }))
                        seen.facts[provider.value][row.text(0)] = row.text(1);
                }
                for (auto const& actor : m_actors) {
                    for (auto const& membership : memberships_of(work, actor.account))
                        seen.open.emplace(membership.id.value, membership);
                    for (auto const& rights : rights_of(work, *world.pack, actor.account))
                        seen.effective[{ rights.provider.value, actor.account.value }]
                            = { rights.capabilities.begin(), rights.capabilities.end() };
                    auto row = work.tx.query_one(R"sql(
                SELECT user_name || ' ' || email || ' ' || first_name || ' ' || account.phone || ' ' || kind || ' '
                    || COALESCE((SELECT hash FROM password WHERE password.plan_id = $1 AND account_id = $2), '')
                FROM account WHERE plan_id = $1 AND id = $2
            )sql",
                        { work.plan, actor.account });
                    seen.credentials += row->text(0) + "\n";
                }
                return {};
            })
        .value();
    return seen;
}

// Any member of either office, in its own office or disguised as one of the other.
MemberOf Case::any_member(Snapshot const& seen, Step const& step) const
{
    if (seen.memberships.empty())
        return { m_providers[0], { "none" } };
    auto chosen = std::next(seen.memberships.begin(), static_cast<long>(step[3] % seen.memberships.size()));
    bool disguised = step[2] % 8 == 7;
    auto provider = ProviderId { chosen->second[0] };
    return { disguised ? m_providers[provider == m_providers[0] ? 1 : 0] : provider, { chosen->first } };
}

std::vector<std::string> Case::any_capabilities(Step const& step) const
{
    std::vector<std::string> keys;
    unsigned bit = 0, bits = step[4] + 256U * step[5];
    for (auto const& subsystem : m_offices.pack->access.subsystems)
        for (auto const& capability : subsystem.capabilities)
            if ((bits >> bit++ & 1U) != 0)
                keys.push_back(capability.key);
    return keys;
}

// Puts anybody on the list for either office, and sends it.
Result<> Case::invite(Actor const& by, Step const& step)
{
    auto const& provider = m_providers[step[2] % m_providers.size()];
    InvitePerson person { provider, m_names[1 + step[3] % (m_names.size() - 1)] + "@example.com", "Some", "Body",
        "85201", any_capabilities(step) };
    TRY(m_offices.add_to_list(by, person));
    TRY(m_offices.send_list(by, provider));
    return {};
}

Result<> Case::link(Actor const& by, ProviderId const& provider)
{
    auto digit = std::to_string(std::ranges::find(m_providers, provider) - m_providers.begin() + 1);
    LinkForm form { "group", "", "", "Office " + m_mark + digit, digit + m_mark, "12-3456789", "85201" };
    return m_offices.write([&](UnitOfWork& work) -> Result<> {
        auto id = TRY(begin_link(work, *m_pack, by, form));
        std::set<std::string> accepted;
        for (auto const& agreement : m_pack->agreements)
            accepted.insert(agreement.key);
        TRY(finish_link(work, *m_pack, by, id, accepted));
        return {};
    });
}

Result<> Case::obey(What what, Actor const& by, Snapshot const& before, Step const& step)
{
    auto who = any_member(before, step);
    auto const& provider = m_providers[step[2] % m_providers.size()];
    auto const& invited = before.invited;
    auto any_invitation = [&]() -> InvitationOf {
        if (invited.empty())
            return { provider, { "none" } };
        auto const& one = invited[step[3] % invited.size()];
        return { { one.provider }, one.id };
    };
    std::optional<MembershipId> successor;
    if (step[4] % 3 == 1)
        successor = any_member(before, { 0, 0, 0, step[5], 0, 0, 0 }).member;
    auto request = [&](Role role) -> Result<> {
        TRY(m_offices.write([&](UnitOfWork& work) {
            return request_membership(work, { by.account, provider, role });
        }));
        return {};
    };
    switch (what) {
    case What::request_user: return request(Role::org_user);
    case What::request_admin: return request(Role::org_admin);
    case What::found:
        TRY(m_offices.write([&](UnitOfWork& work) { return activate_founding_admin(work, by.account, provider); }));
        return {};
    case What::activate: return m_offices.activate(by, who, any_capabilities(step));
    case What::change: return m_offices.change(by, who, any_capabilities(step));
    case What::upgrade: return m_offices.upgrade(by, who);
    case What::demote: return m_offices.demote(by, who, successor);
    case What::remove: return m_offices.remove(by, who, successor);
    case What::edit: return m_offices.edit(by, { who, "Name " + std::to_string(step[4] % 3), "602-555-0142", "" });
    case What::unlock: return m_offices.unlock(by, who);
    case What::recover: return m_offices.recover(by, who);
    case What::designate:
        TRY(m_offices.write([&](UnitOfWork& work) { return designate_org_admin(work, *m_offices.pack, by, who); }));
        return {};
    case What::invite: return invite(by, step);
    case What::accept: {
        auto which = any_invitation().invitation;
        auto one = std::ranges::find(invited, which, &Invited::id);
        auto code = one == invited.end() ? "" : m_offices.code_of(one->email.substr(0, one->email.find('@')));
        TRY(m_offices.accept(by, which, code));
        return {};
    }
    case What::cancel: return m_offices.cancel(by, any_invitation());
    case What::resend: return m_offices.resend(by, any_invitation());
    case What::link: return link(by, provider);
    case What::lock: m_offices.lock(by); return {};
    case What::set_standing:
        m_standing[provider.value] = static_cast<Standing>(step[4] % 3);
        m_offices.set_standing(provider, m_standing[provider.value]);
        return {};
    }
    std::unreachable();
}

bool Case::may_manage(Snapshot const& before, Actor const& by, std::string const& provider) const
{
    return by.kind == AccountKind::staff || std::ranges::any_of(before.open, [&](auto const& entry) {
        auto const& membership = entry.second;
        return membership.account == by.account && membership.provider.value == provider
            && membership.role == Role::org_admin && membership.status == MembershipStatus::active;
    });
}

void Case::check_refused(Snapshot const& before, Snapshot const& after) const
{
    RC_ASSERT(before.memberships == after.memberships);
    RC_ASSERT(before.facts == after.facts); // Nothing happened, so nothing is recorded.
    RC_ASSERT(before.has_gap == after.has_gap);
}

void Case::check_done(What what, Actor const& by, Snapshot const& before, Snapshot const& after) const
{
    using enum What;
    bool is_own_entry
        = what == request_user || what == request_admin || what == found || what == What::link || what == accept;
    bool has_facts_of_its_own = what == unlock || what == recover || what == What::invite || what == accept
        || what == cancel || what == resend || what == What::link;
    std::map<std::string, std::size_t> facts_expected;
    for (auto const& [id, stored] : after.memberships) {
        auto was = before.memberships.find(id);
        if (was != before.memberships.end() && was->second == stored)
            continue;
        // I2 and I3: only one's own office changes, and only by who administers it, or by oneself coming in.
        RC_ASSERT(is_own_entry || may_manage(before, by, stored[0]));
        RC_ASSERT(what == found || what == What::link || !is_own_entry || stored[1] == by.account.value);
        // I7: one audit row for each change, with what was before and after.
        auto fits = [&](auto const& fact) {
            auto const& [fact_id, text] = fact;
            return !facts_of(before, stored[0]).contains(fact_id) && text.contains("\"membership\":\"" + id + "\"")
                && text.contains("before\":") && text.contains("after\":");
        };
        auto rows = std::ranges::count_if(facts_of(after, stored[0]), fits);
        RC_ASSERT(rows == 1 || (rows == 2 && what == What::link)); // Asked for, and let in as the first.
        ++facts_expected[stored[0]];
    }
    for (auto const& [provider, gap] : after.has_gap)
        facts_expected[provider] += gap != before.has_gap.at(provider) ? 1 : 0;
    if (!has_facts_of_its_own)
        for (auto const& [provider, expected] : facts_expected) {
            RC_ASSERT(facts_of(after, provider).size() - facts_of(before, provider).size() == expected);
        }

    // I1: nobody gets what the one who did it could not grant.
    for (auto const& [key, capabilities] : after.effective) {
        Texts had = before.effective.contains(key) ? before.effective.at(key) : Texts {};
        for (auto const& capability : capabilities)
            if (!had.contains(capability)) {
                RC_ASSERT(ceiling(key.first).contains(capability));
                RC_ASSERT(is_own_entry || may_manage(before, by, key.first));
            }
    }
}

// I8: an invitation gives what was offered in it, to the invited address, and only while the inviter could give it.
void Case::check_accepted(Actor const& by, Snapshot const& before, Snapshot const& after) const
{
    auto number = std::ranges::find(m_actors, by.account, &Actor::account) - m_actors.begin();
    auto email = m_names[static_cast<std::size_t>(number)] + "@example.com";
    for (auto const& [key, capabilities] : after.effective) {
        if (before.effective.contains(key) && before.effective.at(key) == capabilities)
            continue;
        RC_ASSERT(key.second == by.account.value);
        bool is_by_word = std::ranges::any_of(before.invited, [&](Invited const& one) {
            return one.provider == key.first && one.email == email
                && std::ranges::includes(one.capabilities, capabilities)
                && may_manage(before, m_offices.actor_of({ one.invited_by }), key.first);
        });
        RC_ASSERT(is_by_word);
    }
}

void Case::check_always(Snapshot const& now)
{
    for (auto const& [key, capabilities] : now.effective) // I5
        for (auto const& capability : capabilities)
            RC_ASSERT(ceiling(key.first).contains(capability));
    for (auto const& provider : m_providers) { // I4
        auto admins = std::ranges::count_if(now.memberships, [&](auto const& entry) {
            auto const& stored = entry.second;
            return stored[0] == provider.value && stored[2] == "org_admin" && stored[3] == "active";
        });
        if (admins > 0)
            m_had_admin.insert(provider.value);
        bool orphaned = m_had_admin.contains(provider.value) && admins == 0;
        RC_ASSERT(now.has_gap.at(provider.value) == orphaned);
    }
}

// Anybody; but half of the time somebody who may be able to do it: whoever was invited, or founded the office.
Actor const& Case::any_actor(What what, Snapshot const& now, Step const& step) const
{
    auto const& anybody = m_actors[step[1] % m_actors.size()];
    if (step[1] < 128)
        return anybody;
    bool is_of_invitation = what == What::accept || what == What::resend || what == What::cancel;
    if (is_of_invitation && now.invited.empty())
        return anybody;
    auto const* one = is_of_invitation ? &now.invited[step[3] % now.invited.size()] : nullptr;
    if (what == What::accept) {
        auto invited = std::ranges::find(m_names, one->email.substr(0, one->email.find('@')));
        return m_actors[static_cast<std::size_t>(invited - m_names.begin())];
    }
    auto office = ProviderId { one ? one->provider : any_member(now, step).provider.value };
    auto number = std::ranges::find(m_providers, office) - m_providers.begin();
    return number < 2 ? m_actors[static_cast<std::size_t>(1 + number)] : anybody;
}

std::optional<What> Case::run(Step const& step, Snapshot& now)
{
    enter();
    auto what = static_cast<What>(step[0] % kinds_of_step);
    auto before = now;
    auto const& by = any_actor(what, before, step);
    auto result = obey(what, by, before, step);
    now = look();
    auto const& after = now;
    bool is_world = what == What::lock || what == What::set_standing;
    if (!result)
        check_refused(before, after);
    else if (!is_world)
        check_done(what, by, before, after);
    if (result && what == What::accept)
        check_accepted(by, before, after);
    RC_ASSERT(before.credentials == after.credentials); // I3: nobody's name, address or password is changed by others.
    check_always(after);
    return result ? std::optional(what) : std::nullopt;
}

} // namespace

TEST_CASE(
    "I1 I2 I3 I4 I5 I7 I8 no sequence of commands breaks delegated administration, in any of three plans", "[property]")
{
    Inviting offices(EACH_ENGINE);
    offices.run("INSERT INTO plan (plan_id, active_revision, provider_generation, created_at)"
                " VALUES ('caresource', '', 0, 0)");
    auto pack_of = [](PlanId const& plan) {
        auto pack = std::make_shared<Pack>(*shipped_pack(plan));
        bool as_shipped = plan.value == "ahcccs"; // The others offer every way in.
        pack->access.invitations.offered |= !as_shipped;
        pack->access.linking |= !as_shipped;
        return pack;
    };
    std::array<PlanId, 3> const plans { PlanId { "ahcccs" }, { "cca" }, { "caresource" } };
    constexpr int longest = 150; // Steps.
    int number = 10'000;
    std::set<What> done;
    auto property = [&] {
        auto byte = rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint8_t>()); // Else small ones only.
        auto const steps
            = *rc::gen::resize(longest, rc::gen::container<std::vector<Step>>(rc::gen::container<Step>(byte)));
        ++number;
        std::vector<Case> cases;
        std::vector<Snapshot> now;
        for (auto const& plan : plans)
            now.push_back(cases.emplace_back(offices, plan, pack_of(plan), number).look());
        for (auto const& step : steps) {
            auto chosen = step[6] % cases.size();
            if (auto what = cases[chosen].run(step, now[chosen]))
                done.insert(*what);
        }
        for (std::size_t i = 0; i < cases.size(); ++i) // I2: what happens in a plan stays there.
            RC_ASSERT(cases[i].look() == now[i]);
    };
    rc::detail::TestParams params;
    params.seed = 20'270'116; // The same sequences on every run: a failure must not depend on the day.
    params.maxSuccess = 45;
    auto result = rc::detail::checkTestable(property, rc::detail::TestMetadata {}, params);
    std::ostringstream text;
    rc::detail::printResultMessage(result, text);
    INFO(text.str());
    CHECK(result.is<rc::detail::SuccessResult>());
    for (unsigned kind = 0; kind < kinds_of_step; ++kind)
        if (!done.contains(static_cast<What>(kind)))
            UNSCOPED_INFO("never done: " << kind);
    CHECK(done.size() == kinds_of_step); // Each command was obeyed somewhere, not only refused.
}
