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
        .provider = provider ? office_lead(pack, *provider) : say("access.this_office"),
        .nobody = say("access.nobody_in_this_office_can", { { "who", who_can_give(work, pack, id) } }),
        .can_do = { { say("access.what_i_can_use_here"), visit.path(office_path(id)) } },
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
    return say("access.a_permission_counts_for_one", { { "provider_id", pack.words.provider_id } });
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
        add_tag(section, marker, TagKind::warn, say("common.pending_approval"), "hourglass_empty");
    else if (member.lock)
        add_tag(section, marker, TagKind::bad, say("common.locked"), "lock");
    else
        add_tag(section, marker, TagKind::good, say("common.active"));
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
            { "activated", say("access.the_account_is_active_now") },
            { "permissions", say("access.the_permissions_are_changed_they") },
            { "upgraded", say("access.there_is_one_more_now", { { "org_admin", visit.pack->words.org_admin.name } }) },
            { "demoted", say("access.this_is_an_individual_account") },
            { "removed", say("access.access_has_ended_it_can") },
            { "unlocked", say("access.the_account_is_unlocked_the") },
            { "recovery", say("access.an_email_with_a_link") },
            { "factor-confirmed", say("access.confirmed_a_code_to_remove") },
            { "factor-declined", say("access.the_second_factor_stays_as") },
            { "details", say("access.the_details_are_changed") },
            { "listed", say("access.one_more_person_is_on") },
            { "unlisted", say("access.the_person_is_off_the") },
            { "resent", say("access.a_new_invitation_is_on") },
            { "cancelled", say("access.the_invitation_is_cancelled_its") },
            { "request-approved", say("access.the_request_is_approved_we") },
            { "request-declined", say("access.the_request_is_declined_we") },
            { "request-settled", say("access.somebody_else_of_your_office_has_decided") },
        });
}

void add_standing(Section& section, Visit const& visit, Provider const& provider)
{
    if (provider.standing == Standing::active)
        return;
    auto const& pack = *visit.pack;
    bool ended = provider.standing == Standing::ended;
    section.add("STANDING")
        .set("HEADING",
            ended
                ? say("access.this_has_ended_at", { { "provider_id", pack.words.provider_id }, { "name", pack.name } })
                : say("access.this_is_suspended_at",
                    { { "provider_id", pack.words.provider_id }, { "name", pack.name } }))
        .set("TEXT", ended ? say("access.what_is_past_can_still") : say("access.nothing_can_be_used_until"))
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
        return say("access.stays_locked_until_somebody_unlocks");
    return say("access.unlocks_by_itself", { { "zone", full_moment(*lock.locked_until, visit.zone()).text } });
}

} // namespace gatehouse
