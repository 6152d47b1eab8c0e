#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gatehouse {

// Text of which some parts are bold.
struct RichText {
    struct Range {
        std::size_t begin; // In bytes.
        std::size_t end;
    };

    struct Value {
        std::string text;
        bool bold = true;
    };
    using Values = std::map<std::string, Value, std::less<>>;

    RichText(std::string plain)
        : text(std::move(plain))
    {
    }
    RichText(char const* plain)
        : text(plain)
    {
    }
    // {name} becomes the value of that name, and what stands between ** and ** is bold.
    RichText(std::string_view pattern, Values const&);

    std::string text;
    std::vector<Range> bold {};
};

} // namespace gatehouse
