#include "accounts/accounts.hpp"

#include <algorithm>

#include "base/encoding.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

void accept_agreement(
    UnitOfWork& work, Pack const& pack, AccountId const& account, std::string_view key, std::optional<Instant> at)
{
    auto const* agreement = pack.find_agreement(key);
    if (!agreement)
        throw std::logic_error("the pack has no such agreement");
    work.tx.query(R"sql(
        INSERT INTO agreement_acceptance (plan_id, account_id, agreement, version, text_hash, accepted_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING
    )sql",
        { work.plan, account, key, agreement->version, sha256_hex(agreement->text), at.value_or(work.now) });
}

AgreementState agreement_state(UnitOfWork& work, Pack const& pack, AccountId const& account, std::string_view key)
{
    auto const* agreement = pack.find_agreement(key);
    auto version = agreement ? agreement->version : "";
    auto hash = agreement ? sha256_hex(agreement->text) : "";
    // What holds today before what was accepted last: a pack may go back to an earlier text.
    auto row = work.tx.query_one(R"sql(
        SELECT version, text_hash, accepted_at FROM agreement_acceptance
        WHERE plan_id = $1 AND account_id = $2 AND agreement = $3
        ORDER BY CASE WHEN version = $4 AND text_hash = $5 THEN 0 ELSE 1 END, accepted_at DESC LIMIT 1
    )sql",
        { work.plan, account, key, version, hash });
    if (!row)
        return { .current_version_accepted = false, .accepted_at = std::nullopt, .accepted_version = "" };
    bool current = agreement && version == row->text(0) && hash == row->text(1);
    return { current, row->instant(2), row->text(0) };
}

std::vector<std::string> open_agreements(UnitOfWork& work, Pack const& pack, AccountId const& account)
{
    std::vector<std::string> open;
    for (auto const& agreement : pack.agreements)
        if (!agreement_state(work, pack, account, agreement.key).current_version_accepted)
            open.push_back(agreement.key);
    return open;
}

Result<> accept_open_agreements(
    UnitOfWork& work, Pack const& pack, Actor const& actor, std::vector<std::string> const& accepted)
{
    auto open = open_agreements(work, pack, actor.account);
    if (open.empty())
        return refuse(ErrorKind::conflict, "agreement.none_open");
    Error error { ErrorKind::invalid_input, "agreement.not_accepted", say("accounts.the_portal_opens_once_you"), {} };
    for (auto const& key : open)
        if (std::ranges::find(accepted, key) == accepted.end())
            error.fields.push_back({ "accept_" + key,
                say("accounts.read_and_accept_the", { { "key", pack.find_agreement(key)->title } }) });
    if (!error.fields.empty())
        return std::unexpected(std::move(error));
    for (auto const& key : open) {
        accept_agreement(work, pack, actor.account, key);
        record(work,
            { audit_actor(actor), "agreement.accepted", about_account(actor.account),
                { { "agreement", key }, { "version", pack.find_agreement(key)->version } } });
    }
    return {};
}

} // namespace gatehouse
