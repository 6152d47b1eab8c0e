#include "support/door.hpp"

#include <algorithm>

namespace gatehouse {

Door::Door(Engine engine, ForwardAuth::Options options)
    : Offices(engine)
{
    change_rules([](Pack& changed) { changed.forward_auth.hosts = { "claims.example:8443" }; });
    packs.put(*pack);
    forward_auth = std::make_unique<ForwardAuth>(
        ForwardAuth::Parts {
            .db = *db,
            .clock = clock,
            .keys = around.keys,
            .packs = packs,
            .cookies = Cookies(true),
            .links = [](PlanId const& of) { return PortalLinks::parse("https://portal.example/" + of.value).value(); },
            .log = [](std::string_view) {},
            .plan_of_host = { { "plan.example", "ahcccs" } },
        },
        options);
    db->on_announcement([this](CommittedEvent const& event) { forward_auth->hear(event); });
}

Door::~Door() { db->on_announcement({}); }

std::string Door::open(Actor const& actor, SessionStage stage, std::optional<FactorKind> presented)
{
    return db
        ->write(plan, Isolation::read_committed,
            [&](UnitOfWork& work) -> Result<std::string> {
                TakenOver given;
                if (presented)
                    given.factor = PresentedFactor { *presented, work.now };
                return open_session(work, *pack, actor.account, stage, { "a browser", "192.0.2.7" }, given)
                    .token.reveal();
            })
        .value();
}

SessionId Door::session_of(std::string const& token) const
{
    return { text("SELECT id FROM session WHERE token_hash = '" + sha256_hex(token) + "'") };
}

std::string Door::Answer::header(std::string_view name) const
{
    auto found = std::ranges::find(response.headers, name, &std::pair<std::string, std::string>::first);
    return found == response.headers.end() ? "" : found->second;
}

Request Door::question(Headers headers, std::string const& query)
{
    Request request { .path = "/ahcccs/authz", .query = query };
    request.headers = std::move(headers);
    request.headers.emplace_back("Host", "portal.example");
    return request;
}

Door::Answer Door::ask(std::string_view token, std::string const& query, Headers more)
{
    more.emplace_back("Cookie", "__Host-gh-ahcccs=" + std::string(token));
    return ask_with(std::move(more), query);
}

Door::Answer Door::ask_with(Headers headers, std::string const& query)
{
    return ask(question(std::move(headers), query));
}

Door::Answer Door::ask(Request const& request)
{
    if (auto known = forward_auth->answer_from_memory(request))
        return { std::move(*known), true };
    return { forward_auth->answer(plan, request), false };
}

} // namespace gatehouse
