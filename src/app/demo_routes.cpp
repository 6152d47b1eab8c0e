#include "app/demo.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <boost/json.hpp>

#include "accounts/second_factor.hpp"
#include "base/encoding.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "letters/letters.hpp"
#include "pages/fields.hpp"
#include "registration/registration.hpp"

namespace gatehouse {

namespace {

Result<std::string_view> asked_advance(Request const& request, boost::json::value& document)
{
    if (!request.header("Content-Type").starts_with("application/json"))
        return field(request.form, "advance");
    boost::system::error_code error;
    document = boost::json::parse(request.body, error);
    auto const* advance = !error && document.is_object() ? document.as_object().if_contains("advance") : nullptr;
    if (!advance || !advance->is_string())
        return fail(ErrorKind::invalid_input, "demo.no_advance", "Send {\"advance\":\"PT24H1S\"}.");
    return std::string_view(advance->as_string());
}

// Whoever moves the clock stays signed in: the page they look at shall not turn into a sign-in page.
void keep_signed_in(Database& db, Packs const& packs, Cookies const& cookies, Request const& request)
{
    for (auto const& plan : packs.plans()) {
        auto pack = packs.find(plan);
        for (auto kind : { AccountKind::provider, AccountKind::staff }) {
            auto token = cookies.read(request, session_cookie(plan, kind));
            if (token.empty())
                continue;
            db.write(plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<> {
                  prolong_session(work, *pack, sha256_hex(token));
                  return {};
              }).value();
        }
    }
}

// A mail's text in lines; one that is nothing but a link becomes one.
void add_lines(Section& mail, std::string const& text)
{
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        auto paragraph = mail.add("LINE");
        bool is_link = line.starts_with("http") && !line.contains(' ');
        if (is_link)
            paragraph.add("LINK").set("URL", line);
        else
            paragraph.add("TEXT").set("WORDS", line);
    }
}

std::string read_file(std::filesystem::path const& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

} // namespace

Frame Demo::frame(std::string title) const
{
    Frame frame;
    frame.plan.name = "Gatehouse";
    frame.title = std::move(title);
    frame.demo = DemoStrip { .clock = full_moment(m_parts.clock.now(), { TimeZone::find("UTC").value(), "UTC" }),
        .return_to = "/demo" };
    return frame;
}

Result<Response> Demo::move_clock(Application& application, Background& background, Request const& request)
{
    bool is_json = request.header("Content-Type").starts_with("application/json");
    if (!is_json) {
        TRY(application.portal().csrf.check(request));
    }
    boost::json::value document;
    auto advance = TRY(asked_advance(request, document));
    auto by = TRY(parse_duration(advance));
    std::lock_guard lock(m_moving);
    auto target = m_parts.clock.now() + by;
    for (auto stop = background.next_stop(); stop <= target; stop = background.next_stop()) {
        m_parts.clock.move_to(stop);
        background.run_due();
    }
    m_parts.clock.move_to(target);
    background.run_due();
    keep_signed_in(m_parts.db, m_parts.packs, application.portal().cookies, request);

    if (is_json)
        return json(200, boost::json::serialize(boost::json::object { { "now", utc_text(m_parts.clock.now()) } }));
    std::string return_to(field(request.form, "return_to"));
    bool is_ours = return_to.starts_with('/') && !return_to.starts_with("//") && !return_to.contains('\\');
    return see_other(is_ours ? return_to : "/demo");
}

void Demo::add_routes(Application& application, Background& background)
{
    auto add = [&](std::string_view path, Router::Handler handler) {
        application.router().add(Method::get, path, to_string(Right::anyone), std::move(handler));
    };
    auto const& pages = application.portal().pages;
    add("/", [](Request const&) -> Result<Response> { return see_other("/demo"); });
    add("/demo", [this, &pages, &application](Request const& request) -> Result<Response> {
        auto about = frame("Ten minutes in the portal");
        about.csrf_token = application.portal().csrf.token_for(request);
        return html(200, pages.render("app/demo_home.tpl", about, [&](Section& page) { fill_home(page); }));
    });
    add("/demo/clock.json", [this](Request const&) -> Result<Response> {
        return json(200, boost::json::serialize(boost::json::object { { "now", utc_text(m_parts.clock.now()) } }));
    });
    add("/demo/accounts.json", [this](Request const&) -> Result<Response> { return json(200, accounts_json()); });
    add("/demo/mailbox.json", [this](Request const& request) -> Result<Response> {
        auto query = request.query_parameters();
        return json(200, mailbox_json(field(query, "to")));
    });
    add("/demo/mailbox", [this, &pages, &application](Request const& request) -> Result<Response> {
        auto box = frame("Mailbox of the demo");
        box.csrf_token = application.portal().csrf.token_for(request);
        return html(200, pages.render("app/demo_mailbox.tpl", box, [&](Section& page) { fill_mailbox(page); }));
    });
    add("/demo/authenticator", [this, &pages, &application](Request const& request) -> Result<Response> {
        auto app = frame("Authenticator app of the demo");
        app.csrf_token = application.portal().csrf.token_for(request);
        auto query = request.query_parameters();
        return html(200, pages.render("app/demo_authenticator.tpl", app, [&](Section& page) {
            fill_authenticator(page, field(query, "secret"));
        }));
    });
    add("/demo/letters.json", [this](Request const&) -> Result<Response> { return json(200, letters_json()); });
    add("/demo/letters", [this, &pages, &application](Request const& request) -> Result<Response> {
        auto box = frame("Letter box of the demo");
        box.csrf_token = application.portal().csrf.token_for(request);
        return html(200, pages.render("app/demo_letters.tpl", box, [&](Section& page) { fill_letters(page); }));
    });
    add("/demo/letters/{letter}",
        [this](Request const& request) { return letter_pdf(request.path_parameters.at("letter")); });
    application.router().add_open(Method::post, "/demo/clock", to_string(Right::anyone),
        [this, &application, &background](
            Request const& request) { return move_clock(application, background, request); });
}

void Demo::fill_home(Section& page) const
{
    for (auto const& plan : m_parts.packs.plans()) {
        auto has_people = [&](auto const& entry) { return entry.plan == plan; };
        if (std::ranges::none_of(m_accounts, has_people))
            continue;
        auto pack = m_parts.packs.find(plan);
        auto section = page.add("PLAN");
        section.set("PLAN_NAME", pack->name).set("PLAN_KEY", plan.value);
        section.set("ADMIN_NAME", pack->words.org_admin.name).set("CODE", pack->words.code);
        section.set("AN_ADMIN", pack->words.org_admin.indefinite);
        bool by_letter = pack->registration.activation_method == ActivationMethod::letter;
        section.show_if(by_letter, "BY_LETTER");
        if (!by_letter) {
            auto by_email = section.add("BY_EMAIL");
            if (pack->access.invitations.offered)
                by_email.add("INVITES").set("ADMIN", pack->words.admin);
        }
        for (auto const& office : m_offices)
            if (office.plan == plan)
                section.add("OFFICE")
                    .set("NAME", office.name)
                    .set("NUMBER", office.number)
                    .set("TAX_ID", office.tax_id)
                    .set("KIND", office.kind)
                    .set("ZIP", office.zip);
        for (auto const& account : m_accounts)
            if (account.plan == plan) {
                auto row = section.add("ACCOUNT");
                if (auto code = code_of(account); !code.empty())
                    row.add("APP").set("APP_CODE", code);
                row.set("PERSON", account.person)
                    .set("ROLE", account.role)
                    .set("OFFICE_NAME", account.office.empty() ? "The plan" : account.office)
                    .set("USERNAME", account.user_name)
                    .set("PASSWORD", account.password)
                    .set("NOTE", account.note)
                    .set("LOGIN", "/" + plan.value + (account.office.empty() ? "/staff/login" : "/login"));
            }
    }
}

std::string Demo::code_of(DemoAccount const& account) const
{
    return m_parts.db
        .read(account.plan,
            [&](UnitOfWork& work) -> Result<std::string> { return next_factor_code(work, account.id).value_or(""); })
        .value();
}

// For whoever sets up a factor here and has no app at hand.
void Demo::fill_authenticator(Section& page, std::string_view secret) const
{
    add_field(page, "SECRET_FIELD",
        TextField { .id = "secret",
            .label = "Key from the page that sets up a second factor",
            .value = secret,
            .autocomplete = "off",
            .exact = true });
    if (secret.empty())
        return;
    auto code
        = m_parts.db
              .read(m_parts.packs.plans().at(0),
                  [&](UnitOfWork& work) -> Result<std::string> { return code_of_secret(work, secret).value_or(""); })
              .value();
    if (code.empty())
        page.show("NO_KEY");
    else
        page.add("SHOWS").set("APP_CODE", code);
}

std::string Demo::accounts_json() const
{
    boost::json::array list;
    for (auto const& account : m_accounts)
        list.push_back({ { "plan", account.plan.value }, { "role", account.role }, { "person", account.person },
            { "office", account.office }, { "username", account.user_name }, { "password", account.password },
            { "note", account.note }, { "code", code_of(account) } });
    return boost::json::serialize(list);
}

void Demo::fill_mailbox(Section& page) const
{
    auto mails = m_mailbox.list();
    page.show_if(mails.empty(), "NONE");
    for (auto const& mail : mails) {
        auto section = page.add("MAIL");
        section.set("SUBJECT", mail.subject).set("TO", mail.recipient).set("FROM", mail.sender_name);
        add_time(
            section, "AT", row_date(mail.written_at, { TimeZone::find("UTC").value(), "UTC" }, m_parts.clock.now()));
        add_lines(section, mail.text);
    }
}

std::string Demo::mailbox_json(std::string_view to) const
{
    boost::json::array list;
    for (auto const& mail : m_mailbox.list(to))
        list.push_back({ { "message_id", mail.message_id }, { "at", utc_text(mail.written_at) },
            { "from", mail.sender_name + " <" + mail.sender + ">" }, { "to", mail.recipient },
            { "subject", mail.subject }, { "text", mail.text }, { "html", mail.html } });
    return boost::json::serialize(list);
}

std::vector<std::pair<PlanId, Letter>> Demo::all_letters() const
{
    std::vector<std::pair<PlanId, Letter>> all;
    for (auto const& plan : m_parts.packs.plans()) {
        auto terms = letter_terms(*m_parts.packs.find(plan));
        auto letters = m_parts.db
                           .read(plan,
                               [&](UnitOfWork& work) -> Result<std::vector<Letter>> {
                                   return list_letters(work, terms, { .limit = 200 });
                               })
                           .value();
        for (auto& letter : letters)
            all.emplace_back(plan, std::move(letter));
    }
    return all;
}

std::filesystem::path Demo::pdf_of(PlanId const& plan, Letter const& letter) const
{
    if (!letter.batch)
        return {};
    return m_parts.letters_folder / plan.value / letter.batch->value / (letter.id.value + ".pdf");
}

void Demo::fill_letters(Section& page) const
{
    auto letters = all_letters();
    page.show_if(letters.empty(), "NONE");
    for (auto const& [plan, letter] : letters) {
        auto pack = m_parts.packs.find(plan);
        auto row = page.add("LETTER");
        row.set("PERSON", letter.person).set("OFFICE", letter.provider_name).set("STATE", label(letter.state));
        row.set("CITY", letter.address.city);
        Zone zone { TimeZone::find(pack->time_zone.iana).value(), pack->time_zone.label };
        add_time(row, "QUEUED", row_date(letter.queued_at, zone, m_parts.clock.now()));
        row.set("MAIL_ON", full_date(letter.mail_on));
        if (letter.printed_at)
            row.add("PRINTED").set("URL", "/demo/letters/" + letter.id.value);
        else
            row.show("WAITS");
    }
}

std::string Demo::letters_json() const
{
    boost::json::array list;
    for (auto const& [plan, letter] : all_letters()) {
        boost::json::object entry { { "id", letter.id.value }, { "plan", plan.value }, { "person", letter.person },
            { "provider_id", letter.provider_number }, { "provider", letter.provider_name },
            { "state", to_string(letter.state) }, { "queued_at", utc_text(letter.queued_at) },
            { "mail_on", iso_date(letter.mail_on) } };
        if (letter.printed_at)
            entry["pdf"] = "/demo/letters/" + letter.id.value;
        list.push_back(std::move(entry));
    }
    return boost::json::serialize(list);
}

Result<Response> Demo::letter_pdf(std::string_view id) const
{
    for (auto const& [plan, letter] : all_letters())
        if (letter.id.value == id && letter.printed_at)
            return Response { 200, read_file(pdf_of(plan, letter)), { { "Content-Type", "application/pdf" } } };
    return fail(ErrorKind::not_found, "demo.no_letter", "This letter has not been printed.");
}

} // namespace gatehouse
