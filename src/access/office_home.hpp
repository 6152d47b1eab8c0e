#pragma once

#include "access/access.hpp"
#include "providers/providers.hpp"

namespace gatehouse {

// What waits for an org_admin's decision.
struct Waiting {
    std::vector<Member> locked;
    std::vector<Member> pending;
    std::size_t count() const { return locked.size() + pending.size(); }
};
Waiting waiting_for(std::vector<Member> const&);

// Somebody who has lost the second factor, which an org_admin has to confirm: confirm_lost_factor.hpp.
struct LostFactorHere {
    Member member;
    Instant asked_at;
};

// Everything on an office's first page.
struct OfficeHome {
    Provider provider;
    Membership me;
    OfficeState office;
    std::vector<std::string> mine;    // What I can use now.
    std::vector<std::string> ceiling; // What anybody here could.
    std::vector<Member> members;      // The first of them; empty for an org_user, as the next three.
    std::int64_t member_count;
    Waiting waiting;
    std::vector<LostFactorHere> lost_factors; // Nobody's who is locked out as well: that comes first.
    std::int64_t invitations;                 // Open ones.
    std::vector<Asker> askers;                // Who asks for access; empty for an org_user.
    std::optional<PasswordExpiry> password;
    std::string givers; // Who can give what is missing.
};
Result<OfficeHome> office_home(UnitOfWork&, Pack const&, Actor const&, ProviderId const&);

} // namespace gatehouse
