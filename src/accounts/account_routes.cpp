#include "accounts/portal.hpp"

#include <memory>

#include "accounts/account_pages.hpp"
#include "accounts/choose_password.hpp"
#include "accounts/recovery.hpp"
#include "accounts/second_factor.hpp"
#include "accounts/sign_in.hpp"
#include "base/slow_hash.hpp"
#include "base/text.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"
#include "pages/fields.hpp"

namespace gatehouse {

namespace {

// ── Signing in and out ──────────────────────────────────────────────────────────────────────────────────────────

// Help for whoever cannot get in stands beside the form; under it where the plan has something to tell everybody.
void add_trouble_and_messages(Section& page, Visit const& visit)
{
    auto const& pack = *visit.pack;
    auto messages = visit.portal.messages ? visit.portal.messages(visit) : std::vector<Message> {};
    auto place = page.add(messages.empty() ? "BESIDE" : "UNDER");
    auto trouble = place.include("TROUBLE", "accounts/trouble.tpl");
    trouble.set("FORGOT", pack.words.forgot_password).set("SERVICE_DESK", pack.contacts.service_desk_name);
    trouble.set("SERVICE_DESK_EMAIL", pack.contacts.service_desk_email);
    trouble.set("SERVICE_DESK_WARNING", pack.contacts.service_desk_warning);
    trouble.set("ADMIN_NAME", pack.words.org_admin.name).set("CODE", pack.words.code);
    trouble.set("AN_ADMIN", pack.words.org_admin.indefinite);
    trouble.set("AN_ADMIN_OPENING", capitalized(pack.words.org_admin.indefinite));
    bool by_email = pack.registration.activation_method == ActivationMethod::email_link;
    trouble.show_if(!by_email, "BY_LETTER").show_if(pack.lockout.org_admin_unlocks, "ADMIN_UNLOCKS");
    if (by_email)
        trouble.add("BY_EMAIL").set("SUBJECT", pack.mail.activation_subject);
    if (pack.lockout.release_after)
        trouble.add("RELEASES").set("HOURS", std::to_string(pack.lockout.release_after->count()));
    if (messages.empty())
        return;
    auto beside = page.add("MESSAGES");
    add_messages(beside, "BOX", "messages", say("common.messages"), messages);
}

Response sign_in_page(Visit const& visit, std::string_view name, std::string_view next, Error const* error = nullptr)
{
    bool staff = door_of(visit) == AccountKind::staff;
    auto frame = visit.frame(staff ? say("accounts.plan_staff_log_in") : visit.pack->words.sign_in_heading);
    frame.error = error;
    visit.add_flash(frame,
        { { "signed-out", say("accounts.you_are_signed_out") },
            { "recovered", say("accounts.your_new_password_is_set") },
            { "ended", say("accounts.this_session_has_ended") },
            { "invited", say("accounts.your_account_is_ready_log") },
            { "activated", say("accounts.your_account_is_active_log") } });
    return visit.page("accounts/sign_in.tpl", frame, [&](Section& page) {
        page.set("ACTION", visit.path(staff ? "/staff/login" : "/login")).set("NEXT", next);
        add_field(page, "USERNAME",
            TextField { .id = "username",
                .label = visit.pack->words.user_name,
                .value = name,
                .autocomplete = "username",
                .width = Width::name,
                .exact = true });
        add_field(page, "PASSWORD",
            TextField { .id = "password",
                .label = say("common.password"),
                .type = "password",
                .autocomplete = "current-password",
                .width = Width::name });
        if (staff)
            return;
        page.add("WAYS")
            .set("REGISTER", visit.pack->words.register_link)
            .set("FORGOT", visit.pack->words.forgot_password);
        add_trouble_and_messages(page, visit);
    });
}

Result<Response> show_sign_in(Visit const& visit)
{
    auto query = visit.request.query_parameters();
    bool again = !field(query, "again").empty(); // Somebody shall give the password once more.
    auto next = safe_next(visit, field(query, "next"));
    if (again || !visit.session || visit.session->actor.kind != door_of(visit))
        return sign_in_page(visit, "", next);
    if (visit.session->owes_agreement)
        return visit.redirect("/agreements?next=" + percent_encode(next));
    return next == visit.path("/") ? visit.redirect(home_of(door_of(visit))) : see_other(next);
}

std::string_view step_after(NewSession const& opened, AccountKind door)
{
    switch (opened.stage) {
    case SessionStage::activation_code: return "/activate";
    case SessionStage::new_password: return door == AccountKind::staff ? "/staff/password" : "/password";
    case SessionStage::full: return home_of(door);
    }
    std::unreachable();
}

Result<Response> post_sign_in(Visit const& visit)
{
    auto name = field(visit.request.form, "username");
    auto next = safe_next(visit, field(visit.request.form, "next"));
    auto door = door_of(visit);
    auto opened = sign_in(visit.portal.db, visit.portal.slow_hash, *visit.pack,
        { .door = door,
            .name = name,
            .password = raw_field(visit.request.form, "password"),
            .place = visit.place(),
            .replaces = visit.session ? std::optional(visit.session->actor.session) : std::nullopt });
    if (!opened)
        return sign_in_page(visit, name, next, &opened.error());
    auto is_full = opened->stage == SessionStage::full;
    auto response = is_full && next != visit.path("/") ? see_other(next) : visit.redirect(step_after(*opened, door));
    visit.set_session(response, *opened);
    return response;
}

Result<Response> post_sign_out(Visit const& visit)
{
    if (visit.session) {
        TRY(visit.portal.db.write(visit.plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<> {
            end_session(work, visit.actor().session, SessionEnd::signed_out);
            record(work, { audit_actor(visit.actor()), "account.signed_out", about_account(visit.actor().account) });
            return {};
        }));
    }
    auto response = visit.redirect(door_of(visit) == AccountKind::staff ? "/staff/login" : "/login", "signed-out");
    visit.clear_session(response);
    return response;
}

// ── Choosing a password ─────────────────────────────────────────────────────────────────────────────────────────

Response password_page(Visit const& visit, Error const* error = nullptr)
{
    bool asks_current = visit.session->stage == SessionStage::full;
    auto frame
        = visit.frame(asks_current ? say("common.change_your_password") : say("accounts.choose_a_password_of_your"));
    frame.error = error;
    auto const& rules = visit.pack->passwords;
    return visit.page("accounts/choose_password.tpl", frame, [&](Section& page) {
        page.set("ACTION", visit.request.base + visit.request.path.substr(1 + visit.plan.value.size()));
        page.set("LENGTH_MIN", std::to_string(rules.length_min)).set("LENGTH_MAX", std::to_string(rules.length_max));
        if (rules.expire_after)
            page.add("EXPIRES").set("DAYS", std::to_string(rules.expire_after->count()));
        page.show_if(!asks_current, "FIRST");
        if (asks_current) {
            auto current = page.add("CURRENT");
            add_field(current, "CURRENT_PASSWORD",
                TextField { .id = "current_password",
                    .label = say("accounts.current_password"),
                    .type = "password",
                    .autocomplete = "current-password",
                    .width = Width::name });
        }
        add_field(page, "NEW_PASSWORD",
            TextField { .id = "new_password",
                .label = say("accounts.new_password"),
                .type = "password",
                .autocomplete = "new-password",
                .width = Width::name });
        add_field(page, "REPEAT_PASSWORD",
            TextField { .id = "repeat_password",
                .label = say("accounts.new_password_again"),
                .type = "password",
                .autocomplete = "new-password",
                .width = Width::name });
    });
}

std::vector<std::string> words_about(Visit const& visit, AccountId const& id)
{
    return visit.portal.db
        .read(visit.plan,
            [&](UnitOfWork& work) -> Result<std::vector<std::string>> {
                auto account = find_account(work, id).value();
                return std::vector { account.user_name, account.first_name, account.last_name, account.email.text() };
            })
        .value();
}

Result<Response> show_password(Visit const& visit) { return password_page(visit); }

Result<Response> post_password(Visit const& visit)
{
    auto const& form = visit.request.form;
    auto opened = choose_password(visit.portal.db, visit.portal.slow_hash, *visit.pack, *visit.session,
        words_about(visit, visit.actor().account),
        { .current = raw_field(form, "current_password"),
            .wanted = raw_field(form, "new_password"),
            .repeated = raw_field(form, "repeat_password"),
            .place = visit.place() });
    if (!opened)
        return password_page(visit, &opened.error());
    bool from_account = visit.session->stage == SessionStage::full;
    auto door = door_of(visit);
    auto response = visit.redirect(from_account && door == AccountKind::provider ? "/me" : home_of(door), "password");
    visit.set_session(response, *opened);
    return response;
}

// ── Forgot password ─────────────────────────────────────────────────────────────────────────────────────────────

Response forgot_page(Visit const& visit, Error const* error = nullptr)
{
    auto frame = visit.frame(visit.pack->words.forgot_password);
    frame.error = error;
    return visit.page("accounts/forgot_password.tpl", frame, [&](Section& page) {
        add_field(page, "USERNAME",
            TextField { .id = "username",
                .label = visit.pack->words.user_name,
                .value = field(visit.request.form, "username"),
                .autocomplete = "username",
                .width = Width::name,
                .exact = true });
        page.set("AN_ADMIN", visit.pack->words.org_admin.indefinite);
        page.set(
            "LOCK_HOURS", std::to_string(visit.pack->lockout.release_after.value_or(std::chrono::hours(0)).count()));
        page.show_if(visit.pack->lockout.release_after.has_value(), "RELEASES");
    });
}

Result<Response> show_forgot(Visit const& visit) { return forgot_page(visit); }

Result<Response> post_forgot(Visit const& visit)
{
    auto name = field(visit.request.form, "username");
    if (name.empty()) {
        Error error { ErrorKind::invalid_input, "recovery.no_name", "",
            { { "username", say("accounts.enter_your_username") } } };
        return forgot_page(visit, &error);
    }
    // Costs one hash, of nothing, as signing in does: beside it the mail that a known name gets is lost in the noise.
    TRY(visit.portal.slow_hash.fits("", name));
    TRY(visit.portal.db.write(visit.plan, Isolation::read_committed, [&](UnitOfWork& work) {
        return request_recovery(work, *visit.pack, visit.links(), name, visit.request.peer);
    }));
    return visit.page(
        "accounts/recovery_sent.tpl", visit.frame(say("accounts.look_into_your_email")), [&](Section& page) {
            page.set("MINUTES", std::to_string(visit.pack->passwords.recovery_link_good_for.count()));
        });
}

Response recover_page(Visit const& visit, std::string_view code, Error const* error = nullptr)
{
    auto frame = visit.frame(say("accounts.set_a_new_password"));
    frame.error = error;
    auto const& rules = visit.pack->passwords;
    return visit.page("accounts/recover.tpl", frame, [&](Section& page) {
        page.set("ACTION", visit.path("/recover/" + visit.parameter("account"))).set("CODE", code);
        page.set("LENGTH_MIN", std::to_string(rules.length_min)).set("LENGTH_MAX", std::to_string(rules.length_max));
        add_field(page, "NEW_PASSWORD",
            TextField { .id = "new_password",
                .label = say("accounts.new_password"),
                .type = "password",
                .autocomplete = "new-password",
                .width = Width::name });
        add_field(page, "REPEAT_PASSWORD",
            TextField { .id = "repeat_password",
                .label = say("accounts.new_password_again"),
                .type = "password",
                .autocomplete = "new-password",
                .width = Width::name });
    });
}

// Only shows the form: mail scanners follow links, and must not use the code up.
Result<Response> show_recover(Visit const& visit)
{
    auto query = visit.request.query_parameters();
    return recover_page(visit, field(query, "code"));
}

Result<Response> post_recover(Visit const& visit)
{
    auto const& form = visit.request.form;
    auto code = field(form, "code");
    auto wanted = raw_field(form, "new_password");
    auto accepted = check_new_password(*visit.pack, wanted, {}, "new_password");
    if (accepted && raw_field(form, "repeat_password") != wanted)
        accepted = refuse_field("password.repeat_differs", "repeat_password");
    if (!accepted)
        return recover_page(visit, code, &accepted.error());

    auto hash = TRY(visit.portal.slow_hash.hash(wanted));
    TRY(visit.portal.db.write(visit.plan, Isolation::read_committed, [&](UnitOfWork& work) {
        return redeem_recovery(work, *visit.pack, { { visit.parameter("account") }, code, hash });
    }));
    auto kind = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<AccountKind> {
        return find_account(work, { visit.parameter("account") }).value().kind;
    }));
    return visit.redirect(kind == AccountKind::staff ? "/staff/login" : "/login", "recovered");
}

// ── My sign-in and security ─────────────────────────────────────────────────────────────────────────────────────

Result<Response> show_me(Visit const& visit)
{
    struct Seen {
        Account account;
        std::vector<SessionRow> sessions;
        std::optional<PasswordExpiry> expiry;
        std::optional<SecondFactor> factor;
    };
    auto seen = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<Seen> {
        auto const& id = visit.actor().account;
        return Seen { find_account(work, id).value(), list_sessions(work, id), password_expiry(work, *visit.pack, id),
            find_second_factor(work, id) };
    }));
    auto frame = visit.frame(say("common.my_sign_in_and_security"));
    visit.add_flash(frame,
        { { "password", say("accounts.your_new_password_is_set_all") },
            { "ended", say("accounts.the_session_was_ended") } });
    return visit.page("accounts/me.tpl", frame, [&](Section& page) {
        page.set("USER_NAME", seen.account.user_name).set("EMAIL", seen.account.email.text());
        page.set("FULL_NAME", seen.account.full_name()).set("PASSWORD_PATH", visit.path("/me/password"));
        page.set("FACTOR_PATH", visit.path("/me/factor")).show_if(seen.factor.has_value(), "HAS_FACTOR");
        page.show_if(!seen.factor, "NO_FACTOR");
        if (seen.expiry) {
            auto expires = page.add("EXPIRES");
            expires.show_if(seen.expiry->warn, "SOON");
            add_time(expires, "MOMENT", full_moment(seen.expiry->good_until, visit.zone()));
        }
        for (auto const& session : seen.sessions) {
            auto row = page.add("SESSION").set("BROWSER", session.place.browser).set("NETWORK", session.place.network);
            add_time(row, "SINCE", row_date(session.created_at, visit.zone(), visit.now()));
            add_time(row, "SEEN", row_date(session.last_seen_at, visit.zone(), visit.now()));
            bool is_this = session.id == visit.actor().session;
            row.show_if(is_this, "THIS");
            if (!is_this)
                row.add("OTHER").set("ACTION", visit.path("/me/sessions/" + session.id.value + "/end"));
        }
    });
}

Result<Response> post_end_session(Visit const& visit)
{
    SessionId id { visit.parameter("session") };
    TRY(visit.portal.db.write(visit.plan, Isolation::read_committed,
        [&](UnitOfWork& work) { return end_own_session(work, visit.actor(), id); }));
    return visit.redirect("/me", "ended");
}

} // namespace

void add_account_routes(Router& router, Portal const& portal)
{
    auto add = [&](Method method, std::string_view pattern, Right right, PageHandler handler) {
        mount(router, portal, method, pattern, right, std::move(handler));
    };
    using enum Method;
    add_agreement_routes(router, portal);
    add(get, "/login", Right::anyone, show_sign_in);
    add(post, "/login", Right::anyone, post_sign_in);
    add(post, "/logout", Right::anyone, post_sign_out);
    add(get, "/forgot-password", Right::anyone, show_forgot);
    add(post, "/forgot-password", Right::anyone, post_forgot);
    add(get, "/recover/{account}", Right::anyone, show_recover);
    add(post, "/recover/{account}", Right::anyone, post_recover);
    add(get, "/password", Right::choosing_password, show_password);
    add(post, "/password", Right::choosing_password, post_password);
    add(get, "/me", Right::signed_in, show_me);
    add(get, "/me/password", Right::signed_in, show_password);
    add(post, "/me/password", Right::signed_in, post_password);
    add(post, "/me/sessions/{session}/end", Right::signed_in, post_end_session);

    add_factor_routes(router, portal);

    add(get, "/staff/login", Right::anyone, show_sign_in);
    add(post, "/staff/login", Right::anyone, post_sign_in);
    add(post, "/staff/logout", Right::staff_signed_in, post_sign_out);
    add(get, "/staff/password", Right::staff_choosing_password, show_password);
    add(post, "/staff/password", Right::staff_choosing_password, post_password);
    add(get, "/staff/me/password", Right::staff_signed_in, show_password);
    add(post, "/staff/me/password", Right::staff_signed_in, post_password);
}

} // namespace gatehouse
