#include "packs/schema_rows.hpp"

namespace gatehouse {

static Subsystem& subsystem(Pack& pack, PackNames const& names) { return entry(pack.access.subsystems, names[0]); }

static Capability& capability(Pack& pack, PackNames const& names)
{
    return entry(subsystem(pack, names).capabilities, names[0] + '.' + names[1]);
}

static std::vector<std::string>& ceiling(Pack& pack, PackNames const& names, Standing standing)
{
    return pack.access.ceilings.emplace_back(Ceiling { from_word<ProviderKind>(names[0]), standing, {} }).capabilities;
}

// Who may do what: access, subsystem, job, ceiling.
SchemaKeys access_keys()
{
    SchemaKeys keys;
    auto const row = [&](SchemaKey one) { keys.push_back(std::move(one)); };

    row(key("access.master_uses", "Whether an org_admin has the whole ceiling or only what was granted.",
        choice_of<MasterUses>())
            .fallback("all")
            .into([](Pack & p) -> auto& { return p.access.master_uses; }));
    row(key("access.org_admins_advised", "How many org_admins an office is advised to have.", whole_number(1, 10))
            .fallback(2)
            .into([](Pack & p) -> auto& { return p.access.org_admins_advised; }));
    row(key("access.org_admins_reason", "Why so many.", text(1, 300)).into([
    ](Pack & p) -> auto& { return p.access.org_admins_reason; }));

    row(key("subsystem.*.label", "What the subsystem is called.", text(1, 60)).into([
    ](Pack & p, PackNames const& names) -> auto& { return subsystem(p, names).label; }));
    row(key("subsystem.*.brief", "The same on a chip.", text(1, 20)).into([
    ](Pack & p, PackNames const& names) -> auto& { return subsystem(p, names).brief; }));
    row(key("subsystem.*.upstream", "Where it is, for the link in the menu.", url()).into([
    ](Pack & p, PackNames const& names) -> auto& { return subsystem(p, names).upstream; }));
    row(key("subsystem.*.may.*.label", "What the capability is called.", text(1, 60)).into([
    ](Pack & p, PackNames const& names) -> auto& { return capability(p, names).label; }));
    row(key("subsystem.*.may.*.brief", "The same on a chip.", text(1, 20)).into([
    ](Pack & p, PackNames const& names) -> auto& { return capability(p, names).brief; }));
    row(key("subsystem.*.may.*.help", "What whoever has it can do.", text(1, 200)).into([
    ](Pack & p, PackNames const& names) -> auto& { return capability(p, names).help; }));
    row(key("subsystem.*.may.*.changes", "Whether it changes something, or only shows.", truth()).into([
    ](Pack & p, PackNames const& names) -> auto& { return capability(p, names).changes; }));

    row(key("job.*.label", "What a kind of work in an office is called.", text(1, 60)).into([
    ](Pack & p, PackNames const& names) -> auto& { return entry(p.access.jobs, names[0]).label; }));
    row(key(
        "job.*.capabilities", "What that work usually needs; offered, never granted by itself.", list_of(text(), 1, 50))
            .into(
                [](Pack & p, PackNames const& names) -> auto& { return entry(p.access.jobs, names[0]).capabilities; }));

    row(key("ceiling.*.active", "The most that anybody may have at such a provider while it is active.",
        list_of(text(), 0, 50))
            .fallback(std::vector<std::string> { "everything" })
            .into([](Pack & p, PackNames const& n) -> auto& { return ceiling(p, n, Standing::active); }));
    row(key("ceiling.*.ended", "The same once it has ended.", list_of(text(), 0, 50))
            .fallback(std::vector<std::string> { "reading" })
            .into([](Pack & p, PackNames const& n) -> auto& { return ceiling(p, n, Standing::ended); }));
    row(key("ceiling.*.suspended", "The same while it is suspended.", list_of(text(), 0, 50))
            .fallback(std::vector<std::string> {})
            .into([](Pack & p, PackNames const& n) -> auto& { return ceiling(p, n, Standing::suspended); }));
    return keys;
}

} // namespace gatehouse
