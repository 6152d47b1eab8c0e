#include "packs/pack_file.hpp"

#include <algorithm>
#include <set>

#include <toml++/toml.h>

#include "packs/nearest.hpp"
#include "packs/schema.hpp"
#include "packs/text_forms.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t bytes_max = 1'000'000;

PackPlace place_of(toml::source_region const& region) { return { region.begin.line, region.begin.column }; }

// What a person wrote, for "found ...".
std::string describe(toml::node const& node)
{
    switch (node.type()) {
    case toml::node_type::table: return "a table";
    case toml::node_type::array: {
        auto const count = node.as_array()->size();
        return "a list of " + std::to_string(count) + (count == 1 ? " entry" : " entries");
    }
    case toml::node_type::string: {
        auto const& text = node.as_string()->get();
        auto const length = count_code_points(text);
        return length > 60 ? "a text of " + std::to_string(length) + " characters" : to_toml(text);
    }
    case toml::node_type::integer: return std::to_string(node.as_integer()->get());
    case toml::node_type::floating_point: return "a number with a fraction";
    case toml::node_type::boolean: return node.as_boolean()->get() ? "true" : "false";
    default: return "a date or time without quotation marks";
    }
}

// Walks a file along the schema.
class Reader {
public:
    Reader(std::string_view file_name, std::vector<PackProblem>& problems)
        : m_file_name(file_name)
        , m_problems(problems)
    {
    }

    PackFile read(std::string_view text)
    {
        if (text.size() > bytes_max) {
            problem({}, "found " + std::to_string(text.size()) + " bytes; allowed: " + std::to_string(bytes_max));
            return {};
        }
        try {
            walk(toml::parse(text), {}, {});
        } catch (toml::parse_error const& error) {
            problem(place_of(error.source()), "this is not TOML: " + std::string(error.description()));
        }
        check_sources();
        return std::move(m_file);
    }

private:
    struct Child {
        std::string name;
        PackPlace place; // Of the name.
        toml::node const* node;
    };

    void problem(PackPlace place, std::string message)
    {
        m_problems.push_back({ std::string(m_file_name), place.line, place.column, std::move(message) });
    }

    static std::vector<Child> in_file_order(toml::table const& table)
    {
        std::vector<Child> children;
        for (auto const& [name, node] : table)
            children.push_back({ std::string(name.str()), place_of(name.source()), &node });
        std::ranges::sort(children, {}, &Child::place);
        return children;
    }

    void walk(toml::table const& table, std::string const& path, PackPlace place)
    {
        m_file.tables.emplace(path, place);
        auto const allowed = schema_names(path);
        std::vector<std::string> named;
        for (auto const& [name, name_place, node] : in_file_order(table)) {
            auto const below = join_path(path, name);
            if (name == "source")
                read_sources(*node, path);
            else if (!allowed.allow(name))
                unknown(name_place, below, name, allowed);
            else if (auto const* key = find_schema_key(below))
                read_value(*key, below, *node, name_place);
            else if (auto const* inner = node->as_table()) {
                named.push_back(name);
                walk(*inner, below, place_of(inner->source()));
            } else
                problem(place_of(node->source()),
                    below + ": found " + describe(*node) + "; allowed: a table, [" + below + ']');
        }
        if (allowed.given_by_pack)
            m_file.listings.push_back({ path, std::move(named) });
    }

    void unknown(PackPlace place, std::string const& path, std::string const& name, SchemaNames const& allowed)
    {
        if (allowed.names.empty())
            return problem(place, path + ": found the name " + to_toml(name) + "; allowed: " + word().describe());
        auto message = path + ": unknown key";
        if (auto const meant = nearest(name, allowed.names))
            return problem(place, message + "; did you mean \"" + *meant + "\"?");
        message += "; allowed here: ";
        for (auto const& each : allowed.names)
            message += (each == allowed.names.front() ? "" : ", ") + each;
        problem(place, std::move(message));
    }

    void read_value(SchemaKey const& key, std::string const& path, toml::node const& node, PackPlace name_place)
    {
        m_file.written.emplace(path, name_place);
        auto const place = place_of(node.source());
        std::optional<PackValue> value;
        if (auto const* list = node.as_array(); list && key.shape.list)
            value = read_list(key.shape, path, *list);
        else if (auto const* text = node.as_string())
            value = text->get();
        else if (auto const* number = node.as_integer())
            value = number->get();
        else if (auto const* truth = node.as_boolean())
            value = truth->get();
        if (value && key.shape.allows(*value))
            m_file.values.emplace(path, PackFile::Given { std::move(*value), place });
        else if (!value || !std::holds_alternative<std::monostate>(*value))
            refuse(key.shape, path, node, key.shape.describe());
    }

    // Nothing when an entry was refused, which is then said of that entry.
    PackValue read_list(Shape const& shape, std::string const& path, toml::array const& list)
    {
        std::vector<std::string> items;
        std::set<std::string> seen;
        bool sound = true;
        for (auto const& node : list) {
            auto const* text = node.as_string();
            if (!text || !shape.allows_item(text->get())) {
                refuse(shape, path, node, shape.describe_item());
                sound = false;
            } else if (!seen.insert(text->get()).second) {
                problem(place_of(node.source()), path + ": found " + to_toml(text->get()) + " twice; allowed: once");
                sound = false;
            } else {
                items.push_back(text->get());
            }
        }
        return sound ? PackValue(std::move(items)) : PackValue();
    }

    void refuse(Shape const& shape, std::string const& path, toml::node const& node, std::string const& allowed)
    {
        auto message = path + ": found " + describe(node) + "; allowed: " + allowed;
        if (auto const* text = node.as_string(); text && shape.kind == Shape::Kind::choice)
            if (auto const meant = nearest(text->get(), { shape.choices.begin(), shape.choices.end() }))
                message += "; did you mean \"" + *meant + "\"?";
        problem(place_of(node.source()), std::move(message));
    }

    void read_sources(toml::node const& node, std::string const& path)
    {
        auto const* table = node.as_table();
        if (!table)
            return problem(place_of(node.source()),
                join_path(path, "source") + ": found " + describe(node)
                    + "; allowed: source.<key> = \"S3 L82\" for a key or table beside it");
        for (auto const& [name, place, source] : in_file_order(*table)) {
            auto const* text = source->as_string();
            if (text && source_text().allows_item(text->get()))
                m_file.sources.emplace(join_path(path, name), PackFile::Source { text->get(), place });
            else
                problem(place_of(source->source()),
                    join_path(path, "source." + name) + ": found " + describe(*source)
                        + "; allowed: " + source_text().describe() + ", such as \"S3 L82\"");
        }
    }

    static Shape source_text() { return text(1, 200); }

    void check_sources()
    {
        for (auto const& [path, source] : m_file.sources)
            if (!m_file.written.contains(path) && !m_file.tables.contains(path))
                problem(source.place, path + ": found a source for it, but it does not stand in this file");
    }

    std::string_view m_file_name;
    std::vector<PackProblem>& m_problems;
    PackFile m_file;
};

// "a.b.c" → "a.b"; a name without dots → "".
std::string parent(std::string path)
{
    auto const dot = path.rfind('.');
    path.resize(dot == std::string::npos ? 0 : dot);
    return path;
}

} // namespace

std::vector<std::string> PackFile::names_in(std::string_view listing) const
{
    auto const found = std::ranges::find(listings, listing, &Listing::path);
    return found != listings.end() ? found->names : std::vector<std::string> {};
}

std::string PackFile::source_of(std::string path) const
{
    for (; !path.empty(); path = parent(path))
        if (auto const found = sources.find(path); found != sources.end())
            return found->second.text;
    return {};
}

PackPlace PackFile::place_of_table_around(std::string path) const
{
    for (path = parent(path); !path.empty(); path = parent(path))
        if (auto const found = tables.find(path); found != tables.end())
            return found->second;
    return {};
}

PackFile read_pack_file(std::string_view file_name, std::string_view toml_text, std::vector<PackProblem>& problems)
{
    return Reader(file_name, problems).read(toml_text);
}

} // namespace gatehouse
