#include "packs/schema.hpp"

#include "packs/schema_rows.hpp"

namespace gatehouse {

bool SchemaKey::is_rule() const
{
    using enum Shape::Kind;
    return shape.kind == truth || shape.kind == whole_number || shape.kind == choice || shape.kind == date
        || departure != nullptr;
}

std::span<SchemaKey const> schema_keys()
{
    static auto const keys = [] {
        SchemaKeys all;
        for (auto const part : { plan_keys, word_keys, registration_keys, letter_keys, sign_in_keys, access_keys }) {
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
    };
    return tables;
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

std::optional<PackNames> match_path(std::string_view pattern, std::string_view path)
{
    auto const wanted = split_path(pattern), given = split_path(path);
    PackNames names;
    if (wanted.size() != given.size())
        return {};
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] == "*")
            names.push_back(given[i]);
        else if (wanted[i] != given[i])
            return {};
    }
    return names;
}

std::string fill_path(std::string_view pattern, PackNames const& names)
{
    std::string path;
    auto name = names.begin();
    for (auto const& part : split_path(pattern))
        (path += path.empty() ? "" : ".") += part == "*" ? *name++ : part;
    return path;
}

} // namespace gatehouse
