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
    std::string_view action; // Its title is the sentence service_desk.fact.<action>.
    std::string_view icon;
    std::string_view kind; // "is-good", "is-bad" or nothing.
};

constexpr Wording wordings[] = {
    { "account.registered", "person", "" },
    { "account.signed_in", "login", "is-good" },
    { "account.signed_out", "logout", "" },
    { "account.locked", "lock", "is-bad" },
    { "sign_in.refused", "error", "is-bad" },
    { "password.refused", "error", "is-bad" },
    { "sign_in.not_yet", "error", "is-bad" },
    { "activation.code_accepted", "check_circle", "is-good" },
    { "activation.code_refused", "error", "is-bad" },
    { "letter.queued", "mail", "" },
    { "letter.returned", "undo", "is-bad" },
    { "letter.superseded", "remove_circle", "" },
    { "letter.not_received", "mail_outline", "is-bad" },
    { "password.chosen", "lock", "" },
    { "password.recovered", "lock_open", "is-good" },
    { "recovery.requested", "mail", "" },
    { "sign_in.code_asked", "login", "" },
    { "second_factor.enrolled", "verified_user", "is-good" },
    { "second_factor.refused", "error", "is-bad" },
    { "second_factor.paused", "lock", "is-bad" },
    { "second_factor.removed", "remove_circle", "is-bad" },
    { "second_factor.codes_renewed", "lock", "" },
    { "second_factor.reset", "remove_circle", "is-bad" },
    { "factor_reset.asked", "error", "is-bad" },
    { "factor_reset.code_refused", "error", "is-bad" },
    { "membership.lost_factor_confirmed", "check_circle", "" },
    { "membership.lost_factor_declined", "error", "is-bad" },
    { "service_desk.lost_factor_written_down", "support_agent", "" },
    { "service_desk.lost_factor_approved", "support_agent", "" },
    { "service_desk.lost_factor_declined", "support_agent", "is-bad" },
    { "caller.checked", "phone", "" },
    { "membership.requested", "person", "" },
    { "membership.founded", "check_circle", "is-good" },
    { "membership.details_changed", "person", "" },
    { "membership.activated", "check_circle", "is-good" },
    { "membership.unlocked", "lock_open", "is-good" },
    { "membership.recovery_sent", "mail", "" },
    { "membership.designated", "verified_user", "is-good" },
    { "membership.demoted", "remove_circle", "" },
    { "membership.ended", "remove_circle", "" },
    { "organisation.left_without_org_admin", "error", "is-bad" },
    { "organisation.has_org_admin_again", "check_circle", "is-good" },
    { "service_desk.org_admin_designated", "support_agent", "" },
    { "service_desk.designation_asked", "support_agent", "" },
    { "service_desk.designation_approved", "support_agent", "is-good" },
    { "service_desk.designation_declined", "support_agent", "is-bad" },
    { "service_desk.designation_withdrawn", "support_agent", "" },
    { "service_desk.org_admin_demoted", "support_agent", "" },
    { "service_desk.member_removed", "support_agent", "" },
    { "service_desk.code_reissued", "support_agent", "" },
    { "service_desk.letter_returned", "support_agent", "" },
    { "service_desk.reset_started", "support_agent", "" },
    { "service_desk.links_asked", "support_agent", "" },
    { "service_desk.links_approved", "support_agent", "is-good" },
    { "service_desk.links_declined", "support_agent", "is-bad" },
    { "service_desk.links_withdrawn", "support_agent", "" },
    { "service_desk.linked", "support_agent", "" },
    { "agreement.accepted", "check_circle", "" },
    { "service_desk.unlocked", "support_agent", "is-good" },
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
            known ? say("service_desk.fact." + fact.action) : readable(fact.action), who(fact.actor) + what(fact) });
    }

    void add_letter(Letter const& letter)
    {
        if (letter.mailed_at)
            m_entries.push_back({ *letter.mailed_at, "send", "",
                say("service_desk.letter_mailed_to",
                    { { "letter", std::to_string(letter.number) }, { "person", letter.person } }),
                say("service_desk.expected_by_expected_on",
                    { { "expected_on", short_date(letter.expected_on).text } }) });
    }

    void add_mail(MailState const& mail)
    {
        auto state = mail.sent_at ? say("service_desk.sent")
            : mail.failed_at      ? say("service_desk.given_up_last_answer", { { "last_answer", mail.last_answer } })
                                  : say("service_desk.waits_to_be_sent");
        m_entries.push_back({ mail.queued_at, "mail_outline", mail.failed_at ? "is-bad" : "",
            say("service_desk.email_subject", { { "subject", mail.subject } }), std::move(state) });
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
        return at->second.empty() ? say("service_desk.somebody") : at->second;
    }

    std::string who(AuditActor const& actor)
    {
        using enum AuditActor::Kind;
        switch (actor.kind) {
        case account: return say("service_desk.by_id", { { "id", name_of(actor.id) } });
        case staff: return say("service_desk.by_plan_staff", { { "id", name_of(actor.id) } });
        case operator_at_console: return say("service_desk.at_the_servers_console");
        case system: return say("service_desk.by_the_portal_itself");
        case stranger: return say("service_desk.by_somebody_who_was_not");
        }
        std::unreachable();
    }

    std::string what(AuditEntry const& fact)
    {
        std::string text;
        for (auto const& [name, value] : fact.detail) {
            if (name == "account" && fact.actor.id != value)
                text += say("service_desk.about_name_of", { { "person", name_of(value) } });
            else if (name == "asked_by")
                text += say("service_desk.asked_by_value", { { "value", value } });
            else if (name == "recognised_by")
                text += say("service_desk.recognised_value", { { "value", value } });
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
