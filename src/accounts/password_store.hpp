#pragma once

#include <optional>
#include <string>

#include "accounts/accounts.hpp"

namespace gatehouse::password_store {

enum class Kind : std::uint8_t { chosen, temporary };

struct Password {
    Kind kind;
    std::string hash;
    Instant set_at;
    std::optional<Instant> good_until;
};

std::optional<Password> find(UnitOfWork&, AccountId const&);
void set(UnitOfWork&, AccountId const&, Kind, std::string const& hash, std::optional<Instant> good_until);
// The same password in a stronger form: nothing else about it changes. Does nothing when it is no longer `old_hash`.
void rehash(UnitOfWork&, AccountId const&, std::string const& old_hash, std::string const& new_hash);

} // namespace gatehouse::password_store
