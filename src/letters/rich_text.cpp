#include "letters/rich_text.hpp"

#include <optional>

namespace gatehouse {

// A value goes in as it is: whatever a person's name holds, it is not read as a pattern. A name in braces that nobody
// knows stays as it stands, so that a look at the letter shows it.
RichText::RichText(std::string_view pattern, Values const& values)
{
    std::optional<std::size_t> bold_from;
    while (!pattern.empty()) {
        auto const close = pattern.find('}');
        if (pattern.starts_with("**")) {
            if (bold_from)
                bold.push_back({ *bold_from, text.size() });
            bold_from = bold_from ? std::nullopt : std::optional(text.size());
            pattern.remove_prefix(2);
        } else if (auto const value = pattern.front() == '{' && close != std::string_view::npos
                       ? values.find(pattern.substr(1, close - 1))
                       : values.end();
                   value != values.end()) {
            auto const& [filled_in, is_bold] = value->second;
            if (is_bold && !bold_from)
                bold.push_back({ text.size(), text.size() + filled_in.size() });
            text += filled_in;
            pattern.remove_prefix(close + 1);
        } else {
            text += pattern.front();
            pattern.remove_prefix(1);
        }
    }
    if (bold_from)
        bold.push_back({ *bold_from, text.size() });
}

} // namespace gatehouse
