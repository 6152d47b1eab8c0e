#include "packs/pack.hpp"

#include <algorithm>

#include "packs/schema_rows.hpp"

namespace gatehouse {

template <class E>
static std::string_view word_of(E value)
{
    return std::ranges::find(EnumWords<E>::rows, value, [](auto const& row) { return row.first; })->second;
}

std::string_view to_string(AddressKind kind) { return word_of(kind); }
std::string_view to_string(CharacterClass each) { return word_of(each); }
std::string_view to_string(ProviderKind kind) { return word_of(kind); }
std::string_view to_string(Standing standing) { return word_of(standing); }

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
