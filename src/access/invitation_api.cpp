#include "access/access_api.hpp"

#include <boost/json/serialize.hpp>

#include "access/access_json.hpp"
#include "access/invitations.hpp"
#include "access/office_page.hpp"
#include "access/paging.hpp"
#include "access/permit.hpp"
#include "db/database.hpp"
#include "http/json_body.hpp"
#include "http/router.hpp"

namespace gatehouse {

namespace {

namespace bj = boost::json;

constexpr std::int64_t invitations_in_answer = 100;
constexpr std::size_t sent_in_transaction = 100;

InvitationOf invitation_of(Visit const& visit) { return { provider_of(visit), { visit.parameter("invitation") } }; }

bj::value instant_or_null(std::optional<Instant> const& instant)
{
    if (!instant)
        return nullptr;
    return bj::string(rfc3339(*instant));
}

// Never the link: that is in the mail, and nowhere else.
bj::object as_json(Invitation const& invitation)
{
    return {
        { "id", invitation.id.value },
        { "email", invitation.email.text() },
        { "first_name", invitation.first_name },
        { "last_name", invitation.last_name },
        { "capabilities", to_json(invitation.capabilities) },
        { "state", to_string(invitation.state) },
        { "reason", invitation.reason },
        { "mail_given_up", invitation.mail_was_given_up },
        { "listed_at", instant_or_null(invitation.listed_at) },
        { "sent_at", instant_or_null(invitation.sent_at) },
        { "good_until", instant_or_null(invitation.good_until) },
    };
}

Response answer(std::vector<Invitation> const& invitations)
{
    bj::array array;
    for (auto const& invitation : invitations)
        array.push_back(as_json(invitation));
    return json(200, bj::serialize(bj::object { { "invitations", std::move(array) } }));
}

Result<Response> show_one(Visit const& visit, InvitationOf const& which)
{
    auto found = TRY(visit.portal.db.read(
        visit.plan, [&](UnitOfWork& work) { return find_invitation(work, *visit.pack, visit.actor(), which); }));
    return json(200, bj::serialize(as_json(found)));
}

// ?from=101 goes on behind the hundredth.
Result<Response> list(Visit const& visit)
{
    auto part = part_of(visit, invitations_in_answer);
    auto invitations = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) {
        return all_invitations(work, *visit.pack, visit.actor(), { provider_of(visit), part.limit, part.offset });
    }));
    return answer(invitations);
}

Result<Response> add_one(Visit const& visit)
{
    auto body = TRY(json_body(visit.request));
    InvitePerson person { provider_of(visit), {}, {}, {}, {}, {} };
    for (auto [name, place] : { std::pair("email", &person.email), std::pair("first_name", &person.first_name),
             std::pair("last_name", &person.last_name), std::pair("zip", &person.zip) }) {
        auto text = TRY(json_text(body, name));
        *place = std::move(text).value_or("");
    }
    auto capabilities = TRY(json_texts(body, "capabilities"));
    person.capabilities = std::move(capabilities).value_or(std::vector<std::string> {});
    auto id = TRY(visit.portal.db.write(
        visit.plan, [&](UnitOfWork& work) { return list_invitation(work, *visit.pack, visit.actor(), person); }));
    return show_one(visit, { person.provider, id });
}

// Sends the actor's list; answers with how each went, failures first.
Result<Response> send_all(Visit const& visit)
{
    TRY(json_body(visit.request));
    auto provider = provider_of(visit);
    auto begun = visit.portal.db.write(visit.plan, [&](UnitOfWork& work) -> Result<BatchId> {
        TRY(permit(work, *visit.pack, visit.actor(), Right::manage_people, provider));
        return BatchId { work.new_id() };
    });
    auto batch = TRY(std::move(begun));
    for (std::size_t now = sent_in_transaction; now == sent_in_transaction;)
        now = TRY(visit.portal.db.write(visit.plan, [&](UnitOfWork& work) {
            return send_invitations(
                work, *visit.pack, visit.links(), visit.actor(), provider, batch, sent_in_transaction);
        }));
    auto sent = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) {
        return sent_together(work, *visit.pack, visit.actor(), { provider, invitations_in_answer }, batch);
    }));
    return answer(sent);
}

Result<Response> resend(Visit const& visit)
{
    TRY(json_body(visit.request));
    auto which = invitation_of(visit);
    auto asked = visit.portal.db.write(visit.plan, [&](UnitOfWork& work) -> Result<bool> {
        TRY(find_invitation(work, *visit.pack, visit.actor(), which));
        return may_resend(work, which.invitation);
    });
    auto may = TRY(std::move(asked));
    if (!may)
        return refuse(ErrorKind::rate_limited, "invitation.resent_too_often");
    TRY(visit.portal.db.write(visit.plan,
        [&](UnitOfWork& work) { return resend_invitation(work, *visit.pack, visit.links(), visit.actor(), which); }));
    return show_one(visit, which);
}

Result<Response> cancel(Visit const& visit)
{
    TRY(json_body(visit.request));
    auto which = invitation_of(visit);
    TRY(visit.portal.db.write(
        visit.plan, [&](UnitOfWork& work) { return cancel_invitation(work, *visit.pack, visit.actor(), which); }));
    return show_one(visit, which);
}

} // namespace

void add_invitation_api(Router& router, Portal const& portal)
{
    using enum Method;
    std::string const all = "/api/v1/providers/{provider}/invitations";
    std::string const one = all + "/{invitation}";
    auto add = [&](Method method, std::string const& pattern, PageHandler handler) {
        mount(router, portal, method, pattern, Right::manage_people, std::move(handler));
    };
    add(get, all, list);
    add(post, all, add_one);
    add(post, all + "/sending", send_all);
    add(get, one, [](Visit const& visit) { return show_one(visit, invitation_of(visit)); });
    add(post, one + "/resend", resend);
    add(post, one + "/cancellation", cancel);
}

} // namespace gatehouse
