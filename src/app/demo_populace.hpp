#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "accounts/accounts.hpp"
#include "base/embedded_file.hpp"
#include "packs/pack.hpp"
#include "providers/providers.hpp"

namespace gatehouse {

class Database;
class SlowHash;

struct DemoAccount {
    PlanId plan;
    AccountId id;
    std::string role; // "Master account holder", "Service desk"
    std::string person;
    std::string office; // Empty for plan staff.
    std::string user_name;
    std::string password; // Made at this start, shown on /demo, good nowhere else.
    std::string note;     // What there is to see: "Locked out".
};

// An office that nobody has claimed: what a visitor types to live the whole journey.
struct DemoOffice {
    PlanId plan;
    std::string name;
    std::string number;
    std::string tax_id;
    std::string kind; // "Group"
    std::string zip;  // Of an address on file.
};

// Lets the demo's invented people into their offices, which the plan's file has, through the same use cases as
// everybody's.
class DemoPopulace {
public:
    DemoPopulace(Database&, SlowHash&, Random&, Pack const&);

    // `people_toml` as demo/README.md describes it. Throws std::runtime_error when a use case refuses.
    void settle(std::string_view people_toml);

    std::vector<DemoAccount> accounts {};
    std::vector<DemoOffice> unclaimed {}; // Offices without people.

private:
    struct Office;
    void settle_office(toml::table const&);
    void settle_person(toml::table const&, Office&);
    void settle_staff(toml::table const&);
    std::string zip_of(ProviderId const&) const;
    AccountId make_account(toml::table const&, std::optional<StaffRank>);
    void lock(std::string const& user_name);
    void give_app(AccountId const&);
    void list(AccountId const&, std::string const& role, std::string const& office, std::string const& status);

    Database& m_db;
    SlowHash& m_slow_hash;
    Random& m_random;
    Pack const& m_pack;
    std::map<AccountId, std::string> m_passwords;
};

// "<plan>.toml" or "<plan>-providers.csv" of demo/.
std::optional<EmbeddedFile> demo_file(std::string const& name);

} // namespace gatehouse
