#include <algorithm>

#include "access/permit.hpp"
#include "db/database.hpp"
#include "letters/from_pack.hpp"
#include "packs/pack.hpp"
#include "registration/registration.hpp"
#include "service_desk/designation_store.hpp"
#include "service_desk/link_file_store.hpp"
#include "service_desk/lost_factor.hpp"
#include "service_desk/lost_factor_store.hpp"

namespace gatehouse {

namespace {

constexpr int shown_max = 200;

// The claim that waits for a new letter; nothing when it is settled.
std::optional<MembershipId> awaits(UnitOfWork& work, Letter const& letter)
{
    for (auto const& membership : memberships_of(work, letter.account))
        if (membership.provider == letter.provider && membership.role == Role::org_admin
            && membership.status == MembershipStatus::pending)
            return membership.id;
    return std::nullopt;
}

void add_letters(UnitOfWork& work, Pack const& pack, DeskQueue queue, LetterState state, std::vector<DeskItem>& items)
{
    auto filter = LetterFilter { .state = state, .unanswered_only = true, .limit = shown_max };
    for (auto& letter : list_letters(work, letter_terms(pack), filter)) {
        auto provider = find_provider(work, letter.provider);
        if (!provider)
            continue;
        auto since = state == LetterState::returned ? *letter.returned_at
            : state == LetterState::expired         ? *letter.use_by
                                                    : *letter.superseded_at;
        auto member = awaits(work, letter);
        items.push_back({ queue, std::move(*provider), since, std::move(letter), {}, std::move(member) });
    }
}

void add_requests(UnitOfWork& work, Pack const& pack, std::vector<DeskItem>& items)
{
    for (auto const& request : open_letter_requests(work, shown_max)) {
        auto provider = find_provider(work, request.provider);
        auto letter = find_letter(work, letter_terms(pack), request.letter);
        if (!provider || !letter)
            continue;
        auto member = awaits(work, *letter);
        items.push_back({ DeskQueue::not_received, std::move(*provider), request.asked_at, std::move(letter), {},
            std::move(member) });
    }
}

void add_designations(UnitOfWork& work, std::vector<DeskItem>& items)
{
    for (auto& asked : designation_store::list_open(work, shown_max))
        if (auto provider = find_provider(work, asked.who.provider)) {
            auto since = asked.asked_at;
            items.push_back({ DeskQueue::approvals, std::move(*provider), since, {}, std::move(asked) });
        }
}

void add_link_files(UnitOfWork& work, std::vector<DeskItem>& items)
{
    for (auto& file : link_file_store::list_open(work, shown_max)) {
        DeskItem item { .queue = DeskQueue::approvals, .provider = {}, .since = file.asked_at };
        item.links = WaitingLinks { file.id.value, std::move(file.person), std::move(file.asked_by_name), file.rows };
        items.push_back(std::move(item));
    }
}

void add_lost_factors(UnitOfWork& work, Actor const& actor, std::vector<DeskItem>& items)
{
    for (auto& lost : waiting_lost_factors(work, actor, shown_max)) {
        DeskItem item { .queue = DeskQueue::lost_factors, .provider = {}, .since = lost.asked_at };
        item.lost_factor = std::move(lost);
        items.push_back(std::move(item));
    }
}

void add_offices(UnitOfWork& work, std::vector<DeskItem>& items)
{
    for (auto const& office : offices_without_admin(work, shown_max))
        if (auto provider = find_provider(work, office.provider))
            items.push_back({ DeskQueue::without_admin, std::move(*provider), office.since });
}

} // namespace

std::string_view to_string(DeskQueue queue)
{
    switch (queue) {
    case DeskQueue::approvals: return "approvals";
    case DeskQueue::lost_factors: return "lost-factors";
    case DeskQueue::not_received: return "not-received";
    case DeskQueue::expired: return "expired";
    case DeskQueue::returned: return "returned";
    case DeskQueue::without_admin: return "without-admin";
    }
    std::unreachable();
}

std::optional<DeskQueue> parse_desk_queue(std::string_view text)
{
    for (auto queue : desk_queues)
        if (to_string(queue) == text)
            return queue;
    return std::nullopt;
}

Result<std::vector<DeskItem>> list_desk_items(UnitOfWork& work, Pack const& pack, Actor const& actor, DeskQueue queue)
{
    TRY(permit_staff(work, actor, Right::staff_see));
    std::vector<DeskItem> items;
    switch (queue) {
    case DeskQueue::approvals:
        add_designations(work, items);
        add_link_files(work, items);
        break;
    case DeskQueue::lost_factors: add_lost_factors(work, actor, items); break;
    case DeskQueue::not_received: add_requests(work, pack, items); break;
    case DeskQueue::expired:
        add_letters(work, pack, queue, LetterState::expired, items);
        add_letters(work, pack, queue, LetterState::superseded, items); // Too late to be printed.
        break;
    case DeskQueue::returned: add_letters(work, pack, queue, LetterState::returned, items); break;
    case DeskQueue::without_admin: add_offices(work, items); break;
    }
    std::ranges::sort(items, {}, &DeskItem::since); // Who waits longest comes first.
    return items;
}

std::size_t DeskCounts::of(DeskQueue queue) const
{
    switch (queue) {
    case DeskQueue::approvals: return approvals;
    case DeskQueue::lost_factors: return lost_factors;
    case DeskQueue::not_received: return not_received;
    case DeskQueue::expired: return expired;
    case DeskQueue::returned: return returned;
    case DeskQueue::without_admin: return without_admin;
    }
    std::unreachable();
}

Result<DeskCounts> count_desk_items(UnitOfWork& work, Pack const& pack, Actor const& actor)
{
    TRY(permit_staff(work, actor, Right::staff_see));
    auto letters = count_letters(work, letter_terms(pack));
    auto approvals = designation_store::count_open(work) + link_file_store::count_open(work);
    return DeskCounts { static_cast<std::size_t>(approvals),
        static_cast<std::size_t>(lost_factor_store::count_for_desk(work)), open_letter_requests(work, shown_max).size(),
        static_cast<std::size_t>(letters.expired + letters.unsent), static_cast<std::size_t>(letters.returned),
        offices_without_admin(work, shown_max).size() };
}

} // namespace gatehouse
