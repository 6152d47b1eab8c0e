#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <concepts>
#include <string>
#include <utility>

#include "base/say.hpp"
#include "base/zones.hpp"
#include "packs/pack.hpp"
#include "packs/schema.hpp"
#include "packs/text_forms.hpp"

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
GATEHOUSE_ENUM_WORDS(NoticeReach, { { updates, "updates" }, { login, "login" }, { strip, "strip" } });
GATEHOUSE_ENUM_WORDS(MasterUses, { { all, "all" }, { granted, "granted" } });
GATEHOUSE_ENUM_WORDS(PeoplePage, { { admin, "admin" }, { manage_users, "manage_users" } });
GATEHOUSE_ENUM_WORDS(GroupSees, { { itself, "itself" }, { tax_id, "tax_id" } });
#undef GATEHOUSE_ENUM_WORDS

template <>
struct EnumWords<std::chrono::weekday> {
    static constexpr auto rows = std::to_array<std::pair<std::chrono::weekday, std::string_view>>({
        { std::chrono::Monday, "monday" },
        { std::chrono::Tuesday, "tuesday" },
        { std::chrono::Wednesday, "wednesday" },
        { std::chrono::Thursday, "thursday" },
        { std::chrono::Friday, "friday" },
        { std::chrono::Saturday, "saturday" },
        { std::chrono::Sunday, "sunday" },
    });
};

template <class E>
concept HasWords = requires
{
    EnumWords<E>::rows;
};

template <class E>
E from_word(std::string_view word) // One that the shape has let through.
{
    auto const& rows = EnumWords<E>::rows;
    return std::ranges::find(rows, word, [](auto const& row) { return row.second; })->first;
}

inline Shape language() { return choice({ languages().begin(), languages().end() }); }

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
inline void assign(std::chrono::year_month_day& to, PackValue const& value)
{
    to = std::chrono::year_month_day(parse_iso_date(std::get<std::string>(value)).value());
}
inline void assign(std::vector<std::chrono::year_month_day>& to, PackValue const& value)
{
    for (auto const& each : std::get<std::vector<std::string>>(value))
        to.emplace_back(parse_iso_date(each).value());
}
// The key's name ends in the unit: good_for_days. A time of day is minutes since midnight.
template <class Period>
void assign(std::chrono::duration<std::int64_t, Period>& to, PackValue const& value)
{
    if (auto const* time = std::get_if<std::string>(&value))
        to = std::chrono::duration_cast<std::chrono::duration<std::int64_t, Period>>(*parse_time_of_day(*time));
    else
        to = std::chrono::duration<std::int64_t, Period>(std::get<std::int64_t>(value));
}
template <HasWords E>
void assign(E& to, PackValue const& value)
{
    to = from_word<E>(std::get<std::string>(value));
}
template <HasWords E>
void assign(std::vector<E>& to, PackValue const& value)
{
    for (auto const& each : std::get<std::vector<std::string>>(value))
        to.push_back(from_word<E>(each));
}
template <class T>
void assign(std::optional<T>& to, PackValue const& value)
{
    assign(to.emplace(), value);
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

// One row: key("letter.good_for_days", "How long ...", whole_number(1, 60)).fallback(15).into(&Pack::letter,
// &LetterRules::good_for)
class KeyRow {
public:
    KeyRow(std::string_view path, std::string_view sentence, Shape shape)
        : m_key { .path = path, .sentence = sentence, .shape = std::move(shape), .required = true, .fallback = {} }
    {
    }

    KeyRow&& fallback(PackValue value) &&
    {
        m_key.fallback = std::move(value);
        m_key.required = false;
        return std::move(*this);
    }
    KeyRow&& fallback(int value) && { return std::move(*this).fallback(PackValue(std::int64_t { value })); }
    KeyRow&& fallback(bool value) && { return std::move(*this).fallback(PackValue(value)); }
    KeyRow&& fallback(char const* value) && { return std::move(*this).fallback(PackValue(std::string(value))); }
    KeyRow&& optional() && { return std::move(*this).fallback(PackValue()); }

    KeyRow&& needed_when(std::string_view path, std::optional<std::string_view> value = {}) &&
    {
        m_key.needed_when = { path, value };
        return std::move(*this).optional();
    }

    // `why` gets the value and says how it departs from NIST SP 800-63B-4, or nothing.
    KeyRow&& departs(std::string (*why)(PackValue const&)) &&
    {
        m_key.departure = why;
        return std::move(*this);
    }

    // What the value goes to: a member of the pack, or of one of its parts.
    template <class T>
    SchemaKey into(T Pack::*member) &&
    {
        return std::move(*this).into([=](Pack& pack, PackNames const&) -> T& { return pack.*member; });
    }
    template <class Part, class T>
    SchemaKey into(Part Pack::*part, T Part::*member) &&
    {
        return std::move(*this).into([=](Pack& pack, PackNames const&) -> T& { return pack.*part.*member; });
    }
    template <class Part, class Piece, class T>
    SchemaKey into(Part Pack::*part, Piece Part::*piece, T Piece::*member) &&
    {
        return std::move(*this).into([=](Pack& pack, PackNames const&) -> T& { return pack.*part.*piece.*member; });
    }
    // For an entry that the pack names: of a list of the pack, or of one of its parts.
    template <class Entry, class T>
    SchemaKey into_entry(std::vector<Entry> Pack::*list, T Entry::*member) &&
    {
        return std::move(*this).into(
            [=](Pack& pack, PackNames const& names) -> T& { return entry(pack.*list, names[0]).*member; });
    }
    template <class Part, class Entry, class T>
    SchemaKey into_entry(Part Pack::*part, std::vector<Entry> Part::*list, T Entry::*member) &&
    {
        return std::move(*this).into(
            [=](Pack& pack, PackNames const& names) -> T& { return entry(pack.*part.*list, names[0]).*member; });
    }
    template <std::invocable<Pack&, PackNames const&> F>
    SchemaKey into(F member) &&
    {
        m_key.fill = [member](Pack& pack, PackNames const& names, PackValue const& value) {
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

using SchemaKeys = std::vector<SchemaKey>;
SchemaKeys plan_keys(); // Each in the file of its name: schema_plan.cpp, ...
SchemaKeys word_keys();
SchemaKeys registration_keys();
SchemaKeys service_desk_keys();
SchemaKeys letter_keys();
SchemaKeys sign_in_keys();
SchemaKeys access_keys();
SchemaKeys help_keys();

} // namespace gatehouse
