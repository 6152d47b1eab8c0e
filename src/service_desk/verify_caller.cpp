#include <algorithm>

#include "access/permit.hpp"
#include "audit/audit.hpp"
#include "base/fold.hpp"
#include "base/slow_hash.hpp"
#include "db/database.hpp"
#include "db/throttle.hpp"
#include "packs/pack.hpp"
#include "service_desk/caller_store.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t phone_digits = 10;
constexpr std::string_view own_question = "security_question"; // The key of the one that the person chose.

// The last ten: a country code in front does not count.
std::string digits_of(std::string_view text)
{
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits.size() > phone_digits ? digits.substr(digits.size() - phone_digits) : digits;
}

bool is_phone_of(Account const& account, Membership const* membership, std::string_view typed)
{
    auto digits = digits_of(typed);
    return digits.size() == phone_digits
        && (digits == digits_of(account.phone) || (membership && digits == digits_of(membership->phone)));
}

bool is_tax_id_of(UnitOfWork& work, Provider const& provider, std::string_view typed)
{
    auto tax_id = TaxId::parse(typed);
    return tax_id && match_provider(work, provider.number, *tax_id);
}

bool is_zip_of(UnitOfWork& work, Provider const& provider, std::string_view typed)
{
    return std::ranges::any_of(addresses_of(work, provider.id), [&](AddressOnFile const& on_file) {
        return on_file.address.zip().five() == typed.substr(0, std::min<std::size_t>(typed.size(), 5));
    });
}

// A question about an office is answered right with any of the account's offices.
bool answer_fits(UnitOfWork& work, Account const& account, std::string_view question, std::string_view typed)
{
    if (question == "email")
        return canonical_sign_in_name(typed) == canonical_sign_in_name(account.email.text());
    if (question == "phone" && is_phone_of(account, nullptr, typed))
        return true;
    for (auto const& membership : memberships_of(work, account.id)) {
        auto provider = find_provider(work, membership.provider);
        bool fits = provider
            && ((question == "provider_id" && fold(typed) == fold(provider->number))
                || (question == "tax_id" && is_tax_id_of(work, *provider, typed))
                || (question == "zip" && is_zip_of(work, *provider, typed))
                || (question == "phone" && is_phone_of(account, &membership, typed)));
        if (fits)
            return true;
    }
    return false;
}

// What a call asks, and what was typed for each of it.
struct Call {
    Account account;
    std::vector<CallerQuestion> script;
    std::vector<std::string> answers;     // In the order of the script.
    std::optional<SecurityAnswer> own {}; // Of the person's own question.
};

Result<std::vector<std::string>> read_answers(std::vector<CallerQuestion> const& script, VerifyCaller const& call)
{
    Error error { ErrorKind::invalid_input, "caller.unanswered", say("service_desk.type_what_the_caller_answers"), {} };
    std::vector<std::string> answers;
    for (auto const& question : script) {
        auto found = call.answers.find(question.key);
        answers.push_back(found == call.answers.end() ? "" : found->second);
        if (answers.back().empty())
            error.fields.push_back({ "answer_" + question.key, say("service_desk.type_what_the_caller_answers") });
    }
    if (!error.fields.empty())
        return std::unexpected(std::move(error));
    return answers;
}

// Counts the try before anything is compared, in a transaction of its own: tries at the same time cannot slip through.
Result<Call> admit(UnitOfWork& work, Pack const& pack, Actor const& actor, VerifyCaller const& typed)
{
    TRY(permit_staff(work, actor, Right::staff_act));
    auto account = find_account(work, typed.account);
    if (!account || account->kind != AccountKind::provider)
        return refuse(ErrorKind::not_found, "account.unknown");
    auto script = caller_script(work, pack, account->id);
    if (script.empty())
        return refuse(ErrorKind::conflict, "caller.no_script", { { "name", pack.name } });
    auto answers = TRY(read_answers(script, typed));
    auto tries = pack.service_desk.caller_tries_per_day;
    if (!within_limit(work, "caller_check", account->id.value, tries, std::chrono::hours(24)))
        return refuse(ErrorKind::rate_limited, "caller.too_many_tries", { { "tries", std::to_string(tries) } });
    auto own = find_security_answer(work, account->id);
    return Call { std::move(*account), std::move(script), std::move(answers), std::move(own) };
}

bool settle(UnitOfWork& work, Actor const& actor, Call const& call, bool own_fits)
{
    bool all_fit = true;
    for (std::size_t i = 0; i < call.script.size(); ++i) {
        auto const& question = call.script[i].key;
        bool fits = question == own_question ? own_fits : answer_fits(work, call.account, question, call.answers[i]);
        all_fit = all_fit && fits;
        caller_store::insert(work, call.account.id, actor.account, question, fits);
    }
    record(work,
        { audit_actor(actor), "caller.checked", about_account(call.account.id),
            { { "outcome", all_fit ? "match" : "no match" } } });
    return all_fit;
}

} // namespace

std::vector<CallerQuestion> caller_script(UnitOfWork& work, Pack const& pack, AccountId const& account)
{
    auto script = pack.caller_questions;
    if (auto own = find_security_answer(work, account))
        script.push_back({ std::string(own_question), std::move(own->question) });
    return script;
}

Result<bool> verify_caller(
    Database& db, SlowHash& slow_hash, Pack const& pack, Actor const& actor, VerifyCaller const& typed)
{
    auto call = TRY(db.write(
        pack.plan, Isolation::read_committed, [&](UnitOfWork& work) { return admit(work, pack, actor, typed); }));
    bool own_fits = true;
    if (call.own)
        own_fits = TRY(slow_hash.fits(call.own->argon2id_hash, normalised_answer(call.answers.back())));
    return db.write(pack.plan, [&](UnitOfWork& work) -> Result<bool> { return settle(work, actor, call, own_fits); });
}

std::optional<CallerState> caller_state(UnitOfWork& work, Pack const& pack, AccountId const& account)
{
    auto checks = caller_store::latest(work, account);
    if (!checks)
        return std::nullopt;
    // All that the script asks today, in one call, and nothing wrong in it.
    auto is_answered = [&](CallerQuestion const& question) {
        return std::ranges::find(checks->answers, question.key, &CallerAnswer::question) != checks->answers.end();
    };
    auto script = caller_script(work, pack, account);
    bool all_fit = !script.empty() && std::ranges::all_of(script, is_answered)
        && std::ranges::all_of(checks->answers, &CallerAnswer::matched);
    auto until = checks->at + pack.service_desk.caller_verified_for;
    return CallerState { checks->at, until, std::move(checks->checked_by), all_fit && work.now <= until,
        std::move(checks->answers) };
}

} // namespace gatehouse
