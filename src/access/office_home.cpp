#include "access/office_home.hpp"

#include "access/invitations.hpp"
#include "access/permit.hpp"
#include "accounts/factor_reset.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

constexpr std::int64_t people_on_first_page = 20;

std::vector<LostFactorHere> lost_factors_among(UnitOfWork& work, std::vector<Member> const& waiting)
{
    std::vector<LostFactorHere> lost;
    for (auto const& member : waiting) {
        bool is_other_thing = member.membership.status == MembershipStatus::pending || member.lock;
        auto reset = is_other_thing ? std::nullopt : find_factor_reset(work, member.account.id);
        if (reset)
            lost.push_back({ member, reset->asked_at });
    }
    return lost;
}

} // namespace

Waiting waiting_for(std::vector<Member> const& members)
{
    Waiting waiting;
    for (auto const& member : members) {
        if (member.membership.status == MembershipStatus::pending)
            waiting.pending.push_back(member);
        else if (member.lock)
            waiting.locked.push_back(member);
    }
    return waiting;
}

Result<OfficeHome> office_home(UnitOfWork& work, Pack const& pack, Actor const& actor, ProviderId const& id)
{
    auto me = TRY(permit(work, pack, actor, Right::see_office, id)).membership;
    auto provider = find_provider(work, id);
    if (!provider)
        return refuse(ErrorKind::not_found, "provider.unknown");
    MembersShown people { {}, 0 };
    std::vector<Member> waiting;
    std::vector<Asker> askers;
    InvitationCounts invitations { 0, 0 };
    if (me.role == Role::org_admin) {
        people = TRY(page_of_members(work, pack, actor, { .provider = id, .limit = people_on_first_page }));
        askers = TRY(list_access_requests(work, pack, actor, id));
        waiting = TRY(waiting_members(work, pack, actor, id));
        if (pack.access.invitations.offered)
            invitations = TRY(count_invitations(work, pack, actor, id));
    }
    return OfficeHome {
        .provider = std::move(*provider),
        .me = me,
        .office = office_state(work, id),
        .mine = effective_capabilities(work, pack, me),
        .ceiling = grantable_capabilities(work, pack, id),
        .members = std::move(people.members),
        .member_count = people.total,
        .waiting = waiting_for(waiting),
        .lost_factors = lost_factors_among(work, waiting),
        .invitations = invitations.open,
        .askers = std::move(askers),
        .password = password_expiry(work, pack, actor.account),
        .givers = who_can_give(work, pack, id),
    };
}

} // namespace gatehouse
