// One page of each kind, from views of the tests' own. Their text is compared with tests/golden/pages; their look is
// for the eyes: node assets/preview.mjs takes the screenshots of what stands in build/preview.
#include <catch2/catch.hpp>

#include "pages/assets.hpp"
#include "pages/error_page.hpp"
#include "pages/fields.hpp"
#include "pages/pages.hpp"
#include "support/golden.hpp"

namespace gatehouse {

using namespace std::chrono_literals;

namespace {

Zone const phoenix { TimeZone::find("America/Phoenix").value(), "Phoenix time" };
constexpr Instant now = Instant(std::chrono::sys_days(2026y / 12 / 29)) + 17h + 5min;

// Where an asset's content changes, so does its name; the pages stay the same.
std::string without_hashes(std::string page)
{
    for (auto at = page.find("/assets/"); at != page.npos; at = page.find("/assets/", at + 1)) {
        auto const hash = page.find('.', at) + 1;
        page.replace(hash, 12, "HASH");
    }
    return page;
}

void keep(std::string const& name, std::string const& page)
{
    write_file("build/preview/" + name + ".html", page);
    check_golden("pages/" + name + ".html", without_hashes(page));
}

Pages read_sample_views()
{
    std::vector<std::pair<std::string, std::string>> texts;
    for (std::string const name : { "sign_in", "register", "home" })
        texts.emplace_back("sample/" + name + ".tpl", read_file("tests/golden/views/" + name + ".tpl"));
    std::vector<EmbeddedFile> views(embedded_views().begin(), embedded_views().end());
    for (auto const& [name, text] : texts)
        views.push_back({ name, text });
    return Pages(views);
}

Pages const& pages()
{
    static Pages const pages = read_sample_views();
    return pages;
}

Frame before_sign_in(std::string title)
{
    Frame frame;
    frame.plan = { "/sunrise", "Sunrise Health Plan", "Provider Portal", "SH", "Phoenix time", "", "/sunrise/help" };
    frame.csrf_token = "0123456789abcdef";
    frame.title = std::move(title);
    frame.demo = DemoStrip { full_moment(now, phoenix), "/sunrise/page" };
    frame.footer
        = { { "Help and contact", "/sunrise/help" }, { "Rules of this portal and their sources", "/sunrise/rules" },
              { "Terms of Use", "/sunrise/terms" }, { "Accessibility", "/sunrise/accessibility" } };
    return frame;
}

Frame signed_in(std::string title)
{
    auto frame = before_sign_in(std::move(title));
    frame.layout = Layout::full;
    Ribbon ribbon;
    ribbon.person = "Dana Whitlock";
    ribbon.role = "Master account holder";
    ribbon.heading = "Palo Verde Family Health";
    ribbon.detail = "Provider ID 770518";
    ribbon.providers_label = "Provider";
    ribbon.providers = { { "Palo Verde Family Health", "770518", "/sunrise/providers/770518/", true },
        { "Palo Verde Hospice", "771390", "/sunrise/providers/771390/" } };
    ribbon.links = { { "My sign-in and security", "/sunrise/me" } };
    ribbon.sign_out_action = "/sunrise/logout";
    frame.ribbon = ribbon;
    frame.navigation = { { "Office", { { "Needs you", "/sunrise/", 3, true }, { "Deadlines", "/sunrise/deadlines" } } },
        { "Work", { { "Member eligibility", "/x/eligibility" }, { "Claims", "/x/claims" } } },
        { "Account Information", { { "Admin", "/sunrise/admin" }, { "Activity", "/sunrise/activity" } } } };
    return frame;
}

void fill_form(Section& content)
{
    add_field(content, "FIRST_NAME",
        TextField { .id = "first_name", .label = "First name", .value = "Dana", .autocomplete = "given-name" });
    add_field(content, "LAST_NAME",
        TextField { .id = "last_name", .label = "Last name", .value = "Whit<lock", .autocomplete = "family-name" });
    add_field(content, "TAX_ID",
        TextField { .id = "tax_id",
            .label = "Tax ID",
            .hint = "9 digits, with or without the hyphen",
            .value = "04-88213",
            .input_mode = "numeric",
            .width = Width::id });
    add_field(content, "PROVIDER_ID",
        TextField {
            .id = "provider_id", .label = "Provider ID", .value = "770518", .width = Width::id, .exact = true });
    add_field(content, "EMAIL",
        TextField {
            .id = "email", .label = "Work email", .type = "email", .autocomplete = "email", .width = Width::name });
    add_field(content, "JOB",
        SelectField { .id = "job",
            .label = "Your work",
            .choices = { { "biller", "Biller" }, { "front", "Front desk" } },
            .value = "front",
            .placeholder = "Choose one" });
    add_field(content, "ROLE",
        RadioField { .id = "role",
            .label = "Do you want to be the master account holder?",
            .hint = "The master account holder decides who of your office may do what.",
            .choices = { { "yes", "Yes, I take that on", "We send you a letter with a code." },
                { "no", "No", "Nobody can activate your account until somebody else takes it on." } },
            .value = "yes" });
    add_field(content, "WORK",
        CheckboxField { .id = "work",
            .label = "What your work needs",
            .choices = { { "claims", "Claim submission" }, { "status", "Claim status" },
                { "eligibility", "Member eligibility" }, { "pa", "Prior authorization" } },
            .values = { "status", "eligibility" },
            .columns = true });
    add_field(content, "NOTE", TextArea { .id = "note", .label = "Note", .value = "Fridays only", .required = false });
    add_field(content, "PASSWORD",
        TextField { .id = "password",
            .label = "Password",
            .hint = "15 characters or more; a few words are easier than signs",
            .value = "never shown",
            .type = "password",
            .autocomplete = "new-password" });
    add_field(content, "TERMS", ConsentField { .id = "terms", .label = "I have read and accept the Terms of Use" });
}

void fill_queue(Section& content)
{
    auto waiting = content.add("WAITING");
    struct Row {
        std::string_view icon, mood, title, text, first, second;
    };
    for (auto const& row : { Row { "lock", "is-bad", "Rosalind Achterberg is locked out",
                                 "5 wrong passwords, today at 7:58 a.m.", "Unlock now", "Send recovery email" },
             Row { "person", "is-plain", "Imani Duquesne is waiting to be activated",
                 "Registered yesterday. Can do nothing until you decide.", "Activate", "Choose permissions" },
             Row { "schedule", "is-warn", "Does Galen Thorsby still work here?",
                 "Last signed in September 26, 94 days ago.", "Still works here", "Remove" } }) {
        auto item = waiting.add("ROW");
        add_icon(item, "ICON", row.icon);
        item.set("MOOD", row.mood).set("TITLE", row.title).set("TEXT", row.text).set("ACTION", "/sunrise/x");
        item.set("FIRST", row.first).set("SECOND", row.second);
    }
}

void fill_people(Section& content)
{
    content.set("OFFICE", "Palo Verde Family Health");
    struct Row {
        std::string_view name, role;
        std::optional<Instant> seen;
        std::vector<std::string_view> permissions;
        TagKind kind;
        std::string_view status, icon;
    };
    for (auto const& row :
        { Row { "Dana Whitlock", "Master account holder · you", now, { "All" }, TagKind::good, "Active", "" },
            Row { "Rosalind Achterberg", "Individual account", now - 24min, { "Eligibility", "PA inquiry" },
                TagKind::bad, "Locked", "lock" },
            Row { "Galen Thorsby", "Individual account", now - 94 * 24h, { "Claim status", "Remittance" },
                TagKind::info, "Invited", "" },
            Row { "Imani Duquesne", "Individual account", std::nullopt, {}, TagKind::warn, "Pending approval", "" },
            Row { "Teo Marchetti", "Individual account", now - 3 * 24h, { "Claim status" }, TagKind::plain, "Revoked",
                "" } }) {
        auto person = content.add("PERSON");
        person.set("NAME", row.name).set("ROLE", row.role);
        if (row.seen) {
            auto seen = person.add("SEEN");
            add_time(seen, "AT", row_date(*row.seen, phoenix, now));
        } else {
            person.show("NEVER");
        }
        for (auto const& permission : row.permissions)
            person.add("PERMISSION").set("LABEL", permission);
        person.show_if(row.permissions.empty(), "NO_PERMISSION");
        add_tag(person, "STATUS", row.kind, row.status, row.icon);
    }
}

void fill_home(Section& content)
{
    content.show("ALONE");
    auto deadline = content.add("DEADLINE");
    deadline.set("MONTH", "Jan").set("DAY", "4").set("TITLE", "Attestation, Dr. Samuel Brightwater");
    add_time(deadline, "WHEN", long_date(local_date(2027y / 1 / 4)));
    deadline.set("LEFT", time_left(now, now + 6 * 24h));
    fill_people(content);
}

} // namespace

TEST_CASE("sample: a page before sign-in", "[pages][golden]")
{
    keep("sign-in", pages().render("sample/sign_in.tpl", before_sign_in("Provider Login"), [](Section& content) {
        add_field(content, "USERNAME",
            TextField { .id = "username", .label = "Username", .autocomplete = "username", .exact = true });
        add_field(content, "PASSWORD",
            TextField {
                .id = "password", .label = "Password", .type = "password", .autocomplete = "current-password" });
        auto article = content.add("ARTICLE");
        article.set("HEADING", "Refund checks go to a new address").set("TEXT", "Send one form with each check.");
        auto effective = article.add("EFFECTIVE");
        add_tag(effective, "TAG", TagKind::info, "Effective immediately", "event");
    }));
}

TEST_CASE("sample: a form, and the same with errors", "[pages][golden]")
{
    auto frame = before_sign_in("Your office");
    frame.kicker = "Register";
    frame.heading = "Step 1 of 2 - Your office";
    keep("register", pages().render("sample/register.tpl", frame, fill_form));

    Error error { ErrorKind::invalid_input, "registration.incomplete", "Some fields need your attention.", {} };
    error.fields = { { "tax_id", "A Tax ID has 9 digits, for example 12-3456789. You entered 7." },
        { "email", "Enter your work email, for example dana@office.example." },
        { "job", "Choose what you do, so that your office recognizes you." }, { "role", "Choose Yes or No." },
        { "note", "A note has at most 300 characters. Yours has 412." },
        { "password", "This password is known from stolen lists. Choose another." },
        { "terms", "To register, accept the Terms of Use." } };
    frame.error = &error;
    keep("register-errors", pages().render("sample/register.tpl", frame, fill_form));
}

TEST_CASE("sample: the first page after sign-in", "[pages][golden]")
{
    auto frame = signed_in("3 things need you");
    frame.lead = "Palo Verde Family Health, Provider ID 770518. The oldest has waited since yesterday.";
    frame.action = { "Activate a new account", "/sunrise/admin" };
    frame.action_icon = "add";
    frame.announcement = { "New:", "claim attachments up to 50 MB from Monday, January 4, 2027.",
        Link { "Read the notice", "/sunrise/notices/1" } };
    keep("home", pages().render("sample/home.tpl", frame, [](Section& content) {
        fill_queue(content);
        fill_home(content);
    }));

    frame = signed_in("Nothing needs you");
    frame.navigation[0].items[0].count = 0;
    frame.breadcrumbs = { { "Home", "/sunrise/" }, { "Office", "/sunrise/office" } };
    frame.flash = Flash { "Rosalind Achterberg is unlocked and can log in again.", false,
        Flash::Undo { "Undo", "/sunrise/lock", { { "account", "1" } } } };
    keep("home-nothing", pages().render("sample/home.tpl", frame, [](Section& content) {
        content.show("NOTHING");
        fill_home(content);
    }));
}

TEST_CASE("sample: every refusal has a way out", "[pages][golden]")
{
    struct Case {
        ErrorKind kind;
        int status;
        std::string name;
        std::string_view code;
        std::string message;
    };
    for (auto const& [kind, status, name, code, message] : {
             Case { ErrorKind::not_found, 404, "error-404", "page.not_found", "There is no page at this address." },
             Case {
                 ErrorKind::forbidden, 403, "error-403", "right.missing", "Only a master account holder can do this." },
             Case { ErrorKind::expired, 410, "error-410", "code.expired", "This link was good for 24 hours." },
             Case { ErrorKind::rate_limited, 429, "error-429", "login.too_many", "You can try again in 10 minutes." },
             Case { ErrorKind::busy, 503, "error-503", "database.lost", "Our database does not answer." },
         }) {
        auto const response = error_page(pages(), before_sign_in(""), { kind, code, message });
        CHECK(response.status == status);
        CHECK_THAT(response.body, Catch::Contains(message) && Catch::Contains(R"(href="/sunrise/")"));
        keep(name, response.body);
    }
    auto const failure = failure_page(pages(), before_sign_in(""), "request 7f3a");
    CHECK(failure.status == 500);
    keep("error-500", failure.body);
}

TEST_CASE("sample: why can't I", "[pages][golden]")
{
    Refusal refusal;
    refusal.wish = "submit claims";
    refusal.permission = "Claim submission";
    refusal.provider = "Palo Verde Family Health, Provider ID 770518";
    refusal.givers = { { "Dana Whitlock", "Master account holder · last seen today, 9:41 a.m." },
        { "Priya Raman", "Master account holder · last seen Tuesday, December 22" } };
    refusal.ask_action = "/sunrise/providers/770518/requests";
    refusal.ask_value = "claims.submit";
    refusal.can_do = { { "Member eligibility", "/x/eligibility" }, { "Claim status", "/x/status" } };
    refusal.rule = "A permission counts for one Provider ID only.";
    refusal.rule_source = Link { "Where this rule comes from", "/sunrise/rules#permissions" };
    auto const response = refusal_page(pages(), signed_in(""), refusal);
    CHECK(response.status == 403);
    keep("why-cant-i", response.body);
}

} // namespace gatehouse
