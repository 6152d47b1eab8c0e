#include <algorithm>

#include "access/permit.hpp"
#include "base/csv_text.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"
#include "service_desk/auditor.hpp"
#include "service_desk/desk_page.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t shown_first = 20;    // Of each list on the first page.
constexpr std::size_t shown_on_page = 100; // On a page of its own.
constexpr std::size_t exported_max = 20'000;
constexpr auto this_week = std::chrono::days(7);

std::string labelled_rank(Account const& account)
{
    return account.staff_rank
        ? say("service_desk.plan_staff_staff_rank", { { "staff_rank", std::string(to_string(*account.staff_rank)) } })
        : say("service_desk.of_an_office");
}

std::string iso_text(Visit const& visit, Instant moment) { return full_moment(moment, visit.zone()).datetime; }

std::string detail_of(AuditEntry const& fact)
{
    std::string text;
    for (auto const& [name, value] : fact.detail)
        text += (text.empty() ? "" : "; ") + name + ": " + value;
    return text;
}

void add_change(Section& list, Visit const& visit, PrivilegedChange const& change)
{
    auto row = list.add("CHANGE").set("WHAT", change.what).set("WHO", change.who).set("ABOUT", change.about);
    add_time(row, "AT", row_date(change.fact.happened_at, visit.zone(), visit.now()));
    row.set("DETAIL", detail_of(change.fact));
}

void add_dormant(Section& list, Visit const& visit, DormantAccount const& dormant)
{
    auto row = list.add("DORMANT").set("NAME", dormant.account.full_name()).set("USER_NAME", dormant.account.user_name);
    row.set("PATH", visit.path("/staff/accounts/" + dormant.account.id.value));
    row.set("KIND_LABEL", labelled_rank(dormant.account)).set("OFFICES", std::to_string(dormant.offices));
    add_time(row, "USED", row_date(dormant.last_used, visit.zone(), visit.now()));
}

void add_check(Section& page, Visit const& visit, std::optional<IntegrityCheck> const& check)
{
    page.set("CHECK_PATH", visit.path("/staff/audit/check"));
    if (!check) {
        page.show("UNCHECKED");
        return;
    }
    bool is_whole = check->faults == 0;
    auto part = page.add("CHECKED").set("BY", check->by).set("LENGTH", std::to_string(check->length));
    part.set("KIND", is_whole ? "is-good" : "is-bad");
    part.set("TEXT",
        is_whole ? say("service_desk.the_trail_is_whole")
                 : say("service_desk.the_trail_was_tampered_with",
                     { { "faults", say_count("service_desk.count_faults", check->faults) } }));
    add_icon(part, "ICON", is_whole ? "verified_user" : "error");
    add_time(part, "WHEN", row_date(check->at, visit.zone(), visit.now()));
    if (!is_whole)
        part.add("FAULT").set("FIRST", check->first_fault);
    if (check->late > 0)
        part.add("LATE").set("COUNT", std::to_string(check->late));
}

struct Overview {
    PrivilegedPage changes;
    std::vector<DormantAccount> dormant;
    std::optional<IntegrityCheck> check;
};

Result<Overview> load_overview(UnitOfWork& work, Visit const& visit)
{
    auto const& actor = visit.actor();
    auto changes = TRY(privileged_changes(work, *visit.pack, actor, work.now - this_week, shown_first));
    auto dormant = TRY(dormant_accounts(work, actor, "", shown_first + 1));
    auto check = TRY(last_integrity_check(work, actor));
    return Overview { std::move(changes), std::move(dormant), std::move(check) };
}

// ── A list on pages of its own ───

Result<Response> show_changes(Visit const& visit)
{
    auto query = visit.request.query_parameters();
    std::optional<AuditCursor> before;
    if (auto text = field(query, "before"); !text.empty())
        before = TRY(AuditCursor::parse(text));
    auto page_of = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) {
        return privileged_changes(work, *visit.pack, visit.actor(), work.now - this_week, shown_on_page, before);
    }));
    auto frame = visit.frame(say("service_desk.privileged_changes_this_week"));
    frame.breadcrumbs = { { say("service_desk.audit"), visit.path("/staff/audit") } };
    return visit.page("service_desk/audit_changes.tpl", frame, [&](Section& page) {
        page.set("EXPORT_PATH", visit.path("/staff/audit/changes.csv"));
        page.show_if(page_of.changes.empty(), "NOTHING");
        for (auto const& change : page_of.changes)
            add_change(page, visit, change);
        if (page_of.next)
            page.add("NEXT").set("HREF", visit.path("/staff/audit/changes?before=" + page_of.next->text()));
    });
}

Result<Response> show_dormant(Visit const& visit)
{
    auto query = visit.request.query_parameters();
    std::string after(field(query, "after"));
    auto dormant = TRY(visit.portal.db.read(
        visit.plan, [&](UnitOfWork& work) { return dormant_accounts(work, visit.actor(), after, shown_on_page + 1); }));
    bool has_more = dormant.size() > shown_on_page;
    if (has_more)
        dormant.erase(dormant.begin() + shown_on_page, dormant.end());
    auto frame = visit.frame(say("service_desk.dormant_accounts"));
    frame.lead = say("service_desk.not_used_for_days", { { "dormant_after", std::to_string(dormant_after.count()) } });
    frame.breadcrumbs = { { say("service_desk.audit"), visit.path("/staff/audit") } };
    return visit.page("service_desk/audit_dormant.tpl", frame, [&](Section& page) {
        page.set("EXPORT_PATH", visit.path("/staff/audit/dormant.csv"));
        page.show_if(dormant.empty(), "NOTHING");
        for (auto const& each : dormant)
            add_dormant(page, visit, each);
        if (has_more)
            page.add("NEXT").set("HREF", visit.path("/staff/audit/dormant?after=" + dormant.back().account.id.value));
    });
}

// ── For spreadsheets ───

Response csv_file(std::string_view name, std::string text)
{
    Response response { 200, std::move(text) };
    response.headers = { { "Content-Type", "text/csv; charset=utf-8" },
        { "Content-Disposition", "attachment; filename=\"" + std::string(name) + ".csv\"" } };
    return response;
}

struct Sheet {
    std::string text;
    std::size_t rows;
};

Result<Response> export_list(
    Visit const& visit, std::string_view name, std::function<Result<Sheet>(UnitOfWork&)> const& write)
{
    auto sheet = TRY(visit.portal.db.read(visit.plan, write));
    TRY(visit.portal.db.write(visit.plan, Isolation::read_committed,
        [&](UnitOfWork& work) { return record_export(work, visit.actor(), name, sheet.rows); }));
    return csv_file(name, std::move(sheet.text));
}

Result<Response> export_changes(Visit const& visit)
{
    return export_list(visit, "privileged-changes", [&](UnitOfWork& work) -> Result<Sheet> {
        auto page = TRY(privileged_changes(work, *visit.pack, visit.actor(), work.now - this_week, exported_max));
        auto text = csv_line({ "When", "What", "Who", "About", "Action", "Detail" });
        for (auto const& change : page.changes)
            text += csv_line({ iso_text(visit, change.fact.happened_at), change.what, change.who, change.about,
                change.fact.action, detail_of(change.fact) });
        return Sheet { std::move(text), page.changes.size() };
    });
}

Result<Response> export_dormant(Visit const& visit)
{
    return export_list(visit, "dormant-accounts", [&](UnitOfWork& work) -> Result<Sheet> {
        auto dormant = TRY(dormant_accounts(work, visit.actor(), "", exported_max));
        auto text = csv_line({ "Last used", "Name", "Username", "Email", "Kind", "Offices" });
        for (auto const& each : dormant)
            text += csv_line({ iso_text(visit, each.last_used), each.account.full_name(), each.account.user_name,
                each.account.email.text(), labelled_rank(each.account), std::to_string(each.offices) });
        return Sheet { std::move(text), dormant.size() };
    });
}

Result<Response> post_check(Visit const& visit)
{
    TRY(check_integrity(visit.portal.db, *visit.pack, visit.actor()));
    return visit.redirect("/staff/audit", "checked");
}

} // namespace

Result<Response> show_audit(Visit const& visit)
{
    auto shown = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return load_overview(work, visit); }));
    auto frame = visit.frame(say("service_desk.audit"));
    frame.lead = say("service_desk.who_was_given_rights_which");
    visit.add_flash(frame, { { "checked", say("service_desk.the_trail_was_checked") } });
    return visit.page("service_desk/audit.tpl", frame, [&](Section& page) {
        add_check(page, visit, shown.check);
        page.set("CHANGES_PATH", visit.path("/staff/audit/changes"))
            .set("DORMANT_PATH", visit.path("/staff/audit/dormant"));
        page.set("DAYS", std::to_string(dormant_after.count()));
        page.show_if(shown.changes.changes.empty(), "NO_CHANGE").show_if(shown.dormant.empty(), "NO_DORMANT");
        if (!shown.changes.changes.empty()) {
            auto list = page.add("CHANGES");
            for (auto const& change : shown.changes.changes)
                add_change(list, visit, change);
        }
        if (!shown.dormant.empty()) {
            auto list = page.add("UNUSED");
            for (std::size_t i = 0; i < std::min(shown.dormant.size(), shown_first); ++i)
                add_dormant(list, visit, shown.dormant[i]);
        }
    });
}

void add_auditor_routes(Router& router, Portal const& portal)
{
    auto add = [&](Method method, std::string_view below, PageHandler handler) {
        mount(router, portal, method, "/staff/audit" + std::string(below), Right::staff_audit, std::move(handler));
    };
    using enum Method;
    add(get, "", show_audit);
    add(get, "/changes", show_changes);
    add(get, "/changes.csv", export_changes);
    add(get, "/dormant", show_dormant);
    add(get, "/dormant.csv", export_dormant);
    add(post, "/check", post_check);
}

} // namespace gatehouse
