#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace gatehouse {

// Appends `text`, UTF-8 without control characters, as a JSON string. An import writes millions of them, for which
// building a tree of values first would take most of its time.
inline void append_json_text(std::string& json, std::string_view text)
{
    json += '"';
    while (!text.empty()) {
        auto plain = text.substr(0, std::min(text.find('"'), text.find('\\')));
        json += plain;
        text.remove_prefix(plain.size());
        if (text.empty())
            break;
        json.append("\\").append(text.substr(0, 1));
        text.remove_prefix(1);
    }
    json += '"';
}

} // namespace gatehouse
