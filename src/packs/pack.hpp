#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/business_days.hpp"
#include "base/id.hpp"
#include "base/zones.hpp"

// Everything that makes a plan's portal its own, as plain data. A pack file (packs/<plan>.toml) becomes one of these in
// load_pack.hpp; which key of the file fills which member stands in schema.cpp, with ranges, defaults and meanings.

namespace gatehouse {

struct Look {                 // The only colours a plan sets: "#41399a".
    std::string primary;      // Buttons, links, the current item.
    std::string primary_dark; // Header, hover.
    std::string tint;         // Current row, strip, icon disc.
    std::string accent;       // The stripe under the header.
};

struct PlanTimeZone {
    std::string iana;  // "America/Phoenix"
    std::string label; // As written behind a time: "Phoenix time".
};

struct Holidays {
    bool federal;                                    // The holidays of the United States, computed.
    std::vector<std::chrono::year_month_day> closed; // Further days on which nobody works.
};

struct RoleWords {
    std::string title; // In lists and headings: "Master account holder".
    std::string name;  // In a sentence: "master account holder".
    std::string plural;
    std::string indefinite; // With the article of the plan's language: "a master account holder", "an Administrator".
    std::string account;    // The kind of account: "Master account".
};

struct Words { // Labels, to the letter.
    std::string sign_in_heading;
    std::string register_link;
    std::string forgot_password;
    std::string provider_id; // "Provider ID"
    std::string tax_id;
    std::string user_name;
    std::string account_information; // Heading of the navigation's lower part.
    std::string admin;               // The link below it.
    std::string active_users;        // The drop-down on the Admin page.
    std::string upgrade;             // The button: "Upgrade to Master Account".
    std::string revoke;              // "Revoke User"
    std::string edit_permissions;    // "Edit Role and Permissions"
    std::string invite;              // The button that opens the dialog: "Invite New User".
    std::string add_to_list;         // "Add to List"
    std::string send_invitation;     // "Send Invitation"
    std::string invitation_zip_hint; // Which of the office's ZIP Codes to try first.
    std::string users;               // Heading of the navigation's part about linked providers: "Users".
    std::string link_account;        // "Link Account"
    std::string linked_accounts;     // "Manage Linked Accounts"
    std::string not_received;        // "I have not received my code"
    std::string code;                // "authentication code"
    std::string temporary_password;
    RoleWords org_admin;
    RoleWords org_user;
};

enum class ActivationMethod : std::uint8_t {
    letter,     // A code and a temporary password on paper.
    email_link, // The link that proves the e-mail.
    invitation, // Somebody who is in already invites.
};

// What happens to the first person who registers for a provider ID.
enum class FirstUser : std::uint8_t {
    prompt,    // Is asked whether to be org_admin.
    automatic, // Is org_admin without being asked.
};

// What happens to whoever registers once an org_admin is active.
enum class LaterUser : std::uint8_t {
    individual_account, // An account without rights, for an org_admin to activate.
    access_request,     // No membership, only a request that an org_admin sees.
};

enum class AddressKind : std::uint8_t { correspondence, pay_to, service_location };
std::string_view to_string(AddressKind); // "pay_to"

struct RegistrationField {
    std::string key; // "provider_id", "tax_id", "first_name", "last_name", "email", "phone", "user_name", ...
    std::string label;
    std::string hint;        // May be empty.
    std::string group_label; // Instead of the label when a group registers; may be empty.
};

// What registration in steps says, with an activation method of email_link.
struct RegistrationTexts {
    std::string heading;           // Above the first step: "User Registration".
    std::string eligibility_step;  // "Step 1 of 2 - Provider Eligibility"
    std::string account_step;      // The second.
    std::string match_help;        // Above the fields: what they must agree with.
    std::string practitioner_help; // Who chooses Practitioner. This and the next three may be empty.
    std::string group_help;        // Who chooses Group.
    std::string number_help;       // What to do without the letter that has the provider ID.
    std::string no_provider;       // When the details fit no provider.
};

struct RegistrationRules {
    ActivationMethod activation_method;
    FirstUser first_user;
    bool first_user_prechosen;       // The prompt comes with Yes chosen.
    std::string first_user_question; // "Do you want to be the master account holder ...?"
    std::string first_user_duties;   // What saying yes means.
    std::string first_user_declined; // The warning for whoever says no.
    LaterUser later_user;
    std::vector<RegistrationField> fields;     // In the order in which they are asked.
    bool strict_match;                         // Compare as typed, instead of after folding case, spaces and Unicode.
    std::vector<AddressKind> letter_addresses; // The kinds a letter may be sent to.
    std::string wrong_address_help;            // What to do when the right address is not listed.
    std::chrono::hours prove_email_within;     // How long the link that proves an e-mail is good.
    std::chrono::hours complete_within;        // From the proved e-mail to the finished registration.
    RegistrationTexts texts;
    bool signs_in_after_activation;              // In the browser in which the password was chosen.
    std::vector<std::string> security_questions; // One is chosen and answered; empty: none is asked.
};

// How often something may be tried; further tries are refused until the window is over.
struct Limit {
    int uses;
    std::chrono::minutes window;
};

struct Limits {
    Limit registration_per_network;
    Limit registration_per_provider_id;
    Limit sign_in_per_network;
    Limit recovery_per_network;
    Limit recovery_per_account;
};

enum class CodeClock : std::uint8_t {
    issued, // The letter's code lives from the registration or re-issue on.
    mailed, // From the day it is mailed on.
};

struct LetterRules {
    std::chrono::days good_for; // Elapsed days of 24 hours, the last moment included.
    CodeClock clock;
    int mail_after_business_days;                 // 1: the following business day.
    int expect_within_business_days;              // What the person is told.
    std::chrono::days not_received_before_use_by; // "I have not received my code" is offered this early at the latest.
    int open_max;                                 // Letters open at once for one provider ID.
    int per_year_max;                             // For one provider ID.
    std::vector<std::string> return_address;      // Lines, for the window envelope.
    std::string sender;                           // Line above the return address.
    std::string portal_address;                   // As typed into a browser. Empty: the server's own.
    std::string subject;                          // Heading of the letter.
    std::string opening;            // Paragraphs; {provider}, {provider_id}, {person}, {registered} are filled in.
    std::string unknown_person;     // What an office does that does not know who registered.
    std::vector<std::string> steps; // What to do, numbered.
    std::string after_use_by;       // If the date has passed.
    std::string private_warning;
    std::optional<std::string> mailer_id; // USPS Mailer ID for the Intelligent Mail barcode, 6 or 9 digits.
};

enum class CharacterClass : std::uint8_t { lower_case, upper_case, digit, other };
std::string_view to_string(CharacterClass); // "upper_case"

struct PasswordRules {
    int length_min; // In Unicode code points.
    int length_max;
    std::vector<CharacterClass> composition;       // Each must occur.
    std::optional<std::chrono::days> expire_after; // Nothing: a password does not expire.
    std::optional<std::chrono::days> warn_from;    // The age from which on a person is warned.
    int strength_min;                              // zxcvbn's score, 0 to 4.
    std::vector<std::string> context_words;        // Not allowed inside a password, names of the plan.
    std::chrono::minutes recovery_link_good_for;
};

struct LockoutRules {
    int attempts;                                    // Wrong passwords in a row, until the account locks.
    std::optional<std::chrono::hours> release_after; // Unlocks by itself; nothing: never.
    bool org_admin_unlocks;
    bool recovery_unlocks; // A used recovery link unlocks at once.
};

struct SessionRules {
    std::chrono::minutes idle;   // Ends after this long without a request.
    std::chrono::hours absolute; // Ends after this long in any case.
    std::chrono::minutes fresh;  // How old the last password may be for a sensitive action.
    std::chrono::minutes staff_idle;
    std::chrono::hours staff_absolute;
};

struct FactorRules {
    bool staff;                  // Plan staff must have a second factor.
    bool org_admins;             // Whoever is an org_admin of an office must.
    bool individuals;            // Everybody of an office must. Who need not may all the same.
    std::chrono::hours good_for; // So long a presented factor counts; then it is asked for again.
    int recovery_codes;          // How many a person gets at a time.
    int attempts;                // Wrong codes within `pause`, until no more are looked at.
    std::chrono::minutes pause;
    std::chrono::hours reset_code_good_for; // The mailed half of a reset.
};

struct Capability {
    std::string key;   // "claims.submit"
    std::string label; // "Claim submission"
    std::string brief; // On a chip: "Claims".
    std::string help;  // What whoever has it can do.
    bool changes;      // It changes something; false: it only shows.
};

struct Subsystem {
    std::string key; // "claims"
    std::string label;
    std::string brief;
    std::string upstream; // Where the proxy has it, for the link in the menu: "/claims/" or "https://claims.example/".
    std::vector<Capability> capabilities;
};

// What a colleague's work usually needs: fills in the boxes of the permission page, and nothing else.
struct Job {
    std::string key;
    std::string label;                     // "Biller"
    std::vector<std::string> capabilities; // Keys.
};

enum class ProviderKind : std::uint8_t { practitioner, group, facility };
enum class Standing : std::uint8_t { active, ended, suspended };
std::string_view to_string(ProviderKind);
std::string_view to_string(Standing);

struct Ceiling { // The most that anybody may have at providers of a kind in a standing.
    ProviderKind kind;
    Standing standing;
    std::vector<std::string> capabilities; // Keys.
};

enum class MasterUses : std::uint8_t {
    all,     // An org_admin has the whole ceiling.
    granted, // An org_admin has what was granted, like anybody.
};

// How an office sees its people.
enum class PeoplePage : std::uint8_t {
    admin,        // The Admin page: people, who waits, and a drop-down to upgrade one.
    manage_users, // One table of users and invitations, with actions in each row.
};

// Whose information a member of a group sees beside the group's own.
enum class GroupSees : std::uint8_t {
    itself,
    tax_id, // All providers in force under the Tax ID that the membership was proved with.
};

struct InvitationRules {
    bool offered;               // An org_admin may invite people by email.
    std::chrono::days good_for; // From the sending on.
    bool asks_zip;              // The inviter gives a ZIP Code of the office, remittance or practice address.
};

struct AccessRules {
    MasterUses master_uses;
    PeoplePage people_page;
    InvitationRules invitations;
    bool linking; // One account may be linked to further providers, by its owner.
    GroupSees group_sees;
    int org_admins_advised; // With fewer, the office is told why that is risky.
    std::string org_admins_reason;
    std::vector<Subsystem> subsystems;
    std::vector<Job> jobs;
    std::vector<Ceiling> ceilings;

    Subsystem const* find_subsystem(std::string_view key) const;
    Capability const* find_capability(std::string_view key) const;
    bool within_ceiling(ProviderKind, Standing, std::string_view capability) const;
};

struct Agreement {
    std::string key; // "terms_of_use"
    std::string title;
    std::string version; // Accepting another one does not count.
    std::string text;    // Paragraphs, an empty line between them.
};

struct Contacts {
    std::string service_desk_name;
    std::string service_desk_email;
    std::string service_desk_warning;   // What not to put into an e-mail.
    std::string expired_code_subject;   // "expired authentication code"
    std::string enrollment_portal_name; // Where addresses are corrected.
    std::string enrollment_portal_short_name;
    std::string enrollment_portal_url;
};

struct CallCenter {
    std::string phone; // Empty: the plan has none.
    std::string name;
    std::string menu; // "Select option 4"
    std::vector<std::chrono::weekday> days;
    std::chrono::minutes opens; // Since midnight in the plan's zone.
    std::chrono::minutes closes;
    std::string first; // What to try before calling.
    std::vector<std::string> can;
    std::vector<std::string> cannot;
};

struct HelpSection {
    std::string key; // "training"
    std::string title;
    std::string text; // Paragraphs, an empty line between them.
    std::vector<std::string> points;
    std::string link; // May be empty.
    std::string link_label;
};

enum class NoticeReach : std::uint8_t {
    updates, // On the page of all notices.
    login,   // And on the sign-in page.
    strip,   // And in the strip on every page after sign-in.
};
std::string_view to_string(NoticeReach); // "strip"

// A notice that the pack brings along: published once, from then on plan staff's.
struct NoticeSeed {
    std::string key;
    int revision; // A higher one brings the notice in again.
    std::string title;
    std::string text;               // Paragraphs, an empty line between them.
    std::vector<std::string> links; // Each the words, a space and the address.
    bool effective_immediately;
    std::optional<std::chrono::year_month_day> effective_on;
    std::string topic;
    NoticeReach reach;
    std::optional<std::chrono::year_month_day> show_from;  // Nothing: since it came in.
    std::optional<std::chrono::year_month_day> show_until; // The last day.
};

// "Learn more at https://plan.example/news" is "Learn more at" and that address.
struct NoticeLink {
    std::string label;
    std::string address; // https, or a path below the plan: "/updates".
    // Nothing for any other kind of address, or without words.
    static std::optional<NoticeLink> parse(std::string_view words_and_address);
};

struct StaffRole {
    std::string key; // "service_desk", "service_desk_lead", "network_manager", "auditor"
    std::string label;
};

// A question that makes sure who is calling. The answer is what this server knows of the account and its offices.
struct CallerQuestion {
    std::string key;  // "tax_id", "provider_id", "zip", "phone" or "email".
    std::string asks; // What staff read out.
};

struct ServiceDeskRules {
    bool second_person; // Naming an org_admin at a provider's request needs the approval of another of the staff.
    int caller_tries_per_day;
    std::chrono::minutes caller_verified_for;
};

struct MailRules {
    std::string sender_name;        // Before the server's own address.
    std::string signature;          // Last line of every mail.
    std::string activation_subject; // Of the mail with the link that activates an account, and the link's text.
    std::string activation_link;
    std::string verification_subject; // Of the mail that says that it is active; empty: none is sent.
    std::string verification_link;
    std::string recovery_subject; // Of the mail that lets a person set a new password.
};

struct ForwardAuthRules {
    std::vector<std::string> hosts; // Other hosts that may be handed a sign-in, exact: "claims.example:8443".
};

// One setting as it is in force, for `pack explain` and the page "Rules of this portal and their sources".
struct PackRule {
    std::string key;       // "letter.good_for_days"
    std::string sentence;  // What it decides.
    std::string value;     // As it would stand in the file: "15".
    std::string plain;     // For a page: "15 days", "yes".
    std::string fallback;  // The default, as it would stand in the file; empty: there is none, the key is required.
    std::string source;    // "S3 L82"; empty: nobody says.
    bool set;              // By the file; false: the default.
    bool is_rule;          // A number or a choice, as against a text or a color: those stand on the page.
    bool nist;             // NIST SP 800-63B-4 has something to say about it.
    std::string departure; // What NIST says, where this value departs from it; empty: it does not.
};

struct Pack {
    PlanId plan;                   // The file's name without ".toml".
    std::string revision;          // SHA-256 of the canonical form, in hex: comments and layout do not count.
    std::string name;              // "AHCCCS Online"
    std::string subtitle;          // "Provider Portal"
    std::string mark;              // 1 to 3 letters.
    std::string full_name;         // In titles and sentences.
    std::string language { "en" }; // Of its texts and of the portal's own: "en". See base/say.hpp.
    PlanTimeZone time_zone;
    Holidays holidays;
    Look look;
    Words words;
    RegistrationRules registration;
    Limits limits;
    LetterRules letter;
    PasswordRules passwords;
    LockoutRules lockout;
    SessionRules sessions;
    FactorRules second_factor;
    AccessRules access;
    std::vector<Agreement> agreements; // All must be accepted before work begins.
    Contacts contacts;
    CallCenter call_center;
    std::vector<HelpSection> help;
    std::vector<NoticeSeed> notices; // In the order of the page.
    std::vector<StaffRole> staff_roles;
    ServiceDeskRules service_desk;
    std::vector<CallerQuestion> caller_questions; // All are asked.
    MailRules mail;
    ForwardAuthRules forward_auth;
    std::vector<PackRule> rules; // Every setting, in the order of the schema.

    TimeZone zone() const;
    BusinessCalendar calendar() const;
    Agreement const* find_agreement(std::string_view key) const;
    PackRule const* find_rule(std::string_view key) const;
};

// The packs in force, one a plan. Safe to use from several threads: whoever found a pack keeps it for as long as the
// request takes, also when another revision is put in its place meanwhile.
class Packs {
public:
    std::shared_ptr<Pack const> find(PlanId const&) const; // Null for a plan that this server does not run.
    std::vector<PlanId> plans() const;                     // In the order of their keys.
    void put(Pack);                                        // In the place of the plan's earlier one.

private:
    mutable std::shared_mutex m_mutex;
    std::map<PlanId, std::shared_ptr<Pack const>> m_packs;
};

} // namespace gatehouse
