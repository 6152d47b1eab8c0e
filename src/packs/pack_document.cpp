#include "packs/pack_document.hpp"

#include <algorithm>
#include <map>

#include <toml++/toml.h>

#include "base/encoding.hpp"
#include "packs/nearest.hpp"
#include "packs/text_forms.hpp"

namespace gatehouse {

namespace {

PackPlace place_of(toml::source_region const& region) { return { region.begin.line, region.begin.column }; }

std::string child_path(std::string const& parent, std::string_view name)
{
    return parent.empty() ? std::string(name) : parent + '.' + std::string(name);
}

// What a person wrote, for "found ...".
std::string describe(toml::node const& node)
{
    switch (node.type()) {
    case toml::node_type::table: return "a table";
    case toml::node_type::array: return "a list of " + std::to_string(node.as_array()->size()) + " entries";
    case toml::node_type::string: {
        auto const& text = node.as_string()->get();
        return count_code_points(text) > 60 ? "a text of " + std::to_string(count_code_points(text)) + " characters"
                                            : to_toml(text);
    }
    case toml::node_type::integer: return std::to_string(node.as_integer()->get());
    case toml::node_type::floating_point: return "a number with a fraction";
    case toml::node_type::boolean: return node.as_boolean()->get() ? "true" : "false";
    default: return "a date or time without quotation marks";
    }
}

std::optional<PackValue> to_value(toml::node const& node)
{
    if (auto const* text = node.as_string())
        return text->get();
    if (auto const* number = node.as_integer())
        return number->get();
    if (auto const* truth = node.as_boolean())
        return truth->get();
    auto const* array = node.as_array();
    if (!array)
        return {};
    std::vector<std::string> items;
    for (auto const& item : *array) {
        if (!item.is_string())
            return {};
        items.push_back(item.as_string()->get());
    }
    return items;
}

struct Given { // A value or a source of the file.
    PackValue value;
    PackPlace place;
};

class Reader {
public:
    Reader(std::string_view file, std::vector<PackProblem>& problems)
        : m_file(file)
        , m_problems(problems)
    {
    }

    PackDocument read(std::string_view text)
    {
        try {
            auto const root = toml::parse(text, std::string(m_file));
            walk(root, {}, { 1, 1 });
        } catch (toml::parse_error const& error) {
            problem(place_of(error.source()), "not TOML: " + std::string(error.description()));
            return {};
        }
        check_sources();
        return collect();
    }

private:
    void problem(PackPlace place, std::string message)
    {
        m_problems.push_back({ std::string(m_file), place.line, place.column, std::move(message) });
    }

    // The names that may stand in the table `path`; a star when the pack gives them itself.
    std::vector<std::string> allowed_names(std::string const& path) const
    {
        std::vector<std::string> names;
        auto const depth = path.empty() ? 0 : split_path(path).size();
        for (auto const& key : schema_keys()) {
            auto const parts = split_path(key.path);
            if (parts.size() <= depth)
                continue;
            std::string head;
            for (std::size_t i = 0; i < depth; ++i)
                head = child_path(head, parts[i]);
            if (head.empty() != path.empty() || (!path.empty() && !match_path(head, path)))
                continue;
            if (parts[depth] == "*")
                return table_names(head + ".*");
            if (std::ranges::find(names, parts[depth]) == names.end())
                names.push_back(parts[depth]);
        }
        return names;
    }

    static std::vector<std::string> table_names(std::string const& pattern)
    {
        for (auto const& table : schema_tables())
            if (table.path == pattern && !table.names.empty())
                return { table.names.begin(), table.names.end() };
        return { "*" };
    }

    static SchemaKey const* key_at(std::string const& path)
    {
        for (auto const& key : schema_keys())
            if (match_path(key.path, path))
                return &key;
        return nullptr;
    }

    static bool is_listing(std::string const& path)
    {
        return std::ranges::any_of(
            schema_tables(), [&](auto const& table) { return match_path(table.path, path + ".any").has_value(); });
    }

    void walk(toml::table const& table, std::string const& path, PackPlace place)
    {
        m_tables.emplace(path, place);
        auto const allowed = allowed_names(path);
        auto const any = allowed == std::vector<std::string> { "*" };
        auto names = in_file_order(table);
        for (auto const& [name, node, name_place] : names) {
            auto const child = child_path(path, name);
            if (name == "source" && node->is_table())
                read_sources(*node->as_table(), path);
            else if (any ? !is_word(name) : std::ranges::find(allowed, name) == allowed.end())
                unknown(name_place, child, name, allowed);
            else if (auto const* key = key_at(child))
                read_value(*key, child, *node, name_place);
            else if (node->is_table())
                walk(*node->as_table(), child, place_of(node->source()));
            else
                problem(place_of(node->source()),
                    child + ": found " + describe(*node) + "; allowed: a table, [" + child + "]");
        }
        if (is_listing(path))
            list(path, names, allowed);
    }

    struct Named {
        std::string name;
        toml::node const* node;
        PackPlace place;
    };
    static std::vector<Named> in_file_order(toml::table const& table)
    {
        std::vector<Named> names;
        for (auto const& [name, node] : table)
            names.push_back({ std::string(name.str()), &node, place_of(name.source()) });
        std::ranges::sort(names, {}, &Named::place);
        return names;
    }

    void list(std::string const& path, std::vector<Named> const& names, std::vector<std::string> const& allowed)
    {
        PackListing listing { path, {} };
        auto const any = allowed == std::vector<std::string> { "*" };
        for (auto const& each : names)
            if (each.node->is_table() && each.name != "source"
                && (any ? is_word(each.name) : std::ranges::find(allowed, each.name) != allowed.end()))
                listing.names.push_back(each.name);
        m_document.listings.push_back(std::move(listing));
    }

    void unknown(
        PackPlace place, std::string const& path, std::string const& name, std::vector<std::string> const& allowed)
    {
        if (allowed == std::vector<std::string> { "*" })
            return problem(place, path + ": found the name \"" + name + "\"; allowed: " + word().describe());
        auto message = path + ": unknown key";
        if (auto const guess = nearest(name, allowed))
            message += "; did you mean \"" + *guess + "\"?";
        else {
            message += "; allowed here:";
            for (auto const& each : allowed)
                message += (each == allowed.front() ? " " : ", ") + each;
        }
        problem(place, std::move(message));
    }

    void read_value(SchemaKey const& key, std::string const& path, toml::node const& node, PackPlace name_place)
    {
        auto const place = place_of(node.source());
        m_mentioned.emplace(path, name_place);
        auto const value = to_value(node);
        if (value && key.shape.allows(*value)) {
            m_given.emplace(path, Given { *value, place });
            return;
        }
        problem(place, path + ": found " + describe(node) + "; allowed: " + key.shape.describe());
    }

    void read_sources(toml::table const& table, std::string const& path)
    {
        for (auto const& [name, node] : table) {
            auto const of = child_path(path, name.str());
            auto const place = place_of(node.source());
            if (auto const* text = node.as_string();
                text && !text->get().empty() && count_code_points(text->get()) <= 100)
                m_sources.emplace(of, Given { text->get(), place_of(name.source()) });
            else
                problem(place,
                    child_path(path, "source." + std::string(name.str())) + ": found " + describe(node)
                        + "; allowed: a text of 1 to 100 characters, such as \"S3 L82\"");
        }
    }

    // A source belongs to a key or a table that stands in the file.
    void check_sources()
    {
        for (auto const& [path, source] : m_sources)
            if (!m_mentioned.contains(path) && !m_tables.contains(path))
                problem(source.place, path + ": has a source but no value");
    }

    std::string source_of(std::string path) const // Its own, or that of the nearest table around it.
    {
        for (;;) {
            if (auto const found = m_sources.find(path); found != m_sources.end())
                return std::get<std::string>(found->second.value);
            auto const dot = path.rfind('.');
            if (dot == path.npos)
                return {};
            path.resize(dot);
        }
    }

    PackPlace place_of_table(std::string path) const
    {
        for (;;) {
            auto const dot = path.rfind('.');
            path.resize(dot == path.npos ? 0 : dot);
            if (auto const found = m_tables.find(path); found != m_tables.end() || path.empty())
                return found != m_tables.end() ? found->second : PackPlace { 1, 1 };
        }
    }

    // All ways to put the file's names for the stars of `path`.
    std::vector<PackNames> instances(std::string_view path) const
    {
        std::vector<PackNames> all { {} };
        std::string head;
        for (auto const& part : split_path(path)) {
            if (part != "*") {
                head = child_path(head, part);
                continue;
            }
            std::vector<PackNames> longer;
            for (auto const& names : all) {
                auto const listed = std::ranges::find(m_document.listings, fill_path(head, names), &PackListing::path);
                if (listed == m_document.listings.end())
                    continue;
                for (auto const& name : listed->names) {
                    longer.push_back(names);
                    longer.back().push_back(name);
                }
            }
            all = std::move(longer);
            head += ".*";
        }
        return all;
    }

    PackDocument collect()
    {
        for (auto const& key : schema_keys())
            for (auto const& names : instances(key.path))
                collect(key, names);
        check_required_tables();
        return std::move(m_document);
    }

    void collect(SchemaKey const& key, PackNames const& names)
    {
        auto const path = fill_path(key.path, names);
        if (auto const given = m_given.find(path); given != m_given.end())
            m_document.entries.push_back(
                { &key, names, path, given->second.value, true, source_of(path), given->second.place });
        else if (!key.required)
            m_document.entries.push_back({ &key, names, path, key.fallback, false, {}, place_of_table(path) });
        else if (!m_mentioned.contains(path))
            problem(place_of_table(path), path + ": missing; required: " + key.shape.describe());
    }

    void check_required_tables()
    {
        for (auto const& table : schema_tables()) {
            if (!table.required)
                continue;
            auto const parent = table.path.substr(0, table.path.size() - 2);
            for (auto const& names : instances(parent)) {
                auto const path = fill_path(parent, names);
                auto const listed = std::ranges::find(m_document.listings, path, &PackListing::path);
                if (listed == m_document.listings.end() || listed->names.empty())
                    problem(place_of_table(path), path + ": missing; required: at least one table [" + path + ".…]");
            }
        }
    }

    std::string_view m_file;
    std::vector<PackProblem>& m_problems;
    PackDocument m_document;
    std::map<std::string, Given> m_given;
    std::map<std::string, Given> m_sources;
    std::map<std::string, PackPlace> m_mentioned; // Keys that the file names, right or wrong.
    std::map<std::string, PackPlace> m_tables;
};

} // namespace

PackEntry const* PackDocument::find(std::string_view path) const
{
    auto const found = std::ranges::find(entries, path, &PackEntry::path);
    return found != entries.end() ? &*found : nullptr;
}

PackDocument read_document(std::string_view file_name, std::string_view toml_text, std::vector<PackProblem>& problems)
{
    return Reader(file_name, problems).read(toml_text);
}

std::string canonical_form(PackDocument const& document)
{
    std::vector<std::string> lines;
    for (auto const& listing : document.listings)
        lines.push_back(listing.path + ".* = " + to_toml(listing.names));
    for (auto const& entry : document.entries) {
        if (!entry.set)
            continue;
        lines.push_back(entry.path + " = " + to_toml(entry.value));
        if (!entry.source.empty())
            lines.push_back(entry.path + " # " + to_toml(entry.source));
    }
    std::ranges::sort(lines);
    std::string text;
    for (auto const& line : lines)
        (text += line) += '\n';
    return text;
}

} // namespace gatehouse
