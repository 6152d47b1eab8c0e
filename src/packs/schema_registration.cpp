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

// NIST SP 800-63B-4, 3.1.1.2: verifiers shall not ask for them when a password is chosen.
static std::string knowledge_questions(PackValue const& value)
{
    return std::get<std::vector<std::string>>(value).empty() ? "" : "no questions that others may know the answer to";
}

// What registration in steps says.
static void add_text_keys(SchemaKeys& keys)
{
    struct Row {
        std::string_view path, sentence;
        char const* fallback;
        std::string RegistrationTexts::*text;
    };
    static constexpr auto lines = std::to_array<Row>({
        { "registration.heading", "The heading above the steps of a registration.", "Register",
            &RegistrationTexts::heading },
        { "registration.eligibility_step", "The title of the step that finds the provider.",
            "Step 1 of 2 - Your provider", &RegistrationTexts::eligibility_step },
        { "registration.account_step", "The title of the step that makes the account.", "Step 2 of 2 - Your account",
            &RegistrationTexts::account_step },
    });
    static constexpr auto paragraphs = std::to_array<Row>({
        { "registration.match_help", "What the details of the provider must agree with.",
            "Enter the details exactly as the plan has them on file.", &RegistrationTexts::match_help },
        { "registration.practitioner_help", "Who registers as a practitioner.", "",
            &RegistrationTexts::practitioner_help },
        { "registration.group_help", "Who registers as a group.", "", &RegistrationTexts::group_help },
        { "registration.number_help", "What to do without the letter that has the provider ID.", "",
            &RegistrationTexts::number_help },
        { "registration.no_provider", "What to do when the details fit no provider of the plan.", "",
            &RegistrationTexts::no_provider },
    });
    for (auto const& row : lines)
        keys.push_back(key(row.path, row.sentence, text(1, 100))
                           .fallback(row.fallback)
                           .into(&Pack::registration, &RegistrationRules::texts, row.text));
    for (auto const& row : paragraphs)
        keys.push_back(key(row.path, row.sentence, paragraph(0, 600))
                           .fallback(row.fallback)
                           .into(&Pack::registration, &RegistrationRules::texts, row.text));
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
        key("registration.signs_in_after_activation",
            "Whether the link that activates an account signs in, in the browser in which its password was chosen.",
            truth())
            .fallback(false)
            .into(&Pack::registration, &RegistrationRules::signs_in_after_activation),
        key("registration.security_questions",
            "The questions one of which is chosen and answered, to recognize who calls; none: it is not asked.",
            list_of(text(), 0, 20))
            .fallback(std::vector<std::string> {})
            .departs(knowledge_questions)
            .into(&Pack::registration, &RegistrationRules::security_questions),
        key("registration.field.*.label", "The label of the field.", text(1, 60))
            .into_entry(&Pack::registration, &RegistrationRules::fields, &RegistrationField::label),
        key("registration.field.*.hint", "The line above the field.", text(0, 200))
            .fallback("")
            .into_entry(&Pack::registration, &RegistrationRules::fields, &RegistrationField::hint),
        key("registration.field.*.group_label", "The label when a group registers, where it differs.", text(0, 60))
            .fallback("")
            .into_entry(&Pack::registration, &RegistrationRules::fields, &RegistrationField::group_label),
    };
    for (auto& row : first_user_keys())
        keys.push_back(std::move(row));
    add_text_keys(keys);
    add_limit_keys(keys);
    return keys;
}

} // namespace gatehouse
