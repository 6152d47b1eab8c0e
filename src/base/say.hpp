#pragma once

#include <concepts>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded_file.hpp"

// What the portal says to people, whatever their language.
//
// Every sentence stands in words/<language>.toml under an id, and nowhere else; code names the id and fills the slots:
//
//   say("accounts.enter_your_username")
//   say("access.is_the_last_of_this", { { "person", name }, { "org_admin", words.org_admin.name } })
//   say_count("access.count_people", people.size())
//
// The texts of a view are {{say:id}} (pages/pages.hpp); a refusal's text has the refusal's code as its id
// (base/result.hpp). What a plan words itself stands in its pack, in the pack's own language. docs/words.md tells who
// translates, how, and what stays English. tools/tidy_words.py holds ids, slots and catalogues together.

namespace gatehouse {

// A hole in a sentence, "{person}", and what goes into it. Lives as long as the call.
struct Slot {
    std::string_view name;
    std::string_view text;
};

// The sentence in the language being spoken; where that lacks it, in English. The reference is good for ever.
// Throws std::logic_error for an id that is not in the catalogue, or for slots other than the sentence has.
std::string const& say(std::string_view id);
std::string say(std::string_view id, std::initializer_list<Slot> slots);

// The sentence under id.one or id.other, with {count} and the slots.
std::string say_count(std::string_view id, bool is_one, std::string_view count, std::initializer_list<Slot> slots);

template <std::integral Number>
std::string say_count(std::string_view id, Number count, std::initializer_list<Slot> slots = {})
{
    return say_count(id, count == 1, std::to_string(count), slots);
}

// The languages there is a catalogue of, by their BCP 47 tags. "en" is whole. "en-XA" is made of it, with accents and
// brackets, to show what does not come from the catalogue and what breaks when sentences grow.
std::vector<std::string> const& languages();
inline constexpr std::string_view default_language = "en";

// Speaks a language on this thread until it goes out of scope. A request speaks its plan's language, and so does
// whatever is done for a plan in the background; where nothing is said, English.
class Speaking {
public:
    // Throws std::invalid_argument for a language without a catalogue.
    explicit Speaking(std::string_view language);
    ~Speaking();
    Speaking(Speaking const&) = delete;
    Speaking& operator=(Speaking const&) = delete;

private:
    void const* m_before;
};

std::string_view spoken_language(); // "en"

// The catalogues in the program: "en.toml" and its translations.
std::span<EmbeddedFile const> embedded_words();

// Reads catalogues for a test or a tool: what is wrong with a translation, as sentences; nothing when it is good.
std::vector<std::string> faults_of_translation(std::string_view english_toml, std::string_view translated_toml);

} // namespace gatehouse
