#include <charconv>

#include "access/permit.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"
#include "service_desk/desk_form.hpp"
#include "service_desk/link_file.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t refused_shown = 100;
constexpr std::int64_t rows_on_page = 100;

std::string account_path(AccountId const& account) { return "/staff/accounts/" + account.value; }

// ── Writing it down ───

Result<AccountPage> load_account(Visit const& visit)
{
    return visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<AccountPage> {
        TRY(permit_staff(work, visit.actor(), Right::staff_act));
        auto shown = TRY(look_up_account(work, *visit.pack, visit.actor(), { visit.parameter("account") }));
        TRY(permit_on_account(work, visit.actor(), shown.account));
        return shown;
    });
}

std::string permission_names(Pack const& pack)
{
    std::string names;
    for (auto const& subsystem : pack.access.subsystems)
        for (auto const& capability : subsystem.capabilities)
            names += (names.empty() ? "" : ", ") + capability.label;
    return names;
}

void add_outcome(Section& page, Visit const& visit, LinkFileAsked const& asked)
{
    auto part = page.add("OUTCOME").set("HEADING",
        asked.refused.empty() ? say("service_desk.every_row_is_good")
                              : say_count("service_desk.count_rows_are", asked.refused.size()));
    for (std::size_t i = 0; i < std::min(asked.refused.size(), refused_shown); ++i) {
        auto const& row = asked.refused[i];
        auto line = part.add("REFUSED").set("LINE", std::to_string(row.line)).set("REASON", row.reason);
        if (!row.field.empty())
            line.add("AT").set("FIELD", row.field);
    }
    if (asked.refused.size() > refused_shown)
        part.add("MORE").set("REST", std::to_string(asked.refused.size() - refused_shown));
    if (asked.id)
        part.add("GOOD")
            .set("COUNT", say_count("service_desk.count_providers", asked.good))
            .set("WHAT_NEXT",
                asked.waits_for_second ? say("service_desk.somebody_else_of_the_service")
                                       : say("service_desk.they_are_being_linked_now"))
            .set("FILE_PATH", visit.path("/staff/links/" + asked.id->value));
}

Result<Response> show_form(Visit const& visit, LinkFileAsked const* asked = nullptr, Error const* error = nullptr)
{
    auto shown = TRY(load_account(visit));
    auto name = shown.account.full_name();
    auto frame = visit.frame(say("service_desk.link_to_many_providers", { { "name", name } }));
    frame.lead = shown.account.user_name;
    frame.breadcrumbs = { { say("service_desk.find_an_office_or_account"), visit.path("/staff/") },
        { name, visit.path(account_path(shown.account.id)) } };
    frame.error = error;
    return visit.page("service_desk/links.tpl", frame, [&](Section& page) {
        page.set("NAME", name).set("ROWS_MAX", std::to_string(link_rows_max));
        page.set("PERMISSIONS", permission_names(*visit.pack)).set("ID_WORD", visit.pack->words.provider_id);
        if (asked)
            add_outcome(page, visit, *asked);
        if (asked && asked->id)
            return; // What is written down is not sent a second time.
        auto form = page.add("WRITE");
        form.set("ACTION", visit.path(account_path(shown.account.id) + "/links"));
        form.set("BACK", visit.path(account_path(shown.account.id)));
        form.show_if(visit.pack->service_desk.second_person, "SECOND");
        add_evidence(form, visit, recognised_by_script(visit, shown.caller));
        add_field(form, "CSV",
            TextArea { .id = "csv",
                .label = "CSV",
                .hint = say("service_desk.the_first_line_is_provider"),
                .value = raw_field(visit.request.form, "csv") });
    });
}

Result<Response> post_form(Visit const& visit)
{
    auto evidence = read_evidence(visit.request.form);
    if (!evidence)
        return show_form(visit, nullptr, &evidence.error());
    auto asked = link_from_file(visit.portal.db, *visit.pack, visit.actor(),
        { { visit.parameter("account") }, std::move(*evidence), raw_field(visit.request.form, "csv") });
    if (!asked && can_be_mended(asked.error()))
        return show_form(visit, nullptr, &asked.error());
    auto done = TRY(std::move(asked));
    if (done.id && done.refused.empty())
        return visit.redirect("/staff/links/" + done.id->value, "asked");
    return show_form(visit, &done);
}

// ── Deciding, and how it stands ───

struct Shown {
    LinkFile file;
    std::vector<LinkFileRow> rows;
    bool may_act;
};

std::int64_t after_line(Visit const& visit)
{
    auto query = visit.request.query_parameters();
    auto text = field(query, "after");
    std::int64_t line = 0;
    std::from_chars(text.data(), text.data() + text.size(), line);
    return line;
}

Result<Shown> load(Visit const& visit)
{
    return visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<Shown> {
        auto file = TRY(find_link_file(work, visit.actor(), { visit.parameter("links") }));
        bool refused_only = file.decision == DeskDecision::approved;
        auto after = after_line(visit);
        auto rows = TRY(link_file_rows(work, visit.actor(), file.id, refused_only, after, rows_on_page + 1));
        bool may_act = permit_staff(work, visit.actor(), Right::staff_act).has_value();
        return Shown { std::move(file), std::move(rows), may_act };
    });
}

void add_decision(Section& page, Visit const& visit, Shown const& shown, Error const* error)
{
    auto const& file = shown.file;
    auto action = visit.path("/staff/links/" + file.id.value);
    if (file.decision || !shown.may_act)
        return;
    auto part = page.add("DECISION");
    if (file.asked_by == visit.actor().account) {
        part.add("OWN").set("ACTION", action);
        return;
    }
    bool is_fresh = visit.now() - visit.session->authenticated_at <= visit.pack->sessions.fresh;
    if (is_fresh && !(error && error->code == "session.not_fresh"))
        part.add("APPROVE").set("ACTION", action);
    else
        part.add("LOG_IN_AGAIN").set("PATH", visit.path("/staff/login")).set("NEXT", action);
    part.add("DECLINE").set("ACTION", action);
}

std::string how_it_stands(LinkFile const& file)
{
    if (!file.decision)
        return say("service_desk.waits_for_a_second_person_of");
    if (*file.decision != DeskDecision::approved)
        return say(
            "service_desk.nothing_was_linked", { { "decision", capitalized(decision_in_words(*file.decision)) } });
    auto text = say("service_desk.of_are_linked",
        { { "linked", std::to_string(file.linked) }, { "rows", std::to_string(file.rows) } });
    if (file.refused > 0)
        text += say("service_desk.count_could_not_be", { { "count", std::to_string(file.refused) } });
    return text + (file.is_done() ? "." : say("service_desk.the_rest_follows_by_itself"));
}

std::string labels_of(Pack const& pack, std::string_view keys)
{
    std::string labels;
    while (!keys.empty()) {
        auto end = std::min(keys.find(','), keys.size());
        auto const* capability = pack.access.find_capability(keys.substr(0, end));
        labels += (labels.empty() ? "" : ", ") + (capability ? capability->label : std::string(keys.substr(0, end)));
        keys.remove_prefix(std::min(end + 1, keys.size()));
    }
    return labels;
}

void add_rows(Section& page, Visit const& visit, Shown const& shown)
{
    if (shown.rows.empty())
        return;
    bool refused = shown.file.decision == DeskDecision::approved;
    auto table = page.add("ROWS").set(
        "TITLE", refused ? say("service_desk.could_not_be_linked") : say("service_desk.what_it_links"));
    table.set("LAST_COLUMN", refused ? say("common.reason") : say("common.permissions"))
        .set("NUMBER_LABEL", visit.pack->words.provider_id);
    auto count = std::min(shown.rows.size(), static_cast<std::size_t>(rows_on_page));
    for (std::size_t i = 0; i < count; ++i) {
        auto const& row = shown.rows[i];
        table.add("ROW")
            .set("LINE", std::to_string(row.line))
            .set("NUMBER", row.number)
            .set("OFFICE_PATH", visit.path(desk_office_path(row.number)))
            .set("MORE", refused ? row.reason : labels_of(*visit.pack, row.capabilities));
    }
    if (shown.rows.size() > count)
        table.add("NEXT").set("HREF",
            visit.path("/staff/links/" + shown.file.id.value + "?after=" + std::to_string(shown.rows[count - 1].line)));
}

Result<Response> show(Visit const& visit, Error const* error = nullptr)
{
    auto shown = TRY(load(visit));
    auto const& file = shown.file;
    auto what = say_count("service_desk.count_providers", file.rows);
    auto frame = visit.frame(file.decision
            ? say("service_desk.linking_person_to_what", { { "person", file.person }, { "what", what } })
            : say("service_desk.link_person_to_what", { { "person", file.person }, { "what", what } }));
    frame.lead = how_it_stands(file);
    frame.breadcrumbs = { { say("service_desk.find_an_office_or_account"), visit.path("/staff/") },
        { file.person, visit.path(account_path(file.account)) } };
    frame.error = error;
    visit.add_flash(frame,
        { { "asked", say("service_desk.the_file_is_written_down") },
            { "approved", say("service_desk.the_file_is_approved_the") },
            { "declined", say("service_desk.the_file_is_declined_nothing") },
            { "withdrawn", say("service_desk.the_file_is_withdrawn_nothing") } });
    return visit.page("service_desk/link_file.tpl", frame, [&](Section& page) {
        page.set("STAFF", file.asked_by_name).set("ASKED_BY", file.evidence.asked_by);
        page.set("HOW", channel_label(file.evidence.channel)).set("RECOGNISED_BY", file.evidence.recognised_by);
        page.set("PERSON", file.person).set("ADMIN_NAME", visit.pack->words.org_admin.name);
        add_time(page, "WHEN", full_moment(file.asked_at, visit.zone()));
        add_decision(page, visit, shown, error);
        add_rows(page, visit, shown);
    });
}

Result<Response> post_decision(Visit const& visit)
{
    auto decision = parse_desk_decision(field(visit.request.form, "decision"));
    if (!decision) {
        Error unclear { ErrorKind::invalid_input, "links.no_decision", say("service_desk.choose_one_of_the_buttons"),
            {} };
        return show(visit, &unclear);
    }
    DecideLinkFile command { { visit.parameter("links") }, *decision, visit.session->authenticated_at };
    auto done = visit.portal.db.write(
        visit.plan, [&](UnitOfWork& work) { return decide_link_file(work, *visit.pack, visit.actor(), command); });
    if (!done && can_be_mended(done.error()))
        return show(visit, &done.error());
    TRY(std::move(done));
    return visit.redirect("/staff/links/" + command.file.value, to_string(*decision));
}

} // namespace

void add_desk_link_routes(Router& router, Portal const& portal)
{
    using enum Method;
    std::string form = "/staff/accounts/{account}/links", file = "/staff/links/{links}";
    mount(router, portal, get, form, Right::staff_act, [](Visit const& visit) { return show_form(visit); });
    mount(router, portal, post, form, Right::staff_act, post_form);
    mount(router, portal, get, file, Right::staff_see, [](Visit const& visit) { return show(visit); });
    mount(router, portal, post, file, Right::staff_act, post_decision);
}

} // namespace gatehouse
