#include "registration/registration_store.hpp"

#include <algorithm>

#include "base/slow_hash.hpp"
#include "db/database.hpp"
#include "mail/outbox.hpp"
#include "packs/pack.hpp"
#include "pages/dates.hpp"

namespace gatehouse {

namespace {

// What is to be made of a registration. Decided before the hashing, to tell the person what to mend, and again in the
// transaction that does it.
struct Decision {
    Registration registration;
    Provider provider;
    OfficeClaim::Kind claim;
    bool as_org_admin;
    std::optional<LetterDestination> destination; // Of an org_admin's letter.
    std::optional<UserName> user_name;            // Absent when there is a problem with it.
    std::vector<FieldError> problems {};
};

void check_user_name(UnitOfWork& work, Decision& decision, std::string_view typed)
{
    auto parsed = UserName::parse(typed.empty() ? decision.registration.user_name : typed);
    if (!parsed) {
        decision.problems.push_back({ "user_name", parsed.error().message });
        return;
    }
    if (sign_in_name_is_taken(work, parsed->canonical))
        decision.problems.push_back(
            { "user_name", say("registration.somebody_else_has_taken_the_username", { { "typed", parsed->typed } }) });
    decision.user_name = std::move(*parsed);
}

void check_address(UnitOfWork& work, Pack const& pack, Decision& decision, std::string_view chosen)
{
    for (auto& destination : letter_destinations(work, pack, decision.provider.id))
        if (destination.key == chosen)
            decision.destination = std::move(destination);
    if (!decision.destination)
        decision.problems.push_back({ "address", say("letter.no_address") });
}

void check_agreements(Pack const& pack, Decision& decision, std::vector<std::string> const& accepted)
{
    for (auto const& agreement : pack.agreements)
        if (std::ranges::find(accepted, agreement.key) == accepted.end())
            decision.problems.push_back({ "accept_" + agreement.key,
                say("registration.accept_the_to_go_on", { { "agreement", agreement.title } }) });
}

Result<Decision> decide(UnitOfWork& work, Pack const& pack, CompleteRegistration const& request)
{
    auto registration = TRY(find_registration(work, pack, request.registration, request.browser_token));
    if (registration.completed_at)
        return refuse(ErrorKind::conflict, "registration.completed");
    auto claim = office_claim(work, pack, registration.provider);
    if (claim.kind == OfficeClaim::Kind::pending)
        return std::unexpected(claim_pending_error(pack, claim));

    bool is_open = claim.kind == OfficeClaim::Kind::open;
    bool automatic = pack.registration.first_user == FirstUser::automatic;
    auto provider = find_provider(work, registration.provider).value();
    Decision decision { std::move(registration), std::move(provider), claim.kind,
        is_open && (automatic || request.wants_org_admin), std::nullopt, std::nullopt };
    check_user_name(work, decision, request.user_name);
    if (decision.as_org_admin) {
        TRY(check_letter_limits(work, letter_terms(pack), decision.provider.id, AccountId {}));
        check_address(work, pack, decision, request.address);
    }
    check_agreements(pack, decision, request.accepted);
    return decision;
}

// What else the password must not lean on.
std::vector<std::string> words_about(Decision const& decision)
{
    auto const& registration = decision.registration;
    return { registration.first_name, registration.last_name, registration.email,
        decision.user_name ? decision.user_name->typed : registration.user_name, decision.provider.name,
        decision.provider.number };
}

void check_password(Pack const& pack, Decision& decision, CompleteRegistration const& request)
{
    if (auto checked = check_new_password(pack, request.password, words_about(decision), "new_password"); !checked)
        for (auto& problem : checked.error().fields)
            decision.problems.push_back(std::move(problem));
    else if (request.repeated != request.password)
        decision.problems.push_back({ "repeat_password", say("password.repeat_differs") });
}

// The office's org_admins let people in: they should not have to look every day whether somebody waits.
void tell_org_admins(UnitOfWork& work, Pack const& pack, Decision const& decision)
{
    for (auto const& org_admin : office_state(work, decision.provider.id).org_admins) {
        auto account = find_account(work, org_admin.account).value();
        enqueue_mail(work,
            { pack.mail.sender_name, account.email,
                say("registration.waits_for_you_to_activate", { { "decision", decision.registration.full_name() } }),
                Secret<>(say("registration.hello_has_registered_for_if",
                    { { "first_name", account.first_name }, { "decision", decision.registration.full_name() },
                        { "provider", decision.provider.name }, { "provider_id", pack.words.provider_id },
                        { "number", decision.provider.number }, { "admin", pack.words.admin },
                        { "signature", pack.mail.signature } })) });
    }
}

struct Hashes { // Made outside the transaction; one of the two.
    std::optional<PreparedLetter> letter {};
    std::string password {};
};

Result<AccountId> carry_out(UnitOfWork& work, Pack const& pack, Decision const& decision, Hashes const& hashes)
{
    auto const& registration = decision.registration;
    auto role = decision.as_org_admin ? Role::org_admin : Role::org_user;
    auto account = TRY(create_account(work,
        {
            .user_name = *decision.user_name,
            .email = EmailAddress::parse(registration.email).value(),
            .first_name = registration.first_name,
            .last_name = registration.last_name,
            .phone = registration.phone,
        }));
    for (auto const& agreement : pack.agreements) // decide() has seen that all are accepted.
        accept_agreement(work, pack, account, agreement.key);
    bool as_group = decision.provider.kind == ProviderKind::group;
    TRY(request_membership(
        work, { account, decision.provider.id, role, as_group ? registration.proved_tax_id_hash : "" }));
    AuditActor actor { AuditActor::Kind::account, account.value };
    if (decision.as_org_admin)
        TRY(send_activation_letter(work, pack,
            { account, decision.provider.id, decision.destination->address, work.now, actor }, *hashes.letter));
    else {
        set_chosen_password(work, pack, account, hashes.password);
        tell_org_admins(work, pack, decision);
    }
    registration_store::complete(work, registration.id, account);
    record(work,
        { actor, "registration.completed", about_organisation(decision.provider.id),
            { { "registration", registration.id.value }, { "role", std::string(to_string(role)) } } });
    record(work,
        { actor, "account.registered", about_account(account),
            { { "provider", decision.provider.number }, { "role", std::string(to_string(role)) } } });
    return account;
}

Error problems_of(Decision const& decision)
{
    return { ErrorKind::invalid_input, "registration.incomplete", say("registration.some_fields_need_your_attention"),
        decision.problems };
}

} // namespace

Error claim_pending_error(Pack const& pack, OfficeClaim const& claim)
{
    auto const& letter = claim.letter.value();
    Zone zone { pack.zone(), pack.time_zone.label };
    auto until = letter.use_by ? full_moment(*letter.use_by, zone).text : say("registration.the_letters_use_by_moment");
    return { ErrorKind::conflict, "registration.claim_pending",
        say("registration.somebody_else_asked_to_be_the",
            { { "org_admin", pack.words.org_admin.name }, { "provider_id", pack.words.provider_id },
                { "registered_at", long_date(zone.clock.local_date(letter.registered_at)).text },
                { "code", pack.words.code }, { "until", until },
                { "service_desk_email", pack.contacts.service_desk_email } }),
        {} };
}

Result<AccountId> complete_registration(
    Database& db, SlowHash& slow_hash, Pack const& pack, CompleteRegistration const& request)
{
    auto seen = TRY(db.read(pack.plan, [&](UnitOfWork& work) { return decide(work, pack, request); }));
    if (!seen.as_org_admin)
        check_password(pack, seen, request);
    if (!seen.problems.empty())
        return std::unexpected(problems_of(seen));

    Hashes hashes;
    if (seen.as_org_admin) {
        auto letter = TRY(prepare_letter(db, slow_hash, pack));
        hashes.letter.emplace(std::move(letter));
    } else {
        hashes.password = TRY(slow_hash.hash(request.password));
    }

    return db.write(pack.plan, [&](UnitOfWork& work) -> Result<AccountId> {
        auto decision = TRY(decide(work, pack, request));
        if (!decision.problems.empty())
            return std::unexpected(problems_of(decision));
        if (decision.as_org_admin != seen.as_org_admin)
            return refuse(
                ErrorKind::conflict, "registration.office_changed", { { "provider_id", pack.words.provider_id } });
        return carry_out(work, pack, decision, hashes);
    });
}

} // namespace gatehouse
