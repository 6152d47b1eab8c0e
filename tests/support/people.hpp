#pragma once

#include <string>

#include "accounts/accounts.hpp"
#include "accounts/sign_in.hpp"
#include "base/slow_hash.hpp"
#include "packs/pack.hpp"
#include "support/world.hpp"

namespace gatehouse {

// A plan's pack, as it ships.
std::shared_ptr<Pack const> shipped_pack(PlanId const&);

// One pool for all tests: its first hash takes a while.
SlowHash& test_slow_hash();

// A world with accounts in it. The password of everybody is `good_password`, unless a test says otherwise.
class People : public World {
public:
    explicit People(Engine);

    static constexpr std::string_view good_password = "seven lanterns over gravel";

    // An account that can sign in; "ada" becomes ada@example.com, Ada Example. Plan staff have their factor
    // (support/factors.hpp).
    AccountId add_active(std::string const& user_name, AccountKind = AccountKind::provider);
    AccountId add_waiting(std::string const& user_name); // Has a password, and nobody has activated it.

    Result<NewSession> sign_in_as(
        std::string_view name, std::string_view password = good_password, AccountKind door = AccountKind::provider);
    std::optional<OpenSession> open_session_of(NewSession const&);

    template <class F>
    auto write(F&& work)
    {
        return db->write(plan, std::forward<F>(work));
    }

    std::shared_ptr<Pack const> pack = shipped_pack(plan);
    SlowHash& slow_hash = test_slow_hash();
};

} // namespace gatehouse
