#pragma once

#include <string>

#include "access/access.hpp"

namespace gatehouse {

// A mail to somebody about what was decided on their access to a provider: greeting and provider stand around `text`.
struct TellMember {
    AccountId account;
    ProviderId provider;
    std::string subject;
    std::string text;
};
void tell_member(UnitOfWork&, Pack const&, TellMember const&);

} // namespace gatehouse
