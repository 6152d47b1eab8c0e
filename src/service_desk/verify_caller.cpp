#include <algorithm>

#include "access/permit.hpp"
#include "audit/audit.hpp"
#include "base/fold.hpp"
#include "db/database.hpp"
#include "db/throttle.hpp"
#include "packs/pack.hpp"
#include "service_desk/caller_store.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t phone_digits = 10;

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

Result<std::vector<std::string>> read_answers(Pack const& pack, VerifyCaller const& call)
{
    Error error { ErrorKind::invalid_input, "caller.unanswered", "Type what the caller answers.", {} };
    std::vector<std::string> answers;
    for (auto const& question : pack.caller_questions) {
        auto found = call.answers.find(question.key);
        answers.push_back(found == call.answers.end() ? "" : found->second);
        if (answers.back().empty())
            error.fields.push_back({ "answer_" + question.key, "Type what the caller answers." });
    }
    if (!error.fields.empty())
        return std::unexpected(std::move(error));
    return answers;
}

} // namespace

Result<bool> verify_caller(UnitOfWork& work, Pack const& pack, Actor const& actor, VerifyCaller const& call)
{
    TRY(permit_staff(work, actor, Right::staff_act));
    auto account = find_account(work, call.account);
    if (!account || account->kind != AccountKind::provider)
        return fail(ErrorKind::not_found, "account.unknown", "There is no such account.");
    if (pack.caller_questions.empty())
        return fail(ErrorKind::conflict, "caller.no_script", pack.name + " has no questions for callers.");
    auto answers = TRY(read_answers(pack, call));
    if (!within_limit(
            work, "caller_check", account->id.value, pack.service_desk.caller_tries_per_day, std::chrono::hours(24)))
        return fail(ErrorKind::rate_limited, "caller.too_many_tries",
            "This caller was asked " + std::to_string(pack.service_desk.caller_tries_per_day)
                + " times today. Ask them to write from the email address of the account, or go on tomorrow.");

    bool all_fit = true;
    AuditFact fact { audit_actor(actor), "caller.checked", about_account(account->id), {} };
    for (std::size_t i = 0; i < answers.size(); ++i) {
        auto const& question = pack.caller_questions[i].key;
        bool fits = answer_fits(work, *account, question, answers[i]);
        all_fit = all_fit && fits;
        caller_store::insert(work, account->id, actor.account, question, fits);
    }
    fact.detail.push_back({ "outcome", all_fit ? "match" : "no match" });
    record(work, fact);
    return all_fit;
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
    bool all_fit = !pack.caller_questions.empty() && std::ranges::all_of(pack.caller_questions, is_answered)
        && std::ranges::all_of(checks->answers, &CallerAnswer::matched);
    auto until = checks->at + pack.service_desk.caller_verified_for;
    return CallerState { checks->at, until, std::move(checks->checked_by), all_fit && work.now <= until,
        std::move(checks->answers) };
}

} // namespace gatehouse
