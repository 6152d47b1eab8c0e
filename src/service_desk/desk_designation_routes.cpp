#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"
#include "service_desk/desk_form.hpp"

namespace gatehouse {

namespace {

struct Shown {
    Designation asked;
    std::optional<Provider> provider;
};

Result<Shown> load(Visit const& visit)
{
    return visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<Shown> {
        auto asked = TRY(find_designation(work, visit.actor(), { visit.parameter("designation") }));
        auto provider = find_provider(work, asked.who.provider);
        return Shown { std::move(asked), std::move(provider) };
    });
}

std::string path_of(Designation const& asked) { return "/staff/designations/" + asked.id.value; }

void add_decision(Section& page, Visit const& visit, Designation const& asked, Error const* error)
{
    if (asked.decision) {
        page.add("DECIDED").set("DECISION", capitalized(decision_in_words(*asked.decision)));
        return;
    }
    auto action = visit.path(path_of(asked));
    if (asked.asked_by == visit.actor().account) {
        page.add("OWN").set("ACTION", action);
        return;
    }
    bool is_fresh = visit.now() - visit.session->authenticated_at <= visit.pack->sessions.fresh;
    if (is_fresh && !(error && error->code == "session.not_fresh"))
        page.add("APPROVE").set("ACTION", action);
    else
        page.add("LOG_IN_AGAIN").set("PATH", visit.path("/staff/login")).set("NEXT", action);
    page.add("DECLINE").set("ACTION", action);
}

Result<Response> show(Visit const& visit, Error const* error = nullptr)
{
    auto shown = TRY(load(visit));
    auto const& asked = shown.asked;
    auto const& admin = visit.pack->words.org_admin.name;
    auto number = shown.provider ? shown.provider->number : "";
    auto frame = visit.frame(say("service_desk.name_person_admin", { { "person", asked.person }, { "admin", admin } }));
    frame.breadcrumbs = { { say("service_desk.find_an_office_or_account"), visit.path("/staff/") } };
    if (shown.provider) {
        frame.lead = office_line(*visit.pack, *shown.provider);
        frame.breadcrumbs.push_back({ shown.provider->name, visit.path(desk_office_path(number)) });
    }
    frame.error = error;
    return visit.page("service_desk/designation.tpl", frame, [&](Section& page) {
        page.set("PERSON", asked.person)
            .set("ADMIN_NAME", admin)
            .set("AN_ADMIN", visit.pack->words.org_admin.indefinite)
            .set("STAFF", asked.asked_by_name);
        page.set("ASKED_BY", asked.evidence.asked_by).set("HOW", channel_label(asked.evidence.channel));
        page.set("RECOGNISED_BY", asked.evidence.recognised_by);
        add_time(page, "WHEN", full_moment(asked.asked_at, visit.zone()));
        add_decision(page, visit, asked, error);
    });
}

Result<Response> post(Visit const& visit)
{
    auto shown = TRY(load(visit));
    auto decision = parse_desk_decision(field(visit.request.form, "decision"));
    if (!decision) {
        Error unclear { ErrorKind::invalid_input, "designation.no_decision",
            say("service_desk.choose_one_of_the_buttons"), {} };
        return show(visit, &unclear);
    }
    DecideDesignation command { shown.asked.id, *decision, visit.session->authenticated_at };
    auto done = visit.portal.db.write(visit.plan,
        [&](UnitOfWork& work) { return decide_designation(work, *visit.pack, visit.links(), visit.actor(), command); });
    if (!done && can_be_mended(done.error()))
        return show(visit, &done.error());
    TRY(std::move(done));
    auto number = shown.provider ? shown.provider->number : "";
    return visit.redirect(desk_office_path(number),
        *decision == DeskDecision::approved       ? "designated"
            : *decision == DeskDecision::declined ? "declined"
                                                  : "withdrawn");
}

} // namespace

void add_desk_designation_routes(Router& router, Portal const& portal)
{
    std::string pattern = "/staff/designations/{designation}";
    mount(router, portal, Method::get, pattern, Right::staff_see, [](Visit const& visit) { return show(visit); });
    mount(router, portal, Method::post, pattern, Right::staff_act, post);
}

} // namespace gatehouse
