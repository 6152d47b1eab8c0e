#include "base/csv_text.hpp"

namespace gatehouse {

namespace {

bool looks_like_formula(std::string_view field)
{
    if (field.starts_with('\t') || field.starts_with('\r') || field.starts_with('\n'))
        return true;
    auto first = field.find_first_not_of(' ');
    return first != field.npos && std::string_view("=+-@").contains(field[first]);
}

} // namespace

std::string csv_line(std::initializer_list<std::string_view> fields)
{
    std::string line;
    for (auto field : fields) {
        line += line.empty() ? "\"" : ",\"";
        if (looks_like_formula(field))
            line += '\'';
        for (char c : field) {
            if (c == '"')
                line += '"';
            line += c;
        }
        line += '"';
    }
    return line + "\r\n";
}

} // namespace gatehouse
