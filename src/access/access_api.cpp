#include "access/access_api.hpp"

#include <algorithm>

#include <boost/json/serialize.hpp>

#include "access/access_json.hpp"
#include "access/links.hpp"
#include "access/office_page.hpp"
#include "access/paging.hpp"
#include "db/database.hpp"
#include "http/csrf.hpp"
#include "http/json_body.hpp"
#include "http/router.hpp"

namespace gatehouse {

namespace {

namespace bj = boost::json;

constexpr std::int64_t providers_in_answer = 500;

Response answer(bj::value const& value) { return json(200, bj::serialize(value)); }

// ── Looking ───

Result<bj::array> offices_of(UnitOfWork& work, Pack const& pack, AccountId const& account, Part const& part)
{
    bj::array offices;
    for (auto const& [membership, provider] : linked_providers(work, account, "", part.limit, part.offset).links)
        if (membership.status == MembershipStatus::active)
            offices.push_back(to_json(pack, provider,
                { provider.id, provider.number, membership.role, effective_capabilities(work, pack, membership) }));
    return offices;
}

Result<Response> me(Visit const& visit)
{
    return visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<Response> {
        auto account = find_account(work, visit.actor().account).value();
        return answer(bj::object {
            { "account", to_json(account) }, { "csrf_token", visit.portal.csrf.token_for(visit.request) } });
    });
}

Result<Response> providers(Visit const& visit)
{
    auto part = part_of(visit, providers_in_answer); // ?from=501 goes on behind the five hundredth.
    auto offices = TRY(visit.portal.db.read(
        visit.plan, [&](UnitOfWork& work) { return offices_of(work, *visit.pack, visit.actor().account, part); }));
    return answer(bj::object { { "providers", std::move(offices) } });
}

Result<Response> members(Visit const& visit)
{
    auto list = TRY(visit.portal.db.read(visit.plan,
        [&](UnitOfWork& work) { return list_members(work, *visit.pack, visit.actor(), provider_of(visit)); }));
    bj::array array;
    for (auto const& member : list)
        array.push_back(to_json(member));
    return answer(bj::object { { "members", std::move(array) } });
}

Result<Response> member(Visit const& visit)
{
    auto found = TRY(visit.portal.db.read(
        visit.plan, [&](UnitOfWork& work) { return find_member(work, *visit.pack, visit.actor(), member_of(visit)); }));
    return answer(to_json(found));
}

// ── Doing ───

using UseCase = Result<> (*)(UnitOfWork&, Visit const&, bj::object const&);

// Runs the use case and answers with the member as it stands then; 204 when whoever asked cannot see that any more.
PageHandler change(UseCase use_case)
{
    return [=](Visit const& visit) -> Result<Response> {
        auto body = TRY(json_body(visit.request));
        TRY(visit.portal.db.write(visit.plan, [&](UnitOfWork& work) { return use_case(work, visit, body); }));
        auto after = member(visit);
        return after ? std::move(*after) : Response { .status = 204 };
    };
}

Result<> activation(UnitOfWork& work, Visit const& visit, bj::object const& body)
{
    auto capabilities = TRY(json_texts(body, "capabilities"));
    return activate_member(work, *visit.pack, visit.actor(),
        { member_of(visit), std::move(capabilities).value_or(std::vector<std::string> {}) });
}

Result<> permissions(UnitOfWork& work, Visit const& visit, bj::object const& body)
{
    auto capabilities = TRY(json_texts(body, "capabilities"));
    auto seen = TRY(json_texts(body, "seen"));
    if (!capabilities)
        return refuse_field("http.bad_json_field", "capabilities");
    return change_permissions(
        work, *visit.pack, visit.actor(), { member_of(visit), std::move(*capabilities), std::move(seen) });
}

Result<LeavingMember> leaving(Visit const& visit, bj::object const& body)
{
    auto successor = TRY(json_text(body, "successor"));
    LeavingMember command { member_of(visit) };
    if (successor)
        command.successor = MembershipId { std::move(*successor) };
    return command;
}

Result<> removal(UnitOfWork& work, Visit const& visit, bj::object const& body)
{
    auto command = TRY(leaving(visit, body));
    return remove_member(work, *visit.pack, visit.actor(), command);
}

Result<> demotion(UnitOfWork& work, Visit const& visit, bj::object const& body)
{
    auto command = TRY(leaving(visit, body));
    return demote_member(work, *visit.pack, visit.actor(), command);
}

Result<> upgrade(UnitOfWork& work, Visit const& visit, bj::object const&)
{
    return upgrade_member(work, *visit.pack, visit.actor(), member_of(visit));
}

Result<> unlock(UnitOfWork& work, Visit const& visit, bj::object const&)
{
    return unlock_member(work, *visit.pack, visit.actor(), member_of(visit));
}

Result<> recovery(UnitOfWork& work, Visit const& visit, bj::object const&)
{
    return send_recovery(work, *visit.pack, visit.links(), visit.actor(), member_of(visit));
}

// What is absent stays as it is.
Result<> details(UnitOfWork& work, Visit const& visit, bj::object const& body)
{
    auto name = TRY(json_text(body, "display_name"));
    auto phone = TRY(json_text(body, "phone"));
    auto job = TRY(json_text(body, "job_title"));
    auto now = TRY(find_member(work, *visit.pack, visit.actor(), member_of(visit))).membership;
    return edit_member(work, *visit.pack, visit.actor(),
        { member_of(visit), name.value_or(now.display_name), phone.value_or(now.phone), job.value_or(now.job_title) });
}

} // namespace

void add_access_api(Router& router, Portal const& portal)
{
    using enum Method;
    std::string const office = "/api/v1/providers/{provider}/members";
    std::string const person = office + "/{member}";
    auto add = [&](Method method, std::string const& pattern, Right right, PageHandler handler) {
        mount(router, portal, method, pattern, right, std::move(handler));
    };
    add(get, "/api/v1/me", Right::signed_in, me);
    add(get, "/api/v1/providers", Right::signed_in, providers);
    add(get, office, Right::manage_people, members);
    add(get, person, Right::manage_people, member);
    add(post, person + "/activation", Right::manage_people, change(activation));
    add(post, person + "/permissions", Right::manage_people, change(permissions));
    add(post, person + "/upgrade", Right::manage_people, change(upgrade));
    add(post, person + "/demotion", Right::manage_people, change(demotion));
    add(post, person + "/removal", Right::manage_people, change(removal));
    add(post, person + "/unlock", Right::manage_people, change(unlock));
    add(post, person + "/recovery-mail", Right::manage_people, change(recovery));
    add(post, person + "/details", Right::manage_people, change(details));
}

} // namespace gatehouse
