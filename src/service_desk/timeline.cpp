#include "service_desk/timeline.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "audit/list.hpp"
#include "db/database.hpp"
#include "letters/from_pack.hpp"
#include "mail/outbox.hpp"
#include "packs/pack.hpp"
#include "service_desk/desk_page.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t offices_read_max = 50; // Of an account's.
constexpr std::size_t entries_max = 60;
constexpr std::size_t read_max = 200; // Of an office's facts, to find those about one person.

struct Wording {
    std::string_view action;
    std::string_view title;
    std::string_view icon;
    std::string_view kind; // "is-good", "is-bad" or nothing.
};

constexpr Wording wordings[] = {
    { "account.registered", "Registered", "person", "" },
    { "account.signed_in", "Logged in", "login", "is-good" },
    { "account.signed_out", "Signed out", "logout", "" },
    { "account.locked", "Locked: too many wrong passwords", "lock", "is-bad" },
    { "sign_in.refused", "Wrong password", "error", "is-bad" },
    { "password.refused", "Wrong password, to choose another", "error", "is-bad" },
    { "sign_in.not_yet", "Tried to log in before activation", "error", "is-bad" },
    { "activation.code_accepted", "Code accepted", "check_circle", "is-good" },
    { "activation.code_refused", "Code refused", "error", "is-bad" },
    { "letter.queued", "Letter queued", "mail", "" },
    { "letter.returned", "Letter returned by the Postal Service", "undo", "is-bad" },
    { "letter.superseded", "Letter made useless", "remove_circle", "" },
    { "letter.not_received", "Reported that the letter has not come", "mail_outline", "is-bad" },
    { "password.chosen", "Chose a password", "lock", "" },
    { "password.recovered", "Set a new password through an email", "lock_open", "is-good" },
    { "recovery.requested", "Asked for a link to set a new password", "mail", "" },
    { "sign_in.code_asked", "Gave the password, was asked for the code", "login", "" },
    { "second_factor.enrolled", "Set up a second factor", "verified_user", "is-good" },
    { "second_factor.refused", "Wrong code of the second factor", "error", "is-bad" },
    { "second_factor.paused", "Too many wrong codes of the second factor", "lock", "is-bad" },
    { "second_factor.removed", "Removed the second factor", "remove_circle", "is-bad" },
    { "second_factor.codes_renewed", "Got new recovery codes", "lock", "" },
    { "second_factor.reset", "The lost second factor was removed", "remove_circle", "is-bad" },
    { "factor_reset.asked", "Said that the second factor is lost", "error", "is-bad" },
    { "factor_reset.code_refused", "Wrong code from the email", "error", "is-bad" },
    { "membership.lost_factor_confirmed", "The office confirmed the lost second factor", "check_circle", "" },
    { "membership.lost_factor_declined", "The office declined: the factor is not lost", "error", "is-bad" },
    { "service_desk.lost_factor_written_down", "Lost second factor written down", "support_agent", "" },
    { "service_desk.lost_factor_approved", "Lost second factor approved by a second person", "support_agent", "" },
    { "service_desk.lost_factor_declined", "Lost second factor declined by a second person", "support_agent",
        "is-bad" },
    { "caller.checked", "Caller asked by the script", "phone", "" },
    { "membership.requested", "Asked to join the office", "person", "" },
    { "membership.activated", "Let into the office", "check_circle", "is-good" },
    { "membership.unlocked", "Unlocked by the office", "lock_open", "is-good" },
    { "membership.recovery_sent", "The office had a link for a new password sent", "mail", "" },
    { "membership.designated", "Named at the provider’s request", "verified_user", "is-good" },
    { "membership.demoted", "Role ended", "remove_circle", "" },
    { "membership.ended", "Removed from the office", "remove_circle", "" },
    { "organisation.left_without_org_admin", "The office has nobody left who lets people in", "error", "is-bad" },
    { "organisation.has_org_admin_again", "The office has somebody again who lets people in", "check_circle",
        "is-good" },
    { "service_desk.org_admin_designated", "The desk’s evidence for the naming", "support_agent", "" },
    { "service_desk.designation_asked", "Naming written down, waits for a second person", "support_agent", "" },
    { "service_desk.designation_approved", "Naming approved by a second person", "support_agent", "is-good" },
    { "service_desk.designation_declined", "Naming declined by a second person", "support_agent", "is-bad" },
    { "service_desk.designation_withdrawn", "Naming withdrawn", "support_agent", "" },
    { "service_desk.org_admin_demoted", "The desk ended the role", "support_agent", "" },
    { "service_desk.member_removed", "The desk removed the person", "support_agent", "" },
    { "service_desk.code_reissued", "The desk replaced the letter", "support_agent", "" },
    { "service_desk.letter_returned", "The desk marked a letter as returned", "support_agent", "" },
    { "service_desk.reset_started", "The desk sent a link to set a new password", "support_agent", "" },
    { "service_desk.links_asked", "A file of links written down", "support_agent", "" },
    { "service_desk.links_approved", "The file of links approved", "support_agent", "is-good" },
    { "service_desk.links_declined", "The file of links declined", "support_agent", "is-bad" },
    { "service_desk.links_withdrawn", "The file of links withdrawn", "support_agent", "" },
    { "service_desk.linked", "The desk’s evidence for the link", "support_agent", "" },
    { "agreement.accepted", "Accepted a changed agreement", "check_circle", "" },
    { "service_desk.unlocked", "The desk unlocked the account", "support_agent", "is-good" },
};

// "membership.details_changed" becomes "Membership details changed": better than to leave out what is not listed.
std::string readable(std::string_view action)
{
    std::string text;
    for (char c : action)
        text += c == '.' || c == '_' ? ' ' : c;
    return capitalized(text);
}

class Builder {
public:
    explicit Builder(UnitOfWork& work)
        : m_work(work)
    {
    }

    void add_fact(AuditEntry const& fact)
    {
        auto found = std::ranges::find(wordings, fact.action, &Wording::action);
        bool known = found != std::end(wordings);
        m_entries.push_back({ fact.happened_at, known ? found->icon : "info", known ? found->kind : "",
            known ? std::string(found->title) : readable(fact.action), who(fact.actor) + what(fact) });
    }

    void add_letter(Letter const& letter)
    {
        if (letter.mailed_at)
            m_entries.push_back({ *letter.mailed_at, "send", "",
                "Letter " + std::to_string(letter.number) + " mailed to " + letter.person,
                "Expected by " + short_date(letter.expected_on).text + "." });
    }

    void add_mail(MailState const& mail)
    {
        auto state = mail.sent_at ? "Sent."
            : mail.failed_at      ? "Given up: " + mail.last_answer
                                  : std::string("Waits to be sent.");
        m_entries.push_back({ mail.queued_at, "mail_outline", mail.failed_at ? "is-bad" : "", "Email: " + mail.subject,
            std::move(state) });
    }

    std::vector<TimelineEntry> finish()
    {
        std::ranges::stable_sort(m_entries, std::greater<>(), &TimelineEntry::at);
        if (m_entries.size() > entries_max)
            m_entries.erase(m_entries.begin() + entries_max, m_entries.end());
        return std::move(m_entries);
    }

private:
    std::string name_of(std::string const& id)
    {
        auto [at, is_new] = m_names.try_emplace(id);
        if (is_new)
            if (auto account = find_account(m_work, { id }))
                at->second = account->full_name();
        return at->second.empty() ? "Somebody" : at->second;
    }

    std::string who(AuditActor const& actor)
    {
        using enum AuditActor::Kind;
        switch (actor.kind) {
        case account: return "By " + name_of(actor.id) + ".";
        case staff: return "By " + name_of(actor.id) + ", plan staff.";
        case operator_at_console: return "At the server’s console.";
        case system: return "By the portal itself.";
        case stranger: return "By somebody who was not logged in.";
        }
        std::unreachable();
    }

    std::string what(AuditEntry const& fact)
    {
        std::string text;
        for (auto const& [name, value] : fact.detail) {
            if (name == "account" && fact.actor.id != value)
                text += " About " + name_of(value) + ".";
            else if (name == "asked_by")
                text += " Asked by " + value + ".";
            else if (name == "recognised_by")
                text += " Recognised: " + value + ".";
            else if (name == "after" || name == "reason" || name == "because" || name == "outcome" || name == "network")
                text += " " + readable(name) + ": " + value + ".";
        }
        return text;
    }

    UnitOfWork& m_work;
    std::map<std::string, std::string> m_names {};
    std::vector<TimelineEntry> m_entries {};
};

bool is_about(AuditEntry const& fact, AccountId const& account)
{
    return std::ranges::any_of(
        fact.detail, [&](auto const& field) { return field.first == "account" && field.second == account.value; });
}

} // namespace

std::vector<TimelineEntry> account_timeline(UnitOfWork& work, Pack const& pack, Account const& account)
{
    Builder builder(work);
    for (auto const& fact : list_audit(work, about_account(account.id), entries_max).entries)
        builder.add_fact(fact);
    std::set<ProviderId> offices;
    auto memberships = memberships_of(work, account.id); // Thousands, for some: the latest will do.
    for (std::size_t i = memberships.size() - std::min(memberships.size(), offices_read_max); i < memberships.size();
         ++i)
        offices.insert(memberships[i].provider);
    for (auto const& letter : letters_of_account(work, letter_terms(pack), account.id)) {
        offices.insert(letter.provider);
        builder.add_letter(letter);
    }
    for (auto const& office : offices)
        for (auto const& fact : list_audit(work, about_organisation(office), read_max).entries)
            if (is_about(fact, account.id))
                builder.add_fact(fact);
    for (auto const& mail : list_mails_to(work, account.email, static_cast<int>(entries_max)))
        builder.add_mail(mail);
    return builder.finish();
}

std::vector<TimelineEntry> office_timeline(
    UnitOfWork& work, ProviderId const& office, std::vector<DeskMember> const& members)
{
    Builder builder(work);
    for (auto const& fact : list_audit(work, about_organisation(office), entries_max).entries)
        builder.add_fact(fact);
    for (auto const& member : members)
        for (auto const& letter : member.letters)
            builder.add_letter(letter);
    return builder.finish();
}

} // namespace gatehouse
