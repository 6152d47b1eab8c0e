#include "packs/pack.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "packs/schema_rows.hpp"

namespace gatehouse {

std::optional<NoticeLink> NoticeLink::parse(std::string_view text)
{
    text = trimmed(text);
    auto blank = text.find_last_of(' ');
    if (blank == text.npos)
        return std::nullopt;
    auto label = trimmed(text.substr(0, blank));
    auto address = text.substr(blank + 1);
    bool is_safe = address.find_first_of("\"'<>\\") == address.npos && std::ranges::none_of(address, is_control);
    constexpr std::string_view https = "https://";
    bool is_https = address.starts_with(https) && address.size() > https.size() && address[https.size()] != '/';
    bool is_ours = address.starts_with('/') && !address.starts_with("//");
    if (label.empty() || !is_safe || (!is_https && !is_ours))
        return std::nullopt;
    return NoticeLink { std::string(label), std::string(address) };
}

template <class E>
static std::string_view word_of(E value)
{
    return std::ranges::find(EnumWords<E>::rows, value, [](auto const& row) { return row.first; })->second;
}

std::string_view to_string(AddressKind kind) { return word_of(kind); }
std::string_view to_string(CharacterClass each) { return word_of(each); }
std::string_view to_string(ProviderKind kind) { return word_of(kind); }
std::string_view to_string(Standing standing) { return word_of(standing); }
std::string_view to_string(NoticeReach reach) { return word_of(reach); }

template <class T>
static T const* find_key(std::vector<T> const& entries, std::string_view key)
{
    auto const found = std::ranges::find(entries, key, &T::key);
    return found != entries.end() ? &*found : nullptr;
}

Subsystem const* AccessRules::find_subsystem(std::string_view key) const { return find_key(subsystems, key); }

Capability const* AccessRules::find_capability(std::string_view key) const
{
    auto const* subsystem = find_subsystem(key.substr(0, key.find('.')));
    return subsystem ? find_key(subsystem->capabilities, key) : nullptr;
}

bool AccessRules::within_ceiling(ProviderKind kind, Standing standing, std::string_view capability) const
{
    return std::ranges::any_of(ceilings, [&](Ceiling const& each) {
        return each.kind == kind && each.standing == standing
            && std::ranges::find(each.capabilities, capability) != each.capabilities.end();
    });
}

TimeZone Pack::zone() const { return TimeZone::find(time_zone.iana).value(); } // load_pack() found it.
BusinessCalendar Pack::calendar() const { return BusinessCalendar(holidays.federal, holidays.closed); }
Agreement const* Pack::find_agreement(std::string_view key) const { return find_key(agreements, key); }
PackRule const* Pack::find_rule(std::string_view key) const { return find_key(rules, key); }

} // namespace gatehouse
