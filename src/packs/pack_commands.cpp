#include "packs/pack_commands.hpp"

#include <algorithm>

#include "db/database.hpp"
#include "packs/nearest.hpp"

namespace gatehouse {

static CommandOutput report(std::vector<PackProblem> const& problems)
{
    CommandOutput output { {}, 1 };
    for (auto const& problem : problems)
        output.text += to_string(problem) + '\n';
    output.text += std::to_string(problems.size()) + (problems.size() == 1 ? " problem\n" : " problems\n");
    return output;
}

static std::string departures(Pack const& pack)
{
    std::string text;
    for (auto const& rule : pack.rules)
        if (!rule.departure.empty())
            text += "  " + rule.key + " = " + rule.value + "; NIST: " + rule.departure + '\n';
    return text.empty() ? "No departure from NIST SP 800-63B-4.\n" : "Departs from NIST SP 800-63B-4:\n" + text;
}

CommandOutput run_pack_check(PackText const& file)
{
    auto const pack = load_pack(file.file_name, file.text);
    if (!pack)
        return report(pack.error());
    return { file.file_name + ": good; plan " + pack->plan.value + ", revision " + pack->revision + '\n'
            + departures(*pack),
        0 };
}

// The end of the line says where the value comes from.
static std::string explain_in_brief(PackRule const& rule)
{
    static constexpr std::size_t value_max = 70;
    auto value = rule.value;
    if (value.size() > value_max) {
        auto end = value_max;
        while ((value[end] & 0xc0) == 0x80)
            --end; // Not in the middle of a character.
        value = value.substr(0, end) + "…";
    }
    auto const origin = !rule.set ? "default" : rule.source.empty() ? "set" : rule.source;
    return rule.key + " = " + value + "  (" + origin + ")\n";
}

static std::string explain_in_full(PackRule const& rule)
{
    auto text = rule.key + " = " + rule.value + "\n    " + rule.sentence + '\n';
    if (!rule.set)
        text += "    Not set: this is the default.";
    else
        text += "    Set by the pack"
            + (rule.fallback.empty() ? ", which must say it." : "; the default is " + rule.fallback + '.');
    if (!rule.source.empty())
        text += " Source: " + rule.source + '.';
    text += '\n';
    if (!rule.departure.empty())
        text += "    Departs from NIST SP 800-63B-4: " + rule.departure + ".\n";
    else if (rule.nist)
        text += "    In line with NIST SP 800-63B-4.\n";
    return text;
}

CommandOutput run_pack_explain(Pack const& pack, std::optional<std::string_view> key)
{
    if (!key) {
        std::string text = pack.full_name + ", plan " + pack.plan.value + ", revision " + pack.revision + "\n\n";
        for (auto const& rule : pack.rules)
            text += explain_in_brief(rule);
        return { text + '\n' + departures(pack), 0 };
    }
    std::string text;
    std::vector<std::string> keys;
    for (auto const& rule : pack.rules) {
        keys.push_back(rule.key);
        if (rule.key == *key || rule.key.starts_with(std::string(*key) + '.'))
            text += explain_in_full(rule);
    }
    if (!text.empty())
        return { text, 0 };
    auto const meant = nearest(*key, keys);
    return { pack.plan.value + " has no key \"" + std::string(*key) + '"'
            + (meant ? "; did you mean \"" + *meant + "\"?\n" : "\n"),
        2 };
}

static std::string difference(PackRule const& a, PackRule const& b)
{
    std::string text;
    if (a.value != b.value)
        text += a.key + ": " + a.value + " -> " + b.value + '\n';
    else if (a.set != b.set)
        text += a.key + ": " + a.value + (b.set ? ", the default, is now set\n" : " is now the default\n");
    if (a.source != b.source)
        text += a.key + ": source " + (a.source.empty() ? "none" : a.source) + " -> "
            + (b.source.empty() ? "none" : b.source) + '\n';
    return text;
}

CommandOutput run_pack_diff(PackText const& a, PackText const& b)
{
    auto const before = load_pack(a.file_name, a.text);
    auto const after = load_pack(b.file_name, b.text);
    if (!before || !after) {
        std::vector<PackProblem> problems;
        for (auto const* pack : { &before, &after })
            if (!*pack)
                problems.insert(problems.end(), pack->error().begin(), pack->error().end());
        auto output = report(problems);
        return { std::move(output.text), 2 };
    }
    std::string text;
    for (auto const& rule : before->rules)
        if (auto const* other = after->find_rule(rule.key))
            text += difference(rule, *other);
        else
            text += rule.key + ": " + rule.value + " is gone\n";
    for (auto const& rule : after->rules)
        if (!before->find_rule(rule.key))
            text += rule.key + ": new, " + rule.value + '\n';
    return { text.empty() ? "no difference\n" : text, text.empty() ? 0 : 1 };
}

CommandOutput run_pack_activate(Database& db, PackText const& file)
{
    auto const pack = load_pack(file.file_name, file.text);
    if (!pack)
        return report(pack.error());
    auto const done = db.write(pack->plan, [&](UnitOfWork& work) {
        return activate_pack(work, { AuditActor::Kind::operator_at_console, "pack activate" }, *pack, file.text);
    });
    if (!done)
        return { done.error().message + '\n', 1 };
    auto const& plan = pack->plan.value;
    if (!done->changed)
        return { plan + ": revision " + pack->revision + " is in force already\n", 0 };
    return { plan + ": revision " + pack->revision + " is in force"
            + (done->before.empty() ? "; the plan is new\n" : "; before it was " + done->before + '\n'),
        0 };
}

} // namespace gatehouse
