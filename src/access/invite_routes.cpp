#include "access/invite_routes.hpp"

#include <algorithm>

#include "access/admin_routes.hpp"
#include "access/invite_form.hpp"
#include "access/member_form.hpp"
#include "access/office_page.hpp"
#include "access/paging.hpp"
#include "access/permit.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "pages/fields.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t sent_in_transaction = 100;
constexpr std::int64_t results_on_page = 100;
constexpr std::size_t refused_lines_shown = 100;

InvitationOf invitation_of(Visit const& visit) { return { provider_of(visit), { visit.parameter("invitation") } }; }

bool can_be_mended(Error const& error)
{
    return error.kind == ErrorKind::conflict || error.kind == ErrorKind::invalid_input
        || error.kind == ErrorKind::rate_limited;
}

std::string people_path(Visit const& visit) { return office_path(provider_of(visit), "/admin"); }

void add_crumbs(Visit const& visit, Frame& frame)
{
    frame.breadcrumbs = { { say("access.home"), visit.path(office_path(provider_of(visit))) },
        { visit.pack->words.admin, visit.path(people_path(visit)) } };
}

// ── One person after another ───

Result<Response> show_invite(Visit const& visit, Error const* error = nullptr)
{
    auto form = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return load_invite_form(work, visit); }));
    auto const& pack = *visit.pack;
    auto frame = visit.frame(pack.words.invite);
    add_crumbs(visit, frame);
    frame.error = error;
    visit.add_flash(frame,
        { { "listed", say("access.one_more_person_is_on") }, { "unlisted", say("access.the_person_is_off_the") } });
    return visit.page("access/invite.tpl", frame, [&](Section& page) {
        page.set("TITLE_OF_FORM", pack.words.invite).set("PEOPLE", pack.words.admin);
        page.set("DAYS", std::to_string(pack.access.invitations.good_for.count()));
        page.set("BACK", visit.path(people_path(visit)));
        page.set("FILE_PATH", visit.path(office_path(provider_of(visit), "/invite/file")));
        add_invite_form(page, visit, form, FormPlace::page);
    });
}

InvitePerson typed_person(Visit const& visit)
{
    auto typed = [&](std::string_view name) { return std::string(field(visit.request.form, name)); };
    return { provider_of(visit), typed("email"), typed("first_name"), typed("last_name"), typed("zip"),
        ticked_capabilities(*visit.pack, visit.request.form) };
}

Result<Response> send_all(Visit const&);

// The form has two buttons: one more on the list, or all of the list off, and with it whoever stands typed.
Result<Response> add_to_list(Visit const& visit)
{
    bool sends = field(visit.request.form, "then") == "send";
    auto person = typed_person(visit);
    if (sends && (person.email + person.first_name + person.last_name).empty())
        return send_all(visit);
    auto listed = visit.portal.db.write(
        visit.plan, [&](UnitOfWork& work) { return list_invitation(work, *visit.pack, visit.actor(), person); });
    if (!listed && can_be_mended(listed.error()))
        return show_invite(visit, &listed.error());
    TRY(std::move(listed));
    if (sends)
        return send_all(visit);
    if (field(visit.request.form, "from") == "dialog")
        return visit.redirect(people_path(visit) + "?open=invite", "listed");
    return visit.redirect(office_path(provider_of(visit), "/invite"), "listed");
}

// Takes it off the list, or takes a sent one back.
Result<Response> cancel(Visit const& visit)
{
    auto done = visit.portal.db.write(visit.plan,
        [&](UnitOfWork& work) { return cancel_invitation(work, *visit.pack, visit.actor(), invitation_of(visit)); });
    if (!done && can_be_mended(done.error()))
        return show_admin(visit, &done.error());
    TRY(std::move(done));
    auto from = field(visit.request.form, "from");
    if (from == "page")
        return visit.redirect(office_path(provider_of(visit), "/invite"), "unlisted");
    return visit.redirect(
        people_path(visit) + (from == "dialog" ? "?open=invite" : ""), from == "dialog" ? "unlisted" : "cancelled");
}

Result<Response> resend(Visit const& visit)
{
    auto which = invitation_of(visit);
    auto asked = visit.portal.db.write(visit.plan, [&](UnitOfWork& work) -> Result<bool> {
        TRY(find_invitation(work, *visit.pack, visit.actor(), which));
        return may_resend(work, which.invitation);
    });
    auto permitted = TRY(std::move(asked));
    if (!permitted) {
        Error error { ErrorKind::rate_limited, "invitation.resent_too_often",
            say("access.this_invitation_was_sent_again_five") };
        return show_admin(visit, &error);
    }
    auto done = visit.portal.db.write(visit.plan,
        [&](UnitOfWork& work) { return resend_invitation(work, *visit.pack, visit.links(), visit.actor(), which); });
    if (!done && can_be_mended(done.error()))
        return show_admin(visit, &done.error());
    TRY(std::move(done));
    return visit.redirect(people_path(visit), "resent");
}

// ── All on the list ───

// In short transactions, so that a long list stops nobody else.
Result<Response> send_all(Visit const& visit)
{
    auto begun = visit.portal.db.write(visit.plan, [&](UnitOfWork& work) -> Result<BatchId> {
        TRY(permit(work, *visit.pack, visit.actor(), Right::manage_people, provider_of(visit)));
        return BatchId { work.new_id() };
    });
    auto batch = TRY(std::move(begun));
    std::size_t sent = 0;
    for (std::size_t now = sent_in_transaction; now == sent_in_transaction; sent += now)
        now = TRY(visit.portal.db.write(visit.plan, [&](UnitOfWork& work) {
            return send_invitations(
                work, *visit.pack, visit.links(), visit.actor(), provider_of(visit), batch, sent_in_transaction);
        }));
    if (sent == 0)
        return visit.redirect(office_path(provider_of(visit), "/invite"));
    return visit.redirect(office_path(provider_of(visit), "/invitations/sent/" + batch.value));
}

void add_result(Section& page, Visit const& visit, Invitation const& invitation)
{
    using enum InvitationState;
    auto name = invitation.full_name();
    if (invitation.state == failed) {
        auto row = page.add("FAILED").set("NAME", name).set("REASON", invitation.reason);
        row.set("RESEND_PATH", visit.path(invitation_path({ invitation.provider, invitation.id }, "/resend")));
    } else if (invitation.state == sent) {
        auto row = page.add("SENT").set("NAME", name).set("ADDRESS", invitation.email.text());
        add_time(row, "UNTIL", full_moment(invitation.good_until.value(), visit.zone()));
    } else {
        page.add("OTHER")
            .set("NAME", name)
            .set("STATE", state_in_words(invitation.state))
            .set("ADDRESS", invitation.email.text());
    }
}

Result<Response> show_results(Visit const& visit)
{
    struct Shown {
        std::vector<Invitation> page;
        InvitationBatch batch;
    };
    BatchId id { visit.parameter("batch") };
    auto part = part_of(visit, results_on_page);
    auto seen = visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<Shown> {
        auto counts = TRY(count_batch(work, *visit.pack, visit.actor(), provider_of(visit), id));
        InvitationQuery query { provider_of(visit), part.limit, part.offset };
        auto page = TRY(sent_together(work, *visit.pack, visit.actor(), query, id));
        return Shown { std::move(page), counts };
    });
    auto shown = TRY(std::move(seen));
    auto sent = shown.batch.all - shown.batch.failed;
    auto frame = visit.frame(say("access.sent_of_all",
        { { "sent", std::to_string(sent) }, { "all", say_count("access.count_invitations_were", shown.batch.all) } }));
    add_crumbs(visit, frame);
    return visit.page("access/invite_results.tpl", frame, [&](Section& page) {
        for (auto const& invitation : shown.page)
            add_result(page, visit, invitation);
        add_paging(page, visit, part, shown.batch.all);
        page.set("BACK", visit.path(people_path(visit))).set("PEOPLE", visit.pack->words.admin);
    });
}

// ── From a file ───

void add_outcome(Section& page, Visit const& visit, InvitationFile const& file)
{
    auto count = [](std::size_t n) { return say_count("access.count_people", n); };
    auto outcome = page.add("OUTCOME").set("HEADING",
        file.refused.empty()
            ? say("access.every_row_is_on_your")
            : say("access.refused_to_mend", { { "refused", say_count("access.count_lines", file.refused.size()) } }));
    auto shown = std::min(file.refused.size(), refused_lines_shown);
    for (auto const& [line, reason] : std::span(file.refused).first(shown))
        outcome.add("REFUSED").set("LINE", std::to_string(line)).set("REASON", reason);
    if (file.refused.size() > refused_lines_shown)
        outcome.add("MORE").set("REST", std::to_string(file.refused.size() - refused_lines_shown));
    if (file.listed > 0)
        outcome.add("GOOD")
            .set("COUNT", count(file.listed))
            .set("LIST_PATH", visit.path(office_path(provider_of(visit), "/invite")));
}

Result<Response> show_file(Visit const& visit, InvitationFile const* file = nullptr, Error const* error = nullptr)
{
    auto const& pack = *visit.pack;
    auto form = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return load_invite_form(work, visit); }));
    auto frame = visit.frame(say("access.invite_from_a_file"));
    add_crumbs(visit, frame);
    frame.error = error;
    std::string columns = say("access.the_first_line_names_the");
    columns += pack.access.invitations.asks_zip ? say("access.comma_zip_code") : "";
    return visit.page("access/invite_file.tpl", frame, [&](Section& page) {
        page.set("ACTION", visit.path(office_path(provider_of(visit), "/invite/file")));
        page.set("BACK", visit.path(office_path(provider_of(visit), "/invite")));
        page.set("PERMISSIONS", permission_names(pack, form.grantable));
        auto typed = file ? "" : std::string(raw_field(visit.request.form, "csv"));
        add_field(page, "CSV", TextArea { .id = "csv", .label = "CSV", .hint = columns, .value = typed });
        if (file)
            add_outcome(page, visit, *file);
    });
}

Result<Response> read_file(Visit const& visit)
{
    auto csv = raw_field(visit.request.form, "csv");
    auto file = list_from_csv(visit.portal.db, *visit.pack, visit.actor(), provider_of(visit), csv);
    if (!file && can_be_mended(file.error()))
        return show_file(visit, nullptr, &file.error());
    auto done = TRY(std::move(file));
    return show_file(visit, &done);
}

} // namespace

void add_invite_routes(Router& router, Portal const& portal)
{
    using enum Method;
    auto add = [&](Method method, std::string_view pattern, PageHandler handler) {
        mount(router, portal, method, pattern, Right::manage_people,
            explained(say("access.invite_people_to_this_office"), std::move(handler)));
    };
    add(get, "/providers/{provider}/invite", [](Visit const& visit) { return show_invite(visit); });
    add(post, "/providers/{provider}/invite", add_to_list);
    add(get, "/providers/{provider}/invite/file", [](Visit const& visit) { return show_file(visit); });
    add(post, "/providers/{provider}/invite/file", read_file);
    add(get, "/providers/{provider}/invitations/sent/{batch}", show_results);
    add(post, "/providers/{provider}/invitations/{invitation}/resend", resend);
    add(post, "/providers/{provider}/invitations/{invitation}/cancellation", cancel);
}

} // namespace gatehouse
