#include "forward_auth/authz_answer.hpp"

#include "forward_auth/dialect.hpp"
#include "forward_auth/forward_target.hpp"
#include "http/form.hpp"

namespace gatehouse {

namespace {

std::string joined(std::vector<std::string_view> const& names)
{
    std::string text;
    for (auto name : names)
        text.append(text.empty() ? "" : ",").append(name);
    return text;
}

// The page goes to the browser itself, if the proxy passes it on; else the proxy gets the status and the link.
Response refuse(int status, AuthzQuestion const& question, Request const& request, char const* header, std::string link)
{
    Response response { status, status == 401 ? "Sign in first.\n" : "You may not use this.\n",
        { { "Content-Type", "text/plain" }, { "Cache-Control", "no-store" } } };
    if (link.empty())
        return response;
    if (question.dialect->passes_refusals_on && question.dialect->is_page_view(request)) {
        response.status = 302;
        response.headers.emplace_back("Location", std::move(link));
    } else {
        response.headers.emplace_back(header, std::move(link));
    }
    return response;
}

Response forbid(PlanRules const& rules, AuthzQuestion const& question, Request const& request, char const* reason)
{
    auto link = rules.portal + "/why?subsystem=" + percent_encode(question.subsystem);
    if (!question.provider.empty())
        link += "&provider=" + percent_encode(question.provider);
    auto response = refuse(403, question, request, authz_header::why, std::move(link));
    response.headers.emplace_back(authz_header::refusal, reason);
    return response;
}

// Where the browser wanted to go, if that can be asked for again; else the subsystem's front door.
std::string way_back(PlanRules const& rules, AuthzQuestion const& question, Request const& request)
{
    if (question.dialect->is_page_view(request))
        return question.dialect->original_url(request);
    auto const* subsystem = rules.find_subsystem(question.subsystem);
    if (!subsystem)
        return {};
    return subsystem->upstream.starts_with('/') ? rules.portal_origin + subsystem->upstream : subsystem->upstream;
}

std::string assertion_for(CachedSession& session, CachedSession::Office const& office, SubsystemRules const& subsystem,
    std::string const& permissions, Instant now, AssertionKey const& key)
{
    auto seconds = static_cast<std::uint32_t>(std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count());
    auto index = static_cast<std::uint16_t>(&subsystem - session.rules().subsystems.data());
    auto& last = session.assertion;
    bool is_good = last.at != 0 && last.at <= seconds && seconds - last.at < AssertionKey::reused_for.count()
        && last.subsystem == index && last.office == office.index;
    auto input = AssertionKey::signing_input(subsystem.assertion_start,
        { session.account(), office.number, to_string(office.role), permissions, is_good ? last.at : seconds });
    if (!is_good)
        last = { seconds, index, static_cast<std::uint16_t>(office.index), key.sign(input) };
    return AssertionKey::compact(std::move(input), last.signature);
}

Response allow(CachedSession& session, CachedSession::Office const& office, SubsystemRules const& subsystem,
    CapabilitySet capabilities, Instant now, AssertionKey const& key)
{
    auto permissions = joined(session.rules().names_of(capabilities));
    Response response { 204 };
    response.headers.reserve(6);
    response.headers.emplace_back(authz_header::account, session.account());
    response.headers.emplace_back(authz_header::provider, office.number);
    response.headers.emplace_back(authz_header::role, to_string(office.role));
    auto assertion = assertion_for(session, office, subsystem, permissions, now, key);
    response.headers.emplace_back(authz_header::permissions, std::move(permissions));
    response.headers.emplace_back(authz_header::assertion, std::move(assertion));
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

} // namespace

std::optional<Response> answer_authz(CachedSession& session, AuthzQuestion const& question, Request const& request,
    Instant now, AssertionKey const& key, Revocations const* revocations)
{
    auto const& rules = session.rules();
    if (!session.host().empty()) {
        auto target = parse_forward_target(question.dialect->original_url(request), rules.portal_origin, rules.hosts);
        if (!target || target->host != session.host())
            return refuse_stranger(&rules, question, request);
    }
    auto const* subsystem = rules.find_subsystem(question.subsystem);
    if (!subsystem)
        return forbid(rules, question, request, "unknown-subsystem");
    auto office = session.find_office(question.provider);
    if (!office && revocations && !question.provider.empty() && !session.is_complete())
        return std::nullopt;
    if (!office)
        return forbid(rules, question, request, question.provider.empty() ? "choose-provider" : "not-your-provider");
    if (revocations && !session.is_current(*office, *revocations))
        return std::nullopt;
    auto capabilities = office->capabilities & subsystem->capabilities;
    if (capabilities == 0)
        return forbid(rules, question, request, "no-permission");
    return allow(session, *office, *subsystem, capabilities, now, key);
}

Response refuse_stranger(PlanRules const* rules, AuthzQuestion const& question, Request const& request)
{
    std::string link;
    if (rules) {
        auto target = parse_forward_target(way_back(*rules, question, request), rules->portal_origin, rules->hosts);
        link = target ? rules->portal + "/forward?to=" + percent_encode(target->url) : rules->portal + "/login";
    }
    return refuse(401, question, request, authz_header::sign_in, std::move(link));
}

} // namespace gatehouse
