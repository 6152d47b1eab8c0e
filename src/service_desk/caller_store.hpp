#pragma once

#include "service_desk/service_desk.hpp"

// The SQL of caller_check.
namespace gatehouse::caller_store {

void insert(UnitOfWork&, AccountId const&, AccountId const& checked_by, std::string_view question, bool matched);

struct Checks { // The last time that somebody was asked: every question of that call.
    Instant at;
    std::string checked_by; // A name.
    std::vector<CallerAnswer> answers;
};
std::optional<Checks> latest(UnitOfWork&, AccountId const&);

} // namespace gatehouse::caller_store
