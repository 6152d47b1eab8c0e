#pragma once

#include "registration/registration.hpp"

// The SQL of registration and letter_request.
namespace gatehouse::registration_store {

struct Begun { // What the first form settles.
    ProviderId provider;
    std::string proved_tax_id_hash;
};
RegistrationId insert(UnitOfWork&, Begun const&, RegistrationForm const&);

// The e-mail is proved: what follows belongs to the browser with this token. False when it was before.
bool prove(UnitOfWork&, RegistrationId const&, std::string const& browser_hash);

struct Proved {
    Registration registration; // good_until is left to the caller: it follows from the pack.
    Instant email_proved_at;
};
std::optional<Proved> find_proved(UnitOfWork&, RegistrationId const&, std::string const& browser_hash);

void complete(UnitOfWork&, RegistrationId const&, AccountId const&);

// The letter of the pending claim on the office that can be redeemed longest; nothing when none can.
std::optional<LetterId> open_claim_letter(UnitOfWork&, ProviderId const&);

// The office that the account waits to become org_admin of.
std::optional<ProviderId> pending_claim(UnitOfWork&, AccountId const&);

// False when one waits for the service desk already.
bool insert_letter_request(UnitOfWork&, LetterId const&, AccountId const&, ProviderId const&);
std::optional<Instant> open_letter_request(UnitOfWork&, AccountId const&);
std::vector<LetterRequest> open_letter_requests(UnitOfWork&, int count); // The oldest first.
void settle_letter_requests(UnitOfWork&, AccountId const&); // A new letter is on its way, or none is needed any more.

} // namespace gatehouse::registration_store
