#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"
#include "accounts/accounts.hpp"
#include "http/http.hpp"
#include "letters/letters.hpp"
#include "packs/pack.hpp"
#include "providers/providers.hpp"

namespace gatehouse {

class Database;
class PortalLinks;
class Router;
class SlowHash;
struct Frame;
struct Portal;
struct Visit;

// What plan staff do for an office. They find offices and accounts, see how letters and memberships stand, and act at
// the provider's request; each act is written down with its evidence. They never see or choose a password or a code.

// ── Evidence ───

// Why staff may act: who of the office asked, how, and how they were recognised.
struct Evidence {
    std::string asked_by;      // "Dana Whitlock, office manager"
    std::string channel;       // The key of one of request_channels().
    std::string recognised_by; // "Called back at the number on file"
};

struct RequestChannel {
    std::string_view key;
    std::string_view label;
};
std::vector<RequestChannel> request_channels(); // By phone, by email, by letter, in person.
bool has_channel(std::vector<RequestChannel> const&, std::string_view key);

// Error: every field that is missing or too long, at "asked_by", "asked_how" and "recognised_by".
Result<Evidence> read_evidence(Parameters const& form);

// ── What staff do ───
// Each needs Right::staff_act, records the evidence with the act, and has the errors of the use case below it. A member
// of another office is `member.unknown` (404).

struct AtRequest {
    MemberOf who;
    Evidence evidence;
};

// Names an open member of any kind as org_admin (S3-04). Where the pack asks for a second person, this only writes the
// request down; else it counts at once. Then a letter that the member waited for is worth nothing, and he is mailed a
// link to choose a password; whoever else claimed the office is told, and so are the office's org_admins.
// Errors: `designation.asked_already`.
enum class DesignationOutcome : std::uint8_t { named, waits_for_second };
Result<DesignationOutcome> designate_at_request(
    UnitOfWork&, Pack const&, PortalLinks const&, Actor const&, AtRequest const&);

using DesignationId = Id<struct DesignationTag>;
enum class DeskDecision : std::uint8_t { approved, declined, withdrawn };
std::string_view to_string(DeskDecision);           // "approved", as in the database.
std::string const& decision_in_words(DeskDecision); // For people.
std::optional<DeskDecision> parse_desk_decision(std::string_view);

// A request that was written down. Nobody can change what it says.
struct Designation {
    DesignationId id;
    MemberOf who;
    AccountId account; // Of `who`.
    std::string person;
    Evidence evidence;
    AccountId asked_by; // Of the staff.
    std::string asked_by_name;
    Instant asked_at;
    std::optional<DeskDecision> decision; // Nothing: it waits.
};
Result<Designation> find_designation(UnitOfWork&, Actor const&, DesignationId const&); // Right::staff_see.

// Under the rule of two people (second_person.hpp). Error besides: `designation.unknown` (404).
struct DecideDesignation {
    DesignationId designation;
    DeskDecision decision;
    Instant authenticated_at; // Of the session: when the password was given.
};
Result<> decide_designation(UnitOfWork&, Pack const&, PortalLinks const&, Actor const&, DecideDesignation const&);

// The office's last org_admin may go, too: it is flagged then (S3-36).
Result<> demote_at_request(UnitOfWork&, Pack const&, Actor const&, AtRequest const&);
Result<> remove_at_request(UnitOfWork&, Pack const&, Actor const&, AtRequest const&);

struct ReissueCode {
    MemberOf who; // A pending org_admin.
    Evidence evidence;
    std::string address; // One of letter_destinations(). Error at the field "address".
};

// Queues a new letter with a new code and new days; the code before it is worth nothing (S3-29). Hashes between two
// transactions. Errors: `letter.none_awaited` when the member waits for no code.
Result<LetterId> reissue_code(Database&, SlowHash&, Pack const&, Actor const&, ReissueCode const&);

struct ReturnedLetter {
    LetterId letter;
    std::string known_from; // The key of one of return_signs(). Error at the field "known_from".
    std::string reason;     // What the postal service says. Error at the field "reason".
};
std::vector<RequestChannel> return_signs(); // The envelope, or a notice.
Result<> mark_returned(UnitOfWork&, Pack const&, Actor const&, ReturnedLetter const&);

// ── For the owner of an account ───
// Each needs permit_on_account(): the accounts of peers and superiors are out of reach.

struct AccountHelp {
    AccountId account;
    Evidence evidence;
};
// Mails the owner a link to set a new password, to the address of the account. Error: `account.not_active`.
Result<> start_reset(UnitOfWork&, Pack const&, PortalLinks const&, Actor const&, AccountHelp const&);
Result<> unlock_at_desk(UnitOfWork&, Actor const&, AccountHelp const&); // Error: `account.not_locked`.

// What a caller who says to own the account is asked: the pack's questions, and the one that the person chose when
// registering, by the key "security_question".
std::vector<CallerQuestion> caller_script(UnitOfWork&, Pack const&, AccountId const&);

// Whether all answers match. Neither the right answers nor the given ones are shown or kept; nothing else happens.
// Counts the try first; the answer to the person's own question is hashed between two transactions. Errors at the
// fields "answer_<question>"; `caller.no_script`; `caller.too_many_tries`, counted over all staff.
struct VerifyCaller {
    AccountId account; // Whom the caller says to be.
    std::map<std::string, std::string> answers;
};
Result<bool> verify_caller(Database&, SlowHash&, Pack const&, Actor const&, VerifyCaller const&);

struct CallerAnswer {
    std::string question;
    bool matched;
};
struct CallerState { // The last call.
    Instant at;
    Instant until;          // So long it counts.
    std::string checked_by; // A name.
    bool verified;          // Now.
    std::vector<CallerAnswer> answers;
};
std::optional<CallerState> caller_state(UnitOfWork&, Pack const&, AccountId const&);

// ── Looking ───
// Each needs Right::staff_see.

// What staff did, as it was written down.
struct DeskAction {
    std::string_view kind; // "designate_org_admin", as in the database.
    AccountId account;     // Whom it is about.
    std::string person;
    std::optional<LetterId> letter;
    Evidence evidence;
    std::string acted_by; // The name of the staff person.
    Instant acted_at;
};

struct TimelineEntry {
    Instant at;
    std::string_view icon;
    std::string_view kind; // "is-good", "is-bad" or nothing.
    std::string title;
    std::string detail;
};

struct DeskMember {
    Member member;
    std::vector<Letter> letters {}; // To this office; the newest first.
    std::optional<Instant> not_received_asked_at {};
    bool awaits_code = false; // A pending org_admin: its letter can be replaced.
};

struct DeskOffice {
    Provider provider;
    std::vector<AddressOnFile> addresses {};
    std::vector<std::string> masked_tax_ids {};
    OfficeState state {};
    std::vector<DeskMember> members {};
    std::vector<DeskAction> actions {};       // The latest first.
    std::vector<Designation> designations {}; // That wait for a second person.
    std::vector<TimelineEntry> timeline {};   // The latest first.
    bool may_act = false;                     // The staff person's rank allows more than looking.
};

// By the plan's provider ID, whether or not anybody has registered for it. Error: `provider.unknown` (404).
Result<DeskOffice> look_up_office(UnitOfWork&, Pack const&, Actor const&, std::string_view number);

// What waits for the desk.
enum class DeskQueue : std::uint8_t { approvals, lost_factors, not_received, expired, returned, without_admin };
inline constexpr std::array desk_queues { DeskQueue::approvals, DeskQueue::lost_factors, DeskQueue::not_received,
    DeskQueue::expired, DeskQueue::returned, DeskQueue::without_admin };
std::string_view to_string(DeskQueue); // "not-received", as in its address.
std::optional<DeskQueue> parse_desk_queue(std::string_view);

struct WaitingLinks { // A file that links an account to many providers: link_file.hpp.
    std::string file; // Its id.
    std::string person;
    std::string asked_by_name;
    std::size_t rows;
};

struct WaitingLostFactor { // lost_factor.hpp
    Account account;
    Instant asked_at;
    std::string written_down_by; // A name; empty: nobody has yet.
    bool may_answer;             // The one who looks: it is nobody of the same rank or above, nor the own.
};

struct DeskItem {
    DeskQueue queue;
    Provider provider; // Nobody's where `links` or `lost_factor` is there.
    Instant since;
    std::optional<Letter> letter {};           // Of those about letters.
    std::optional<Designation> designation {}; // Of `approvals`.
    std::optional<MembershipId> to_reissue {}; // Who waits for a new letter; nothing: the claim is settled.
    std::optional<WaitingLinks> links {};      // Of `approvals`, too.
    std::optional<WaitingLostFactor> lost_factor {};
};
Result<std::vector<DeskItem>> list_desk_items(UnitOfWork&, Pack const&, Actor const&, DeskQueue);

struct DeskCounts {
    std::size_t approvals;
    std::size_t lost_factors;
    std::size_t not_received;
    std::size_t expired;
    std::size_t returned;
    std::size_t without_admin;
    std::size_t of(DeskQueue) const;
};
Result<DeskCounts> count_desk_items(UnitOfWork&, Pack const&, Actor const&);

struct DeskAccount {
    Account account;
    std::vector<Provider> offices; // Of its open memberships, the first of them.
};
struct DeskFinds {
    std::vector<Provider> offices;
    std::vector<DeskAccount> accounts;
    bool more; // Than are shown.
};
// Offices by Provider ID, NPI or name; accounts by name, e-mail or user name.
Result<DeskFinds> find_at_desk(UnitOfWork&, Actor const&, std::string_view text);

struct DeskMembership {
    Membership membership;
    Provider provider;
};
struct AccountPage {
    Account account;
    bool may_act = false; // For this account.
    std::optional<LockState> lock {};
    std::optional<PasswordExpiry> expiry {};
    std::vector<DeskMembership> offices {}; // By number, the first of them.
    std::int64_t office_count = 0;          // Of all.
    std::vector<Letter> letters {};         // The newest first.
    std::vector<CallerQuestion> script {};  // What a caller is asked.
    std::optional<CallerState> caller {};
    std::vector<TimelineEntry> timeline {}; // Letters, mails, logins, changes; the latest first.
    bool lost_factor = false;               // Its owner said so, and it is not settled.
};
Result<AccountPage> look_up_account(UnitOfWork&, Pack const&, Actor const&, AccountId const&);

void add_service_desk_routes(Router&, Portal const&);
void dress_staff_frame(Visit const&, Frame&); // Ribbon and navigation of whoever is signed in as staff.

} // namespace gatehouse
