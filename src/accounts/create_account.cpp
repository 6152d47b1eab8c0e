#include "accounts/account_store.hpp"
#include "base/fold.hpp"
#include "db/database.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t user_name_length_min = 3;
constexpr std::size_t user_name_length_max = 64;

bool fits_in_a_user_name(char c) { return static_cast<unsigned char>(c) > ' ' && c != '@' && c != '\x7f'; }

} // namespace

std::string_view to_string(StaffRank rank)
{
    switch (rank) {
    case StaffRank::service_desk: return "service_desk";
    case StaffRank::service_desk_lead: return "service_desk_lead";
    case StaffRank::network_manager: return "network_manager";
    case StaffRank::auditor: return "auditor";
    }
    std::unreachable();
}

std::optional<StaffRank> parse_staff_rank(std::string_view text)
{
    using enum StaffRank;
    for (auto rank : { service_desk, service_desk_lead, network_manager, auditor })
        if (text == to_string(rank))
            return rank;
    return std::nullopt;
}

AuditActor audit_actor(Actor const& actor)
{
    using enum AuditActor::Kind;
    return { actor.kind == AccountKind::staff ? staff : account, actor.account.value };
}

std::string canonical_sign_in_name(std::string_view typed) { return fold(typed); }

Result<UserName> UserName::parse(std::string_view typed)
{
    // No @: an e-mail address is a sign-in name too, and nobody may take another person's.
    if (typed.size() < user_name_length_min || typed.size() > user_name_length_max
        || !std::ranges::all_of(typed, fits_in_a_user_name))
        return refuse_field("account.user_name_malformed", "user_name");
    return UserName { std::string(typed), canonical_sign_in_name(typed) };
}

Result<AccountId> create_account(UnitOfWork& work, NewAccount const& account)
{
    if (sign_in_name_is_taken(work, account.user_name.canonical))
        return refuse_field("account.user_name_taken", "user_name");
    if (sign_in_name_is_taken(work, canonical_sign_in_name(account.email.text())))
        return refuse(ErrorKind::conflict, "account.email_taken");
    AccountId id { work.new_id() };
    account_store::insert(work, id, account);
    return id;
}

} // namespace gatehouse
