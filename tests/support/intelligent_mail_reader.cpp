#include "support/intelligent_mail_reader.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <stdexcept>
#include <vector>

#include "support/command.hpp"

namespace gatehouse {

namespace {

constexpr int dots_per_inch = 600;
constexpr unsigned white_from = 128;
constexpr std::size_t bars = 65;

__extension__ using Wide = unsigned __int128; // The barcode is a number of 102 bits.

// Which bit of which of the ten characters a bar's ascender and descender show (USPS-B-3200, table 22).
constexpr std::array<int, bars> ascender_character { 4, 0, 2, 6, 3, 5, 1, 9, 8, 7, 1, 2, 0, 6, 4, 8, 2, 9, 5, 3, 0, 1,
    3, 7, 4, 6, 8, 9, 2, 0, 5, 1, 9, 4, 3, 8, 6, 7, 1, 2, 4, 3, 9, 5, 7, 8, 3, 0, 2, 1, 4, 0, 9, 1, 7, 0, 2, 4, 6, 3, 7,
    1, 9, 5, 8 };
constexpr std::array<int, bars> descender_character { 7, 1, 9, 5, 8, 0, 2, 4, 6, 3, 5, 8, 9, 7, 3, 0, 6, 1, 7, 4, 6, 8,
    9, 2, 5, 1, 7, 5, 4, 3, 8, 7, 6, 0, 2, 5, 4, 9, 3, 0, 1, 6, 8, 2, 0, 4, 5, 9, 6, 7, 5, 2, 6, 3, 8, 5, 1, 9, 8, 7, 4,
    0, 2, 6, 3 };
constexpr std::array<int, bars> ascender_bit { 3, 0, 8, 11, 1, 12, 8, 11, 10, 6, 4, 12, 2, 7, 9, 6, 7, 9, 2, 8, 4, 0,
    12, 7, 10, 9, 0, 7, 10, 5, 7, 9, 6, 8, 2, 12, 1, 4, 2, 0, 1, 5, 4, 6, 12, 1, 0, 9, 4, 7, 5, 10, 2, 6, 9, 11, 2, 12,
    6, 7, 5, 11, 0, 3, 2 };
constexpr std::array<int, bars> descender_bit { 2, 10, 12, 5, 9, 1, 5, 4, 3, 9, 11, 5, 10, 1, 6, 3, 4, 1, 10, 0, 2, 11,
    8, 6, 1, 12, 3, 8, 6, 4, 4, 11, 0, 6, 1, 9, 11, 5, 3, 7, 3, 10, 7, 11, 8, 2, 10, 3, 5, 8, 0, 3, 12, 11, 8, 4, 5, 1,
    3, 0, 7, 12, 9, 8, 10 };

unsigned reversed_13(unsigned character)
{
    unsigned reversed = 0;
    for (int bit = 0; bit < 13; ++bit)
        reversed |= ((character >> bit) & 1u) << (12 - bit);
    return reversed;
}

// All characters of 13 bits with `ones` of them set: pairs of mirror images from the front, palindromes from the back.
std::vector<unsigned> characters_with(int ones, std::size_t count)
{
    std::vector<unsigned> table(count);
    std::size_t front = 0;
    std::size_t back = count;
    for (unsigned character = 0; character < 8192; ++character) {
        auto const mirrored = reversed_13(character);
        if (std::popcount(character) != ones || mirrored < character)
            continue;
        if (mirrored == character) {
            table[--back] = character;
        } else {
            table[front++] = character;
            table[front++] = mirrored;
        }
    }
    return table;
}

std::optional<unsigned> codeword(unsigned character)
{
    static auto const five = characters_with(5, 1287);
    static auto const two = characters_with(2, 78);
    auto const found = std::find(five.begin(), five.end(), character);
    if (found != five.end())
        return unsigned(found - five.begin());
    auto const other = std::find(two.begin(), two.end(), character);
    if (other != two.end())
        return unsigned(1287 + (other - two.begin()));
    return std::nullopt;
}

unsigned check_sequence(Wide number)
{
    unsigned check = 0x7FF;
    auto shift = [&](unsigned data, int bit) {
        auto const differs = ((check ^ (data << bit)) & 0x400) != 0;
        check = ((check << 1) ^ (differs ? 0x0F35u : 0u)) & 0x7FF;
    };
    auto byte = [&](int index) { return unsigned(number >> (8 * (12 - index))) & 0xFF; };
    for (int bit = 2; bit < 8; ++bit)
        shift(byte(0) << 3, bit);
    for (int index = 1; index < 13; ++index)
        for (int bit = 0; bit < 8; ++bit)
            shift(byte(index) << 3, bit);
    return check;
}

std::string padded(std::uint64_t number, std::size_t width)
{
    auto const digits = std::to_string(number);
    return std::string(width - digits.size(), '0') + digits;
}

std::string routing(std::uint64_t number)
{
    if (number == 0)
        return "";
    if (number <= 100'000)
        return "-" + padded(number - 1, 5);
    if (number <= 1'000'100'000)
        return "-" + padded(number - 100'000 - 1, 9);
    return "-" + padded(number - 1'000'000'000 - 100'000 - 1, 11);
}

struct Picture {
    std::size_t width;
    std::size_t height;
    std::string pixels; // One byte each, from the top left.

    bool ink(std::size_t x, std::size_t y) const
    {
        return static_cast<unsigned char>(pixels[y * width + x]) < white_from;
    }
};

Picture picture_of(std::string const& pdf)
{
    auto const data
        = output_of("pdftoppm -gray -f 1 -l 1 -r " + std::to_string(dots_per_inch) + " '" + pdf + "' 2>/dev/null");
    Picture picture {};
    int start = 0;
    if (std::sscanf(data.c_str(), "P5 %zu %zu 255%n", &picture.width, &picture.height, &start) != 2)
        throw std::runtime_error("not a picture of " + pdf);
    picture.pixels = data.substr(std::size_t(start) + 1);
    return picture;
}

} // namespace

std::string bars_on_page(std::string const& pdf, double top, double bottom)
{
    auto const picture = picture_of(pdf);
    auto row_has_ink = [&](std::size_t y) {
        for (std::size_t x = dots_per_inch / 2; x < picture.width; ++x)
            if (picture.ink(x, y))
                return true;
        return false;
    };
    auto first = std::size_t(top * dots_per_inch);
    auto const end = std::size_t(bottom * dots_per_inch);
    while (first < end && !row_has_ink(first))
        ++first;
    auto last = first;
    while (last < end && row_has_ink(last))
        ++last;

    // Where a bar begins and ends says which of the band's three parts it reaches into.
    auto const height = last - first;
    std::string states;
    bool in_bar = false;
    for (std::size_t x = dots_per_inch / 2; x < picture.width; ++x) {
        auto const tracker = picture.ink(x, first + height / 2);
        if (tracker && !in_bar) {
            auto const middle = x + dots_per_inch / 100; // Half of the thinnest bar allowed.
            auto const above = picture.ink(middle, first + height / 6);
            auto const below = picture.ink(middle, last - height / 6);
            states += above && below ? 'F' : above ? 'A' : below ? 'D' : 'T';
        }
        in_bar = tracker;
    }
    return states;
}

std::optional<std::string> read_intelligent_mail(std::string_view states)
{
    if (states.size() != bars)
        return std::nullopt;
    std::array<unsigned, 10> characters {};
    for (std::size_t i = 0; i < bars; ++i) {
        if (states[i] == 'F' || states[i] == 'A')
            characters[std::size_t(ascender_character[i])] |= 1u << ascender_bit[i];
        if (states[i] == 'F' || states[i] == 'D')
            characters[std::size_t(descender_character[i])] |= 1u << descender_bit[i];
    }

    unsigned check = 0;
    std::array<unsigned, 10> codewords {};
    for (std::size_t i = 0; i < 10; ++i) {
        auto found = codeword(characters[i]);
        if (!found) { // A bit of the check sequence turns the whole character round.
            found = codeword(~characters[i] & 8191u);
            check |= 1u << i;
        }
        if (!found)
            return std::nullopt;
        codewords[i] = *found;
    }
    if (codewords[0] >= 659) {
        codewords[0] -= 659;
        check |= 1u << 10;
    }
    if (codewords[9] % 2 != 0)
        return std::nullopt;
    Wide number = codewords[0];
    for (std::size_t i = 1; i < 9; ++i)
        number = number * 1365 + codewords[i];
    number = number * 636 + codewords[9] / 2;
    if (check_sequence(number) != check)
        return std::nullopt;

    std::string tracking(20, '0');
    for (std::size_t i = 20; i-- > 0;) {
        unsigned const base = i == 1 ? 5 : 10;
        tracking[i] = char('0' + unsigned(number % base));
        number /= base;
    }
    return tracking + routing(std::uint64_t(number));
}

} // namespace gatehouse
