#include "support/letters.hpp"

#include <stdexcept>

#include "codes/one_time_code.hpp"

namespace gatehouse {

LetterWording example_wording()
{
    return {
        .sender = "Example Online",
        .return_address = { "Provider Portal service desk", "1 Example St", "Phoenix, AZ 85034" },
        .heading = "Your authentication code for Example Online",
        .opening = "{person} registered as master account holder for {provider}, Provider ID {provider_id}, on "
                   "{registered}. The code and the temporary password below activate the account.",
        .steps = { "Go to {portal} and log in with your username and the temporary password.",
            "Enter the authentication code **exactly as printed**. Capital letters, spaces and hyphens count.",
            "Choose a password of your own." },
        .after_use_by = "The code is refused, but the registration stays. Email **desk@plan.example** with the "
                        "subject **expired authentication code** and we mail a new one.",
        .private_warning
        = "**Keep this letter private.** We never give or ask for this code by text, email, phone or fax.",
        .unknown_person = "If nobody in your office knows {person}, use nothing in this letter and write to "
                          "**desk@plan.example**.",
        .portal_address = "portal.example/plan",
        .zone_label = "Phoenix time",
        .code_label = "Authentication code",
        .password_label = "Temporary password",
        .mailer_id = "123456",
    };
}

LetterWorld::LetterWorld(Engine engine)
    : World(engine)
{
    add_provider("saguaro", "771204");
    add_account("noor");
}

void LetterWorld::set_time(std::string_view local_date, int hour, int minute)
{
    auto const local = parse_iso_date(local_date).value() + std::chrono::hours(hour) + std::chrono::minutes(minute);
    auto const forward = terms.zone.instant(local) - clock.now();
    if (forward < std::chrono::microseconds(0))
        throw std::invalid_argument("the clock of a test goes forward only");
    clock.advance(forward);
}

void LetterWorld::add_provider(std::string const& id, std::string const& number)
{
    run("INSERT INTO provider (plan_id, id, number, created_at) VALUES ('ahcccs', '" + id + "', '" + number + "', 0)");
}

void LetterWorld::add_account(std::string const& id)
{
    run("INSERT INTO account (plan_id, id, kind, user_name, email, first_name, last_name, phone, created_at)"
        "VALUES ('ahcccs', '"
        + id + "', 'provider', '" + id + "', '" + id + "@saguaro.example', 'Noor', 'Hathaway', '', 0)");
}

Result<LetterId> LetterWorld::try_queue(std::string const& account, std::string const& provider)
{
    secrets.push_back(make_letter_secret(around.random));
    return db->write(plan, [&](UnitOfWork& work) -> Result<LetterId> {
        auto const code = issue_typed_code(work, CodePurpose::activation_letter, account,
            "argon2id of code " + std::to_string(secrets.size()), letter_dates(terms, work.now).use_by);
        return queue_letter(work, terms,
            { .provider = { provider },
                .account = { account },
                .code = code,
                .person = "Noor Hathaway",
                .provider_name = "Saguaro Valley Home Health",
                .provider_number = "771204",
                .address = address,
                .registered_at = work.now,
                .actor = actor },
            secrets.back());
    });
}

LetterId LetterWorld::queue(std::string const& account, std::string const& provider)
{
    return try_queue(account, provider).value();
}

Letter LetterWorld::letter(LetterId const& id) const
{
    return db
        ->read(plan,
            [&](UnitOfWork& work) -> Result<Letter> {
                auto found = find_letter(work, terms, id);
                if (!found)
                    return fail(ErrorKind::not_found, "letter.not_found", "no such letter");
                return std::move(*found);
            })
        .value();
}

bool LetterWorld::code_is_open(LetterId const& id) const
{
    return count(
               "one_time_code WHERE id = '" + letter(id).code.value + "' AND used_at IS NULL AND superseded_at IS NULL")
        == 1;
}

} // namespace gatehouse
