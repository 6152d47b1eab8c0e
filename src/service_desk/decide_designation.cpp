#include "access/permit.hpp"
#include "audit/audit.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"
#include "service_desk/designate_now.hpp"
#include "service_desk/designation_store.hpp"

namespace gatehouse {

namespace {

Result<> refuse(
    Pack const& pack, Actor const& actor, Designation const& asked, DecideDesignation const& command, Instant now)
{
    bool is_own = asked.asked_by == actor.account;
    if (asked.decision)
        return fail(ErrorKind::conflict, "designation.decided", "This request was decided meanwhile.");
    if (command.decision == DesignationDecision::withdrawn && !is_own)
        return fail(ErrorKind::forbidden, "designation.not_own",
            "Only " + asked.asked_by_name + " can withdraw this request. You can decline it.");
    if (command.decision != DesignationDecision::withdrawn && is_own)
        return fail(ErrorKind::forbidden, "designation.own_request",
            "You wrote this request down, so somebody else of the service desk decides on it.");
    if (command.decision == DesignationDecision::approved && now - command.authenticated_at > pack.sessions.fresh)
        return fail(ErrorKind::conflict, "session.not_fresh",
            "Your last login is too long ago to approve this. Log in again, then approve.");
    return {};
}

std::string_view happened(DesignationDecision decision)
{
    switch (decision) {
    case DesignationDecision::approved: return "service_desk.designation_approved";
    case DesignationDecision::declined: return "service_desk.designation_declined";
    case DesignationDecision::withdrawn: return "service_desk.designation_withdrawn";
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
        return fail(ErrorKind::not_found, "designation.unknown", "There is no such request.");
    TRY(refuse(pack, actor, *asked, command, work.now));

    if (!designation_store::decide(work, asked->id, actor.account, command.decision))
        return fail(ErrorKind::conflict, "designation.decided", "This request was decided meanwhile.");
    record(work,
        { audit_actor(actor), happened(command.decision), about_organisation(asked->who.provider),
            { { "account", asked->account.value }, { "request", asked->id.value },
                { "written_down_by", asked->asked_by.value } } });
    if (command.decision != DesignationDecision::approved)
        return {};
    return designate_now(work, pack, links, actor, { asked->who, asked->evidence });
}

Result<Designation> find_designation(UnitOfWork& work, Actor const& actor, DesignationId const& id)
{
    TRY(permit_staff(work, actor, Right::staff_see));
    auto asked = designation_store::find(work, id);
    if (!asked)
        return fail(ErrorKind::not_found, "designation.unknown", "There is no such request.");
    return std::move(*asked);
}

} // namespace gatehouse
