#include "packs/schema_rows.hpp"

namespace gatehouse {

// The letter with the code: letter.
SchemaKeys letter_keys()
{
    SchemaKeys keys;
    auto const row = [&](SchemaKey one) { keys.push_back(std::move(one)); };

    row(key("letter.good_for_days", "How many days of 24 hours the code in a letter is good, the last moment included.",
        whole_number(1, 60))
            .fallback(21)
            .departs([](PackValue const& value) -> std::string {
                return std::get<std::int64_t>(value) > 21 ? "a code by mail is good for 21 days at most" : "";
            })
            .into([](Pack & p) -> auto& { return p.letter.good_for; }));
    row(key("letter.code_clock", "What those days run from: the registration or re-issue, or the day of mailing.",
        choice_of<CodeClock>())
            .fallback("mailed")
            .into([](Pack & p) -> auto& { return p.letter.clock; }));
    row(key("letter.mail_after_business_days", "How many business days after it was asked for a letter is mailed.",
        whole_number(0, 20))
            .fallback(1)
            .into([](Pack & p) -> auto& { return p.letter.mail_after_business_days; }));
    row(key("letter.expect_within_business_days", "Within how many business days a person is told to expect it.",
        whole_number(1, 40))
            .fallback(10)
            .into([](Pack & p) -> auto& { return p.letter.expect_within_business_days; }));
    row(key("letter.not_received_days_before_use_by",
        "How many days before the use-by moment \"not received\" is offered at the latest.", whole_number(0, 30))
            .fallback(3)
            .into([](Pack & p) -> auto& { return p.letter.not_received_before_use_by; }));
    row(key("letter.open_max", "How many letters may be open at once for one provider ID.", whole_number(1, 20))
            .fallback(3)
            .into([](Pack & p) -> auto& { return p.letter.open_max; }));
    row(key("letter.per_year_max", "How many letters one provider ID gets in 365 days.", whole_number(1, 1000))
            .fallback(12)
            .into([](Pack & p) -> auto& { return p.letter.per_year_max; }));
    row(key("letter.sender", "The line above the return address.", text(1, 60)).into([
    ](Pack & p) -> auto& { return p.letter.sender; }));
    row(key("letter.return_address", "Lines of the return address.", list_of(text(), 2, 4)).into([
    ](Pack & p) -> auto& { return p.letter.return_address; }));
    row(key(
        "letter.portal_address", "The portal's address as a person types it; empty: the server's own.", text(0, 100))
            .fallback("")
            .into([](Pack & p) -> auto& { return p.letter.portal_address; }));
    row(key("letter.subject", "The letter's heading.", text(1, 100)).into([
    ](Pack & p) -> auto& { return p.letter.subject; }));
    row(key("letter.opening", "First paragraph. {person}, {provider}, {provider_id} and {registered} are filled in.",
        text(1, 600))
            .into([](Pack & p) -> auto& { return p.letter.opening; }));
    row(key("letter.unknown_person", "What an office does that does not know the person.", text(1, 400)).into([
    ](Pack & p) -> auto& { return p.letter.unknown_person; }));
    row(key("letter.steps", "What to do, in order.", list_of(text(), 1, 6)).into([
    ](Pack & p) -> auto& { return p.letter.steps; }));
    row(key("letter.after_use_by", "What to do when the date has passed.", text(1, 600)).into([
    ](Pack & p) -> auto& { return p.letter.after_use_by; }));
    row(key("letter.private_warning", "That the code is for nobody else.", text(1, 400)).into([
    ](Pack & p) -> auto& { return p.letter.private_warning; }));
    row(key("letter.mailer_id", "USPS Mailer ID of 6 or 9 digits, for the Intelligent Mail barcode.", text(6, 9))
            .optional()
            .into([](Pack & p) -> auto& { return p.letter.mailer_id; }));
    return keys;
}

} // namespace gatehouse
