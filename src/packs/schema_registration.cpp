#include "packs/schema_rows.hpp"

namespace gatehouse {

static void add_limit_keys(SchemaKeys& keys)
{
    struct Row {
        std::string_view uses, uses_sentence, window, window_sentence;
        Limit Limits::*limit;
        int uses_default, window_default;
    };
    static constexpr auto rows = std::to_array<Row>({
        { "limits.registration_per_network", "How many registrations one network may begin in a window of time.",
            "limits.registration_per_network_minutes", "How long that window is.", &Limits::registration_per_network,
            20, 60 },
        { "limits.registration_per_provider_id",
            "How many registrations may name the same provider ID in a window of time.",
            "limits.registration_per_provider_id_minutes", "How long that window is.",
            &Limits::registration_per_provider_id, 10, 24 * 60 },
        { "limits.sign_in_per_network", "How many sign-ins one network may try in a window of time.",
            "limits.sign_in_per_network_minutes", "How long that window is.", &Limits::sign_in_per_network, 300, 15 },
        { "limits.recovery_per_network", "How many recovery emails one network may ask for in a window of time.",
            "limits.recovery_per_network_minutes", "How long that window is.", &Limits::recovery_per_network, 20, 60 },
        { "limits.recovery_per_account", "How many recovery emails one account gets in a window of time.",
            "limits.recovery_per_account_minutes", "How long that window is.", &Limits::recovery_per_account, 3, 60 },
    });
    for (auto const& row : rows) {
        keys.push_back(key(row.uses, row.uses_sentence, whole_number(1, 100'000))
                           .fallback(row.uses_default)
                           .into(&Pack::limits, row.limit, &Limit::uses));
        keys.push_back(key(row.window, row.window_sentence, whole_number(1, 7 * 24 * 60, "minutes"))
                           .fallback(row.window_default)
                           .into(&Pack::limits, row.limit, &Limit::window));
    }
}

static SchemaKeys first_user_keys()
{
    return {
        key("registration.first_user",
            "How the first person to register for a provider ID becomes its administrator: asked, or without asking.",
            choice_of<FirstUser>())
            .fallback("prompt")
            .into(&Pack::registration, &RegistrationRules::first_user),
        key("registration.first_user_prechosen", "Whether the question comes with Yes chosen.", truth())
            .fallback(true)
            .into(&Pack::registration, &RegistrationRules::first_user_prechosen),
        key("registration.first_user_question", "The question.", text(1, 300))
            .needed_when("registration.first_user", "prompt")
            .into(&Pack::registration, &RegistrationRules::first_user_question),
        key("registration.first_user_duties", "What saying yes means.", paragraph())
            .needed_when("registration.first_user", "prompt")
            .into(&Pack::registration, &RegistrationRules::first_user_duties),
        key("registration.first_user_declined", "The warning for whoever says no.", paragraph())
            .needed_when("registration.first_user", "prompt")
            .into(&Pack::registration, &RegistrationRules::first_user_declined),
        key("registration.later_user", "What whoever registers after the first administrator gets.",
            choice_of<LaterUser>())
            .fallback("individual_account")
            .into(&Pack::registration, &RegistrationRules::later_user),
    };
}

// How a person gets an account: registration, limits.
SchemaKeys registration_keys()
{
    SchemaKeys keys {
        key("registration.activation_method", "How the account of a new administrator is activated.",
            choice_of<ActivationMethod>())
            .into(&Pack::registration, &RegistrationRules::activation_method),
        key("registration.strict_match", "Whether what is typed must equal the record in case and spaces too.", truth())
            .fallback(false)
            .into(&Pack::registration, &RegistrationRules::strict_match),
        key("registration.letter_addresses", "Which kinds of address on file a letter may be sent to.",
            list_of(choice_of<AddressKind>(), 0, 3))
            .fallback(std::vector<std::string> { "correspondence" })
            .into(&Pack::registration, &RegistrationRules::letter_addresses),
        key("registration.wrong_address_help", "What to do when the right address is missing or wrong.", paragraph())
            .needed_when("registration.activation_method", "letter")
            .into(&Pack::registration, &RegistrationRules::wrong_address_help),
        key("registration.prove_email_within_hours", "How long the link that proves an email address is good.",
            whole_number(1, 168, "hours"))
            .fallback(24)
            .into(&Pack::registration, &RegistrationRules::prove_email_within),
        key("registration.complete_within_hours", "How long a registration can be finished once the email is proved.",
            whole_number(1, 168, "hours"))
            .fallback(24)
            .into(&Pack::registration, &RegistrationRules::complete_within),
        key("registration.field.*.label", "The label of the field.", text(1, 60))
            .into_entry(&Pack::registration, &RegistrationRules::fields, &RegistrationField::label),
        key("registration.field.*.hint", "The line above the field.", text(0, 200))
            .fallback("")
            .into_entry(&Pack::registration, &RegistrationRules::fields, &RegistrationField::hint),
    };
    for (auto& row : first_user_keys())
        keys.push_back(std::move(row));
    add_limit_keys(keys);
    return keys;
}

} // namespace gatehouse
