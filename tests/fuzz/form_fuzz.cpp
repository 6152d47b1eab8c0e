// libFuzzer: whatever the bytes, a form is refused or read into text that any reader stores alike; what was read,
// written again, is read as the same form.

#include <cstdint>

#include "base/encoding.hpp"
#include "fuzz/require.hpp"
#include "http/form.hpp"

namespace {

using namespace gatehouse;

std::string encode(Parameters const& form)
{
    std::string text;
    for (auto const& [name, value] : form)
        (((text += percent_encode(name)) += '=') += percent_encode(value)) += '&';
    return text;
}

void check_form(std::string_view text)
{
    auto form = parse_form(text);
    if (!form)
        return;
    for (auto const& [name, value] : *form) {
        require(is_utf8(name) && is_utf8(value));
        require(!name.contains('\0') && !value.contains('\0'));
        require(raw_field(*form, name) == value);
        auto trimmed = field(*form, name);
        require(std::string_view(value).contains(trimmed));
        require(trimmed.empty() || (trimmed.front() != ' ' && trimmed.back() != ' '));
    }
    auto again = parse_form(encode(*form));
    require(again && *again == *form);
}

void check_encoding(std::string_view text)
{
    auto encoded = percent_encode(text);
    require(encoded.find_first_of("&=+?# ") == encoded.npos);
    auto decoded = percent_decode(encoded);
    bool storable = is_utf8(text) && !text.contains('\0');
    require(decoded.has_value() == storable && (!decoded || *decoded == text));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view text(reinterpret_cast<char const*>(data), size);
    check_form(text);
    check_encoding(text);
    return 0;
}
