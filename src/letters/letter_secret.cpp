#include <algorithm>
#include <cctype>

#include "base/random.hpp"
#include "letters/letters.hpp"
#include "letters/words.hpp"

namespace gatehouse {

namespace {

constexpr std::string_view capitals_and_digits = "ACDEFGHJKLMNPQRTUVWXY"
                                                 "34679";
constexpr std::string_view small_letters = "abdefghijmnqrty"; // The others differ from their capitals in size only.
constexpr std::size_t code_characters = 12;
constexpr std::size_t code_group = 4;
constexpr std::size_t password_words = 3;

std::string make_code(Random& random)
{
    std::string code;
    code.reserve(code_characters + code_characters / code_group);
    for (std::size_t i = 0; i < code_characters; ++i) {
        if (i > 0 && i % code_group == 0)
            code += '-';
        auto const drawn = draw_below(capitals_and_digits.size() + small_letters.size(), random);
        code += drawn < capitals_and_digits.size() ? capitals_and_digits[drawn]
                                                   : small_letters[drawn - capitals_and_digits.size()];
    }
    return code;
}

// Three of 1024 words, one of them with a capital, and a number: 30 + 1.6 + 6 bits. It has each class of character
// that a plan may ask for.
std::string make_password(Random& random)
{
    std::string password;
    password.reserve(64);
    auto const capital = draw_below(password_words, random);
    for (std::size_t i = 0; i < password_words; ++i) {
        auto const start = password.size();
        password += words[draw_below(words.size(), random)];
        password += '-';
        if (i == capital)
            password[start] = static_cast<char>(std::toupper(static_cast<unsigned char>(password[start])));
    }
    for (int i = 0; i < 2; ++i)
        password += static_cast<char>('2' + draw_below(8, random));
    return password;
}

} // namespace

LetterSecret make_letter_secret(Random& random)
{
    return { Secret<>(make_code(random)), Secret<>(make_password(random)) };
}

} // namespace gatehouse
