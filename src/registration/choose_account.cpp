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
        reading.problems.push_back({ std::string(key), "Enter your " + what + ", in one line." });
}

void check_answer(Reading& reading, Pack const& pack, ChooseAccount const& request)
{
    auto const& questions = pack.registration.security_questions;
    if (questions.empty())
        return;
    if (std::ranges::find(questions, request.security_question) == questions.end())
        reading.problems.push_back({ "security_question", "Select a Security Question." });
    auto answer = normalised_answer(request.security_answer);
    if (answer.size() < answer_length_min || answer.size() > answer_length_max)
        reading.problems.push_back({ "security_answer", "Type a Security Answer of 3 to 100 characters." });
    else if (answer == fold(request.password))
        reading.problems.push_back({ "security_answer", "Choose an answer that is not your password." });
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
    check_line(reading, "first_name", request.first_name, "first name");
    check_line(reading, "last_name", request.last_name, "last name");
    reading.user_name = take(reading, "user_name", UserName::parse(request.user_name));
    std::vector<std::string> about { std::string(request.first_name), std::string(request.last_name),
        std::string(request.user_name), std::string(request.email), provider.name, provider.number };
    if (auto checked = check_new_password(pack, request.password, about, "new_password"); !checked)
        std::ranges::copy(checked.error().fields, std::back_inserter(reading.problems));
    else if (request.repeated != request.password)
        reading.problems.push_back({ "repeat_password", "The two passwords differ. Enter it again." });
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
        return fail(ErrorKind::conflict, "enrollment.completed", "This account is active already. Log in with it.");
    if (!kept.enrollment.agreed)
        return fail(ErrorKind::conflict, "enrollment.not_agreed", "Confirm the agreement first.");
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
    return { ErrorKind::invalid_input, "account.user_name_taken", "Some fields need your attention.",
        { { "user_name",
            "This user name is taken. Is it yours? Then you are already registered: go to \""
                + pack.words.sign_in_heading + "\" and log in. Else choose another one." } } };
}

void mail_activation(
    UnitOfWork& work, Pack const& pack, EmailAddress const& email, std::string_view first_name, Secret<> const& link)
{
    auto hours = std::to_string(pack.registration.prove_email_within.count());
    enqueue_mail(work,
        { pack.mail.sender_name, email, pack.mail.activation_subject,
            Secret<>("Hello " + std::string(first_name) + ",\n\nsomebody, probably you, registered at " + pack.full_name
                + " with this email address. To activate the account, open this link within " + hours + " hours:\n\n"
                + mail_link(pack.mail.activation_link, link.reveal())
                + "\n\nIf it was not you, you need not do anything: without the link there is no account.\n\n"
                + pack.mail.signature + "\n") });
}

void mail_already_registered(UnitOfWork& work, Pack const& pack, PortalLinks const& links, Account const& account)
{
    enqueue_mail(work,
        { pack.mail.sender_name, account.email, "You are already registered",
            Secret<>("Hello " + account.first_name + ",\n\nsomebody, probably you, tried to register at "
                + pack.full_name + " with this email address. You are already registered, with the user name "
                + account.user_name + ". Log in with it:\n\n"
                + mail_link(pack.words.sign_in_heading, links.to("/login"))
                + "\n\nIf you do not know your password any more, use \"" + pack.words.forgot_password
                + "\" there. If it was not you, you need not do anything: no second account was made.\n\n"
                + pack.mail.signature + "\n") });
}

} // namespace

Result<> choose_account(
    Database& db, SlowHash& slow_hash, Pack const& pack, PortalLinks const& links, ChooseAccount const& request)
{
    auto step = TRY(db.read(pack.plan, [&](UnitOfWork& work) { return find_step(work, pack, request); }));
    auto reading = read(pack, step.provider, request);
    if (!reading.problems.empty())
        return std::unexpected(Error { ErrorKind::invalid_input, "enrollment.incomplete",
            "Some fields need your attention.", std::move(reading.problems) });
    bool admitted = TRY(db.write(pack.plan, Isolation::read_committed,
        [&](UnitOfWork& work) { return Result<bool>(admit(work, pack, step.provider, request.network)); }));
    if (!admitted)
        return fail(ErrorKind::rate_limited, "enrollment.throttled",
            "There were too many registrations from your network or for this provider. Nothing was sent. Try again "
            "later, or ask "
                + pack.contacts.service_desk_name + ".");

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
