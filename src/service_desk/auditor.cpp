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

// What the sentence service_desk.privileged.<action> names.
constexpr auto privileged = std::to_array<std::string_view>({
    "membership.founded",
    "membership.activated",
    "membership.permissions_changed",
    "membership.upgraded",
    "membership.designated",
    "membership.demoted",
    "membership.ended",
    "access.approved",
    "invitation.accepted",
    "link.finished",
    "service_desk.designation_asked",
    "service_desk.designation_approved",
    "service_desk.org_admin_designated",
    "service_desk.org_admin_demoted",
    "service_desk.member_removed",
    "service_desk.code_reissued",
    "service_desk.reset_started",
    "service_desk.unlocked",
    "service_desk.links_asked",
    "service_desk.links_approved",
    "service_desk.linked",
    "membership.unlocked",
    "staff.added",
    "pack.activated",
    "providers.imported",
    "letter.batch_printed",
    "audit.exported",
});
static_assert(privileged.size() <= actions_max);

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
    auto facts = list_audit_of(work, privileged, since, count, before);
    PrivilegedPage page { {}, std::move(facts.next) };
    for (auto& fact : facts.entries) {
        auto const& what = say("service_desk.privileged." + fact.action);
        auto who = who_of(work, fact.actor), about = about_of(work, pack, fact.subject);
        page.changes.push_back({ std::move(fact), what, std::move(who), std::move(about) });
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
