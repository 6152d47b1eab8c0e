#include <map>

#include "access/permit.hpp"
#include "audit/audit.hpp"
#include "db/database.hpp"
#include "mail/outbox.hpp"
#include "packs/pack.hpp"
#include "providers/under_tax_id.hpp"
#include "service_desk/link_file_store.hpp"

namespace gatehouse {

namespace {

void tell(UnitOfWork& work, Pack const& pack, AccountId const& id, std::string const& subject, std::string const& text)
{
    auto account = find_account(work, id).value();
    enqueue_mail(work,
        { pack.mail.sender_name, account.email, subject,
            Secret<>(say("service_desk.hello_first_name_text_signature",
                { { "first_name", account.first_name }, { "text", text }, { "signature", pack.mail.signature } })) });
}

void tell_office(UnitOfWork& work, Pack const& pack, Account const& linked, Provider const& provider)
{
    for (auto const& org_admin : office_state(work, provider.id).org_admins)
        if (org_admin.account != linked.id)
            tell(work, pack, org_admin.account,
                say("service_desk.can_now_work_for_your", { { "linked", linked.full_name() } }),
                say("service_desk.at_your_offices_request_the",
                    { { "linked", linked.full_name() }, { "email", linked.email.text() }, { "provider", provider.name },
                        { "provider_id", pack.words.provider_id }, { "number", provider.number },
                        { "admin", pack.words.admin }, { "service_desk_email", pack.contacts.service_desk_email } }));
}

void tell_owner_when_done(UnitOfWork& work, Pack const& pack, LinkFileId const& id)
{
    if (link_file_store::has_open_rows(work, id))
        return;
    auto file = link_file_store::find(work, id).value();
    if (file.linked == 0)
        return;
    tell(work, pack, file.account, say("service_desk.your_account_is_linked_to"),
        say_count("service_desk.the_service_desk_has_linked", file.linked,
            { { "service_desk_email", pack.contacts.service_desk_email } }));
}

// The same checks as when the file was read: it may have waited for days.
Result<> link_row(UnitOfWork& work, Pack const& pack, LinkFile const& file, link_file_store::ClaimedRow const& row)
{
    Actor actor { *file.decided_by, {}, work.plan, AccountKind::staff };
    TRY(permit_staff(work, actor, Right::staff_act));
    auto known = find_under_tax_id(work, row.tax_id_hash, row.number);
    auto provider = known ? adopt_provider(work, row.number) : std::nullopt;
    if (!provider)
        return refuse(ErrorKind::conflict, "links.no_match");
    bool as_group = provider->kind == ProviderKind::group;
    auto member = TRY(request_membership(
        work, { file.account, provider->id, Role::org_user, as_group ? row.tax_id_hash : std::string() }));
    TRY(activate_untold(work, pack, actor, { { provider->id, member }, row.capabilities }));
    record(work,
        { audit_actor(actor), "service_desk.linked", about_organisation(provider->id),
            { { "account", file.account.value }, { "request", file.id.value },
                { "written_down_by", file.asked_by.value }, { "asked_by", file.evidence.asked_by },
                { "asked_how", file.evidence.channel }, { "recognised_by", file.evidence.recognised_by } } });
    tell_office(work, pack, find_account(work, file.account).value(), *provider);
    return {};
}

std::string reason_of(Error const& error)
{
    return error.fields.empty() ? error.message : error.fields.front().message;
}

void carry_out(Database& db, Pack const& pack, LinkFile const& file, link_file_store::OpenRow const& which)
{
    auto linked = db.write(pack.plan, [&](UnitOfWork& work) -> Result<> {
        auto row = link_file_store::claim(work, which);
        if (!row)
            return {}; // Another node was quicker.
        TRY(link_row(work, pack, file, *row));
        tell_owner_when_done(work, pack, which.file);
        return {};
    });
    if (linked)
        return;
    db.write(pack.plan, [&](UnitOfWork& work) -> Result<> {
          link_file_store::refuse(work, which, reason_of(linked.error()));
          tell_owner_when_done(work, pack, which.file);
          return {};
      }).value();
}

} // namespace

bool carry_out_link_files(Database& db, Pack const& pack, std::size_t at_most)
{
    std::map<LinkFileId, LinkFile> files; // What was asked never changes.
    auto open = db.read(pack.plan, [&](UnitOfWork& work) -> Result<std::vector<link_file_store::OpenRow>> {
                      auto rows = link_file_store::next_open(work, static_cast<std::int64_t>(at_most));
                      for (auto const& row : rows)
                          if (!files.contains(row.file))
                              files.emplace(row.file, link_file_store::find(work, row.file).value());
                      return rows;
                  }).value();
    for (auto const& row : open)
        carry_out(db, pack, files.at(row.file), row);
    return open.size() == at_most;
}

} // namespace gatehouse
