#include "base/csv_text.hpp"

#include "base/fold.hpp"
#include "base/text.hpp"

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

std::string plain_title(std::string_view title)
{
    auto name = fold(title);
    std::erase_if(name, [](char c) { return c == ' ' || c == '_' || c == '-'; });
    return name;
}

std::string_view cell(CsvRow const& row, std::optional<std::size_t> column)
{
    return column && *column < row.fields.size() ? trimmed(row.fields[*column]) : std::string_view();
}

} // namespace gatehouse
