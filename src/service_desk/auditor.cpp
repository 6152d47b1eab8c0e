#include "service_desk/auditor.hpp"

#include <algorithm>
#include <array>

#include "access/permit.hpp"
#include "audit/verify.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"
#include "service_desk/auditor_store.hpp"

namespace gatehouse {

namespace {

struct Privileged {
    std::string_view action;
    std::string_view what;
};

constexpr auto privileged = std::to_array<Privileged>({
    { "membership.founded", "Became the first to administer the office" },
    { "membership.activated", "Let into the office" },
    { "membership.permissions_changed", "Permissions changed" },
    { "membership.upgraded", "Made an administrator of the office" },
    { "membership.designated", "Named administrator at the provider’s request" },
    { "membership.demoted", "No longer an administrator of the office" },
    { "membership.ended", "Access to the office ended" },
    { "access.approved", "Request for access approved" },
    { "invitation.accepted", "Came in by an invitation" },
    { "link.finished", "Linked a further provider" },
    { "service_desk.designation_asked", "The desk wrote down a naming" },
    { "service_desk.designation_approved", "The desk approved a naming" },
    { "service_desk.org_admin_designated", "The desk named an administrator" },
    { "service_desk.org_admin_demoted", "The desk ended an administrator’s role" },
    { "service_desk.member_removed", "The desk removed somebody" },
    { "service_desk.code_reissued", "The desk replaced a letter" },
    { "service_desk.reset_started", "The desk sent a link for a new password" },
    { "service_desk.unlocked", "The desk unlocked an account" },
    { "service_desk.links_asked", "The desk wrote down a file of links" },
    { "service_desk.links_approved", "The desk approved a file of links" },
    { "service_desk.linked", "The desk linked an account" },
    { "membership.unlocked", "The office unlocked an account" },
    { "staff.added", "A staff account was made" },
    { "pack.activated", "Other rules of the plan came into force" },
    { "providers.imported", "A provider file was taken in" },
    { "letter.batch_printed", "Letters were printed" },
    { "audit.exported", "A list was exported" },
});
static_assert(privileged.size() <= actions_max);

constexpr auto privileged_actions = [] {
    std::array<std::string_view, privileged.size()> actions;
    for (std::size_t i = 0; i < privileged.size(); ++i)
        actions[i] = privileged[i].action;
    return actions;
}();

std::string who_of(UnitOfWork& work, AuditActor const& actor)
{
    bool is_person = actor.kind == AuditActor::Kind::account || actor.kind == AuditActor::Kind::staff;
    auto account = is_person ? find_account(work, { actor.id }) : std::nullopt;
    return account ? account->full_name() + " (" + account->user_name + ")" : actor.id;
}

std::string about_of(UnitOfWork& work, Pack const& pack, AuditSubject const& subject)
{
    switch (subject.kind) {
    case AuditSubject::Kind::organisation:
        if (auto provider = find_provider(work, { subject.id }))
            return provider->name + ", " + pack.words.provider_id + " " + provider->number;
        return subject.id;
    case AuditSubject::Kind::account:
        if (auto account = find_account(work, { subject.id }))
            return account->full_name() + " (" + account->user_name + ")";
        return subject.id;
    case AuditSubject::Kind::plan: return pack.name;
    }
    std::unreachable();
}

} // namespace

Result<PrivilegedPage> privileged_changes(UnitOfWork& work, Pack const& pack, Actor const& actor, Instant since,
    std::size_t count, std::optional<AuditCursor> const& before)
{
    TRY(permit_staff(work, actor, Right::staff_audit));
    auto facts = list_audit_of(work, privileged_actions, since, count, before);
    PrivilegedPage page { {}, std::move(facts.next) };
    for (auto& fact : facts.entries) {
        auto known = std::ranges::find(privileged, fact.action, &Privileged::action);
        auto who = who_of(work, fact.actor), about = about_of(work, pack, fact.subject);
        page.changes.push_back({ std::move(fact), std::string(known->what), std::move(who), std::move(about) });
    }
    return page;
}

Result<std::vector<DormantAccount>> dormant_accounts(
    UnitOfWork& work, Actor const& actor, std::string_view after, std::int64_t at_most)
{
    TRY(permit_staff(work, actor, Right::staff_audit));
    return auditor_store::dormant(work, work.now - dormant_after, after, at_most);
}

Result<std::optional<IntegrityCheck>> last_integrity_check(UnitOfWork& work, Actor const& actor)
{
    TRY(permit_staff(work, actor, Right::staff_audit));
    return auditor_store::last_check(work);
}

Result<> check_integrity(Database& db, Pack const& pack, Actor const& actor)
{
    TRY(db.read(pack.plan, [&](UnitOfWork& work) { return permit_staff(work, actor, Right::staff_audit); }));
    auto report = verify_chain(db, pack.plan, {});
    return db.write(pack.plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<> {
        auto first = report.faults.empty() ? std::string() : report.faults.front().what;
        auditor_store::insert_check(
            work, { actor.account, report.length, report.fault_count, std::move(first), report.late });
        record(work,
            { audit_actor(actor), "audit.checked", about_plan(work.plan),
                { { "length", std::to_string(report.length) }, { "faults", std::to_string(report.fault_count) } } });
        return {};
    });
}

Result<> record_export(UnitOfWork& work, Actor const& actor, std::string_view list, std::size_t rows)
{
    TRY(permit_staff(work, actor, Right::staff_audit));
    record(work,
        { audit_actor(actor), "audit.exported", about_plan(work.plan),
            { { "list", std::string(list) }, { "rows", std::to_string(rows) } } });
    return {};
}

} // namespace gatehouse
