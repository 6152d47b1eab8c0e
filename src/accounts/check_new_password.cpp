#include "accounts/accounts.hpp"

#include <algorithm>

#include <zxcvbn.h>

#include "base/fold.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

std::size_t code_points(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

bool has(CharacterClass wanted, std::string_view password)
{
    return std::ranges::any_of(password, [&](char c) {
        switch (wanted) {
        case CharacterClass::lower_case: return c >= 'a' && c <= 'z';
        case CharacterClass::upper_case: return c >= 'A' && c <= 'Z';
        case CharacterClass::digit: return c >= '0' && c <= '9';
        case CharacterClass::other: break;
        }
        bool letter_or_digit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return !letter_or_digit;
    });
}

std::string_view words_for(CharacterClass wanted)
{
    switch (wanted) {
    case CharacterClass::lower_case: return say("common.a_lowercase_letter");
    case CharacterClass::upper_case: return say("common.an_uppercase_letter");
    case CharacterClass::digit: return say("common.a_digit");
    case CharacterClass::other: return say("accounts.a_character_that_is_neither");
    }
    std::unreachable();
}

// Words of fewer characters stand in too many good passwords by chance.
constexpr std::size_t telling_word_length = 4;

std::vector<std::string> telling_words(Pack const& pack, std::vector<std::string> const& about)
{
    std::vector<std::string> words;
    auto add_words_of = [&](std::string_view text) {
        auto folded = fold(text);
        std::string word;
        for (char c : folded + " ") {
            bool part_of_word
                = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
            if (part_of_word) {
                word += c;
                continue;
            }
            if (code_points(word) >= telling_word_length)
                words.push_back(word);
            word.clear();
        }
    };
    for (auto const& text : pack.passwords.context_words)
        add_words_of(text);
    for (auto const& text : about)
        add_words_of(text);
    return words;
}

// zxcvbn's score from the entropy that it finds, by its own scale of guesses.
int strength(std::string const& password, std::vector<std::string> const& words)
{
    std::vector<char const*> dictionary;
    for (auto const& word : words)
        dictionary.push_back(word.c_str());
    dictionary.push_back(nullptr);
    constexpr std::size_t looked_at = 100; // Its cost grows with the square of the length.
    auto bits = ZxcvbnMatch(password.substr(0, looked_at).c_str(), dictionary.data(), nullptr);
    constexpr double bits_of_score[] = { 9.966, 19.93, 26.58, 33.22 }; // 10^3, 10^6, 10^8, 10^10 guesses.
    return static_cast<int>(std::ranges::count_if(bits_of_score, [&](double least) { return bits >= least; }));
}

} // namespace

Result<> check_new_password(
    Pack const& pack, std::string_view password, std::vector<std::string> const& about, std::string_view field)
{
    auto const& rules = pack.passwords;
    Error error { ErrorKind::invalid_input, "password.not_accepted", say("accounts.choose_another_password"), {} };
    auto refuse = [&](std::string message) { error.fields.push_back({ std::string(field), std::move(message) }); };

    auto length = code_points(password);
    if (length < static_cast<std::size_t>(rules.length_min))
        refuse(say("accounts.a_password_has_at_least",
            { { "length_min", std::to_string(rules.length_min) }, { "length", std::to_string(length) } }));
    if (length > static_cast<std::size_t>(rules.length_max))
        refuse(say("accounts.a_password_has_at_most", { { "length_max", std::to_string(rules.length_max) } }));
    for (auto wanted : rules.composition)
        if (!has(wanted, password))
            refuse(say("accounts.add_wanted", { { "wanted", words_for(wanted) } }));
    if (!error.fields.empty())
        return std::unexpected(std::move(error));

    auto words = telling_words(pack, about);
    auto folded = fold(password);
    if (auto found = std::ranges::find_if(words, [&](auto const& word) { return folded.contains(word); });
        found != words.end())
        refuse(say("accounts.leave_out_it_stands_in", { { "found", *found } }));
    else if (strength(std::string(password), words) < rules.strength_min)
        refuse(say("accounts.this_password_is_easy_to"));
    if (!error.fields.empty())
        return std::unexpected(std::move(error));
    return {};
}

} // namespace gatehouse
