#include "service_desk/second_person.hpp"

namespace gatehouse {

std::string_view to_string(DeskDecision decision)
{
    switch (decision) {
    case DeskDecision::approved: return "approved";
    case DeskDecision::declined: return "declined";
    case DeskDecision::withdrawn: return "withdrawn";
    }
    std::unreachable();
}

std::optional<DeskDecision> parse_desk_decision(std::string_view text)
{
    using enum DeskDecision;
    for (auto decision : { approved, declined, withdrawn })
        if (to_string(decision) == text)
            return decision;
    return std::nullopt;
}

std::unexpected<Error> decided_meanwhile()
{
    return fail(ErrorKind::conflict, "second_person.decided", "This was decided meanwhile.");
}

Result<> permit_decision(Pack const& pack, Actor const& actor, WrittenDown const& written, DeskDecision decision,
    Instant authenticated_at, Instant now)
{
    bool is_own = written.by == actor.account;
    if (written.is_decided)
        return decided_meanwhile();
    if (decision == DeskDecision::withdrawn && !is_own)
        return fail(ErrorKind::forbidden, "second_person.not_own",
            "Only " + written.by_name + " can withdraw this. You can decline it.");
    if (decision != DeskDecision::withdrawn && is_own)
        return fail(ErrorKind::forbidden, "second_person.own_request",
            "You wrote this down, so somebody else of the service desk decides on it.");
    if (decision == DeskDecision::approved && now - authenticated_at > pack.sessions.fresh)
        return fail(ErrorKind::conflict, "session.not_fresh",
            "Your last login is too long ago to approve this. Log in again, then approve.");
    return {};
}

} // namespace gatehouse
