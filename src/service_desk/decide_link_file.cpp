#include "access/permit.hpp"
#include "audit/audit.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"
#include "service_desk/link_file_store.hpp"

namespace gatehouse {

namespace {

constexpr int files_shown = 50;

Result<> refuse(Pack const& pack, Actor const& actor, LinkFile const& file, DecideLinkFile const& command, Instant now)
{
    bool is_own = file.asked_by == actor.account;
    if (file.decision)
        return fail(ErrorKind::conflict, "links.decided", "This file was decided on meanwhile.");
    if (command.decision == DesignationDecision::withdrawn && !is_own)
        return fail(ErrorKind::forbidden, "links.not_own",
            "Only " + file.asked_by_name + " can withdraw this file. You can decline it.");
    if (command.decision != DesignationDecision::withdrawn && is_own)
        return fail(ErrorKind::forbidden, "links.own_request",
            "You wrote this down, so somebody else of the service desk decides on it.");
    if (command.decision == DesignationDecision::approved && now - command.authenticated_at > pack.sessions.fresh)
        return fail(ErrorKind::conflict, "session.not_fresh",
            "Your last login is too long ago to approve this. Log in again, then approve.");
    return {};
}

std::string_view happened(DesignationDecision decision)
{
    switch (decision) {
    case DesignationDecision::approved: return "service_desk.links_approved";
    case DesignationDecision::declined: return "service_desk.links_declined";
    case DesignationDecision::withdrawn: return "service_desk.links_withdrawn";
    }
    std::unreachable();
}

} // namespace

Result<> decide_link_file(UnitOfWork& work, Pack const& pack, Actor const& actor, DecideLinkFile const& command)
{
    TRY(permit_staff(work, actor, Right::staff_act));
    auto file = link_file_store::find(work, command.file);
    if (!file)
        return fail(ErrorKind::not_found, "links.unknown", "There is no such file.");
    TRY(refuse(pack, actor, *file, command, work.now));
    if (!link_file_store::decide(work, file->id, actor.account, command.decision))
        return fail(ErrorKind::conflict, "links.decided", "This file was decided on meanwhile.");
    record(work,
        { audit_actor(actor), happened(command.decision), about_account(file->account),
            { { "request", file->id.value }, { "written_down_by", file->asked_by.value },
                { "rows", std::to_string(file->rows) } } });
    return {};
}

Result<LinkFile> find_link_file(UnitOfWork& work, Actor const& actor, LinkFileId const& id)
{
    TRY(permit_staff(work, actor, Right::staff_see));
    auto file = link_file_store::find(work, id);
    if (!file)
        return fail(ErrorKind::not_found, "links.unknown", "There is no such file.");
    return std::move(*file);
}

Result<std::vector<LinkFile>> open_link_files(UnitOfWork& work, Actor const& actor)
{
    TRY(permit_staff(work, actor, Right::staff_see));
    return link_file_store::list_open(work, files_shown);
}

Result<std::vector<LinkFile>> link_files_of(UnitOfWork& work, Actor const& actor, AccountId const& account)
{
    TRY(permit_staff(work, actor, Right::staff_see));
    return link_file_store::of_account(work, account, files_shown);
}

Result<std::vector<LinkFileRow>> link_file_rows(UnitOfWork& work, Actor const& actor, LinkFileId const& id,
    bool refused_only, std::int64_t after_line, std::int64_t at_most)
{
    TRY(permit_staff(work, actor, Right::staff_see));
    return link_file_store::rows(work, id, refused_only, after_line, at_most);
}

} // namespace gatehouse
