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

static PackRule rule_of(PackEntry const& entry)
{
    auto const& key = *entry.key;
    return {
        .key = entry.path,
        .sentence = std::string(key.sentence),
        .value = to_toml(entry.value),
        .plain = key.shape.speak(entry.value),
        .fallback = key.required ? "" : to_toml(key.fallback),
        .source = entry.source,
        .set = entry.set,
        .is_rule = key.is_rule(),
        .nist = key.departure != nullptr,
        .departure = key.departure ? key.departure(entry.value) : "",
    };
}

// Which entries there are, and in which order, is a setting too.
static PackRule rule_of(PackFile::Listing const& listing)
{
    PackRule rule {};
    rule.key = join_path(listing.path, "*");
    rule.sentence = "Which entries there are, in this order.";
    rule.value = to_toml(listing.names);
    rule.plain = list_of(word()).speak(listing.names);
    rule.set = true;
    return rule;
}

static Pack build(std::string plan, PackDocument const& document)
{
    Pack pack {};
    pack.plan = { std::move(plan) };
    pack.revision = sha256_hex(canonical_form(document));
    for (auto const& entry : document.entries) {
        if (!std::holds_alternative<std::monostate>(entry.value))
            entry.key->fill(pack, entry.names, entry.value);
        pack.rules.push_back(rule_of(entry));
    }
    for (auto const& listing : document.listings)
        pack.rules.push_back(rule_of(listing));
    resolve_ceilings(pack.access);
    return pack;
}

std::expected<Pack, std::vector<PackProblem>> load_pack(std::string_view file_name, std::string_view toml_text)
{
    std::vector<PackProblem> problems;
    auto plan = plan_of(file_name);
    check_plan_name(file_name, plan, problems);
    auto const document = read_document(file_name, toml_text, problems);
    check_document(document, problems);
    if (problems.empty())
        return build(std::move(plan), document);
    std::ranges::sort(problems);
    return std::unexpected(std::move(problems));
}

} // namespace gatehouse
