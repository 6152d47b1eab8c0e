#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/accounts.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace gatehouse {

class PortalLinks;
struct Pack;
struct UnitOfWork;

// Who of an office may do what. A membership joins one account to one provider; a grant gives a membership one
// capability ("claims.submit"); what the plan allows at the provider today is the ceiling above all grants. All use
// cases here need a serializable transaction, because they decide on several rows.

// One role by two names; what people call it stands in the pack's words.
enum class Role : std::uint8_t {
    org_admin, // Lets people in and says what they may do.
    org_user,  // May what was granted.
};
std::string_view to_string(Role); // As in the database: "org_admin".

enum class MembershipStatus : std::uint8_t { pending, active, ended };
std::string_view to_string(MembershipStatus);

struct Membership {
    MembershipId id;
    AccountId account;
    ProviderId provider;
    Role role;
    MembershipStatus status;
    std::string display_name; // This and the next two belong to the office, which may change them.
    std::string phone;
    std::string job_title;
    Instant requested_at;
    std::optional<Instant> activated_at;
};

// ── What is in force ───

// The capabilities that the membership has now, in the pack's order: its grants within the ceiling, or the whole
// ceiling for an org_admin where the pack says so. Empty unless the membership is active.
std::vector<std::string> effective_capabilities(UnitOfWork&, Pack const&, Membership const&);

// What may be granted at the provider now: its ceiling, in the pack's order.
std::vector<std::string> grantable_capabilities(UnitOfWork&, Pack const&, ProviderId const&);

// What an account may do for one provider.
struct RightsAt {
    ProviderId provider;
    std::string provider_number; // The plan's provider ID.
    Role role;
    std::vector<std::string> capabilities; // In force now, in the pack's order.
};
std::vector<RightsAt> rights_of(UnitOfWork&, Pack const&, AccountId const&); // By provider number; only active ones.

// All open memberships of an account, pending ones too, the oldest first.
std::vector<Membership> memberships_of(UnitOfWork&, AccountId const&);

// How an office stands with its org_admins.
struct OfficeState {
    std::vector<Membership> org_admins;         // Active ones, by name.
    std::int64_t claims;                        // Pending org_admins: each waits for a letter's code.
    std::optional<Instant> without_admin_since; // S3-36 "no active master": it had one and has none.
};
OfficeState office_state(UnitOfWork&, ProviderId const&);

// The offices that had an org_admin and have none, the longest without first.
struct OfficeWithoutAdmin {
    ProviderId provider;
    Instant since;
};
std::vector<OfficeWithoutAdmin> offices_without_admin(UnitOfWork&, int count);

// ── Coming in ───

struct RequestMembership {
    AccountId account;
    ProviderId provider;
    Role role;
    std::string proved_tax_id_hash {}; // Of a group: what it was proved with; empty otherwise.
};

// A pending membership, by name and phone of the account. Errors: `membership.already_open`;
// `membership.has_org_admin` for an org_admin where one is active (S3-03).
Result<MembershipId> request_membership(UnitOfWork&, RequestMembership const&);

// Makes the pending org_admin whose letter's code was accepted active, and the account with it. Others who claimed
// the office stay pending, as org_users, for the new org_admin to decide on; their accounts are returned, because
// their letters are worth nothing now. Error: `membership.claim_settled` when somebody else was first.
Result<std::vector<AccountId>> activate_founding_admin(UnitOfWork&, AccountId const&, ProviderId const&);

// ── Asking to be let in, where an org_admin decides ───

// Somebody who registered for an office that has an org_admin: an account without a membership there.
struct AccessRequest {
    AccessRequestId id;
    AccountId account;
    ProviderId provider;
    std::string proved_tax_id_hash; // As in RequestMembership.
    Instant asked_at;
};

struct RequestAccess {
    AccountId account;
    ProviderId provider;
    std::string proved_tax_id_hash {};
};
// Errors: `access_request.already_open`, `membership.already_open`.
Result<AccessRequestId> request_access(UnitOfWork&, RequestAccess const&);

std::vector<AccessRequest> open_access_requests_of(UnitOfWork&, AccountId const&); // The oldest first.

struct Asker { // What an org_admin sees of it.
    AccessRequest request;
    Account account;
};
// Open ones, the oldest first. For org_admins.
Result<std::vector<Asker>> list_access_requests(UnitOfWork&, Pack const&, Actor const&, ProviderId const&);

struct RequestAt {
    ProviderId provider;
    AccessRequestId request;
};
// Each tells who asked by mail. Errors: `access_request.unknown` (404) also for another office's;
// `access_request.settled` when another org_admin was quicker; those of activate_member.
Result<Asker> find_access_request(UnitOfWork&, Pack const&, Actor const&, RequestAt const&);
Result<> approve_access_request(
    UnitOfWork&, Pack const&, Actor const&, RequestAt const&, std::vector<std::string> const& capabilities);
Result<> decline_access_request(UnitOfWork&, Pack const&, Actor const&, RequestAt const&);

// ── What org_admins do, and plan staff for an office ───
// Each checks permit(manage_people), or Right::staff_act for staff, and writes one audit row for each change. A
// member of another provider is `member.unknown` (404).

struct MemberOf {
    ProviderId provider;
    MembershipId member;
};

struct ActivateMember {
    MemberOf who;
    std::vector<std::string> capabilities; // At least one (S3-33). Errors at the field "capabilities".
};
Result<> activate_member(UnitOfWork&, Pack const&, Actor const&, ActivateMember const&); // Tells the member by mail.
// The same without the mail: for who is told in other words.
Result<> activate_untold(UnitOfWork&, Pack const&, Actor const&, ActivateMember const&);

struct ChangePermissions {
    MemberOf who;
    std::vector<std::string> capabilities;           // All that the member shall have afterwards.
    std::optional<std::vector<std::string>> seen {}; // What the decision was based on; refused if it has changed.
};
Result<> change_permissions(UnitOfWork&, Pack const&, Actor const&, ChangePermissions const&);

// Makes an active org_user an org_admin. Errors: `member.not_active`, `member.locked`, `member.org_admin_already`.
Result<> upgrade_member(UnitOfWork&, Pack const&, Actor const&, MemberOf const&);

struct Member;
bool can_be_upgraded(Member const&); // An active org_user who is not locked out (S3-35).

// Where an org_admin leaves the role or the office. The last one must name a successor, who is upgraded in the same
// step; plan staff need not, and then the office is flagged. Errors: `member.last_org_admin`, `member.not_org_admin`.
struct LeavingMember {
    MemberOf who;
    std::optional<MembershipId> successor {};
};
Result<> demote_member(UnitOfWork&, Pack const&, Actor const&, LeavingMember const&);
Result<> remove_member(UnitOfWork&, Pack const&, Actor const&, LeavingMember const&);

// Changes what belongs to the membership; the account's e-mail, user name and password are its owner's.
struct EditMember {
    MemberOf who;
    std::string display_name; // Errors at the fields of these names.
    std::string phone;
    std::string job_title;
};
Result<> edit_member(UnitOfWork&, Pack const&, Actor const&, EditMember const&);

Result<> unlock_member(UnitOfWork&, Pack const&, Actor const&, MemberOf const&);
Result<> send_recovery(UnitOfWork&, Pack const&, PortalLinks const&, Actor const&, MemberOf const&);

// At the provider's request, by plan staff only (S3-04): an open member of any kind becomes an active org_admin. The
// caller records the request. Returns whose letters are worth nothing now, as activate_founding_admin() does.
Result<std::vector<AccountId>> designate_org_admin(UnitOfWork&, Pack const&, Actor const&, MemberOf const&);

// ── Looking ───

struct AgreementOfMember {
    std::string title;
    AgreementState state;
};

struct Member {
    Membership membership;
    Account account;
    std::vector<std::string> granted;   // In the pack's order; some may be above today's ceiling.
    std::vector<std::string> effective; // What counts now.
    std::optional<LockState> lock;
    std::vector<AgreementOfMember> agreements; // In the pack's order (S3-13).
};
std::vector<std::string> granted_capabilities(UnitOfWork&, Pack const&, MembershipId const&); // In the pack's order.

// Pending and active members, org_admins first, then by name. For org_admins and plan staff.
Result<std::vector<Member>> list_members(UnitOfWork&, Pack const&, Actor const&, ProviderId const&);

// A part of them, for an office with thousands: those whose name, email or user name contains `wanted`, in any case.
struct MembersWanted {
    ProviderId provider;
    std::string wanted {}; // Empty: all.
    std::int64_t limit = 50;
    std::int64_t offset = 0;
};
struct MembersShown {
    std::vector<Member> members;
    std::int64_t total; // That fit.
};
Result<MembersShown> page_of_members(UnitOfWork&, Pack const&, Actor const&, MembersWanted const&);
// Those who wait to be let in, are locked out or have lost their second factor (not the actor's own), at most so many.
Result<std::vector<Member>> waiting_members(
    UnitOfWork&, Pack const&, Actor const&, ProviderId const&, std::int64_t at_most = 50);

Result<Member> find_member(UnitOfWork&, Pack const&, Actor const&, MemberOf const&);

} // namespace gatehouse
