#include "access/permit.hpp"
#include "audit/audit.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"
#include "service_desk/designate_now.hpp"
#include "service_desk/designation_store.hpp"
#include "service_desk/second_person.hpp"

namespace gatehouse {

namespace {

std::string_view happened(DeskDecision decision)
{
    switch (decision) {
    case DeskDecision::approved: return "service_desk.designation_approved";
    case DeskDecision::declined: return "service_desk.designation_declined";
    case DeskDecision::withdrawn: return "service_desk.designation_withdrawn";
    }
    std::unreachable();
}

} // namespace

Result<> decide_designation(
    UnitOfWork& work, Pack const& pack, PortalLinks const& links, Actor const& actor, DecideDesignation const& command)
{
    TRY(permit_staff(work, actor, Right::staff_act));
    auto asked = designation_store::find(work, command.designation);
    if (!asked)
        return refuse(ErrorKind::not_found, "designation.unknown");
    WrittenDown written { asked->asked_by, asked->asked_by_name, asked->decision.has_value() };
    TRY(permit_decision(pack, actor, written, command.decision, command.authenticated_at, work.now));

    if (!designation_store::decide(work, asked->id, actor.account, command.decision))
        return decided_meanwhile();
    record(work,
        { audit_actor(actor), happened(command.decision), about_organisation(asked->who.provider),
            { { "account", asked->account.value }, { "request", asked->id.value },
                { "written_down_by", asked->asked_by.value } } });
    if (command.decision != DeskDecision::approved)
        return {};
    return designate_now(work, pack, links, actor, { asked->who, asked->evidence });
}

Result<Designation> find_designation(UnitOfWork& work, Actor const& actor, DesignationId const& id)
{
    TRY(permit_staff(work, actor, Right::staff_see));
    auto asked = designation_store::find(work, id);
    if (!asked)
        return refuse(ErrorKind::not_found, "designation.unknown");
    return std::move(*asked);
}

} // namespace gatehouse
