#include "packs/schema_rows.hpp"

namespace gatehouse {

static std::int64_t number(PackValue const& value) { return std::get<std::int64_t>(value); }

static void password_keys(SchemaKeys& keys)
{
    auto const row = [&](SchemaKey one) { keys.push_back(std::move(one)); };
    row(key("passwords.length_min", "Fewest characters of a password.", whole_number(8, 64))
            .fallback(15)
            .departs([](PackValue const& value) -> std::string {
                return number(value) < 15 ? "a password that is the only factor has at least 15 characters" : "";
            })
            .into([](Pack & p) -> auto& { return p.passwords.length_min; }));
    row(key("passwords.length_max", "Most characters of a password.", whole_number(64, 1024)).fallback(256).into([
    ](Pack & p) -> auto& { return p.passwords.length_max; }));
    row(key(
        "passwords.composition", "Classes of characters that must occur.", list_of(choice_of<CharacterClass>(), 0, 4))
            .fallback(std::vector<std::string> {})
            .departs([](PackValue const& value) -> std::string {
                return std::get<std::vector<std::string>>(value).empty() ? "" : "no rules on composition";
            })
            .into([](Pack & p) -> auto& { return p.passwords.composition; }));
    row(key("passwords.expire_after_days", "After how many days of 24 hours a password must be replaced.",
        whole_number(1, 1000))
            .optional()
            .departs([](PackValue const& value) -> std::string {
                return std::holds_alternative<std::monostate>(value)
                    ? ""
                    : "no periodic change; a change only when there is evidence of compromise";
            })
            .into([](Pack & p) -> auto& { return p.passwords.expire_after; }));
    row(key("passwords.warn_from_day", "From which day of its age on a person is warned that it will expire.",
        whole_number(1, 1000))
            .optional()
            .into([](Pack & p) -> auto& { return p.passwords.warn_from; }));
    row(key("passwords.strength_min", "Least score of zxcvbn, 0 to 4.", whole_number(0, 4)).fallback(3).into([
    ](Pack & p) -> auto& { return p.passwords.strength_min; }));
    row(key("passwords.context_words", "Words that count as guessed, such as the plan's names.", list_of(text(), 0, 50))
            .fallback(std::vector<std::string> {})
            .into([](Pack & p) -> auto& { return p.passwords.context_words; }));
    row(key("passwords.recovery_link_good_for_minutes", "How long the link in a recovery mail is good.",
        whole_number(5, 2880))
            .fallback(60)
            .departs([](PackValue const& value) -> std::string {
                return number(value) > 24 * 60 ? "a recovery code by email is good for 24 hours at most" : "";
            })
            .into([](Pack & p) -> auto& { return p.passwords.recovery_link_good_for; }));
}

// How a person gets in and stays in: passwords, lockout, sessions.
SchemaKeys sign_in_keys()
{
    SchemaKeys keys;
    auto const row = [&](SchemaKey one) { keys.push_back(std::move(one)); };
    password_keys(keys);

    row(key("lockout.attempts", "How many wrong passwords in a row lock an account.", whole_number(3, 100))
            .fallback(5)
            .into([](Pack & p) -> auto& { return p.lockout.attempts; }));
    row(key(
        "lockout.release_after_hours", "After how many hours a locked account opens by itself.", whole_number(1, 720))
            .optional()
            .into([](Pack & p) -> auto& { return p.lockout.release_after; }));
    row(key("lockout.org_admin_unlocks", "Whether an org_admin can unlock accounts of the office.", truth())
            .fallback(true)
            .into([](Pack & p) -> auto& { return p.lockout.org_admin_unlocks; }));
    row(key("lockout.recovery_unlocks", "Whether a used recovery link unlocks at once.", truth()).fallback(true).into([
    ](Pack & p) -> auto& { return p.lockout.recovery_unlocks; }));

    row(key("sessions.idle_minutes", "After how many minutes without a request a session ends.", whole_number(5, 720))
            .fallback(30)
            .into([](Pack & p) -> auto& { return p.sessions.idle; }));
    row(key("sessions.absolute_hours", "After how many hours a session ends in any case.", whole_number(1, 24))
            .fallback(12)
            .into([](Pack & p) -> auto& { return p.sessions.absolute; }));
    row(key("sessions.fresh_minutes", "How old the last sign-in may be for a sensitive action.", whole_number(1, 120))
            .fallback(15)
            .into([](Pack & p) -> auto& { return p.sessions.fresh; }));
    row(key("sessions.staff_idle_minutes", "The same as idle_minutes, for plan staff.", whole_number(5, 720))
            .fallback(15)
            .into([](Pack & p) -> auto& { return p.sessions.staff_idle; }));
    row(key("sessions.staff_absolute_hours", "The same as absolute_hours, for plan staff.", whole_number(1, 24))
            .fallback(10)
            .into([](Pack & p) -> auto& { return p.sessions.staff_absolute; }));
    return keys;
}

} // namespace gatehouse
