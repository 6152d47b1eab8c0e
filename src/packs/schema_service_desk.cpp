#include "packs/schema_rows.hpp"

namespace gatehouse {

// What plan staff may do for an office, and how they make sure who is calling.
SchemaKeys service_desk_keys()
{
    return {
        key("service_desk.second_person",
            "Whether naming somebody at a provider's request counts only when a second person of the staff approves.",
            truth())
            .fallback(true)
            .into(&Pack::service_desk, &ServiceDeskRules::second_person),
        key("service_desk.caller_tries_per_day",
            "How often in 24 hours somebody may try to be verified as the owner of an account, whoever of the staff "
            "asks.",
            whole_number(1, 50))
            .fallback(5)
            .into(&Pack::service_desk, &ServiceDeskRules::caller_tries_per_day),
        key("service_desk.caller_verified_for_minutes", "How long a caller counts as verified.",
            whole_number(1, 240, "minutes"))
            .fallback(30)
            .into(&Pack::service_desk, &ServiceDeskRules::caller_verified_for),
        key("caller_question.*.asks", "What staff read out.", text(1, 200))
            .into_entry(&Pack::caller_questions, &CallerQuestion::asks),
    };
}

} // namespace gatehouse
