#include "support/factors.hpp"

#include "accounts/totp.hpp"

namespace gatehouse {

void give_test_factor(People& people, AccountId const& account)
{
    people
        .write([&](UnitOfWork& work) -> Result<> {
            give_factor(work, account, Secret<>(std::string(test_app_secret)));
            return {};
        })
        .value();
}

std::string app_code(People const& people, AccountId const& account)
{
    people.run("UPDATE second_factor SET last_step = 0 WHERE account_id = '" + account.value + "'");
    return totp_code(Secret<>(std::string(test_app_secret)), totp_step(people.clock.now()));
}

std::string app_code(People const& people, std::string const& user_name)
{
    return app_code(
        people, AccountId { people.text("SELECT account_id FROM sign_in_name WHERE name = '" + user_name + "'") });
}

} // namespace gatehouse
