#include "packs/load_pack.hpp"

#include <algorithm>

#include "base/encoding.hpp"
#include "packs/pack_document.hpp"

namespace gatehouse {

std::string to_string(PackProblem const& problem)
{
    return problem.file + ':' + std::to_string(problem.line) + ':' + std::to_string(problem.column) + ": "
        + problem.message;
}

// "packs/cca.toml" → "cca"
static std::string plan_of(std::string_view file_name)
{
    auto const slash = file_name.find_last_of('/');
    auto name = file_name.substr(slash == file_name.npos ? 0 : slash + 1);
    if (name.ends_with(".toml"))
        name.remove_suffix(5);
    return std::string(name);
}

// The plan's key is the first segment of every path, beside what the server itself answers there.
static void check_plan_name(std::string_view file, std::string const& plan, std::vector<PackProblem>& problems)
{
    static constexpr std::string_view reserved[] { "demo", "api", "assets", "healthz", "readyz", "metrics", "openapi" };
    bool const shaped = plan.size() >= 2 && plan.size() <= 32 && plan.front() >= 'a' && plan.front() <= 'z'
        && std::ranges::all_of(
            plan, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
    if (!shaped)
        problems.push_back({ std::string(file), 1, 1,
            "found the file name \"" + plan
                + ".toml\"; allowed: the plan's key, 2 to 32 lower-case letters, digits and hyphens" });
    else if (std::ranges::find(reserved, plan) != std::end(reserved))
        problems.push_back(
            { std::string(file), 1, 1, "the plan's key \"" + plan + "\" is a path of the server's own" });
}

// "everything" and "reading" stand for capabilities, so that a new one need not be named everywhere.
static void resolve_ceilings(AccessRules& access)
{
    for (auto& ceiling : access.ceilings) {
        std::vector<std::string> keys;
        auto const named = [&](std::string_view word) {
            return std::ranges::find(ceiling.capabilities, word) != ceiling.capabilities.end();
        };
        for (auto const& subsystem : access.subsystems)
            for (auto const& each : subsystem.capabilities)
                if (named(each.key) || named("everything") || (named("reading") && !each.changes))
                    keys.push_back(each.key);
        ceiling.capabilities = std::move(keys);
    }
}

static Pack build(std::string plan, PackDocument const& document)
{
    Pack pack {};
    pack.plan = { std::move(plan) };
    pack.revision = sha256_hex(canonical_form(document));
    for (auto const& entry : document.entries) {
        entry.key->fill(pack, entry.names, entry.value);
        pack.rules.push_back({ entry.path, std::string(entry.key->sentence), to_toml(entry.value), entry.source,
            entry.set, entry.key->is_rule(), entry.key->departure ? entry.key->departure(entry.value) : "" });
    }
    resolve_ceilings(pack.access);
    return pack;
}

std::expected<Pack, std::vector<PackProblem>> load_pack(std::string_view file_name, std::string_view toml_text)
{
    std::vector<PackProblem> problems;
    auto plan = plan_of(file_name);
    check_plan_name(file_name, plan, problems);
    auto const document = read_document(file_name, toml_text, problems);
    check_document(document, file_name, problems);
    if (problems.empty())
        return build(std::move(plan), document);
    std::ranges::sort(problems);
    return std::unexpected(std::move(problems));
}

} // namespace gatehouse
