#pragma once

#include "registration/enrollment.hpp"

// The SQL of enrollment.
namespace gatehouse::enrollment_store {

struct Begun {
    ProviderId provider;
    std::string proved_tax_id_hash;
    std::string browser_hash;
};
RegistrationId insert(UnitOfWork&, Begun const&, ProviderIdentity const&);

struct Kept {              // What nobody outside the use cases needs.
    Enrollment enrollment; // `agreed` is left to the caller.
    std::string browser_hash;
    std::string agreed_texts;
    std::string password_hash;
    std::string security_question;
    std::string security_answer_hash;
};
std::optional<Kept> find(UnitOfWork&, RegistrationId const&);

void agree(UnitOfWork&, RegistrationId const&, std::string const& texts);

struct Chosen {
    std::string first_name;
    std::string last_name;
    std::string user_name;
    std::string email;
    std::string password_hash;
    std::string security_question; // Empty where the pack asks for none, and so the next.
    std::string security_answer_hash;
};
void choose(UnitOfWork&, RegistrationId const&, Chosen const&);

void complete(UnitOfWork&, RegistrationId const&, AccountId const&); // Erases the hashes.

} // namespace gatehouse::enrollment_store
