#include "packs/schema.hpp"

#include "packs/schema_rows.hpp"

namespace gatehouse {

std::string NeededWhen::describe() const
{
    return "when " + std::string(path) + (value ? " is " + std::string(*value) : " is set");
}

bool SchemaKey::is_rule() const
{
    using enum Shape::Kind;
    if (path.starts_with("notice."))
        return false; // What is announced binds nobody, and may have been edited since.
    return shape.kind == truth || shape.kind == whole_number || shape.kind == choice || shape.kind == date
        || departure != nullptr;
}

std::span<SchemaKey const> schema_keys()
{
    static auto const keys = [] {
        SchemaKeys all;
        for (auto const part : { plan_keys, word_keys, registration_keys, letter_keys, sign_in_keys, access_keys,
                 help_keys, service_desk_keys }) {
            auto some = part();
            std::ranges::move(some, std::back_inserter(all));
        }
        return all;
    }();
    return keys;
}

std::span<SchemaTable const> schema_tables()
{
    static std::vector<SchemaTable> const tables {
        { "staff_role.*", "A role of plan staff.",
            { "service_desk", "service_desk_lead", "network_manager", "auditor" }, true },
        { "agreement.*", "A text that everybody accepts before work begins." },
        { "registration.field.*", "A field that registration asks for, in this order.",
            { "provider_type", "provider_name", "provider_id", "tax_id", "zip", "first_name", "last_name", "email",
                "phone", "job_title", "user_name" },
            true },
        { "subsystem.*", "A system of the plan that the portal leads to.",
            { "claims", "claim_status", "eligibility", "prior_authorization", "remittance", "documents" }, true },
        { "subsystem.*.may.*", "A capability in that subsystem.", { "view", "submit", "upload" }, true },
        { "job.*", "A kind of work in an office." },
        { "ceiling.*", "The most that anybody may have at providers of a kind.",
            { "practitioner", "group", "facility" }, true },
        { "caller_question.*", "A question that makes sure who is calling; all of them are asked.",
            { "tax_id", "provider_id", "zip", "phone", "email" } },
        { "help.*", "A section of the help page, in this order." },
        { "notice.*", "A notice that comes with the pack, once: afterwards it is plan staff's." },
    };
    return tables;
}

SchemaKey const* find_schema_key(std::string_view path)
{
    for (auto const& key : schema_keys())
        if (match_path(key.path, path))
            return &key;
    return nullptr;
}

bool SchemaNames::allow(std::string_view name) const
{
    return names.empty() ? is_word(name) : std::ranges::find(names, name) != names.end();
}

SchemaNames schema_names(std::string_view path)
{
    for (auto const& table : schema_tables())
        if (match_path(table.path, join_path(path, "any")))
            return { true, { table.names.begin(), table.names.end() } };
    SchemaNames allowed;
    auto const depth = path.empty() ? 0 : split_path(path).size();
    for (auto const& key : schema_keys()) {
        auto const parts = split_path(key.path);
        std::string head;
        for (std::size_t i = 0; i < depth && i < parts.size(); ++i)
            head = join_path(head, parts[i]);
        auto const inside = parts.size() > depth && (path.empty() || match_path(head, path));
        if (inside && std::ranges::find(allowed.names, parts[depth]) == allowed.names.end())
            allowed.names.push_back(parts[depth]);
    }
    return allowed;
}

std::vector<std::string> split_path(std::string_view path)
{
    std::vector<std::string> parts;
    for (;;) {
        auto const dot = path.find('.');
        parts.emplace_back(path.substr(0, dot));
        if (dot == path.npos)
            return parts;
        path.remove_prefix(dot + 1);
    }
}

std::string join_path(std::string_view parent, std::string_view name)
{
    return parent.empty() ? std::string(name) : std::string(parent) + '.' + std::string(name);
}

// Takes the first part off a path.
static std::string_view next_part(std::string_view& rest)
{
    auto const dot = rest.find('.');
    auto const part = rest.substr(0, dot);
    rest = dot == rest.npos ? std::string_view() : rest.substr(dot + 1);
    return part;
}

std::optional<PackNames> match_path(std::string_view pattern, std::string_view path)
{
    PackNames names;
    while (!pattern.empty() && !path.empty()) {
        auto const wanted = next_part(pattern), given = next_part(path);
        if (wanted == "*")
            names.emplace_back(given);
        else if (wanted != given)
            return {};
    }
    return pattern.empty() && path.empty() ? std::optional(std::move(names)) : std::nullopt;
}

std::string fill_path(std::string_view pattern, PackNames const& names)
{
    std::string path;
    auto name = names.begin();
    for (auto const& part : split_path(pattern))
        path = join_path(path, part == "*" ? *name++ : part);
    return path;
}

} // namespace gatehouse
