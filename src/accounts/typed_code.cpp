#include "accounts/typed_code.hpp"

namespace gatehouse {

namespace {

constexpr std::string_view alphabet = "ACDEFGHJKLMNPQRTUVWXY34679";

} // namespace

Secret<> make_typed_code(Random& random, std::size_t groups)
{
    std::string code;
    code.reserve(groups * (typed_code_group + 1));
    for (std::size_t i = 0; i < groups * typed_code_group; ++i) {
        if (i > 0 && i % typed_code_group == 0)
            code += '-';
        code += alphabet[draw_below(alphabet.size(), random)];
    }
    return Secret<>(std::move(code));
}

std::string normalised_code(std::string_view typed)
{
    std::string code;
    for (char c : typed) {
        bool is_between = c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n';
        if (!is_between)
            code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return code;
}

} // namespace gatehouse
