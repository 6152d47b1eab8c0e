#include "accounts/recovery_codes.hpp"

#include <set>

#include "accounts/typed_code.hpp"
#include "base/slow_hash.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t groups = 4;

} // namespace

Result<RecoveryCodes> make_recovery_codes(Database& db, SlowHash& slow_hash, Pack const& pack)
{
    RecoveryCodes codes;
    TRY(db.read(pack.plan, [&](UnitOfWork& work) -> Result<> {
        std::set<std::string> beginnings;
        while (codes.shown.size() < static_cast<std::size_t>(pack.second_factor.recovery_codes)) {
            auto code = make_typed_code(work.random, groups);
            if (beginnings.insert(code.reveal().substr(0, typed_code_group)).second)
                codes.shown.push_back(std::move(code));
        }
        return {};
    }));
    for (auto const& code : codes.shown) {
        auto hash = TRY(slow_hash.hash(normalised_code(code.reveal())));
        codes.kept.push_back({ code.reveal().substr(0, typed_code_group), std::move(hash) });
    }
    return codes;
}

} // namespace gatehouse
