#include <algorithm>

#include "access/access.hpp"
#include "access/member_rules.hpp"
#include "access/membership_store.hpp"
#include "access/permit.hpp"
#include "base/fold.hpp"
#include "db/database.hpp"

namespace gatehouse {

namespace {

// The ids of those that fit, in the list's order. Names are short and thousands of them few bytes: no index of words.
std::vector<MembershipId> fitting(UnitOfWork& work, MembersWanted const& query)
{
    auto wanted = fold(query.wanted);
    std::vector<MembershipId> ids;
    for (auto& [id, text] : membership_store::searchable_of_provider(work, query.provider))
        if (fold(text).contains(wanted))
            ids.push_back(std::move(id));
    return ids;
}

} // namespace

Result<MembersShown> page_of_members(UnitOfWork& work, Pack const& pack, Actor const& actor, MembersWanted const& query)
{
    TRY(permit(work, pack, actor, Right::manage_people, query.provider));
    MembersShown shown { {}, 0 };
    if (query.wanted.empty()) {
        shown.total = membership_store::count_of_provider(work, query.provider);
        for (auto const& member : membership_store::part_of_provider(work, query.provider, query.limit, query.offset))
            shown.members.push_back(look_up_member(work, pack, member));
        return shown;
    }
    auto ids = fitting(work, query);
    shown.total = static_cast<std::int64_t>(ids.size());
    for (auto at = query.offset; at < std::min(shown.total, query.offset + query.limit); ++at)
        shown.members.push_back(
            look_up_member(work, pack, membership_store::find(work, ids[static_cast<std::size_t>(at)]).value()));
    return shown;
}

Result<std::vector<Member>> waiting_members(
    UnitOfWork& work, Pack const& pack, Actor const& actor, ProviderId const& provider, std::int64_t at_most)
{
    TRY(permit(work, pack, actor, Right::manage_people, provider));
    std::vector<Member> waiting;
    for (auto const& member : membership_store::waiting_of_provider(work, provider, actor.account, at_most))
        waiting.push_back(look_up_member(work, pack, member));
    return waiting;
}

} // namespace gatehouse
