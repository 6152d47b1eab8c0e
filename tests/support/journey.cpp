#include "support/journey.hpp"

#include <stdexcept>

#include "accounts/choose_password.hpp"
#include "letters/letter_keys.hpp"
#include "support/providers.hpp"

namespace gatehouse {

Journey::Journey(Engine engine)
    : People(engine)
{
    put_provider(*this, { .number = std::string(office_number), .name = "Saguaro Valley Home Health" }, office.value);
    put_provider(
        *this, { .number = std::string(other_number), .name = "Ocotillo Physical Therapy" }, other_office.value);
}

void Journey::set_time(std::string_view local_date, int hour, int minute)
{
    auto local = parse_iso_date(local_date).value() + std::chrono::hours(hour) + std::chrono::minutes(minute);
    auto forward = terms.zone.instant(local) - clock.now();
    if (forward < std::chrono::microseconds(0))
        throw std::invalid_argument("the clock of a test goes forward only");
    clock.advance(forward);
}

RegistrationForm Journey::form(std::string const& user_name, std::string_view number) const
{
    auto first_name = user_name;
    first_name[0] = static_cast<char>(first_name[0] - 'a' + 'A');
    return { std::string(number), TaxId::parse(tax_id).value(), first_name, "Hathaway",
        EmailAddress::parse(user_name + "@example.com").value(), "602-555-0142", UserName::parse(user_name).value() };
}

Result<> Journey::begin(RegistrationForm const& form)
{
    return write([&](UnitOfWork& work) { return begin_registration(work, *pack, links, form, "198.51.100.7"); });
}

std::string Journey::last_mail(std::string const& email) const
{
    return db
        ->read(plan,
            [&](UnitOfWork& work) -> Result<std::string> {
                auto row
                    = work.tx.query_one("SELECT sealed_body FROM outbox_mail WHERE plan_id = $1 AND recipient = $2 "
                                        "ORDER BY queued_at DESC, id DESC LIMIT 1",
                        { work.plan, email });
                return row ? work.keys.sealing.open(row->bytes(0)).value().reveal() : std::string();
            })
        .value();
}

std::string Journey::link_in(std::string const& mail)
{
    auto at = mail.find("/register/");
    if (at == mail.npos)
        return {};
    return mail.substr(at, mail.find('\n', at) - at);
}

Journey::Proved Journey::prove(std::string const& user_name, std::string_view number)
{
    begin(form(user_name, number)).value();
    auto link = link_in(last_mail(user_name + "@example.com"));
    auto id = link.substr(10, link.find('?') - 10);
    auto code = link.substr(link.find("code=") + 5);
    auto token = write([&](UnitOfWork& work) { return prove_email(work, { { id }, code }); });
    return { { id }, token.value().reveal() };
}

Result<AccountId> Journey::complete_as_master(Proved const& proved)
{
    auto address = db->read(plan, [&](UnitOfWork& work) -> Result<std::string> {
        auto registration = TRY(find_registration(work, *pack, proved.id, proved.browser_token));
        return letter_destinations(work, *pack, registration.provider).at(0).key;
    });
    if (!address)
        return std::unexpected(address.error());
    return complete_registration(
        *db, slow_hash, *pack, { proved.id, proved.browser_token, true, *address, "", "", "", { "terms_of_use" } });
}

Result<AccountId> Journey::complete_as_individual(Proved const& proved, std::string_view password)
{
    return complete_registration(*db, slow_hash, *pack,
        { proved.id, proved.browser_token, false, "", "", password, password, { "terms_of_use" } });
}

OfficeClaim::Kind Journey::claim_kind(ProviderId const& provider) const
{
    return db
        ->read(plan,
            [&](UnitOfWork& work) -> Result<OfficeClaim::Kind> { return office_claim(work, *pack, provider).kind; })
        .value();
}

AccountId Journey::register_master(std::string const& user_name, std::string_view number)
{
    return complete_as_master(prove(user_name, number)).value();
}

AccountId Journey::register_individual(std::string const& user_name, std::string_view number)
{
    return complete_as_individual(prove(user_name, number)).value();
}

LetterSecret Journey::letter_of(AccountId const& account) const
{
    auto sealed = db->read(plan, [&](UnitOfWork& work) -> Result<Bytes> {
                        return work.tx
                            .query_one("SELECT sealed_secret FROM letter WHERE plan_id = $1 AND account_id = $2 "
                                       "AND superseded_at IS NULL ORDER BY number DESC LIMIT 1",
                                { work.plan, account })
                            ->bytes(0);
                    }).value();
    return open_secret(around.letter_keys, sealed).value();
}

Letter Journey::letter_row(AccountId const& account) const
{
    return db
        ->read(plan, [&](UnitOfWork& work) -> Result<Letter> { return letters_of_account(work, terms, account).at(0); })
        .value();
}

Result<OpenSession> Journey::sign_in_with_letter(std::string const& user_name)
{
    AccountId account { text("SELECT account_id FROM sign_in_name WHERE name = '" + user_name + "'") };
    auto opened = TRY(sign_in_as(user_name, letter_of(account).temporary_password.reveal()));
    return open_session_of(opened).value();
}

Result<NewSession> Journey::enter_code(OpenSession const& session, std::string_view code)
{
    return enter_activation_code(
        *db, slow_hash, *pack, { session.actor, code, { "Firefox on Linux", "198.51.100.7" } });
}

void Journey::activate_master(std::string const& user_name)
{
    auto session = sign_in_with_letter(user_name).value();
    auto code = letter_of(session.actor.account).code.reveal();
    auto opened = enter_code(session, code).value();
    choose_password(*db, slow_hash, *pack, open_session_of(opened).value(), {},
        { "", good_password, good_password, { "Firefox on Linux", "198.51.100.7" } })
        .value();
}

} // namespace gatehouse
