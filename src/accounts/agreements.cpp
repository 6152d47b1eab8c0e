#include "accounts/accounts.hpp"
#include "base/encoding.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

void accept_agreement(UnitOfWork& work, Pack const& pack, AccountId const& account, std::string_view key,
    std::optional<Instant> at)
{
    auto const* agreement = pack.find_agreement(key);
    if (!agreement)
        throw std::logic_error("the pack has no such agreement");
    work.tx.query(R"sql(
        INSERT INTO agreement_acceptance (plan_id, account_id, agreement, version, text_hash, accepted_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (plan_id, account_id, agreement, version) DO NOTHING
    )sql",
        { work.plan, account, key, agreement->version, sha256_hex(agreement->text), at.value_or(work.now) });
}

AgreementState agreement_state(UnitOfWork& work, Pack const& pack, AccountId const& account, std::string_view key)
{
    auto row = work.tx.query_one(R"sql(
        SELECT version, text_hash, accepted_at FROM agreement_acceptance
        WHERE plan_id = $1 AND account_id = $2 AND agreement = $3 ORDER BY accepted_at DESC LIMIT 1
    )sql",
        { work.plan, account, key });
    if (!row)
        return { .current_version_accepted = false, .accepted_at = std::nullopt, .accepted_version = "" };
    auto const* agreement = pack.find_agreement(key);
    bool current = agreement && agreement->version == row->text(0) && sha256_hex(agreement->text) == row->text(1);
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

} // namespace gatehouse
