#include "access/office_page.hpp"

#include <algorithm>

#include "access/permit.hpp"
#include "base/fold.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "pages/error_page.hpp"

namespace gatehouse {

namespace {

// What the page of a refusal shows: read once more, in a transaction of its own, by somebody who is a member.
Result<Refusal> explain(UnitOfWork& work, Visit const& visit, std::string wish)
{
    auto const& pack = *visit.pack;
    auto id = provider_of(visit);
    auto mine = TRY(permit(work, pack, visit.actor(), Right::see_office, id)).membership;
    auto provider = find_provider(work, id);

    Refusal refusal {
        .wish = std::move(wish),
        .permission = pack.words.org_admin.account,
        .provider = provider ? office_lead(pack, *provider) : "this office",
        .nobody = "Nobody in this office can give it at the moment. Ask " + who_can_give(work, pack, id) + ".",
        .can_do = { { "What I can use here", visit.path(office_path(id)) } },
        .rule = one_office_rule(pack),
    };
    for (auto const& admin : office_state(work, id).org_admins)
        refusal.givers.push_back({ admin.display_name, std::string(role_title(pack, admin.role)) });
    return refusal;
}

} // namespace

ProviderId provider_of(Visit const& visit) { return { visit.parameter("provider") }; }

MemberOf member_of(Visit const& visit) { return { provider_of(visit), { visit.parameter("member") } }; }

std::string office_path(ProviderId const& provider, std::string_view below)
{
    return "/providers/" + provider.value + std::string(below);
}

std::string member_path(MemberOf const& who, std::string_view below)
{
    return office_path(who.provider, "/members/" + who.member.value) + std::string(below);
}

std::string office_lead(Pack const& pack, Provider const& provider)
{
    return provider.name + ", " + pack.words.provider_id + " " + provider.number;
}

std::string one_office_rule(Pack const& pack)
{
    return "A permission counts for one " + pack.words.provider_id
        + " only. What you may do for another office gives you nothing here.";
}

std::string_view role_title(Pack const& pack, Role role)
{
    return role == Role::org_admin ? pack.words.org_admin.title : pack.words.org_user.title;
}

std::string job_line(Pack const& pack, Membership const& membership)
{
    std::string line(role_title(pack, membership.role));
    return membership.job_title.empty() ? line : line + " · " + membership.job_title;
}

PageHandler explained(std::string wish, PageHandler handler)
{
    return [wish = std::move(wish), handler = std::move(handler)](Visit const& visit) -> Result<Response> {
        auto answer = handler(visit);
        if (answer || answer.error().kind != ErrorKind::forbidden || visit.request.wants_json())
            return answer;
        auto refusal = visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return explain(work, visit, wish); });
        if (!refusal)
            return answer; // Not even a member any more.
        return refusal_page(visit.portal.pages, visit.frame(""), *refusal);
    };
}

void add_chips(Section& section, Pack const& pack, std::span<std::string const> capabilities)
{
    for (auto const& key : capabilities)
        if (auto const* capability = pack.access.find_capability(key))
            section.add("CHIP").set("BRIEF", capability->brief);
    section.show_if(capabilities.empty(), "NO_CHIPS");
}

void add_member_status(Section& section, std::string_view marker, Member const& member)
{
    if (member.membership.status == MembershipStatus::pending)
        add_tag(section, marker, TagKind::warn, "Pending approval", "hourglass_empty");
    else if (member.lock)
        add_tag(section, marker, TagKind::bad, "Locked", "lock");
    else
        add_tag(section, marker, TagKind::good, "Active");
}

void add_last_seen(Section& section, Visit const& visit, Member const& member)
{
    if (!member.account.last_sign_in_at) {
        section.show("NEVER");
        return;
    }
    auto seen = section.add("SEEN");
    add_time(seen, "MOMENT", row_date(*member.account.last_sign_in_at, visit.zone(), visit.now()));
}

void add_flash_of_members(Visit const& visit, Frame& frame)
{
    visit.add_flash(frame,
        {
            { "activated", "The account is active now. Its permissions count from this moment." },
            { "permissions", "The permissions are changed. They count from this moment." },
            { "upgraded", "There is one more " + visit.pack->words.org_admin.name + " now." },
            { "demoted", "This is an individual account again." },
            { "removed", "Access has ended. It can be given again when the person registers once more." },
            { "unlocked", "The account is unlocked. The password is still the old one." },
            { "recovery", "An email with a link to set a new password is on its way." },
            { "factor-confirmed", "Confirmed. A code to remove the lost second factor is on its way to the person." },
            { "factor-declined", "The second factor stays as it is." },
            { "details", "The details are changed." },
            { "listed", "One more person is on the list. Nothing is sent yet." },
            { "unlisted", "The person is off the list." },
            { "resent", "A new invitation is on its way. The earlier link is worth nothing now." },
            { "cancelled", "The invitation is cancelled. Its link is worth nothing now." },
            { "request-approved", "The request is approved. We told the person by email." },
            { "request-declined", "The request is declined. We told the person by email." },
            { "request-settled", "Somebody else of your office has decided on that request already." },
        });
}

void add_standing(Section& section, Visit const& visit, Provider const& provider)
{
    if (provider.standing == Standing::active)
        return;
    auto const& pack = *visit.pack;
    bool ended = provider.standing == Standing::ended;
    section.add("STANDING")
        .set(
            "HEADING", "This " + pack.words.provider_id + (ended ? " has ended" : " is suspended") + " at " + pack.name)
        .set("TEXT",
            ended ? "What is past can still be looked up, as far as the plan allows. Nothing new can be sent."
                  : "Nothing can be used until the plan lifts the suspension. Your people and their permissions stay.")
        .set("CONTACT", pack.contacts.service_desk_name + ", " + pack.contacts.service_desk_email);
}

bool matches(std::string_view wanted, std::initializer_list<std::string_view> texts)
{
    auto folded = fold(wanted);
    return std::ranges::any_of(texts, [&](std::string_view text) { return fold(text).contains(folded); });
}

void add_agreements(Section& row, Visit const& visit, Member const& member)
{
    for (auto const& [title, state] : member.agreements) {
        auto agreement = row.add("AGREEMENT").set("TITLE", title);
        if (!state.accepted_at) {
            agreement.show("MISSING");
        } else if (!state.current_version_accepted) {
            agreement.show("OUTDATED");
        } else {
            auto accepted = agreement.add("ACCEPTED");
            add_time(accepted, "MOMENT", row_date(*state.accepted_at, visit.zone(), visit.now()));
        }
    }
}

// The plan's proxy has the subsystem, at this place of the host; which office it is for travels in the query.
std::string upstream_of(Subsystem const& subsystem, Provider const& provider)
{
    auto const& upstream = subsystem.upstream;
    return upstream + (upstream.contains('?') ? "&" : "?") + "provider=" + percent_encode(provider.number);
}

std::string unlocks_when(Visit const& visit, LockState const& lock)
{
    if (!lock.locked_until)
        return "Stays locked until somebody unlocks it.";
    return "Unlocks by itself: " + full_moment(*lock.locked_until, visit.zone()).text + ".";
}

} // namespace gatehouse
