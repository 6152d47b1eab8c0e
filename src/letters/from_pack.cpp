#include "letters/from_pack.hpp"

#include <cctype>

#include "packs/pack.hpp"

namespace gatehouse {

namespace {

std::string with_capital(std::string text)
{
    if (!text.empty())
        text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text;
}

// As people type it: a browser adds the scheme by itself.
std::string typed(std::string_view url)
{
    constexpr std::string_view scheme = "https://";
    if (url.starts_with(scheme))
        url.remove_prefix(scheme.size());
    if (url.ends_with('/'))
        url.remove_suffix(1);
    return std::string(url);
}

} // namespace

LetterTerms letter_terms(Pack const& pack)
{
    auto const& rules = pack.letter;
    return {
        .zone = pack.zone(),
        .calendar = pack.calendar(),
        .clock = rules.clock == CodeClock::mailed ? LetterClock::mailed : LetterClock::issued,
        .good_for = rules.good_for,
        .mail_after_business_days = rules.mail_after_business_days,
        .expect_within_business_days = rules.expect_within_business_days,
        .not_received_before_use_by = rules.not_received_before_use_by,
        .open_max = rules.open_max,
        .per_year_max = rules.per_year_max,
    };
}

LetterWording letter_wording(Pack const& pack, std::string_view portal_url)
{
    auto const& rules = pack.letter;
    return {
        .sender = rules.sender,
        .return_address = rules.return_address,
        .heading = rules.subject,
        .opening = rules.opening,
        .steps = rules.steps,
        .after_use_by = rules.after_use_by,
        .private_warning = rules.private_warning,
        .unknown_person = rules.unknown_person,
        .portal_address = rules.portal_address.empty() ? typed(portal_url) : rules.portal_address,
        .zone_label = pack.time_zone.label,
        .code_label = with_capital(pack.words.code),
        .password_label = with_capital(pack.words.temporary_password),
        .mailer_id = rules.mailer_id,
    };
}

} // namespace gatehouse
