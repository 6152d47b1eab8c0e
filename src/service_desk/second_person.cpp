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

std::string const& decision_in_words(DeskDecision decision)
{
    return say("service_desk.decision." + std::string(to_string(decision)));
}

std::optional<DeskDecision> parse_desk_decision(std::string_view text)
{
    using enum DeskDecision;
    for (auto decision : { approved, declined, withdrawn })
        if (to_string(decision) == text)
            return decision;
    return std::nullopt;
}

std::unexpected<Error> decided_meanwhile() { return refuse(ErrorKind::conflict, "second_person.decided"); }

Result<> permit_decision(Pack const& pack, Actor const& actor, WrittenDown const& written, DeskDecision decision,
    Instant authenticated_at, Instant now)
{
    bool is_own = written.by == actor.account;
    if (written.is_decided)
        return decided_meanwhile();
    if (decision == DeskDecision::withdrawn && !is_own)
        return refuse(ErrorKind::forbidden, "second_person.not_own", { { "by_name", written.by_name } });
    if (decision != DeskDecision::withdrawn && is_own)
        return refuse(ErrorKind::forbidden, "second_person.own_request");
    if (decision == DeskDecision::approved && now - authenticated_at > pack.sessions.fresh)
        return refuse(ErrorKind::conflict, "session.not_fresh");
    return {};
}

} // namespace gatehouse
