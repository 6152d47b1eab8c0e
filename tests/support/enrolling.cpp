#include "support/enrolling.hpp"

namespace gatehouse {

Enrolling::Enrolling(Engine engine, std::string const& plan_key)
    : People(engine)
    , links(PortalLinks::parse("https://portal.example/" + plan_key).value())
{
    run("INSERT INTO plan (plan_id, active_revision, provider_generation, created_at) VALUES ('" + plan_key
        + "', '', 0, 0) ON CONFLICT (plan_id) DO NOTHING");
    plan = { plan_key };
    pack = shipped_pack(plan);
    group = put_provider(*this, { .number = "G100", .name = "Saguaro Family Clinic" });
    practitioner = put_provider(*this,
        { .number = "P200",
            .name = "Ada Lovelace",
            .kind = ProviderKind::practitioner,
            .first_name = "Ada",
            .last_name = "Lovelace" });
    other = put_provider(*this, { .number = "G300", .name = "Millrace Clinic", .tax_id = "98-7654321" });
}

ProviderIdentity Enrolling::as_group()
{
    return { .as_group = true,
        .group_name = "Saguaro Family Clinic",
        .number = "G100",
        .tax_id = TaxId::parse("12-3456789").value(),
        .zip = ZipCode::parse("85281").value() };
}

ProviderIdentity Enrolling::as_practitioner()
{
    return { .as_group = false,
        .first_name = "Ada",
        .last_name = "Lovelace",
        .number = "P200",
        .tax_id = TaxId::parse("12-3456789").value(),
        .zip = ZipCode::parse("85003").value() };
}

Result<BegunEnrollment> Enrolling::begin(ProviderIdentity const& identity)
{
    return write([&](UnitOfWork& work) { return begin_enrollment(work, *pack, identity, network); });
}

Enrolling::Begun Enrolling::begun(ProviderIdentity const& identity)
{
    auto made = begin(identity).value();
    return { made.id, made.browser_token.reveal() };
}

std::vector<std::string> Enrolling::all_agreements() const
{
    std::vector<std::string> keys;
    for (auto const& agreement : pack->agreements)
        keys.push_back(agreement.key);
    return keys;
}

Enrolling::Begun Enrolling::agreed(ProviderIdentity const& identity)
{
    auto made = begun(identity);
    write([&](UnitOfWork& work) {
        return confirm_agreements(work, *pack, { made.id, made.token, all_agreements() });
    }).value();
    return made;
}

ChooseAccount Enrolling::account(Begun const& from, std::string_view user_name)
{
    m_email = std::string(user_name) + "@example.com";
    auto const& questions = pack->registration.security_questions;
    return { .id = from.id,
        .browser_token = from.token,
        .first_name = "Noor",
        .last_name = "Hathaway",
        .user_name = user_name,
        .password = strong_password,
        .repeated = strong_password,
        .email = m_email,
        .security_question = questions.empty() ? std::string_view() : std::string_view(questions.front()),
        .security_answer = "Linden Hill",
        .network = network };
}

Result<> Enrolling::choose(ChooseAccount const& request)
{
    return choose_account(*db, slow_hash, *pack, links, request);
}

Result<ActivatedEnrollment> Enrolling::activate(Begun const& from, std::string const& code, std::string const& token)
{
    return write([&](UnitOfWork& work) {
        return activate_enrollment(work, *pack, links, { from.id, code, "", token, { "Firefox", "127.0.0.1" } });
    });
}

Actor Enrolling::join(ProviderIdentity const& identity, std::string const& user_name)
{
    auto from = agreed(identity);
    choose(account(from, user_name)).value();
    clock.advance(std::chrono::seconds(1)); // So that the last of the mails can be told.
    auto activated = activate(from, code_in(last_mail(user_name + "@example.com"))).value();
    clock.advance(std::chrono::seconds(1));
    return actor_of(activated.account);
}

Enrolling::Sent Enrolling::last_mail(std::string const& email) const
{
    return look([&](UnitOfWork& work) -> Result<Sent> {
        auto row = work.tx.query_one("SELECT sender_name, subject, sealed_body FROM outbox_mail WHERE plan_id = $1 AND "
                                     "recipient = $2 ORDER BY queued_at DESC, id DESC LIMIT 1",
            { work.plan, email });
        if (!row)
            return Sent {};
        return Sent { row->text(0), row->text(1), work.keys.sealing.open(row->bytes(2)).value().reveal() };
    }).value();
}

std::string Enrolling::code_in(Sent const& mail)
{
    auto at = mail.text.find("code=");
    return at == mail.text.npos ? std::string() : mail.text.substr(at + 5, mail.text.find('\n', at) - at - 5);
}

} // namespace gatehouse
