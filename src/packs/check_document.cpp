#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "packs/contrast.hpp"
#include "packs/nearest.hpp"
#include "packs/pack.hpp"
#include "packs/pack_document.hpp"

namespace gatehouse {

namespace {

using Texts = std::vector<std::string>;

// Looks at a document whose single values are sound. A key that was refused is simply not there.
class Checker {
public:
    Checker(PackDocument const& document, std::vector<PackProblem>& problems)
        : m_document(document)
        , m_problems(problems)
    {
    }

    void check()
    {
        check_look();
        check_registration();
        check_letter_times();
        check_letter_texts();
        check_passwords();
        check_sessions();
        check_lockout();
        check_capabilities();
        check_ceilings();
        check_upstreams();
        check_call_center();
        check_notices();
    }

private:
    void problem(PackEntry const& at, std::string message)
    {
        m_problems.push_back(
            { std::string(m_document.file_name), at.place.line, at.place.column, at.path + ": " + std::move(message) });
    }

    template <class T>
    T const* get(std::string_view path) const // Null when it was refused, or is nothing.
    {
        auto const* entry = m_document.find(path);
        return entry ? std::get_if<T>(&entry->value) : nullptr;
    }

    // Says so when `low` is above `high`, at `low`.
    void check_order(std::string_view low, std::string_view high, std::int64_t low_unit, std::int64_t high_unit,
        std::string_view reason)
    {
        auto const* small = get<std::int64_t>(low);
        auto const* large = get<std::int64_t>(high);
        if (small && large && *small * low_unit > *large * high_unit)
            problem(*m_document.find(low),
                "found " + std::to_string(*small) + " while " + std::string(high) + " is " + std::to_string(*large)
                    + "; " + std::string(reason));
    }

    void check_contrast(std::string_view path, std::string_view beside, std::string_view called, double least)
    {
        auto const* colour = get<std::string>(path);
        if (!colour || beside.empty())
            return;
        auto const found = contrast(*colour, beside);
        if (found >= least)
            return;
        // Rounded down, so that 4.49 is not said to be the 4.5 that is asked for.
        auto const tenths = static_cast<int>(std::floor(found * 10)),
                   wanted = static_cast<int>(std::lround(least * 10));
        auto const ratio = [](int t) { return std::to_string(t / 10) + '.' + std::to_string(t % 10) + ":1"; };
        problem(*m_document.find(path),
            "found " + to_toml(*colour) + ", which has a contrast of " + ratio(tenths) + " with " + std::string(called)
                + "; allowed: at least " + ratio(wanted));
    }

    // The colors that no pack sets stand in assets/styles: white, the ground, soft ink, danger, the focus rings.
    void check_look()
    {
        auto const colour = [&](std::string_view path) {
            auto const* found = get<std::string>(path);
            return found ? std::string_view(*found) : std::string_view();
        };
        auto const tint = colour("look.tint"), dark = colour("look.primary_dark");
        check_contrast("look.primary", "#ffffff", "white", 4.5);
        check_contrast("look.primary", "#f5f6f8", "the ground #f5f6f8", 4.5);
        check_contrast("look.primary", tint, "look.tint", 4.5);
        check_contrast("look.primary_dark", "#ffffff", "white", 7);
        check_contrast("look.primary_dark", tint, "look.tint", 7);
        check_contrast("look.primary_dark", "#ffd84d", "the focus ring #ffd84d", 3);
        check_contrast("look.tint", "#4b535e", "soft ink #4b535e", 4.5);
        check_contrast("look.tint", "#b50909", "the color of danger #b50909", 4.5);
        check_contrast("look.tint", "#0050d8", "the focus ring #0050d8", 3);
        check_contrast("look.accent", dark, "look.primary_dark", 3);
    }

    void check_registration()
    {
        static constexpr auto needed = std::to_array<std::string_view>(
            { "provider_id", "tax_id", "first_name", "last_name", "email", "user_name" });
        Texts missing;
        auto const fields = m_document.matching("registration.field.*.label");
        for (auto const field : needed)
            if (std::ranges::none_of(fields, [&](auto const* entry) { return entry->names[0] == field; }))
                missing.emplace_back(field);
        if (!missing.empty() && !fields.empty())
            problem(*fields.front(),
                "this and the tables beside it do not ask for " + join(missing)
                    + "; without it nobody can be matched with a provider or given an account");
        check_steps(fields);
        auto const* method = get<std::string>("registration.activation_method");
        auto const* addresses = get<Texts>("registration.letter_addresses");
        if (method && addresses && *method == "letter" && addresses->empty())
            problem(*m_document.find("registration.letter_addresses"),
                "found [] while registration.activation_method is letter; a letter needs an address");
    }

    // Registration in steps asks for what a letter of the plan shows, and asks nobody whether to be administrator.
    void check_steps(std::vector<PackEntry const*> const& fields)
    {
        auto const* method = get<std::string>("registration.activation_method");
        auto const* first_user = get<std::string>("registration.first_user");
        if (!method || *method != "email_link")
            return;
        for (std::string_view const field : { "provider_type", "provider_name", "zip" })
            if (!fields.empty()
                && std::ranges::none_of(fields, [&](auto const* entry) { return entry->names[0] == field; }))
                problem(*fields.front(),
                    "this and the tables beside it do not ask for " + std::string(field)
                        + "; registration.activation_method is email_link, which finds the provider by it");
        if (first_user && *first_user == "prompt")
            problem(*m_document.find("registration.first_user"),
                "found \"prompt\" while registration.activation_method is email_link; allowed: \"automatic\"");
    }

    void check_letter_times()
    {
        check_order("letter.not_received_days_before_use_by", "letter.good_for_days", 1, 1,
            "\"not received\" cannot be offered before the letter was asked for");
        check_order("letter.open_max", "letter.per_year_max", 1, 1, "fewer letters in a year than at once");
        auto const* clock = get<std::string>("letter.code_clock");
        if (clock && *clock == "issued") // n business days are at least n days: such a letter is dead when mailed.
            check_order("letter.mail_after_business_days", "letter.good_for_days", 1, 1,
                "every letter would be mailed after its code has expired");
    }

    void check_letter_texts()
    {
        for (auto const path : { "letter.opening", "letter.unknown_person", "letter.after_use_by",
                 "letter.private_warning", "letter.subject" })
            if (auto const* text = get<std::string>(path))
                check_markers(*m_document.find(path), *text);
        if (auto const* steps = get<Texts>("letter.steps"))
            for (auto const& step : *steps)
                check_markers(*m_document.find("letter.steps"), step);
    }

    void check_markers(PackEntry const& entry, std::string_view text)
    {
        static Texts const known { "person", "provider", "provider_id", "registered", "portal", "use_by" };
        for (auto open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
            auto const close = text.find('}', open);
            auto const name = text.substr(open + 1, close == text.npos ? 20 : close - open - 1);
            if (close == text.npos || std::ranges::find(known, name) == known.end())
                problem(entry,
                    "found {" + std::string(name) + (close == text.npos ? "" : "}") + "; allowed: {"
                        + join(known, "}, {") + '}');
        }
    }

    void check_passwords()
    {
        auto const* warn = get<std::int64_t>("passwords.warn_from_day");
        if (warn && !get<std::int64_t>("passwords.expire_after_days"))
            problem(*m_document.find("passwords.warn_from_day"),
                "found " + std::to_string(*warn)
                    + " while passwords do not expire; allowed with "
                      "passwords.expire_after_days only");
        check_order("passwords.warn_from_day", "passwords.expire_after_days", 1, 1,
            "a warning comes before the password has expired");
    }

    void check_sessions()
    {
        static constexpr auto reason = "a session that idles ends before its longest time";
        check_order("sessions.idle_minutes", "sessions.absolute_hours", 1, 60, reason);
        check_order("sessions.staff_idle_minutes", "sessions.staff_absolute_hours", 1, 60, reason);
    }

    void check_lockout()
    {
        auto const* recovery = get<bool>("lockout.recovery_unlocks");
        auto const* entry = m_document.find("lockout.release_after_hours");
        // The last administrator of an office has nobody who could unlock.
        if (recovery && !*recovery && entry && !get<std::int64_t>("lockout.release_after_hours"))
            problem(*m_document.find("lockout.recovery_unlocks"),
                "found false while accounts do not open by themselves either; allowed with "
                "lockout.release_after_hours only, or an office's only administrator stays locked out");
    }

    void check_capabilities()
    {
        std::map<std::string, std::string> seen;
        for (auto const* entry : m_document.matching("subsystem.*.may.*.label")) {
            m_capabilities.push_back(entry->names[0] + '.' + entry->names[1]);
            auto const& label = std::get<std::string>(entry->value);
            auto const [other, fresh] = seen.emplace(label, entry->path);
            if (!fresh)
                problem(*entry,
                    "found " + to_toml(label) + ", which is " + other->second
                        + " too; whoever grants must see which is which");
        }
        for (auto const* entry : m_document.matching("job.*.capabilities"))
            for (auto const& each : std::get<Texts>(entry->value))
                check_capability(*entry, each, {});
    }

    void check_capability(PackEntry const& entry, std::string const& name, Texts const& words)
    {
        auto allowed = m_capabilities;
        allowed.insert(allowed.begin(), words.begin(), words.end());
        if (std::ranges::find(allowed, name) != allowed.end())
            return;
        auto const meant = nearest(name, allowed);
        problem(entry,
            "found " + to_toml(name)
                + (meant ? ", which this pack does not have; did you mean \"" + *meant + "\"?"
                         : "; allowed: " + join(allowed)));
    }

    void check_ceilings()
    {
        std::set<std::string> kinds { "practitioner", "group", "facility" };
        PackEntry const* some = nullptr;
        for (auto const pattern : { "ceiling.*.active", "ceiling.*.ended", "ceiling.*.suspended" })
            for (auto const* entry : m_document.matching(pattern)) {
                some = entry;
                kinds.erase(entry->names[0]);
                for (auto const& each : std::get<Texts>(entry->value))
                    check_capability(*entry, each, { "everything", "reading" });
            }
        if (some && !kinds.empty())
            problem(*some, "found no [ceiling." + *kinds.begin() + "]; without it nobody may do anything there");
    }

    // The browser is sent to another host only when that host may be handed the sign-in.
    void check_upstreams()
    {
        auto const* hosts = get<Texts>("forward_auth.hosts");
        for (auto const* entry : m_document.matching("subsystem.*.upstream")) {
            auto const& address = std::get<std::string>(entry->value);
            auto const begin = address.find("://");
            if (!hosts || begin == address.npos)
                continue;
            auto const host = address.substr(begin + 3, address.find_first_of("/?#", begin + 3) - begin - 3);
            if (std::ranges::find(*hosts, host) == hosts->end())
                problem(*entry, "found the host " + to_toml(host) + ", which forward_auth.hosts does not list");
        }
    }

    void check_call_center()
    {
        auto const* opens = get<std::string>("call_center.opens");
        auto const* closes = get<std::string>("call_center.closes");
        if (opens && closes && *opens >= *closes)
            problem(*m_document.find("call_center.closes"),
                "found " + to_toml(*closes) + "; allowed: a time after call_center.opens, " + to_toml(*opens));
    }

    void check_notices()
    {
        for (auto const* entry : m_document.matching("notice.*.links"))
            for (auto const& link : std::get<Texts>(entry->value))
                if (!NoticeLink::parse(link))
                    problem(*entry,
                        "found " + to_toml(link)
                            + "; allowed: words, a space and an address that begins with https:// or is a path of the "
                              "portal, such as \"Read the bulletin https://plan.example/bulletin\"");
        for (auto const* until : m_document.matching("notice.*.show_until")) {
            auto const* last = std::get_if<std::string>(&until->value);
            auto const* first = get<std::string>("notice." + until->names[0] + ".show_from");
            if (first && last && *last < *first)
                problem(*until, "found " + to_toml(*last) + "; allowed: a day that is not before show_from");
        }
        for (auto const* at_once : m_document.matching("notice.*.effective_immediately"))
            if (std::get<bool>(at_once->value) && get<std::string>("notice." + at_once->names[0] + ".effective_on"))
                problem(*at_once, "found true beside effective_on; allowed: one of the two");
    }

    static std::string join(Texts const& texts, std::string_view between = ", ")
    {
        std::string joined;
        for (auto const& each : texts)
            joined += (joined.empty() ? "" : std::string(between)) + each;
        return joined;
    }

    PackDocument const& m_document;
    std::vector<PackProblem>& m_problems;
    Texts m_capabilities; // Keys, such as "claims.submit".
};

} // namespace

void check_document(PackDocument const& document, std::vector<PackProblem>& problems)
{
    Checker(document, problems).check();
}

} // namespace gatehouse
