#include "access/permit.hpp"
#include "audit/audit.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"
#include "service_desk/link_file_store.hpp"
#include "service_desk/second_person.hpp"

namespace gatehouse {

namespace {

constexpr int files_shown = 50;

std::string_view happened(DeskDecision decision)
{
    switch (decision) {
    case DeskDecision::approved: return "service_desk.links_approved";
    case DeskDecision::declined: return "service_desk.links_declined";
    case DeskDecision::withdrawn: return "service_desk.links_withdrawn";
    }
    std::unreachable();
}

} // namespace

Result<> decide_link_file(UnitOfWork& work, Pack const& pack, Actor const& actor, DecideLinkFile const& command)
{
    TRY(permit_staff(work, actor, Right::staff_act));
    auto file = link_file_store::find(work, command.file);
    if (!file)
        return refuse(ErrorKind::not_found, "links.unknown");
    WrittenDown written { file->asked_by, file->asked_by_name, file->decision.has_value() };
    TRY(permit_decision(pack, actor, written, command.decision, command.authenticated_at, work.now));
    if (!link_file_store::decide(work, file->id, actor.account, command.decision))
        return decided_meanwhile();
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
        return refuse(ErrorKind::not_found, "links.unknown");
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
