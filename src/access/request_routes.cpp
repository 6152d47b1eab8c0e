#include "access/request_routes.hpp"

#include <algorithm>

#include "access/member_form.hpp"
#include "access/office_page.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"

namespace gatehouse {

namespace {

struct Shown {
    Asker asker;
    Provider provider;
    std::vector<std::string> grantable;
};

RequestAt request_of(Visit const& visit) { return { provider_of(visit), { visit.parameter("request") } }; }

Result<Shown> load(UnitOfWork& work, Visit const& visit)
{
    auto asker = TRY(find_access_request(work, *visit.pack, visit.actor(), request_of(visit)));
    auto provider = find_provider(work, provider_of(visit)).value();
    return Shown { std::move(asker), std::move(provider),
        grantable_capabilities(work, *visit.pack, provider_of(visit)) };
}

std::vector<std::string> ticked(Visit const& visit, bool was_sent)
{
    if (was_sent)
        return ticked_capabilities(*visit.pack, visit.request.form);
    auto query = visit.request.query_parameters();
    auto const& jobs = visit.pack->access.jobs;
    auto job = std::ranges::find(jobs, field(query, "job"), &Job::key);
    return job == jobs.end() ? std::vector<std::string> {} : job->capabilities;
}

Result<Response> show_request(Visit const& visit, Error const* error = nullptr)
{
    auto const& pack = *visit.pack;
    auto shown = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return load(work, visit); }));
    auto const& account = shown.asker.account;
    auto at = request_of(visit);
    auto path = visit.path(office_path(at.provider, "/requests/" + at.request.value));
    auto frame = visit.frame(say("access.asks_for_access", { { "account", account.full_name() } }));
    frame.lead = office_lead(pack, shown.provider) + ".";
    frame.breadcrumbs = { { say("access.home"), visit.path(office_path(at.provider)) } };
    frame.error = error;
    return visit.page("access/request.tpl", frame, [&](Section& page) {
        page.set("PATH", path).set("NAME", account.full_name()).set("EMAIL", account.email.text());
        page.set("USER_NAME", account.user_name);
        add_time(page, "SINCE", full_moment(shown.asker.request.asked_at, visit.zone()));
        for (auto const& job : pack.access.jobs)
            page.add("JOB").set("KEY", job.key).set("LABEL", job.label);
        add_capability_boxes(page, pack, shown.grantable, {}, ticked(visit, error != nullptr));
    });
}

Result<Response> finish(Visit const& visit, Result<> const& done, std::string_view flash)
{
    auto home = office_path(provider_of(visit));
    if (done)
        return visit.redirect(home, flash);
    if (done.error().code == "access_request.settled")
        return visit.redirect(home, "request-settled");
    if (done.error().kind == ErrorKind::invalid_input || done.error().kind == ErrorKind::conflict)
        return show_request(visit, &done.error());
    return std::unexpected(done.error());
}

Result<Response> approve(Visit const& visit)
{
    auto capabilities = ticked_capabilities(*visit.pack, visit.request.form);
    auto done = visit.portal.db.write(visit.plan, [&](UnitOfWork& work) {
        return approve_access_request(work, *visit.pack, visit.actor(), request_of(visit), capabilities);
    });
    return finish(visit, done, "request-approved");
}

Result<Response> decline(Visit const& visit)
{
    auto done = visit.portal.db.write(visit.plan,
        [&](UnitOfWork& work) { return decline_access_request(work, *visit.pack, visit.actor(), request_of(visit)); });
    return finish(visit, done, "request-declined");
}

} // namespace

void add_request_routes(Router& router, Portal const& portal)
{
    using enum Method;
    auto add = [&](Method method, std::string const& below, PageHandler handler) {
        mount(router, portal, method, "/providers/{provider}/requests/{request}" + below, Right::manage_people,
            explained(say("access.decide_on_requests_for_access"), std::move(handler)));
    };
    add(get, "", [](Visit const& visit) { return show_request(visit); });
    add(post, "", approve);
    add(post, "/declined", decline);
}

} // namespace gatehouse
