#include "packs/schema_rows.hpp"

namespace gatehouse {

static std::int64_t number(PackValue const& value) { return std::get<std::int64_t>(value); }

// Where NIST SP 800-63B-4 says otherwise: sections 3.1.1.2 and 4.2.1.2.
static std::string shorter_than_15(PackValue const& value)
{
    return number(value) < 15 ? "a password that is the only factor has 15 characters or more" : "";
}
static std::string composition_rules(PackValue const& value)
{
    return std::get<std::vector<std::string>>(value).empty() ? "" : "no rules on which characters a password has";
}
static std::string periodic_change(PackValue const& value)
{
    return std::holds_alternative<std::monostate>(value)
        ? ""
        : "no change at set times, only when there is evidence that a password is known to others";
}
static std::string longer_than_a_day(PackValue const& value)
{
    return number(value) > 24 * 60 ? "a recovery code by email is good for 24 hours at most" : "";
}

static SchemaKeys password_keys()
{
    return {
        key("passwords.length_min", "The fewest characters of a password.", whole_number(8, 64, "characters"))
            .fallback(15)
            .departs(shorter_than_15)
            .into(&Pack::passwords, &PasswordRules::length_min),
        key("passwords.length_max", "The most characters of a password.", whole_number(64, 1024, "characters"))
            .fallback(256)
            .into(&Pack::passwords, &PasswordRules::length_max),
        key("passwords.composition", "Classes of characters that must occur.",
            list_of(choice_of<CharacterClass>(), 0, 4))
            .fallback(std::vector<std::string> {})
            .departs(composition_rules)
            .into(&Pack::passwords, &PasswordRules::composition),
        key("passwords.expire_after_days", "At what age, in days of 24 hours, a password must be replaced.",
            whole_number(1, 1000, "days"))
            .optional()
            .departs(periodic_change)
            .into(&Pack::passwords, &PasswordRules::expire_after),
        key("passwords.warn_from_day", "From what age of the password on a person is warned that it will expire.",
            whole_number(1, 1000, "days"))
            .optional()
            .into(&Pack::passwords, &PasswordRules::warn_from),
        key("passwords.strength_min", "How hard to guess a password must be: zxcvbn's score, 0 to 4.",
            whole_number(0, 4))
            .fallback(3)
            .into(&Pack::passwords, &PasswordRules::strength_min),
        key("passwords.context_words", "Words that count as guessed, such as the plan's names.", list_of(text(), 0, 50))
            .fallback(std::vector<std::string> {})
            .into(&Pack::passwords, &PasswordRules::context_words),
        key("passwords.recovery_link_good_for_minutes", "How long the link in a recovery email is good.",
            whole_number(5, 2880, "minutes"))
            .fallback(60)
            .departs(longer_than_a_day)
            .into(&Pack::passwords, &PasswordRules::recovery_link_good_for),
    };
}

static std::string only_a_password(PackValue const& value)
{
    return std::get<bool>(value) ? "" : "two factors where personal information can be reached";
}

static SchemaKeys factor_keys()
{
    auto into = [](auto FactorRules::*member, KeyRow row) { return std::move(row).into(&Pack::second_factor, member); };
    return {
        into(&FactorRules::staff,
            key("second_factor.staff", "Whether plan staff must have a second factor: an authenticator app.", truth())
                .fallback(true)
                .departs(only_a_password)),
        into(&FactorRules::org_admins,
            key("second_factor.org_admins", "Whether administrators of an office must have a second factor.", truth())
                .fallback(false)),
        into(&FactorRules::individuals,
            key("second_factor.individuals",
                "Whether everybody of an office must have a second factor. Who need not have one may.", truth())
                .fallback(false)),
        into(&FactorRules::good_for,
            key("second_factor.good_for_hours",
                "How long a code counts once it was given, until one is asked for again.", whole_number(1, 24, "hours"))
                .fallback(12)),
        into(&FactorRules::recovery_codes,
            key("second_factor.recovery_codes", "How many recovery codes a person gets at a time.", whole_number(4, 20))
                .fallback(10)),
        into(&FactorRules::attempts,
            key("second_factor.attempts", "How many wrong codes within the pause are looked at.", whole_number(3, 20))
                .fallback(5)),
        into(&FactorRules::pause,
            key("second_factor.pause_minutes", "How long the count of wrong codes lasts, from the first on.",
                whole_number(5, 1440, "minutes"))
                .fallback(60)),
        into(&FactorRules::reset_code_good_for,
            key("second_factor.reset_code_good_for_hours",
                "How long the mailed code is good that removes a lost second factor after the approval.",
                whole_number(1, 24, "hours"))
                .fallback(24)),
    };
}

// How a person gets in and stays in: passwords, lockout, sessions, second factors.
SchemaKeys sign_in_keys()
{
    auto keys = password_keys();
    for (auto& row : SchemaKeys {
             key("lockout.attempts", "How many wrong passwords in a row lock an account.", whole_number(3, 100))
                 .fallback(5)
                 .into(&Pack::lockout, &LockoutRules::attempts),
             key("lockout.release_after_hours", "After what time a locked account opens by itself.",
                 whole_number(1, 720, "hours"))
                 .optional()
                 .into(&Pack::lockout, &LockoutRules::release_after),
             key("lockout.org_admin_unlocks", "Whether an administrator can unlock accounts of the office.", truth())
                 .fallback(true)
                 .into(&Pack::lockout, &LockoutRules::org_admin_unlocks),
             key("lockout.recovery_unlocks", "Whether a used recovery link unlocks the account at once.", truth())
                 .fallback(true)
                 .into(&Pack::lockout, &LockoutRules::recovery_unlocks),

             key("sessions.idle_minutes", "After what time without a request a session ends.",
                 whole_number(5, 720, "minutes"))
                 .fallback(30)
                 .into(&Pack::sessions, &SessionRules::idle),
             key("sessions.absolute_hours", "After what time a session ends in any case.", whole_number(1, 24, "hours"))
                 .fallback(12)
                 .into(&Pack::sessions, &SessionRules::absolute),
             key("sessions.fresh_minutes", "How long ago the password may have been given for a sensitive action.",
                 whole_number(1, 120, "minutes"))
                 .fallback(15)
                 .into(&Pack::sessions, &SessionRules::fresh),
             key("sessions.staff_idle_minutes", "After what time without a request a session of plan staff ends.",
                 whole_number(5, 720, "minutes"))
                 .fallback(15)
                 .into(&Pack::sessions, &SessionRules::staff_idle),
             key("sessions.staff_absolute_hours", "After what time a session of plan staff ends in any case.",
                 whole_number(1, 24, "hours"))
                 .fallback(10)
                 .into(&Pack::sessions, &SessionRules::staff_absolute),
         })
        keys.push_back(std::move(row));
    for (auto& row : factor_keys())
        keys.push_back(std::move(row));
    return keys;
}

} // namespace gatehouse
