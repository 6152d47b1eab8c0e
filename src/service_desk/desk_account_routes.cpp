#include <algorithm>

#include "access/permit.hpp"
#include "base/text.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"
#include "service_desk/desk_form.hpp"
#include "service_desk/link_file.hpp"

namespace gatehouse {

namespace {

AccountId account_of(Visit const& visit) { return { visit.parameter("account") }; }

std::string account_path(AccountId const& account, std::string_view below = {})
{
    return "/staff/accounts/" + account.value + std::string(below);
}

// ── Why somebody gets in, or does not ───

struct Verdict {
    std::string_view kind;
    std::string_view icon;
    std::string text;
    std::string more;
};

std::string until(Visit const& visit, Instant moment) { return full_moment(moment, visit.zone()).text; }

Verdict locked(Visit const& visit, AccountPage const& shown)
{
    auto const& rules = visit.pack->lockout;
    auto more = say("service_desk.since_after_wrong_passwords_in",
        { { "locked_at", until(visit, shown.lock->locked_at) }, { "attempts", std::to_string(rules.attempts) } });
    more += shown.lock->locked_until
        ? say("service_desk.unlocks_by_itself_on", { { "locked_until", until(visit, *shown.lock->locked_until) } })
        : say("service_desk.does_not_unlock_by_itself");
    if (rules.recovery_unlocks)
        more += say(
            "service_desk.a_new_password_set_through", { { "forgot_password", visit.pack->words.forgot_password } });
    if (rules.org_admin_unlocks)
        more += say("service_desk.of_the_office_can_unlock",
            { { "an_org_admin", capitalized(visit.pack->words.org_admin.indefinite) } });
    return { "is-bad", "lock", say("service_desk.cannot_log_in_locked_after"), std::move(more) };
}

Verdict pending(Visit const& visit, AccountPage const& shown)
{
    auto const& words = visit.pack->words;
    bool claims = std::ranges::any_of(shown.offices, [](DeskMembership const& at) {
        return at.membership.role == Role::org_admin && at.membership.status == MembershipStatus::pending;
    });
    if (!claims)
        return { "is-warn", "hourglass_empty", say("service_desk.cannot_log_in_nobody_of"),
            say("service_desk.of_the_office_does_that",
                { { "an_org_admin", capitalized(words.org_admin.indefinite) } }) };
    auto text = say("service_desk.cannot_log_in_the_from", { { "code", words.code } });
    if (shown.letters.empty())
        return { "is-warn", "mail", std::move(text), "" };
    auto const& letter = shown.letters.front();
    auto more = say("service_desk.letter_letter_state",
        { { "letter", std::to_string(letter.number) }, { "state", label(letter.state) } });
    if (letter.use_by)
        more += *letter.use_by < visit.now()
            ? say("service_desk.its_code_worked_until", { { "moment", until(visit, *letter.use_by) } })
            : say("service_desk.its_code_works_until", { { "moment", until(visit, *letter.use_by) } });
    return { "is-warn", "mail", std::move(text), std::move(more) };
}

Verdict verdict_on(Visit const& visit, AccountPage const& shown)
{
    if (shown.lock)
        return locked(visit, shown);
    if (!shown.account.activated_at)
        return pending(visit, shown);
    if (shown.expiry && shown.expiry->good_until < visit.now())
        return { "is-warn", "schedule", say("service_desk.can_log_in_and_must"),
            say("service_desk.the_password_expired_on", { { "good_until", until(visit, shown.expiry->good_until) } }) };
    if (shown.account.kind == AccountKind::provider && shown.offices.empty())
        return { "is-warn", "person", say("service_desk.can_log_in_and_belongs"), "" };
    auto seen = shown.account.last_sign_in_at
        ? say("service_desk.logged_in_last_on", { { "last_sign_in_at", until(visit, *shown.account.last_sign_in_at) } })
        : say("service_desk.has_not_logged_in_yet");
    return { "is-good", "check_circle", say("service_desk.can_log_in"), std::move(seen) };
}

// ── The page ───

void add_caller(Section& page, Visit const& visit, AccountPage const& shown)
{
    if (!shown.caller)
        return;
    auto when = time_of_day(shown.caller->at, visit.zone());
    auto box = page.add(shown.caller->verified ? "VERIFIED" : "NOT_VERIFIED").set("STAFF", shown.caller->checked_by);
    add_time(box, "WHEN", shown.caller->verified ? when : row_date(shown.caller->at, visit.zone(), visit.now()));
    if (shown.caller->verified)
        add_time(box, "UNTIL", time_of_day(shown.caller->until, visit.zone()));
    for (auto const& answer : shown.caller->answers) {
        auto asked = std::ranges::find(shown.script, answer.question, &CallerQuestion::key);
        if (asked != shown.script.end())
            box.add("ANSWER")
                .set("ASKS", asked->asks)
                .set("OUTCOME", answer.matched ? say("service_desk.match") : say("service_desk.no_match"));
    }
}

void add_deeds(Section& page, Visit const& visit, AccountPage const& shown)
{
    if (!shown.may_act)
        return;
    auto part = page.add("DEEDS");
    auto path = [&](std::string_view below) { return visit.path(account_path(shown.account.id, below)); };
    if (shown.account.kind == AccountKind::provider && !shown.script.empty())
        part.add("VERIFY").set("PATH", path("/caller"));
    if (shown.lock)
        part.add("UNLOCK").set("PATH", path("/unlock"));
    if (shown.account.activated_at)
        part.add("RESET").set("PATH", path("/reset"));
    if (shown.account.kind == AccountKind::provider && shown.account.activated_at)
        part.add("LINK").set("PATH", path("/links"));
    if (shown.lost_factor)
        part.add("LOST_FACTOR").set("PATH", path("/lost-factor"));
    for (auto const& at : shown.offices)
        if (at.membership.role == Role::org_admin && at.membership.status == MembershipStatus::pending)
            part.add("LETTER").set(
                "PATH", visit.path(desk_member_path(at.provider.number, at.membership.id, "/letter")));
}

std::string role_at(Pack const& pack, Membership const& membership)
{
    auto text = capitalized(membership.role == Role::org_admin ? pack.words.org_admin.name : pack.words.org_user.name);
    return membership.status == MembershipStatus::pending ? say("service_desk.text_pending", { { "text", text } })
                                                          : text;
}

void add_facts(Section& page, Visit const& visit, AccountPage const& shown)
{
    auto const& account = shown.account;
    page.set("USER_NAME", account.user_name).set("EMAIL", account.email.text());
    page.set("KIND_LABEL",
        account.kind == AccountKind::staff ? say("service_desk.plan_staff") : say("service_desk.of_an_office"));
    add_time(page, "CREATED", row_date(account.created_at, visit.zone(), visit.now()));
    for (auto const& at : shown.offices)
        page.add("AT")
            .set("PATH", visit.path(desk_office_path(at.provider.number)))
            .set("OFFICE_NAME", at.provider.name)
            .set("ROLE", role_at(*visit.pack, at.membership));
    auto count = static_cast<std::size_t>(shown.office_count);
    if (count > shown.offices.size())
        page.add("AND_MORE").set("REST", std::to_string(count - shown.offices.size()));
}

void add_link_files(Section& page, Visit const& visit, std::vector<LinkFile> const& files)
{
    if (files.empty())
        return;
    auto list = page.add("LINK_FILES");
    for (auto const& file : files) {
        auto row = list.add("LINK_FILE").set("PATH", visit.path("/staff/links/" + file.id.value));
        row.set("ROWS", say_count("service_desk.count_providers", file.rows));
        row.set("STATE",
            !file.decision ? say("service_desk.waits_for_a_second_person") : decision_in_words(*file.decision));
        add_time(row, "WHEN", row_date(file.asked_at, visit.zone(), visit.now()));
    }
}

Result<Response> show_account(Visit const& visit)
{
    std::vector<LinkFile> files;
    auto shown = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<AccountPage> {
        files = TRY(link_files_of(work, visit.actor(), account_of(visit)));
        return look_up_account(work, *visit.pack, visit.actor(), account_of(visit));
    }));
    auto frame = visit.frame(shown.account.full_name());
    frame.lead = shown.account.user_name;
    frame.breadcrumbs = { { say("service_desk.find_an_office_or_account"), visit.path("/staff/") } };
    visit.add_flash(frame,
        { { "reset", say("service_desk.a_link_to_set_a") }, { "unlocked", say("service_desk.the_account_is_unlocked") },
            { "match", say("service_desk.the_caller_is_verified") } });
    if (field(visit.request.query_parameters(), "done") == "no-match")
        frame.flash = Flash { .text = say("service_desk.the_answers_do_not_match"), .warning = true };
    return visit.page("service_desk/account.tpl", frame, [&](Section& page) {
        auto verdict = verdict_on(visit, shown);
        page.set("KIND", verdict.kind).set("TEXT", verdict.text).set("MORE", verdict.more);
        add_icon(page, "ICON", verdict.icon);
        add_facts(page, visit, shown);
        add_caller(page, visit, shown);
        add_deeds(page, visit, shown);
        add_link_files(page, visit, files);
        add_timeline(page, "TIMELINE", visit, shown.timeline);
    });
}

// ── What can be done for its owner ───

enum class Help : std::uint8_t { reset, unlock };

Result<AccountPage> load_to_help(Visit const& visit)
{
    return visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<AccountPage> {
        TRY(permit_staff(work, visit.actor(), Right::staff_act));
        auto shown = TRY(look_up_account(work, *visit.pack, visit.actor(), account_of(visit)));
        TRY(permit_on_account(work, visit.actor(), shown.account));
        return shown;
    });
}

Result<Response> show_help(Visit const& visit, Help help, Error const* error = nullptr)
{
    auto shown = TRY(load_to_help(visit));
    auto name = shown.account.full_name();
    auto path = visit.path(account_path(shown.account.id));
    ActionPage action = help == Help::reset
        ? ActionPage { say("service_desk.send_a_link_to_set", { { "name", name } }), say("service_desk.send_the_link"),
              false, { say("service_desk.the_link_goes_to_the"), say("service_desk.the_password_stays_as_it") },
              path + "/reset", path, shown.account.user_name, { name, path } }
        : ActionPage { say("service_desk.unlock_the_account_of", { { "name", name } }), say("service_desk.unlock"),
              false,
              { say("service_desk.can_try_the_password_again", { { "name", name } }),
                  say("service_desk.nothing_else_about_the_account") },
              path + "/unlock", path, shown.account.user_name, { name, path } };
    return show_action(visit, action, error,
        [&](Section& page) { add_evidence(page, visit, recognised_by_script(visit, shown.caller)); });
}

Result<Response> post_help(Visit const& visit, Help help)
{
    TRY(load_to_help(visit));
    auto evidence = read_evidence(visit.request.form);
    if (!evidence)
        return show_help(visit, help, &evidence.error());
    AccountHelp command { account_of(visit), std::move(*evidence) };
    auto done = visit.portal.db.write(visit.plan, [&](UnitOfWork& work) {
        return help == Help::reset ? start_reset(work, *visit.pack, visit.links(), visit.actor(), command)
                                   : unlock_at_desk(work, visit.actor(), command);
    });
    if (!done && can_be_mended(done.error()))
        return show_help(visit, help, &done.error());
    TRY(std::move(done));
    return visit.redirect(account_path(command.account), help == Help::reset ? "reset" : "unlocked");
}

// ── Who is calling ───

Result<Response> show_caller(Visit const& visit, Error const* error = nullptr)
{
    auto shown = TRY(load_to_help(visit));
    auto name = shown.account.full_name();
    auto path = visit.path(account_path(shown.account.id));
    auto const& rules = visit.pack->service_desk;
    ActionPage action { say("service_desk.verify_that_the_caller_is", { { "name", name } }),
        say("service_desk.check_the_answers"), false,
        { say("service_desk.read_out_each_question_and"),
            say("service_desk.a_caller_who_answers_all",
                { { "caller_verified_for", std::to_string(rules.caller_verified_for.count()) } }),
            say("service_desk.each_account_can_be_tried",
                { { "caller_tries_per_day", std::to_string(rules.caller_tries_per_day) } }) },
        path + "/caller", path, shown.account.user_name, { name, path } };
    return show_action(visit, action, error, [&](Section& page) {
        for (auto const& question : shown.script) {
            auto id = "answer_" + question.key;
            auto row = page.add("QUESTION");
            // What was typed is not shown again: it may be the answer.
            add_field(row, "ANSWER",
                TextField {
                    .id = id, .label = question.asks, .autocomplete = "off", .width = Width::name, .exact = true });
        }
    });
}

Result<Response> post_caller(Visit const& visit)
{
    auto shown = TRY(load_to_help(visit));
    VerifyCaller call { shown.account.id, {} };
    for (auto const& question : shown.script)
        call.answers[question.key] = field(visit.request.form, "answer_" + question.key);
    auto verified = verify_caller(visit.portal.db, visit.portal.slow_hash, *visit.pack, visit.actor(), call);
    if (!verified && can_be_mended(verified.error()))
        return show_caller(visit, &verified.error());
    bool all_fit = TRY(std::move(verified));
    return visit.redirect(account_path(call.account), all_fit ? "match" : "no-match");
}

} // namespace

void add_desk_account_routes(Router& router, Portal const& portal)
{
    using enum Method;
    std::string account = "/staff/accounts/{account}";
    mount(router, portal, get, account, Right::staff_see, show_account);
    auto add = [&](Method method, std::string_view below, PageHandler handler) {
        mount(router, portal, method, account + std::string(below), Right::staff_act, std::move(handler));
    };
    for (auto help : { Help::reset, Help::unlock }) {
        auto below = help == Help::reset ? "/reset" : "/unlock";
        add(get, below, [help](Visit const& visit) { return show_help(visit, help); });
        add(post, below, [help](Visit const& visit) { return post_help(visit, help); });
    }
    add(get, "/caller", [](Visit const& visit) { return show_caller(visit); });
    add(post, "/caller", post_caller);
}

} // namespace gatehouse
