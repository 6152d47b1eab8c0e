// The invariants of delegated administration, over random sequences of commands by people of every rank in two
// offices. What rapidcheck finds it shrinks to the shortest sequence that still breaks one.

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <rapidcheck.h>

#include "support/office.hpp"

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
    lock,         // These two are not anybody's command: the world changes.
    set_standing, //
};
constexpr unsigned kinds_of_step = 14;

// Small numbers that are taken modulo whatever there is to choose from.
using Step = std::array<std::uint8_t, 6>;

using Texts = std::set<std::string>;
using Key = std::pair<std::string, std::string>; // Provider, account.

using Facts = std::map<std::string, std::string>; // Audit rows: action and detail, by id.

struct Snapshot {
    std::map<std::string, std::vector<std::string>> memberships; // By id: everything that is stored, grants included.
    std::map<std::string, Membership> open;
    std::map<Key, Texts> effective;
    std::map<std::string, bool> has_gap; // By provider.
    std::string credentials;             // Of all accounts of the case.
    std::map<std::string, Facts> facts;  // Audit rows by subject and id.
};

Facts const& facts_of(Snapshot const& seen, std::string const& provider)
{
    static Facts const none;
    auto found = seen.facts.find(provider);
    return found == seen.facts.end() ? none : found->second;
}

// One run: fresh offices and accounts in a database that all runs share.
class Case {
public:
    explicit Case(Offices& offices, int number);
    void run(Step const&);

private:
    Snapshot look() const;
    Result<> obey(What, Actor const& by, Step const&);
    MemberOf any_member(Step const&) const;
    std::vector<std::string> any_capabilities(Step const&) const;
    void check_refused(Snapshot const& before, Snapshot const& after) const;
    void check_done(What, Actor const& by, Snapshot const& before, Snapshot const& after) const;
    void check_always(Snapshot const& now);
    bool may_manage(Snapshot const& before, Actor const& by, std::string const& provider) const;
    Texts ceiling(std::string const& provider) const;

    Offices& m_offices;
    std::vector<ProviderId> m_providers;
    std::vector<Actor> m_actors; // The first is staff, the second and third found the offices.
    std::map<std::string, Standing> m_standing {};
    std::set<std::string> m_had_admin {};
};

Case::Case(Offices& offices, int number)
    : m_offices(offices)
{
    auto mark = std::to_string(number);
    for (auto const* letter : { "1", "2" })
        m_providers.push_back(offices.add_provider(letter + mark, "Office " + mark + letter));
    m_actors.push_back(offices.add_staff("staff" + mark));
    m_actors.push_back(offices.found(m_providers[0], "first" + mark));
    m_actors.push_back(offices.found(m_providers[1], "second" + mark));
    for (auto const* name : { "ann", "bea", "cem", "dov" })
        m_actors.push_back(offices.actor_of(offices.add_waiting(name + mark)));
    for (auto const& provider : m_providers)
        m_standing[provider.value] = Standing::active;
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
MemberOf Case::any_member(Step const& step) const
{
    auto seen = look();
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

Result<> Case::obey(What what, Actor const& by, Step const& step)
{
    auto who = any_member(step);
    auto const& provider = m_providers[step[2] % 2];
    std::optional<MembershipId> successor;
    if (step[4] % 3 == 1)
        successor = any_member({ 0, 0, 0, step[5], 0, 0 }).member;
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
    bool is_own_entry = what == What::request_user || what == What::request_admin || what == What::found;
    std::map<std::string, std::size_t> facts_expected;
    for (auto const& [id, stored] : after.memberships) {
        auto was = before.memberships.find(id);
        if (was != before.memberships.end() && was->second == stored)
            continue;
        // I2 and I3: only one's own office changes, and only by who administers it, or by oneself coming in.
        RC_ASSERT(is_own_entry || may_manage(before, by, stored[0]));
        RC_ASSERT(what == What::found || !is_own_entry || stored[1] == by.account.value);
        // I7: one audit row for each change, with what was before and after.
        auto fits = [&](auto const& fact) {
            auto const& [fact_id, text] = fact;
            return !facts_of(before, stored[0]).contains(fact_id) && text.contains("\"membership\":\"" + id + "\"")
                && text.contains("before\":") && text.contains("after\":");
        };
        RC_ASSERT(std::ranges::count_if(facts_of(after, stored[0]), fits) == 1);
        ++facts_expected[stored[0]];
    }
    for (auto const& [provider, gap] : after.has_gap)
        facts_expected[provider] += gap != before.has_gap.at(provider) ? 1 : 0;
    if (what != What::unlock && what != What::recover)
        for (auto const& [provider, expected] : facts_expected) {
            RC_ASSERT(facts_of(after, provider).size() - facts_of(before, provider).size() == expected);
        }

    // I1: nobody gets what the one who did it could not grant.
    for (auto const& [key, capabilities] : after.effective) {
        Texts had = before.effective.contains(key) ? before.effective.at(key) : Texts {};
        for (auto const& capability : capabilities)
            if (!had.contains(capability)) {
                RC_ASSERT(ceiling(key.first).contains(capability));
                RC_ASSERT(what == What::found || may_manage(before, by, key.first));
            }
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

void Case::run(Step const& step)
{
    auto what = static_cast<What>(step[0] % kinds_of_step);
    auto const& by = m_actors[step[1] % m_actors.size()];
    auto before = look();
    auto result = obey(what, by, step);
    auto after = look();
    bool is_world = what == What::lock || what == What::set_standing;
    if (!result)
        check_refused(before, after);
    else if (!is_world)
        check_done(what, by, before, after);
    RC_ASSERT(before.credentials == after.credentials); // I3: nobody's name, address or password is changed by others.
    check_always(after);
    RC_TAG(std::string(result ? "done" : "refused"));
}

} // namespace

TEST_CASE("I1 I2 I3 I4 I5 I7 no sequence of commands breaks delegated administration", "[property]")
{
    Offices offices(EACH_ENGINE);
    int number = 10'000;
    auto property = [&](std::vector<Step> const& steps) {
        Case one(offices, ++number);
        for (auto const& step : steps)
            one.run(step);
    };
    rc::detail::TestParams params;
    params.seed = 20'270'115; // The same sequences on every run: a failure must not depend on the day.
    params.maxSuccess = 40;
    params.maxSize = 60;
    auto result = rc::detail::checkTestable(property, rc::detail::TestMetadata {}, params);
    std::ostringstream text;
    rc::detail::printResultMessage(result, text);
    INFO(text.str());
    CHECK(result.is<rc::detail::SuccessResult>());
}
