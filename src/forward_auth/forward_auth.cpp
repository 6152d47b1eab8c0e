#include "forward_auth/forward_auth.hpp"

#include <algorithm>
#include <iterator>

#include "accounts/portal.hpp"
#include "base/keys.hpp"
#include "forward_auth/authz_answer.hpp"
#include "forward_auth/last_seen_writer.hpp"
#include "forward_auth/load_session.hpp"
#include "forward_auth/revocation_reader.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

Response cannot_tell()
{
    return { 503, "It cannot be told at the moment who is signed in. Try again in a moment.\n",
        { { "Content-Type", "text/plain" }, { "Cache-Control", "no-store" }, { "Retry-After", "1" } } };
}

Response not_understood(Error const& error)
{
    return { 400, error.message + "\n", { { "Content-Type", "text/plain" }, { "Cache-Control", "no-store" } } };
}

} // namespace

struct ForwardAuth::State {
    State(Parts all, Options const& options)
        : parts(std::move(all))
        , key(parts.keys.assertions)
        , cache(options.cache_bytes_max)
        , last_seen(parts.db, parts.log)
        , reader(parts.db, parts.clock, revocations, { .silence_max = options.silence_max, .listen = options.listen },
              parts.log, [this] { forget_changed_packs(); })
    {
    }

    std::string_view plan_asked(Request const&) const;
    std::optional<std::string_view> token_in(Request const&, PlanId const&) const;
    std::shared_ptr<PlanRules const> known_rules(PlanId const&) const;
    std::shared_ptr<PlanRules const> rules_for(Pack const&);
    void forget_changed_packs();
    void touch(CachedSession&, Instant now);

    Parts parts;
    AssertionKey key;
    Revocations revocations;
    SessionCache cache;
    mutable std::mutex rules_mutex;
    std::map<PlanId, std::shared_ptr<PlanRules const>> rules; // Of the revisions in force.
    LastSeenWriter last_seen;
    RevocationReader reader; // Last: its thread uses the others.
};

// The plan whose /authz is asked, by its segment or its host name; empty when something else is asked.
std::string_view ForwardAuth::State::plan_asked(Request const& request) const
{
    constexpr std::string_view authz = "/authz";
    std::string_view path = request.path;
    if (request.method != Method::get || !path.ends_with(authz))
        return {};
    path.remove_suffix(authz.size());
    if (auto host = parts.plan_of_host.find(request.header("Host")); host != parts.plan_of_host.end())
        return path.empty() ? std::string_view(host->second) : std::string_view();
    if (!path.starts_with('/') || path.find('/', 1) != path.npos)
        return {};
    return path.substr(1);
}

std::optional<std::string_view> ForwardAuth::State::token_in(Request const& request, PlanId const& plan) const
{
    auto name = parts.cookies.name_on_the_wire(session_cookie(plan, AccountKind::provider));
    auto token = sole_token(request, name);
    return token ? token : sole_token(request, parts.cookies.name_on_the_wire(forwarded_cookie(plan)));
}

std::shared_ptr<PlanRules const> ForwardAuth::State::known_rules(PlanId const& plan) const
{
    std::lock_guard lock(rules_mutex);
    auto found = rules.find(plan);
    return found == rules.end() ? nullptr : found->second;
}

std::shared_ptr<PlanRules const> ForwardAuth::State::rules_for(Pack const& pack)
{
    std::lock_guard lock(rules_mutex);
    auto& known = rules[pack.plan];
    if (known && known->revision != pack.revision)
        revocations.revoke(Revocations::Kind::plan, pack.plan.value);
    if (!known || known->revision != pack.revision)
        known = std::make_shared<PlanRules const>(pack, parts.links(pack.plan), key);
    return known;
}

// Another revision has come into force: what was remembered under the earlier one must be looked up again.
void ForwardAuth::State::forget_changed_packs()
{
    std::lock_guard lock(rules_mutex);
    for (auto const& [plan, known] : rules) {
        auto pack = parts.packs.find(plan);
        if (!pack || pack->revision != known->revision)
            revocations.revoke(Revocations::Kind::plan, plan.value);
    }
}

void ForwardAuth::State::touch(CachedSession& session, Instant now)
{
    if (session.wants_touch(now) && last_seen.note(session.rules().plan, session.session()))
        session.seen_at(now);
}

std::string forwarded_cookie(PlanId const& plan) { return "gh-forwarded-" + plan.value; }

ForwardAuth::ForwardAuth(Parts parts, Options options)
    : m_state(std::make_unique<State>(std::move(parts), options))
{
}

ForwardAuth::ForwardAuth(Parts parts)
    : ForwardAuth(std::move(parts), Options {})
{
}

ForwardAuth::~ForwardAuth() = default;

std::optional<Response> ForwardAuth::answer_from_memory(Request const& request)
{
    auto& state = *m_state;
    PlanId plan { std::string(state.plan_asked(request)) };
    if (plan.value.empty())
        return std::nullopt;
    if (!state.reader.is_fresh())
        return cannot_tell();
    auto question = parse_authz_question(request.query);
    if (!question)
        return not_understood(question.error());
    auto token = state.token_in(request, plan);
    if (!token) {
        auto rules = state.known_rules(plan);
        return rules ? std::optional(refuse_stranger(rules.get(), *question, request)) : std::nullopt;
    }

    auto now = state.parts.clock.now();
    std::optional<Response> response;
    state.cache.visit(sha256(*token), [&](CachedSession& session) {
        if (session.rules().plan != plan || !session.is_current(now, state.revocations))
            return;
        response = answer_authz(session, *question, request, now, state.key, &state.revocations);
        if (response)
            state.touch(session, now);
    });
    return response;
}

Response ForwardAuth::answer(PlanId const& plan, Request const& request)
{
    auto& state = *m_state;
    auto read_at = state.revocations.latest(); // Before anything is read, the pack included.
    auto pack = state.parts.packs.find(plan);
    if (!pack)
        return { 404 };
    if (!state.reader.is_fresh())
        return cannot_tell();
    auto question = parse_authz_question(request.query);
    if (!question)
        return not_understood(question.error());
    auto rules = state.rules_for(*pack);
    auto token = state.token_in(request, plan);
    if (!token)
        return refuse_stranger(rules.get(), *question, request);

    auto hash = sha256(*token);
    // What was asked lately stays remembered beside it, so that two offices in two tabs do not push each other out.
    std::vector<std::string> numbers { question->provider };
    state.cache.visit(hash, [&](CachedSession& session) {
        if (session.rules().plan == plan && !session.is_complete())
            std::ranges::move(session.office_numbers(), std::back_inserter(numbers));
    });
    auto known = state.parts.db.read(plan, [&](UnitOfWork& work) -> Result<std::optional<KnownSession>> {
        return load_session(work, *pack, to_hex(hash), numbers);
    });
    if (!known || !*known) {
        state.cache.forget(hash);
        return refuse_stranger(rules.get(), *question, request);
    }
    CachedSession session(**known, rules, read_at);
    auto now = state.parts.clock.now();
    state.touch(session, now);
    auto response = answer_authz(session, *question, request, now, state.key, nullptr).value();
    state.cache.put(hash, std::move(session));
    return response;
}

void ForwardAuth::hear(CommittedEvent const& event)
{
    using enum Revocations::Kind;
    auto& revocations = m_state->revocations;
    if (event.topic == "session.ended")
        revocations.revoke(session, event.subject);
    else if (event.topic == "account.revoked")
        revocations.revoke(account, event.subject);
    else if (event.topic == "provider.revoked")
        revocations.revoke(provider, event.subject);
    else if (event.topic == "plan.revoked")
        revocations.revoke(plan, event.subject);
}

std::string const& ForwardAuth::jwks() const { return m_state->key.jwks(); }

ForwardAuth::Figures ForwardAuth::cache_figures() const { return { m_state->cache.size(), m_state->cache.bytes() }; }

} // namespace gatehouse
