#include <map>

#include "packs/pack_commands.hpp"
#include "packs/schema.hpp"

namespace gatehouse {

// "letter.good_for_days" stands in the table "letter".
static std::string table_of(std::string_view path)
{
    auto const dot = path.rfind('.');
    return dot == path.npos ? std::string() : std::string(path.substr(0, dot));
}

static std::string row_of(SchemaKey const& key)
{
    auto const name = key.path.substr(table_of(key.path).empty() ? 0 : table_of(key.path).size() + 1);
    auto row = "| `" + std::string(name) + "` | " + std::string(key.sentence) + " | " + key.shape.describe() + " | ";
    if (key.required)
        row += "required";
    else if (!key.needed_when.path.empty())
        row += "required " + key.needed_when.describe();
    else
        row += '`' + to_toml(key.fallback) + '`';
    return row + " |\n";
}

static std::string heading_of(std::string const& table)
{
    if (table.empty())
        return "### The file itself\n\n";
    auto heading = "### `[" + table + "]`\n\n";
    for (auto const& each : schema_tables()) {
        if (each.path != table)
            continue;
        heading += std::string(each.sentence) + (each.required ? " At least one." : "") + " Its name: ";
        for (auto const& name : each.names)
            heading += (name == each.names.front() ? "`" : ", `") + std::string(name) + '`';
        heading += each.names.empty() ? "any word of lower-case letters, digits and underscores.\n\n" : ".\n\n";
    }
    return heading;
}

std::string pack_reference()
{
    std::vector<std::string> order;
    std::map<std::string, std::string> rows;
    for (auto const& key : schema_keys()) {
        auto const [found, fresh] = rows.try_emplace(table_of(key.path));
        if (fresh)
            order.push_back(found->first);
        found->second += row_of(key);
    }
    std::string text;
    for (auto const& table : order)
        text += heading_of(table) + "| key | what it decides | allowed | default |\n|---|---|---|---|\n" + rows[table]
            + '\n';
    text.pop_back();
    return text;
}

} // namespace gatehouse
