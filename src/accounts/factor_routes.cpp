#include "accounts/account_pages.hpp"
#include "accounts/factor_reset.hpp"
#include "accounts/second_factor.hpp"
#include "base/text.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"
#include "packs/pack.hpp"
#include "pages/fields.hpp"

namespace gatehouse {

namespace {

// Where the person wanted to go before the login came between; the home page of the door otherwise.
std::string next_of(Visit const& visit)
{
    auto query = visit.request.query_parameters();
    auto next = safe_next(
        visit, visit.request.method == Method::post ? field(visit.request.form, "next") : field(query, "next"));
    return next == visit.path("/") ? visit.path(home_of(door_of(visit))) : next;
}

std::string with_next(Visit const& visit, std::string_view below)
{
    return visit.path(at_door(visit, below)) + "?next=" + percent_encode(next_of(visit));
}

Response lead_on(Visit const& visit, NewSession const& opened)
{
    auto response = see_other(next_of(visit));
    visit.set_session(response, opened);
    return response;
}

void add_app_code(Section& page, std::string_view label = say("accounts.code_from_your_app"))
{
    add_field(page, "CODE_FIELD",
        TextField { .id = "code",
            .label = label,
            .hint = say("accounts.six_digits"),
            .autocomplete = "one-time-code",
            .input_mode = "numeric",
            .width = Width::id,
            .exact = true });
}

// ── The second step of a login ──────────────────────────────────────────────────────────────────────────────────

Response code_page(Visit const& visit, Error const* error = nullptr)
{
    auto frame = visit.frame(say("accounts.enter_your_code"));
    frame.error = error;
    return visit.page("accounts/factor_code.tpl", frame, [&](Section& page) {
        page.set("ACTION", visit.path(at_door(visit, "/login/code"))).set("NEXT", next_of(visit));
        page.set("LOST", with_next(visit, "/login/lost")).set("OTHER", visit.path(at_door(visit, "/login")));
        add_app_code(page);
        add_field(page, "RECOVERY_FIELD",
            TextField { .id = "recovery_code",
                .label = say("accounts.recovery_code"),
                .hint = say("accounts.four_groups_of_four_letters"),
                .autocomplete = "off",
                .width = Width::name,
                .exact = true });
    });
}

Result<Response> show_code(Visit const& visit) { return code_page(visit); }

Result<Response> post_code(Visit const& visit)
{
    auto const& form = visit.request.form;
    bool by_recovery = form.contains("recovery_code");
    auto opened = present_factor(visit.portal.db, visit.portal.slow_hash, *visit.pack, *visit.session,
        field(form, by_recovery ? "recovery_code" : "code"), visit.place());
    if (opened)
        return lead_on(visit, *opened);
    auto error = opened.error();
    if (error.kind == ErrorKind::unauthenticated)
        return std::unexpected(std::move(error));
    if (by_recovery)
        for (auto& at : error.fields)
            at.field = "recovery_code";
    return code_page(visit, &error);
}

// ── All of it is lost ───────────────────────────────────────────────────────────────────────────────────────────

Result<Response> lost_page(Visit const& visit, Error const* error = nullptr)
{
    auto reset = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<std::optional<FactorReset>> {
        return find_factor_reset(work, visit.actor().account);
    }));
    auto frame = visit.frame(say("accounts.i_have_lost_my_app"));
    frame.error = error;
    visit.add_flash(frame, { { "asked", say("accounts.your_wish_is_noted_we") } });
    bool is_staff = door_of(visit) == AccountKind::staff;
    return visit.page("accounts/factor_lost.tpl", frame, [&](Section& page) {
        page.set("BACK", with_next(visit, "/login/code")).set("NEXT", next_of(visit));
        page.set("SERVICE_DESK", visit.pack->contacts.service_desk_name);
        page.set("SERVICE_DESK_EMAIL", visit.pack->contacts.service_desk_email);
        bool is_over = reset && reset->approved_at && !reset->has_good_code(visit.now());
        if (reset && reset->has_good_code(visit.now())) {
            auto approved = page.add("APPROVED").set("ACTION", visit.path(at_door(visit, "/login/lost/code")));
            add_time(approved, "UNTIL", full_moment(*reset->code_good_until, visit.zone()));
            add_field(approved, "CODE_FIELD",
                TextField { .id = "code",
                    .label = say("accounts.code_from_the_email"),
                    .autocomplete = "off",
                    .width = Width::name,
                    .exact = true });
        } else if (reset && !is_over) {
            auto waits = page.add("WAITS");
            add_time(waits, "SINCE", full_moment(reset->asked_at, visit.zone()));
        } else {
            page.add("ASK").set("ACTION", visit.path(at_door(visit, "/login/lost")));
            page.show_if(is_over, "IS_OVER");
        }
        if (is_staff)
            page.show("OF_STAFF");
        else
            page.add("OF_OFFICE").set("AN_ADMIN_OPENING", capitalized(visit.pack->words.org_admin.indefinite));
    });
}

Result<Response> show_lost(Visit const& visit) { return lost_page(visit); }

Result<Response> post_lost(Visit const& visit)
{
    auto asked = visit.portal.db.write(
        visit.plan, [&](UnitOfWork& work) { return ask_factor_reset(work, *visit.pack, visit.actor()); });
    if (!asked)
        return lost_page(visit, &asked.error());
    return see_other(with_next(visit, "/login/lost") + "&done=asked");
}

Result<Response> post_lost_code(Visit const& visit)
{
    auto opened = finish_factor_reset(visit.portal.db, visit.portal.slow_hash, *visit.pack, *visit.session,
        { field(visit.request.form, "code"), visit.place() });
    if (!opened)
        return lost_page(visit, &opened.error());
    return lead_on(visit, *opened);
}

// ── Setting it up ───────────────────────────────────────────────────────────────────────────────────────────────

struct Offered {
    FactorOffer offer;
    bool is_again; // The page comes back with the secret that it showed before.
};

Result<Offered> offer(Visit const& visit, std::string_view ticket)
{
    return visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<Offered> {
        auto account = find_account(work, visit.actor().account).value();
        if (auto again = reopen_offer(work, *visit.pack, account, ticket))
            return Offered { std::move(*again), true };
        return Offered { offer_factor(work, *visit.pack, account), false };
    });
}

std::string in_groups(std::string_view text)
{
    std::string groups;
    for (std::size_t i = 0; i < text.size(); ++i)
        groups.append(i > 0 && i % 4 == 0 ? " " : "").push_back(text[i]);
    return groups;
}

Result<Response> enrolment_page(Visit const& visit, std::string_view ticket, Error const* error = nullptr)
{
    auto offered = TRY(offer(visit, ticket));
    bool is_own_wish = factor_decision(visit.session->factor, FactorRoute::work) == FactorDecision::pass;
    auto frame = visit.frame(say("accounts.set_up_a_second_factor"));
    frame.error = error;
    return visit.page("accounts/factor_enrol.tpl", frame, [&](Section& page) {
        auto action = at_door(visit, is_own_wish ? "/me/factor/app" : "/login/factor");
        page.set("ACTION", visit.path(action)).set("NEXT", next_of(visit)).set("TICKET", offered.offer.ticket);
        page.set("SECRET", in_groups(offered.offer.secret.reveal()));
        page.show_if(!is_own_wish, "DEMANDED");
        add_qr_code(page, "QR", say("accounts.qr_code_for_your_authenticator"), offered.offer.uri.reveal());
        add_app_code(page, say("accounts.code_that_the_app_shows"));
    });
}

Result<Response> show_enrolment(Visit const& visit) { return enrolment_page(visit, ""); }

// Shown once: what stands here is kept nowhere.
Response codes_page(Visit const& visit, std::vector<Secret<>> const& codes)
{
    auto frame = visit.frame(say("accounts.your_recovery_codes"));
    return visit.page("accounts/recovery_codes.tpl", frame, [&](Section& page) {
        page.set("NEXT", next_of(visit));
        for (auto const& code : codes)
            page.add("ROW").set("CODE", code.reveal());
    });
}

Result<Response> post_enrolment(Visit const& visit)
{
    auto ticket = field(visit.request.form, "ticket");
    auto done = enrol_factor(visit.portal.db, visit.portal.slow_hash, *visit.pack, *visit.session,
        { .ticket = std::string(ticket), .code = field(visit.request.form, "code"), .place = visit.place() });
    if (!done && done.error().kind == ErrorKind::unauthenticated)
        return std::unexpected(done.error());
    if (!done)
        return enrolment_page(visit, ticket, &done.error());
    auto response = codes_page(visit, done->recovery);
    visit.renew_session(response, done->session);
    return response;
}

// ── My second factor ────────────────────────────────────────────────────────────────────────────────────────────

Result<Response> show_factor(Visit const& visit)
{
    auto factor = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<std::optional<SecondFactor>> {
        return find_second_factor(work, visit.actor().account);
    }));
    auto frame = visit.frame(say("accounts.second_factor"));
    if (door_of(visit) == AccountKind::provider)
        frame.breadcrumbs = { { say("common.my_sign_in_and_security"), visit.path("/me") } };
    visit.add_flash(frame, { { "removed", say("accounts.done_second_factor_was_removed") } });
    return visit.page("accounts/my_factor.tpl", frame, [&](Section& page) {
        auto path
            = [&](std::string_view below) { return visit.path(at_door(visit, "/me/factor") + std::string(below)); };
        if (!factor) {
            page.add("NONE").set("SET_UP", path("/app"));
            return;
        }
        auto has = page.add("HAS").set("REMOVE", path("/removal")).set("RENEW", path("/codes"));
        has.set("LEFT", std::to_string(factor->recovery_codes_left));
        has.show_if(factor->recovery_codes_left < 3, "FEW");
        has.show_if(visit.session->factor.demanded, "DEMANDED");
        add_time(has, "SINCE", full_moment(factor->enrolled_at, visit.zone()));
    });
}

// Both take the password and a code; what for stands on the page.
enum class Change : std::uint8_t { removal, new_codes };

Result<Response> change_page(Visit const& visit, Change change, Error const* error = nullptr)
{
    bool removes = change == Change::removal;
    auto frame
        = visit.frame(removes ? say("accounts.remove_your_second_factor") : say("accounts.get_new_recovery_codes"));
    frame.breadcrumbs = { { say("accounts.second_factor"), visit.path(at_door(visit, "/me/factor")) } };
    frame.error = error;
    return visit.page("accounts/factor_change.tpl", frame, [&](Section& page) {
        page.set("ACTION", visit.path(at_door(visit, removes ? "/me/factor/removal" : "/me/factor/codes")));
        page.set("BACK", visit.path(at_door(visit, "/me/factor"))).show_if(removes, "REMOVAL");
        page.show_if(removes && visit.session->factor.demanded, "DEMANDED").show_if(!removes, "NEW_CODES");
        add_field(page, "PASSWORD_FIELD",
            TextField { .id = "current_password",
                .label = say("accounts.current_password"),
                .type = "password",
                .autocomplete = "current-password",
                .width = Width::name });
        add_field(page, "CODE_FIELD",
            TextField { .id = "code",
                .label = say("accounts.code_from_your_app_or"),
                .autocomplete = "one-time-code",
                .width = Width::name,
                .exact = true });
    });
}

FactorProof proof_in(Visit const& visit)
{
    return { raw_field(visit.request.form, "current_password"), field(visit.request.form, "code") };
}

Result<Response> post_removal(Visit const& visit)
{
    auto done = remove_factor(visit.portal.db, visit.portal.slow_hash, *visit.pack, *visit.session, proof_in(visit));
    if (!done)
        return change_page(visit, Change::removal, &done.error());
    return visit.redirect(at_door(visit, "/me/factor"), "removed");
}

Result<Response> post_new_codes(Visit const& visit)
{
    auto codes
        = renew_recovery_codes(visit.portal.db, visit.portal.slow_hash, *visit.pack, *visit.session, proof_in(visit));
    if (!codes)
        return change_page(visit, Change::new_codes, &codes.error());
    return codes_page(visit, *codes);
}

} // namespace

void add_factor_routes(Router& router, Portal const& portal)
{
    struct Door {
        std::string path;
        Right presenting, enrolling, signed_in;
    };
    using enum Method;
    for (auto const& door : { Door { "", Right::presenting_factor, Right::enrolling_factor, Right::signed_in },
             Door {
                 "/staff", Right::staff_presenting_factor, Right::staff_enrolling_factor, Right::staff_signed_in } }) {
        auto add = [&](Method method, std::string_view below, Right right, PageHandler handler) {
            mount(router, portal, method, door.path + std::string(below), right, std::move(handler));
        };
        add(get, "/login/code", door.presenting, show_code);
        add(post, "/login/code", door.presenting, post_code);
        add(get, "/login/lost", door.presenting, show_lost);
        add(post, "/login/lost", door.presenting, post_lost);
        add(post, "/login/lost/code", door.presenting, post_lost_code);
        add(get, "/login/factor", door.enrolling, show_enrolment);
        add(post, "/login/factor", door.enrolling, post_enrolment);
        add(get, "/me/factor", door.signed_in, show_factor);
        add(get, "/me/factor/app", door.signed_in, show_enrolment);
        add(post, "/me/factor/app", door.signed_in, post_enrolment);
        for (auto change : { Change::removal, Change::new_codes })
            add(get, change == Change::removal ? "/me/factor/removal" : "/me/factor/codes", door.signed_in,
                [change](Visit const& visit) { return change_page(visit, change); });
        add(post, "/me/factor/removal", door.signed_in, post_removal);
        add(post, "/me/factor/codes", door.signed_in, post_new_codes);
    }
}

} // namespace gatehouse
