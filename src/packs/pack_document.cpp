#include "packs/pack_document.hpp"

#include <algorithm>

namespace gatehouse {

// All ways to put the file's names for the stars of `pattern`, in the order of the file.
static std::vector<PackNames> instances(PackFile const& file, std::string_view pattern)
{
    std::vector<PackNames> all { {} };
    std::string head;
    for (auto const& part : split_path(pattern)) {
        if (part == "*") {
            std::vector<PackNames> longer;
            for (auto const& names : all)
                for (auto const& name : file.names_in(fill_path(head, names))) {
                    longer.push_back(names);
                    longer.back().push_back(name);
                }
            all = std::move(longer);
        }
        head = join_path(head, part);
    }
    return all;
}

static bool is_needed(PackFile const& file, SchemaKey const& key)
{
    if (key.required || key.needed_when.path.empty())
        return key.required;
    std::string const other(key.needed_when.path);
    auto const given = file.values.find(other);
    if (given == file.values.end() && file.written.contains(other))
        return false; // It has been refused: nobody knows what it was meant to be.
    auto const& value = given != file.values.end() ? given->second.value : find_schema_key(other)->fallback;
    if (!key.needed_when.value)
        return !std::holds_alternative<std::monostate>(value);
    return value == PackValue(std::string(*key.needed_when.value));
}

static void check_required_tables(PackFile const& file, std::string_view name, std::vector<PackProblem>& problems)
{
    for (auto const& table : schema_tables()) {
        if (!table.required)
            continue;
        auto const parent = table.path.substr(0, table.path.size() - 2); // Without ".*".
        for (auto const& names : instances(file, parent)) {
            auto const path = fill_path(parent, names);
            if (!file.names_in(path).empty())
                continue;
            auto const place = file.place_of_table_around(path + ".any");
            problems.push_back({ std::string(name), place.line, place.column,
                path + ": missing; required: at least one table [" + path + ".<name>]" });
        }
    }
}

PackDocument read_document(std::string_view file_name, std::string_view toml_text, std::vector<PackProblem>& problems)
{
    auto file = read_pack_file(file_name, toml_text, problems);
    if (file.tables.empty()) // Not even TOML: what is missing would be everything.
        return { file_name, {}, {} };
    PackDocument document { file_name, {}, {} };
    for (auto const& key : schema_keys())
        for (auto const& names : instances(file, key.path)) {
            auto const path = fill_path(key.path, names);
            if (auto const given = file.values.find(path); given != file.values.end()) {
                auto const& [value, place] = given->second;
                document.entries.push_back({ &key, names, path, value, true, file.source_of(path), place });
                continue;
            }
            auto const place = file.place_of_table_around(path);
            if (!is_needed(file, key))
                document.entries.push_back({ &key, names, path, key.fallback, false, {}, place });
            else if (!file.written.contains(path)) // Else its value has been refused already.
                problems.push_back({ std::string(file_name), place.line, place.column,
                    path + ": missing; required" + (key.required ? "" : ' ' + key.needed_when.describe()) + ": "
                        + key.shape.describe() });
        }
    check_required_tables(file, file_name, problems);
    document.listings = std::move(file.listings);
    return document;
}

PackEntry const* PackDocument::find(std::string_view path) const
{
    auto const found = std::ranges::find(entries, path, &PackEntry::path);
    return found != entries.end() ? &*found : nullptr;
}

std::vector<PackEntry const*> PackDocument::matching(std::string_view pattern) const
{
    std::vector<PackEntry const*> found;
    for (auto const& entry : entries)
        if (entry.key->path == pattern)
            found.push_back(&entry);
    return found;
}

std::string canonical_form(PackDocument const& document)
{
    std::vector<std::string> lines;
    for (auto const& listing : document.listings)
        if (!listing.names.empty())
            lines.push_back(listing.path + ".* = " + to_toml(listing.names));
    for (auto const& entry : document.entries) {
        if (!entry.set)
            continue;
        lines.push_back(entry.path + " = " + to_toml(entry.value));
        if (!entry.source.empty())
            lines.push_back(entry.path + " from " + to_toml(entry.source));
    }
    std::ranges::sort(lines);
    std::string text;
    for (auto const& line : lines)
        (text += line) += '\n';
    return text;
}

} // namespace gatehouse
