#include "packs/schema_rows.hpp"

namespace gatehouse {

// "subsystem.claims.may.submit" is the capability claims.submit.
template <class T>
static auto of_capability(T Capability::*member)
{
    return [=](Pack& pack, PackNames const& names) -> T& {
        auto& subsystem = entry(pack.access.subsystems, names[0]);
        return entry(subsystem.capabilities, names[0] + '.' + names[1]).*member;
    };
}

static auto of_ceiling(Standing standing)
{
    return [=](Pack& pack, PackNames const& names) -> std::vector<std::string>& {
        return pack.access.ceilings.emplace_back(Ceiling { from_word<ProviderKind>(names[0]), standing, {} })
            .capabilities;
    };
}

// Who may do what: access, invitation, subsystem, job, ceiling.
SchemaKeys access_keys()
{
    std::vector<std::string> const nothing, reading { "reading" }, everything { "everything" };
    return {
        key("access.master_uses", "Whether an administrator has all capabilities, or only what was granted.",
            choice_of<MasterUses>())
            .fallback("all")
            .into(&Pack::access, &AccessRules::master_uses),
        key("access.people_page", "How an office sees its people: as an admin page, or as one table of users.",
            choice_of<PeoplePage>())
            .fallback("admin")
            .into(&Pack::access, &AccessRules::people_page),
        key("access.linking", "Whether the owner of an account may link it to further providers.", truth())
            .fallback(false)
            .into(&Pack::access, &AccessRules::linking),
        key("access.group_sees", "Whether a group sees only itself, or all providers under its Tax ID.",
            choice_of<GroupSees>())
            .fallback("itself")
            .into(&Pack::access, &AccessRules::group_sees),
        key("invitation.offered", "Whether administrators may invite people by email.", truth())
            .fallback(false)
            .into(&Pack::access, &AccessRules::invitations, &InvitationRules::offered),
        key("invitation.good_for_days", "How long an invitation is good once it is sent.", whole_number(1, 30))
            .fallback(7)
            .into(&Pack::access, &AccessRules::invitations, &InvitationRules::good_for),
        key("invitation.asks_zip", "Whether the inviter must give a ZIP Code of the office.", truth())
            .fallback(false)
            .into(&Pack::access, &AccessRules::invitations, &InvitationRules::asks_zip),
        key("access.org_admins_advised", "How many administrators an office is advised to have.", whole_number(1, 10))
            .fallback(2)
            .into(&Pack::access, &AccessRules::org_admins_advised),
        key("access.org_admins_reason", "Why so many.", paragraph(1, 300))
            .into(&Pack::access, &AccessRules::org_admins_reason),

        key("subsystem.*.label", "What the subsystem is called.", text(1, 60))
            .into_entry(&Pack::access, &AccessRules::subsystems, &Subsystem::label),
        key("subsystem.*.brief", "The same on a chip.", text(1, 20))
            .into_entry(&Pack::access, &AccessRules::subsystems, &Subsystem::brief),
        key("subsystem.*.upstream", "Where it is, for the link in the menu.", url())
            .into_entry(&Pack::access, &AccessRules::subsystems, &Subsystem::upstream),
        key("subsystem.*.may.*.label", "What the capability is called.", text(1, 60))
            .into(of_capability(&Capability::label)),
        key("subsystem.*.may.*.brief", "The same on a chip.", text(1, 20)).into(of_capability(&Capability::brief)),
        key("subsystem.*.may.*.help", "What whoever has it can do.", text(1, 200))
            .into(of_capability(&Capability::help)),
        key("subsystem.*.may.*.changes", "Whether it changes something, or only shows.", truth())
            .into(of_capability(&Capability::changes)),

        key("job.*.label", "What this kind of work in an office is called.", text(1, 60))
            .into_entry(&Pack::access, &AccessRules::jobs, &Job::label),
        key("job.*.capabilities", "What that work usually needs; offered, never granted by itself.",
            list_of(text(), 1, 50))
            .into_entry(&Pack::access, &AccessRules::jobs, &Job::capabilities),

        key("ceiling.*.active", "The most that anybody may have at such a provider while it is active.",
            list_of(text(), 0, 50))
            .fallback(everything)
            .into(of_ceiling(Standing::active)),
        key("ceiling.*.ended", "The most that anybody may have once the provider has ended.", list_of(text(), 0, 50))
            .fallback(reading)
            .into(of_ceiling(Standing::ended)),
        key("ceiling.*.suspended", "The most that anybody may have while the provider is suspended.",
            list_of(text(), 0, 50))
            .fallback(nothing)
            .into(of_ceiling(Standing::suspended)),
    };
}

} // namespace gatehouse
