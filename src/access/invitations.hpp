#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"
#include "base/email.hpp"

namespace gatehouse {

class Database;

// How an office lets people in by email. An org_admin puts people on a list, which is kept, and sends it; whoever can
// read the mail accepts, with an account of that very address or with a new one. The link is in the mail and nowhere
// else. An invitation is the inviter's word: it is worth nothing once the inviter may no longer give it.

enum class InvitationState : std::uint8_t {
    listed, // To be sent.
    sent,
    failed,  // Refused when it was to be sent; the reason says why.
    expired, // Sent, and nobody accepted in time.
    accepted,
    cancelled,
};
std::string_view to_string(InvitationState);        // "sent"
std::string const& state_in_words(InvitationState); // For people.

struct Invitation {
    InvitationId id;
    ProviderId provider;
    EmailAddress email;
    std::string first_name;
    std::string last_name;
    std::vector<std::string> capabilities;
    AccountId invited_by;
    Instant listed_at;
    std::optional<Instant> sent_at;
    std::optional<Instant> good_until;
    InvitationState state;
    std::string reason;           // Of a failed one.
    bool mail_was_given_up;       // Sent, but the mail never got there.
    std::optional<BatchId> batch; // Those sent together.

    std::string full_name() const { return first_name + " " + last_name; }
};

// ── What org_admins do ───
// Each checks permit(manage_people) and writes one audit row for each change. An invitation of another provider is
// `invitation.unknown` (404).

struct InvitationOf {
    ProviderId provider;
    InvitationId invitation;
};

// One person as typed.
struct InvitePerson {
    ProviderId provider;
    std::string email; // Errors at the fields of these names.
    std::string first_name;
    std::string last_name;
    std::string zip;                       // Asked for by some plans: of the office's remittance or practice address.
    std::vector<std::string> capabilities; // At least one.
};

// Puts somebody on the actor's list for the office. Errors: at each field; `invitation.already_open` at "email".
Result<InvitationId> list_invitation(UnitOfWork&, Pack const&, Actor const&, InvitePerson const&);

// Sends those on the actor's list, the longest listed first, at most so many. One that cannot be sent is kept as
// failed and does not stop the others. Returns how many were dealt with.
Result<std::size_t> send_invitations(
    UnitOfWork&, Pack const&, PortalLinks const&, Actor const&, ProviderId const&, BatchId const&, std::size_t at_most);

// A new link for one that was sent, has expired or failed; an earlier link is worth nothing from now on, and the
// invitation is the actor's word now. Errors: `invitation.closed`, and what makes sending fail. The caller counts
// with may_resend() first.
Result<> resend_invitation(UnitOfWork&, Pack const&, PortalLinks const&, Actor const&, InvitationOf const&);
bool may_resend(UnitOfWork&, InvitationId const&); // At most five times a day: nobody's mailbox is to be filled.

// Takes one off the list, or takes a sent one back. Error: `invitation.closed` when it was accepted or cancelled.
Result<> cancel_invitation(UnitOfWork&, Pack const&, Actor const&, InvitationOf const&);

struct InvitationCounts {
    std::int64_t mine_listed; // On the actor's own list.
    std::int64_t open;        // Sent and good, or expired: what the office's table shows.
};
struct InvitationQuery {
    ProviderId provider;
    std::int64_t limit = 50;
    std::int64_t offset = 0;
};
Result<InvitationCounts> count_invitations(UnitOfWork&, Pack const&, Actor const&, ProviderId const&);
Result<std::vector<Invitation>> my_list(UnitOfWork&, Pack const&, Actor const&, InvitationQuery const&);
// Sent or expired, the latest first.
Result<std::vector<Invitation>> open_invitations(UnitOfWork&, Pack const&, Actor const&, InvitationQuery const&);
// Everything that was ever done, the latest first: for programs.
Result<std::vector<Invitation>> all_invitations(UnitOfWork&, Pack const&, Actor const&, InvitationQuery const&);
// Those that were sent together, failures first.
Result<std::vector<Invitation>> sent_together(
    UnitOfWork&, Pack const&, Actor const&, InvitationQuery const&, BatchId const&);
struct InvitationBatch {
    std::int64_t all;
    std::int64_t failed;
};
// Error: `invitation.unknown` (404) when nothing of this office was sent by that name.
Result<InvitationBatch> count_batch(UnitOfWork&, Pack const&, Actor const&, ProviderId const&, BatchId const&);
Result<Invitation> find_invitation(UnitOfWork&, Pack const&, Actor const&, InvitationOf const&);

// ── Many from a file ───

struct RefusedRow {
    std::uint64_t line;
    std::string reason; // A sentence; several are joined.
};
struct InvitationFile {
    std::size_t listed = 0;
    std::vector<RefusedRow> refused {};
};
// CSV with the columns Email, First name, Last name, Permissions (keys or names, a semicolon between) and, where the
// plan asks for it, ZIP code. Good rows go on the actor's list in short transactions, bad ones are told. Error:
// `invitation.bad_file` when it has no such header.
Result<InvitationFile> list_from_csv(
    Database&, Pack const&, Actor const&, ProviderId const&, std::string_view csv, std::size_t rows_max = 10'000);

// ── Coming in ───

// What the holder of the link sees before deciding.
struct InvitationSeen {
    Invitation invitation;
    std::string inviter;
    std::string provider_name;
    std::string provider_number;
    bool has_account; // An account of this address exists: sign in first.
};
// Error: `code.not_valid` for whoever does not hold the link.
Result<InvitationSeen> look_at_invitation(UnitOfWork&, Pack const&, InvitationId const&, std::string_view code);

struct AcceptInvitation {
    InvitationId invitation;
    std::string_view code; // From the link.
};

// With the account that is signed in. Of several tries at once exactly one succeeds; a refusal leaves the link good.
// Errors: `code.not_valid`; `invitation.for_someone_else` unless the account's proved address is the invited one;
// `invitation.inviter_may_not_invite`; `membership.already_open`; `membership.awaits_letter`.
Result<MembershipId> accept_invitation(UnitOfWork&, Pack const&, Actor const&, AcceptInvitation const&);

// With a new account: the link has proved its address.
struct Newcomer {
    AcceptInvitation accept;
    std::string first_name; // Errors at the fields of these names.
    std::string last_name;
    std::string phone;
    std::string user_name;
    std::string password;         // At "new_password".
    std::string repeated;         // At "repeat_password".
    std::set<std::string> agreed; // Keys of agreements; errors at "accept_" and the key.
};
Result<AccountId> accept_as_newcomer(Database&, SlowHash&, Pack const&, Newcomer const&);

} // namespace gatehouse
