#include "base/fold.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include <utf8proc.h>

namespace gatehouse {

namespace {

bool is_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string lower_ascii(std::string_view text)
{
    std::string folded(text);
    for (auto& c : folded)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return folded;
}

std::string casefold_once(std::string_view text)
{
    constexpr auto options = static_cast<utf8proc_option_t>(
        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    utf8proc_uint8_t* mapped = nullptr;
    auto size = utf8proc_map(reinterpret_cast<utf8proc_uint8_t const*>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
    std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    if (size <= 0)
        return {};
    return { reinterpret_cast<char const*>(mapped), static_cast<std::size_t>(size) };
}

// A few letters (U+03F4, U+1E9E, ...) decompose into what folds once more, and cutting what is ignored may bring two
// marks together. Unicode defines the mapping as repeated until it rests, which takes two rounds at most today.
std::string casefold(std::string_view text)
{
    auto folded = casefold_once(text);
    for (int round = 0; round < 3; ++round) {
        auto again = casefold_once(folded);
        if (again == folded)
            break;
        folded = std::move(again);
    }
    return folded;
}

std::string with_single_spaces(std::string const& text)
{
    std::string tidy;
    tidy.reserve(text.size());
    for (char c : text) {
        bool blank = c == ' ' || (c >= '\t' && c <= '\r');
        if (!blank)
            tidy += c;
        else if (!tidy.empty() && tidy.back() != ' ')
            tidy += ' ';
    }
    if (tidy.ends_with(' '))
        tidy.pop_back();
    return tidy;
}

} // namespace

std::string fold(std::string_view utf8)
{
    // NFKC has already made a plain space of each of Unicode's other blanks.
    return with_single_spaces(is_ascii(utf8) ? lower_ascii(utf8) : casefold(utf8));
}

} // namespace gatehouse
