#include "access/access_json.hpp"

#include "packs/pack.hpp"

namespace gatehouse {

namespace bj = boost::json;

namespace {

bj::value instant_or_null(std::optional<Instant> const& instant)
{
    if (!instant)
        return nullptr;
    return bj::string(rfc3339(*instant));
}

bj::value lock_or_null(std::optional<LockState> const& lock)
{
    if (!lock)
        return nullptr;
    return bj::object { { "since", instant_or_null(lock->locked_at) },
        { "until", instant_or_null(lock->locked_until) } };
}

bj::array to_json(std::vector<AgreementOfMember> const& agreements)
{
    bj::array array;
    for (auto const& [title, state] : agreements)
        array.push_back(bj::object { { "title", title }, { "accepted_at", instant_or_null(state.accepted_at) },
            { "current", state.current_version_accepted } });
    return array;
}

} // namespace

bj::array to_json(std::vector<std::string> const& texts)
{
    return bj::array(texts.begin(), texts.end()); // In braces it would be an array of two iterators.
}

bj::object to_json(Account const& account)
{
    return {
        { "user_name", account.user_name },
        { "email", account.email.text() },
        { "first_name", account.first_name },
        { "last_name", account.last_name },
    };
}

bj::object to_json(Member const& member)
{
    auto const& membership = member.membership;
    return {
        { "id", membership.id.value },
        { "display_name", membership.display_name },
        { "phone", membership.phone },
        { "job_title", membership.job_title },
        { "role", to_string(membership.role) },
        { "status", to_string(membership.status) },
        { "user_name", member.account.user_name },
        { "email", member.account.email.text() },
        { "requested_at", instant_or_null(membership.requested_at) },
        { "activated_at", instant_or_null(membership.activated_at) },
        { "last_seen_at", instant_or_null(member.account.last_sign_in_at) },
        { "locked", lock_or_null(member.lock) },
        { "granted", to_json(member.granted) },
        { "effective", to_json(member.effective) },
        { "agreements", to_json(member.agreements) },
    };
}

bj::object to_json(Pack const& pack, Provider const& provider, RightsAt const& rights)
{
    return {
        { "id", provider.id.value },
        { "number", provider.number },
        { "name", provider.name },
        { "standing", to_string(provider.standing) },
        { "role", to_string(rights.role) },
        { "role_title", rights.role == Role::org_admin ? pack.words.org_admin.title : pack.words.org_user.title },
        { "capabilities", to_json(rights.capabilities) },
    };
}

} // namespace gatehouse
