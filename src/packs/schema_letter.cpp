#include "packs/schema_rows.hpp"

namespace gatehouse {

static std::string longer_than_21_days(PackValue const& value)
{
    return std::get<std::int64_t>(value) > 21 ? "a code that comes by mail is good for 21 days at most" : "";
}

// {names} in a letter's texts are filled in when it is printed; check_document.cpp knows which there are.
static SchemaKeys letter_texts()
{
    constexpr std::string_view method = "registration.activation_method", letter = "letter";
    return {
        key("letter.sender", "The line above the return address.", text(1, 60))
            .needed_when(method, letter)
            .into(&Pack::letter, &LetterRules::sender),
        key("letter.return_address", "The lines of the return address.", list_of(text(), 2, 4))
            .needed_when(method, letter)
            .into(&Pack::letter, &LetterRules::return_address),
        key("letter.portal_address", "The portal's address as a person types it; empty: the server's own.",
            text(0, 100))
            .fallback("")
            .into(&Pack::letter, &LetterRules::portal_address),
        key("letter.subject", "The heading of the letter.", text(1, 100))
            .needed_when(method, letter)
            .into(&Pack::letter, &LetterRules::subject),
        key("letter.opening", "The first paragraph: who registered, and for whom.", paragraph())
            .needed_when(method, letter)
            .into(&Pack::letter, &LetterRules::opening),
        key("letter.unknown_person", "What an office does that does not know the person.", paragraph())
            .needed_when(method, letter)
            .into(&Pack::letter, &LetterRules::unknown_person),
        key("letter.steps", "What to do with the code, in order.", list_of(text(), 1, 6))
            .needed_when(method, letter)
            .into(&Pack::letter, &LetterRules::steps),
        key("letter.after_use_by", "What to do when the use-by moment has passed.", paragraph())
            .needed_when(method, letter)
            .into(&Pack::letter, &LetterRules::after_use_by),
        key("letter.private_warning", "That the code is for nobody else.", paragraph())
            .needed_when(method, letter)
            .into(&Pack::letter, &LetterRules::private_warning),
        key("letter.mailer_id", "The USPS Mailer ID, for the Intelligent Mail barcode.", mailer_id())
            .optional()
            .into(&Pack::letter, &LetterRules::mailer_id),
    };
}

// The letter with the code.
SchemaKeys letter_keys()
{
    SchemaKeys keys {
        key("letter.good_for_days",
            "How long the code in a letter is good, in days of 24 hours; the last moment still counts.",
            whole_number(1, 60, "days"))
            .fallback(21)
            .departs(longer_than_21_days)
            .into(&Pack::letter, &LetterRules::good_for),
        key("letter.code_clock", "From when that time runs: since the code was issued, or since the letter was mailed.",
            choice_of<CodeClock>())
            .fallback("mailed")
            .into(&Pack::letter, &LetterRules::clock),
        key("letter.mail_after_business_days", "How many business days after it was asked for a letter is mailed.",
            whole_number(0, 10, "business days"))
            .fallback(1)
            .into(&Pack::letter, &LetterRules::mail_after_business_days),
        key("letter.expect_within_business_days", "Within what time a person is told to expect the letter.",
            whole_number(1, 40, "business days"))
            .fallback(10)
            .into(&Pack::letter, &LetterRules::expect_within_business_days),
        key("letter.not_received_days_before_use_by",
            "How long before the use-by moment a person can say that no letter came, at the latest.",
            whole_number(0, 30, "days"))
            .fallback(3)
            .into(&Pack::letter, &LetterRules::not_received_before_use_by),
        key("letter.open_max", "How many letters with good codes one provider ID may have at once.",
            whole_number(1, 20))
            .fallback(3)
            .into(&Pack::letter, &LetterRules::open_max),
        key("letter.per_year_max", "How many letters one provider ID gets in 365 days.", whole_number(1, 1000))
            .fallback(12)
            .into(&Pack::letter, &LetterRules::per_year_max),
    };
    for (auto& row : letter_texts())
        keys.push_back(std::move(row));
    return keys;
}

} // namespace gatehouse
