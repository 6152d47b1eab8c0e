#include "access/invite_form.hpp"

#include <algorithm>

#include "access/office_page.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "pages/fields.hpp"

namespace gatehouse {

namespace {

constexpr std::int64_t people_shown = 20;

void add_people_fields(Section& form, Visit const& visit)
{
    auto typed = [&](std::string_view name) { return std::string(field(visit.request.form, name)); };
    auto first_name = typed("first_name"), last_name = typed("last_name"), email = typed("email"), zip = typed("zip");
    add_field(
        form, "FIRST_NAME", TextField { .id = "first_name", .label = say("access.first_name"), .value = first_name });
    add_field(form, "LAST_NAME", TextField { .id = "last_name", .label = say("access.last_name"), .value = last_name });
    add_field(
        form, "EMAIL", TextField { .id = "email", .label = say("common.email"), .value = email, .type = "email" });
    if (!visit.pack->access.invitations.asks_zip)
        return;
    auto part = form.add("ASKS_ZIP");
    add_field(part, "ZIP",
        TextField { .id = "zip",
            .label = say("access.zip_code"),
            .hint = visit.pack->words.invitation_zip_hint,
            .value = zip,
            .input_mode = "numeric",
            .width = Width::zip });
}

void add_permissions(Section& form, Visit const& visit, std::vector<std::string> const& grantable)
{
    for (auto const& key : grantable) {
        auto const* capability = visit.pack->access.find_capability(key);
        auto box = form.add("BOX").set("KEY", key).set("LABEL", capability->label);
        box.show_if(visit.request.form.contains("may." + key), "CHECKED");
    }
}

void add_list(Section& form, Visit const& visit, InviteForm const& shown)
{
    if (shown.listed.empty())
        return;
    auto list = form.add("LIST").set("COUNT", say_count("access.count_people", shown.listed_count));
    for (auto const& invitation : shown.listed) {
        auto row = list.add("LISTED").set("NAME", invitation.full_name()).set("ADDRESS", invitation.email.text());
        row.set("PERMISSIONS", permission_names(*visit.pack, invitation.capabilities));
        row.set("REMOVE_PATH", visit.path(invitation_path({ invitation.provider, invitation.id }, "/cancellation")));
    }
    if (auto more = shown.listed_count - static_cast<std::int64_t>(shown.listed.size()); more > 0)
        list.add("MORE").set("REST", std::to_string(more));
}

} // namespace

std::string invitation_path(InvitationOf const& which, std::string_view below)
{
    return office_path(which.provider, "/invitations/" + which.invitation.value) + std::string(below);
}

std::string permission_names(Pack const& pack, std::vector<std::string> const& keys)
{
    std::string text;
    for (auto const& key : keys)
        if (auto const* capability = pack.access.find_capability(key))
            text += (text.empty() ? "" : ", ") + capability->label;
    return text;
}

Result<InviteForm> load_invite_form(UnitOfWork& work, Visit const& visit)
{
    auto provider = provider_of(visit);
    auto listed = TRY(my_list(work, *visit.pack, visit.actor(), { .provider = provider, .limit = people_shown }));
    auto counts = TRY(count_invitations(work, *visit.pack, visit.actor(), provider));
    return InviteForm { grantable_capabilities(work, *visit.pack, provider), std::move(listed), counts.mine_listed };
}

void add_invite_form(Section& page, Visit const& visit, InviteForm const& shown, FormPlace place)
{
    auto const& words = visit.pack->words;
    auto form = page.include("FORM", "access/invite_form.tpl");
    form.set("ADD_PATH", visit.path(office_path(provider_of(visit), "/invite"))).set("ADD", words.add_to_list);
    form.set("FROM", place == FormPlace::dialog ? "dialog" : "page");
    add_people_fields(form, visit);
    add_permissions(form, visit, shown.grantable);
    if (auto problem = form.error_at("capabilities"); !problem.empty())
        form.add("CAPABILITIES_ERROR").set("MESSAGE", problem);
    add_list(form, visit, shown);
    if (shown.listed.empty())
        return;
    auto send = page.add("SEND");
    send.set("LABEL", words.send_invitation);
    send.set("COUNT", say_count("access.count_people", shown.listed_count));
}

} // namespace gatehouse
