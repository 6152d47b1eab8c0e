#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <concepts>
#include <string>
#include <utility>

#include "base/zones.hpp"
#include "packs/pack.hpp"
#include "packs/schema.hpp"

// How the rows of the schema are written; for schema*.cpp only.

namespace gatehouse {

// The enumerations of a pack, by the words that the file uses for them.
template <class E>
struct EnumWords;

#define GATEHOUSE_ENUM_WORDS(E, ...)                                                             \
    template <>                                                                                  \
    struct EnumWords<E> {                                                                        \
        using enum E;                                                                            \
        static constexpr auto rows = std::to_array<std::pair<E, std::string_view>>(__VA_ARGS__); \
    }

GATEHOUSE_ENUM_WORDS(
    ActivationMethod, { { letter, "letter" }, { email_link, "email_link" }, { invitation, "invitation" } });
GATEHOUSE_ENUM_WORDS(FirstUser, { { prompt, "prompt" }, { automatic, "automatic" } });
GATEHOUSE_ENUM_WORDS(LaterUser, { { individual_account, "individual_account" }, { access_request, "access_request" } });
GATEHOUSE_ENUM_WORDS(AddressKind,
    { { correspondence, "correspondence" }, { pay_to, "pay_to" }, { service_location, "service_location" } });
GATEHOUSE_ENUM_WORDS(CodeClock, { { issued, "issued" }, { mailed, "mailed" } });
GATEHOUSE_ENUM_WORDS(CharacterClass,
    { { lower_case, "lower_case" }, { upper_case, "upper_case" }, { digit, "digit" }, { other, "other" } });
GATEHOUSE_ENUM_WORDS(ProviderKind, { { practitioner, "practitioner" }, { group, "group" }, { facility, "facility" } });
GATEHOUSE_ENUM_WORDS(Standing, { { active, "active" }, { ended, "ended" }, { suspended, "suspended" } });
GATEHOUSE_ENUM_WORDS(MasterUses, { { all, "all" }, { granted, "granted" } });
#undef GATEHOUSE_ENUM_WORDS

template <class E>
E from_word(std::string_view word) // One that the shape has let through.
{
    auto const& rows = EnumWords<E>::rows;
    return std::ranges::find(rows, word, [](auto const& row) { return row.second; })->first;
}

template <class E>
Shape choice_of()
{
    std::vector<std::string_view> words;
    for (auto const& row : EnumWords<E>::rows)
        words.push_back(row.second);
    return choice(std::move(words));
}

inline void assign(bool& to, PackValue const& value) { to = std::get<bool>(value); }
inline void assign(int& to, PackValue const& value) { to = static_cast<int>(std::get<std::int64_t>(value)); }
inline void assign(std::string& to, PackValue const& value) { to = std::get<std::string>(value); }
inline void assign(std::vector<std::string>& to, PackValue const& value)
{
    to = std::get<std::vector<std::string>>(value);
}
inline void assign(std::vector<std::chrono::year_month_day>& to, PackValue const& value)
{
    for (auto const& each : std::get<std::vector<std::string>>(value))
        to.push_back(std::chrono::year_month_day(parse_iso_date(each).value()));
}
template <class Period> // The key's name ends in the unit: good_for_days.
void assign(std::chrono::duration<std::int64_t, Period>& to, PackValue const& value)
{
    to = std::chrono::duration<std::int64_t, Period>(std::get<std::int64_t>(value));
}
template <class E>
requires std::is_enum_v<E>
void assign(E& to, PackValue const& value) { to = from_word<E>(std::get<std::string>(value)); }
template <class E>
requires std::is_enum_v<E>
void assign(std::vector<E>& to, PackValue const& value)
{
    for (auto const& each : std::get<std::vector<std::string>>(value))
        to.push_back(from_word<E>(each));
}
template <class T>
void assign(std::optional<T>& to, PackValue const& value)
{
    if (!std::holds_alternative<std::monostate>(value))
        assign(to.emplace(), value);
}

// One row: key("letter.good_for_days", "How long ...", whole_number(1, 60)).fallback(15).into(...)
class KeyRow {
public:
    KeyRow(std::string_view path, std::string_view sentence, Shape shape)
        : m_key { path, sentence, std::move(shape), true, {}, {}, {} }
    {
    }

    KeyRow&& fallback(PackValue value) &&
    {
        m_key.fallback = std::move(value);
        m_key.required = false;
        return std::move(*this);
    }
    KeyRow&& fallback(int value) && { return std::move(*this).fallback(PackValue(std::int64_t { value })); }
    KeyRow&& fallback(char const* value) && { return std::move(*this).fallback(PackValue(std::string(value))); }
    KeyRow&& optional() && { return std::move(*this).fallback(PackValue()); }

    // `why` gets the value and says how it departs from NIST SP 800-63B-4, or nothing.
    KeyRow&& departs(std::string (*why)(PackValue const&)) &&
    {
        m_key.departure = why;
        return std::move(*this);
    }

    // `member` finds what the value goes to: [](Pack& p) -> auto& { return p.letter.good_for; }. For a path with
    // stars it also gets the names.
    template <class F>
    SchemaKey into(F member) &&
    {
        m_key.fill = [member](Pack& pack, PackNames const& names, PackValue const& value) {
            if constexpr (std::invocable<F, Pack&>)
                assign(member(pack), value);
            else
                assign(member(pack, names), value);
        };
        return std::move(m_key);
    }

private:
    SchemaKey m_key;
};

inline KeyRow key(std::string_view path, std::string_view sentence, Shape shape)
{
    return { path, sentence, std::move(shape) };
}

// The entry with that key, made when it is not there yet: so entries stand in the order of the file.
template <class T>
T& entry(std::vector<T>& entries, std::string const& name)
{
    auto const found = std::ranges::find(entries, name, &T::key);
    if (found != entries.end())
        return *found;
    T made {};
    made.key = name;
    return entries.emplace_back(std::move(made));
}

using SchemaKeys = std::vector<SchemaKey>;
SchemaKeys plan_keys(); // Each in the file of its name: schema_plan.cpp, ...
SchemaKeys word_keys();
SchemaKeys registration_keys();
SchemaKeys letter_keys();
SchemaKeys sign_in_keys();
SchemaKeys access_keys();

} // namespace gatehouse
