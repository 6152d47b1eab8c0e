#include "packs/schema_rows.hpp"

namespace gatehouse {

static void limit_keys(SchemaKeys& keys)
{
    struct Row {
        std::string_view uses, uses_sentence, window, window_sentence;
        Limit Limits::*member;
        int uses_default, window_default;
    };
    static constexpr auto rows = std::to_array<Row>({
        { "limits.registration_per_network", "How many registrations one network may begin in its window.",
            "limits.registration_per_network_minutes", "That window.", &Limits::registration_per_network, 20, 60 },
        { "limits.registration_per_provider_id", "How many registrations may name one provider ID in its window.",
            "limits.registration_per_provider_id_minutes", "That window.", &Limits::registration_per_provider_id, 10,
            24 * 60 },
        { "limits.sign_in_per_network", "How many sign-ins one network may try in its window.",
            "limits.sign_in_per_network_minutes", "That window.", &Limits::sign_in_per_network, 300, 15 },
        { "limits.recovery_per_network", "How many recovery mails one network may ask for in its window.",
            "limits.recovery_per_network_minutes", "That window.", &Limits::recovery_per_network, 20, 60 },
        { "limits.recovery_per_account", "How many recovery mails one account gets in its window.",
            "limits.recovery_per_account_minutes", "That window.", &Limits::recovery_per_account, 3, 60 },
    });
    for (auto const& row : rows) {
        keys.push_back(key(row.uses, row.uses_sentence, whole_number(1, 100'000))
                           .fallback(row.uses_default)
                           .into([member = row.member](Pack & p) -> auto& { return (p.limits.*member).uses; }));
        keys.push_back(key(row.window, row.window_sentence, whole_number(1, 7 * 24 * 60))
                           .fallback(row.window_default)
                           .into([member = row.member](Pack & p) -> auto& { return (p.limits.*member).window; }));
    }
}

// How a person gets an account: registration, limits.
SchemaKeys registration_keys()
{
    SchemaKeys keys;
    auto const row = [&](SchemaKey one) { keys.push_back(std::move(one)); };

    row(key("registration.activation_method", "How a registered master account is activated.",
        choice_of<ActivationMethod>())
            .into([](Pack & p) -> auto& { return p.registration.activation_method; }));
    row(key("registration.first_user", "What the first person to register for a provider ID becomes.",
        choice_of<FirstUser>())
            .fallback("prompt")
            .into([](Pack & p) -> auto& { return p.registration.first_user; }));
    row(key("registration.first_user_prechosen", "Whether the prompt comes with Yes chosen.", truth())
            .fallback(true)
            .into([](Pack & p) -> auto& { return p.registration.first_user_prechosen; }));
    row(key("registration.first_user_question", "What the prompt asks.", text(1, 300)).into([
    ](Pack & p) -> auto& { return p.registration.first_user_question; }));
    row(key("registration.first_user_duties", "What saying yes means.", text(1, 600)).into([
    ](Pack & p) -> auto& { return p.registration.first_user_duties; }));
    row(key("registration.first_user_declined", "The warning for whoever says no.", text(1, 600)).into([
    ](Pack & p) -> auto& { return p.registration.first_user_declined; }));
    row(key("registration.later_user", "What whoever registers later gets.", choice_of<LaterUser>())
            .fallback("individual_account")
            .into([](Pack & p) -> auto& { return p.registration.later_user; }));
    row(key("registration.strict_match", "Whether names and numbers must match as typed, case and spaces included.",
        truth())
            .fallback(false)
            .into([](Pack & p) -> auto& { return p.registration.strict_match; }));
    row(key("registration.letter_addresses", "Which kinds of address on file a letter may be sent to.",
        list_of(choice_of<AddressKind>(), 0, 3))
            .fallback(std::vector<std::string> { "correspondence" })
            .into([](Pack & p) -> auto& { return p.registration.letter_addresses; }));
    row(key("registration.wrong_address_help", "What to do when the right address is missing or wrong.", text(1, 600))
            .into([](Pack & p) -> auto& { return p.registration.wrong_address_help; }));
    row(key("registration.prove_email_within_hours", "How long the link that proves an email is good.",
        whole_number(1, 168))
            .fallback(24)
            .into([](Pack & p) -> auto& { return p.registration.prove_email_within; }));
    row(key("registration.complete_within_hours", "How long a registration with a proved email can be finished.",
        whole_number(1, 168))
            .fallback(24)
            .into([](Pack & p) -> auto& { return p.registration.complete_within; }));
    row(key("registration.field.*.label", "The label of a field that registration asks for.", text(1, 60)).into([
    ](Pack & p, PackNames const& names) -> auto& { return entry(p.registration.fields, names[0]).label; }));
    row(key("registration.field.*.hint", "The line above the field.", text(0, 200)).fallback("").into([
    ](Pack & p, PackNames const& names) -> auto& { return entry(p.registration.fields, names[0]).hint; }));
    limit_keys(keys);
    return keys;
}

} // namespace gatehouse
