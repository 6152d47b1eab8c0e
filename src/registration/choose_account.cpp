#include <algorithm>

#include "audit/audit.hpp"
#include "base/fold.hpp"
#include "base/slow_hash.hpp"
#include "codes/one_time_code.hpp"
#include "db/database.hpp"
#include "db/throttle.hpp"
#include "mail/links.hpp"
#include "mail/outbox.hpp"
#include "packs/pack.hpp"
#include "registration/enrollment_rules.hpp"
#include "registration/form_reader.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t answer_length_min = 3;
constexpr std::size_t answer_length_max = 100;

// The form as types; what is wrong with it otherwise.
struct Reading {
    std::optional<UserName> user_name {};
    std::optional<EmailAddress> email {};
    std::vector<FieldError> problems {};
};

void check_line(Reading& reading, std::string_view key, std::string_view typed, std::string const& what)
{
    if (!is_line(typed, name_length_max))
        reading.problems.push_back(
            { std::string(key), say("registration.enter_your_in_one_line", { { "what", what } }) });
}

void check_answer(Reading& reading, Pack const& pack, ChooseAccount const& request)
{
    auto const& questions = pack.registration.security_questions;
    if (questions.empty())
        return;
    if (std::ranges::find(questions, request.security_question) == questions.end())
        reading.problems.push_back({ "security_question", say("registration.select_a_security_question") });
    auto answer = normalised_answer(request.security_answer);
    if (answer.size() < answer_length_min || answer.size() > answer_length_max)
        reading.problems.push_back({ "security_answer", say("registration.type_a_security_answer_of") });
    else if (answer == fold(request.password))
        reading.problems.push_back({ "security_answer", say("registration.choose_an_answer_that_is") });
}

template <class T>
std::optional<T> take(Reading& reading, std::string_view key, Result<T> parsed)
{
    if (parsed)
        return std::move(*parsed);
    reading.problems.push_back({ std::string(key), parsed.error().message });
    return std::nullopt;
}

Reading read(Pack const& pack, Provider const& provider, ChooseAccount const& request)
{
    Reading reading;
    check_line(reading, "first_name", request.first_name, say("registration.first_name"));
    check_line(reading, "last_name", request.last_name, say("registration.last_name"));
    reading.user_name = take(reading, "user_name", UserName::parse(request.user_name));
    std::vector<std::string> about { std::string(request.first_name), std::string(request.last_name),
        std::string(request.user_name), std::string(request.email), provider.name, provider.number };
    if (auto checked = check_new_password(pack, request.password, about, "new_password"); !checked)
        std::ranges::copy(checked.error().fields, std::back_inserter(reading.problems));
    else if (request.repeated != request.password)
        reading.problems.push_back({ "repeat_password", say("password.repeat_differs") });
    reading.email = take(reading, "email", EmailAddress::parse(request.email));
    check_answer(reading, pack, request);
    return reading;
}

struct Step {
    enrollment_store::Kept kept;
    Provider provider;
};

Result<Step> find_step(UnitOfWork& work, Pack const& pack, ChooseAccount const& request)
{
    auto kept = TRY(find_own(work, pack, request.id, request.browser_token));
    if (kept.enrollment.account)
        return refuse(ErrorKind::conflict, "enrollment.completed");
    if (!kept.enrollment.agreed)
        return refuse(ErrorKind::conflict, "enrollment.not_agreed");
    auto provider = find_provider(work, kept.enrollment.provider).value();
    return Step { std::move(kept), std::move(provider) };
}

// Whether a name is taken can be learned here, so complete forms are counted, in a transaction of their own.
bool admit(UnitOfWork& work, Pack const& pack, Provider const& provider, std::string_view network)
{
    auto const& per_network = pack.limits.registration_per_network;
    auto const& per_provider = pack.limits.registration_per_provider_id;
    bool network_may = within_limit(work, "enrollment.network", network, per_network.uses, per_network.window);
    bool provider_may
        = within_limit(work, "enrollment.provider_id", provider.number, per_provider.uses, per_provider.window);
    if (!network_may || !provider_may)
        return false;
    record(work,
        { { AuditActor::Kind::stranger, std::string(network) }, "registration.account_asked",
            about_organisation(provider.id) });
    return true;
}

Error name_taken(Pack const& pack)
{
    return { ErrorKind::invalid_input, "account.user_name_taken", say("registration.some_fields_need_your_attention"),
        { { "user_name",
            say("registration.this_user_name_is_taken", { { "sign_in_heading", pack.words.sign_in_heading } }) } } };
}

void mail_activation(
    UnitOfWork& work, Pack const& pack, EmailAddress const& email, std::string_view first_name, Secret<> const& link)
{
    auto hours = std::to_string(pack.registration.prove_email_within.count());
    enqueue_mail(work,
        { pack.mail.sender_name, email, pack.mail.activation_subject,
            Secret<>(say("registration.hello_somebody_probably_you_registered",
                { { "first_name", first_name }, { "full_name", pack.full_name }, { "hours", hours },
                    { "link", mail_link(pack.mail.activation_link, link.reveal()) },
                    { "signature", pack.mail.signature } })) });
}

void mail_already_registered(UnitOfWork& work, Pack const& pack, PortalLinks const& links, Account const& account)
{
    enqueue_mail(work,
        { pack.mail.sender_name, account.email, say("registration.you_are_already_registered"),
            Secret<>(say("registration.hello_somebody_probably_you_tried",
                { { "first_name", account.first_name }, { "full_name", pack.full_name },
                    { "user_name", account.user_name },
                    { "login_link", mail_link(pack.words.sign_in_heading, links.to("/login")) },
                    { "forgot_password", pack.words.forgot_password }, { "signature", pack.mail.signature } })) });
}

} // namespace

Result<> choose_account(
    Database& db, SlowHash& slow_hash, Pack const& pack, PortalLinks const& links, ChooseAccount const& request)
{
    auto step = TRY(db.read(pack.plan, [&](UnitOfWork& work) { return find_step(work, pack, request); }));
    auto reading = read(pack, step.provider, request);
    if (!reading.problems.empty())
        return std::unexpected(Error { ErrorKind::invalid_input, "enrollment.incomplete",
            say("registration.some_fields_need_your_attention"), std::move(reading.problems) });
    bool admitted = TRY(db.write(pack.plan, Isolation::read_committed,
        [&](UnitOfWork& work) { return Result<bool>(admit(work, pack, step.provider, request.network)); }));
    if (!admitted)
        return refuse(ErrorKind::rate_limited, "enrollment.throttled",
            { { "service_desk_name", pack.contacts.service_desk_name } });

    enrollment_store::Chosen chosen { std::string(request.first_name), std::string(request.last_name),
        reading.user_name->typed, reading.email->text(), {}, {}, {} };
    chosen.password_hash = TRY(slow_hash.hash(request.password));
    if (!pack.registration.security_questions.empty()) {
        chosen.security_question = request.security_question;
        chosen.security_answer_hash = TRY(slow_hash.hash(normalised_answer(request.security_answer)));
    }

    return db.write(pack.plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<> {
        TRY(find_step(work, pack, request));
        if (sign_in_name_is_taken(work, reading.user_name->canonical))
            return std::unexpected(name_taken(pack));
        enrollment_store::choose(work, request.id, chosen);
        // What the screen says, and what it costs, must not depend on whether the address has an account. Its owner
        // gets another mail; the code that was made for it is forgotten here.
        supersede_codes(work, CodePurpose::prove_email, request.id.value);
        auto code = issue_link_code(
            work, CodePurpose::prove_email, request.id.value, work.now + pack.registration.prove_email_within);
        if (auto owner = find_account_by_sign_in_name(work, canonical_sign_in_name(chosen.email)))
            mail_already_registered(work, pack, links, find_account(work, *owner).value());
        else
            mail_activation(work, pack, *reading.email, chosen.first_name,
                links.to("/enroll/" + request.id.value + "/activate?code=", code));
        record(work,
            { { AuditActor::Kind::stranger, std::string(request.network) }, "registration.account_chosen",
                about_organisation(step.provider.id),
                { { "registration", request.id.value }, { "email", chosen.email, FieldClass::personal } } });
        return {};
    });
}

} // namespace gatehouse
