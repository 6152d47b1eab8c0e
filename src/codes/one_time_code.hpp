#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "base/time.hpp"

namespace gatehouse {

struct UnitOfWork;

// What a code lets its holder do. A code for one purpose is worth nothing for another.
enum class CodePurpose : std::uint8_t {
    prove_email,
    activation_letter,
    password_recovery,
    verify_email,
    invitation,
    forward,
};
std::string_view to_string(CodePurpose);

// A new code of 256 random bits, fit for a link, good once for `purpose` on the row `subject` up to and including
// the moment `good_until`. Only its hash is kept: what is returned here cannot be had again.
Secret<> issue_link_code(UnitOfWork&, CodePurpose, std::string_view subject, Instant good_until);

// A code that a person types, from a letter. The caller has made it and hashed it with argon2id (base/slow_hash.hpp)
// before the transaction. Open codes for the same purpose and subject are worth nothing from now on.
CodeId issue_typed_code(
    UnitOfWork&, CodePurpose, std::string_view subject, std::string const& argon2id_hash, Instant good_until);

// Makes every open code for the purpose and subject worthless.
void supersede_codes(UnitOfWork&, CodePurpose, std::string_view subject);

void supersede_code(UnitOfWork&, CodeId const&); // The same for one code.

// Gives an open code another last moment: a letter's may be fixed only when it is printed.
void set_good_until(UnitOfWork&, CodeId const&, Instant good_until);

// Trying a typed code takes two transactions, because nobody may hash inside one:
//   1. begin_typed_try counts the try as wrong and returns the hash to compare with;
//   2. outside, the caller compares; if it fits, redeem_code with a TypedCode uses the code up and forgets the count.
struct TypedTry {
    CodeId code;
    std::string argon2id_hash;
};

// Errors: `code.none` when nothing is open, `code.expired` after good_until, `code.paused` during the hour that
// follows ten wrong tries. A pause never burns the code.
Result<TypedTry> begin_typed_try(UnitOfWork&, CodePurpose, std::string_view subject);

struct LinkCode {
    std::string_view text; // As it stood in the link.
};
struct TypedCode {
    CodeId code; // From the TypedTry whose hash the typed text fitted.
};

// Uses the code up, in the caller's transaction: of several at once exactly one succeeds, and if the caller then
// refuses, the code stays good. Unknown, used, expired, superseded and bound to something else give the same answer,
// `code.not_valid`. Every one-time code of the program is redeemed here.
Result<> redeem_code(UnitOfWork&, CodePurpose, std::string_view subject, std::variant<LinkCode, TypedCode> const&);

// Whether a link's code would be taken now, for a page that shows something only to its holder. Uses nothing up.
bool link_code_is_good(UnitOfWork&, CodePurpose, std::string_view subject, LinkCode const&);

} // namespace gatehouse
