#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"
#include "service_desk/desk_form.hpp"
#include "service_desk/lost_factor.hpp"

namespace gatehouse {

namespace {

AccountId account_of(Visit const& visit) { return { visit.parameter("account") }; }

std::string page_path(Visit const& visit) { return "/staff/accounts/" + visit.parameter("account") + "/lost-factor"; }

void add_written_down(Section& page, Visit const& visit, LostFactor const& lost, Error const* error)
{
    auto part = page.add("WRITTEN_DOWN").set("STAFF", lost.written_down_by).set("ASKED_BY", lost.evidence.asked_by);
    part.set("HOW", channel_label(lost.evidence.channel)).set("RECOGNISED_BY", lost.evidence.recognised_by);
    add_time(part, "WHEN", full_moment(*lost.reset->staff_asked_at, visit.zone()));
    auto action = visit.path(page_path(visit) + "/decision");
    bool is_fresh = visit.now() - visit.session->authenticated_at <= visit.pack->sessions.fresh
        && !(error && error->code == "session.not_fresh");
    if (lost.reset->approved_at)
        part.show("APPROVED");
    else if (*lost.reset->staff_asked_by == visit.actor().account)
        part.show("OWN");
    else if (is_fresh)
        part.add("APPROVE").set("ACTION", action);
    else
        part.add("LOG_IN_AGAIN").set("PATH", visit.path("/staff/login")).set("NEXT", visit.path(page_path(visit)));
    if (!lost.reset->approved_at && *lost.reset->staff_asked_by != visit.actor().account)
        part.add("DECLINE").set("ACTION", action);
}

Result<Response> show(Visit const& visit, Error const* error = nullptr)
{
    auto lost = TRY(visit.portal.db.read(visit.plan,
        [&](UnitOfWork& work) { return look_up_lost_factor(work, *visit.pack, visit.actor(), account_of(visit)); }));
    auto name = lost.account.full_name();
    auto path = visit.path("/staff/accounts/" + lost.account.id.value);
    auto frame = visit.frame(say("service_desk.lost_second_factor_of", { { "name", name } }));
    frame.lead = lost.account.user_name;
    frame.breadcrumbs = { { say("service_desk.find_an_office_or_account"), visit.path("/staff/") }, { name, path } };
    frame.error = error;
    visit.add_flash(frame,
        { { "written", say("service_desk.written_down_somebody_else_of") },
            { "approved", say("service_desk.approved_a_code_is_on") },
            { "declined", say("service_desk.declined_the_second_factor_stays") } });
    return visit.page("service_desk/lost_factor.tpl", frame, [&](Section& page) {
        page.set("PERSON", name).set("BACK", path);
        if (!lost.reset) {
            page.show("NOT_ASKED");
            return;
        }
        auto asked = page.add("ASKED");
        add_time(asked, "SINCE", full_moment(lost.reset->asked_at, visit.zone()));
        if (lost.reset->staff_asked_by) {
            add_written_down(page, visit, lost, error);
            return;
        }
        auto write = page.add("WRITE_DOWN").set("ACTION", visit.path(page_path(visit)));
        add_evidence(write, visit);
    });
}

Result<Response> post_evidence(Visit const& visit)
{
    auto evidence = read_evidence(visit.request.form);
    if (!evidence)
        return show(visit, &evidence.error());
    AccountHelp help { account_of(visit), std::move(*evidence) };
    auto done = visit.portal.db.write(
        visit.plan, [&](UnitOfWork& work) { return write_down_lost_factor(work, *visit.pack, visit.actor(), help); });
    if (!done && can_be_mended(done.error()))
        return show(visit, &done.error());
    TRY(std::move(done));
    return visit.redirect(page_path(visit), "written");
}

Result<Response> post_decision(Visit const& visit)
{
    auto decision = field(visit.request.form, "decision");
    if (decision != "approved" && decision != "declined") {
        Error unclear { ErrorKind::invalid_input, "factor_reset.no_decision",
            say("service_desk.choose_one_of_the_buttons"), {} };
        return show(visit, &unclear);
    }
    DecideLostFactor command { account_of(visit), decision == "approved", visit.session->authenticated_at };
    auto done = decide_lost_factor(visit.portal.db, visit.portal.slow_hash, *visit.pack, visit.actor(), command);
    if (!done && can_be_mended(done.error()))
        return show(visit, &done.error());
    TRY(std::move(done));
    return visit.redirect(page_path(visit), decision);
}

} // namespace

void add_desk_factor_routes(Router& router, Portal const& portal)
{
    std::string pattern = "/staff/accounts/{account}/lost-factor";
    mount(router, portal, Method::get, pattern, Right::staff_act, [](Visit const& visit) { return show(visit); });
    mount(router, portal, Method::post, pattern, Right::staff_act, post_evidence);
    mount(router, portal, Method::post, pattern + "/decision", Right::staff_act, post_decision);
}

} // namespace gatehouse
