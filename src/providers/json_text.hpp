#pragma once

#include <string>
#include <string_view>

namespace gatehouse {

// Appends `text`, UTF-8 without control characters, as a JSON string. An import writes millions of them, for which
// building a tree of values first would take most of its time.
inline void append_json_text(std::string& json, std::string_view text)
{
    json += '"';
    for (char c : text) {
        if (c == '"' || c == '\\')
            json += '\\';
        json += c;
    }
    json += '"';
}

} // namespace gatehouse
