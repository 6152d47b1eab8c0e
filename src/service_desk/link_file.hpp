#pragma once

#include "service_desk/service_desk.hpp"

namespace gatehouse {

// Linking one account to many providers from a file, at the request of those providers: for whoever works for
// thousands of them. Each good row makes an active membership with the permissions that it names; two of the staff
// decide where the pack asks for a second person. The work itself is done in the background, a row a transaction.

using LinkFileId = Id<struct LinkFileTag>;

inline constexpr std::size_t link_rows_max = 5'000;

struct LinkFromFile {
    AccountId account;
    Evidence evidence;
    std::string_view csv; // First line: Provider ID, Tax ID, Permissions, in any order. Permissions: names or keys,
                          // with a semicolon between.
};

struct RefusedLine {
    std::uint64_t line; // In the file, counted from 1.
    std::string field;  // The column's name; empty: the whole line.
    std::string reason; // A sentence.
};

struct LinkFileAsked {
    std::optional<LinkFileId> id {}; // Nothing: no row was good.
    std::size_t good = 0;
    bool waits_for_second = false;
    std::vector<RefusedLine> refused {}; // By line.
};

// Reads the file and keeps its good rows. Needs Right::staff_act and permit_on_account(). Errors: `links.bad_file` at
// the field "csv"; `account.not_active`; `links.asked_already`.
Result<LinkFileAsked> link_from_file(Database&, Pack const&, Actor const&, LinkFromFile const&);

struct LinkFile {
    LinkFileId id;
    AccountId account;
    std::string person;
    Evidence evidence;
    std::size_t rows = 0;
    AccountId asked_by; // Of the staff.
    std::string asked_by_name;
    Instant asked_at;
    std::optional<DeskDecision> decision {}; // Nothing: it waits.
    std::optional<AccountId> decided_by {};
    std::size_t linked = 0; // So far.
    std::size_t refused = 0;
    bool is_done() const { return decision == DeskDecision::approved && linked + refused == rows; }
};
// Right::staff_see. Error: `links.unknown` (404).
Result<LinkFile> find_link_file(UnitOfWork&, Actor const&, LinkFileId const&);
Result<std::vector<LinkFile>> open_link_files(UnitOfWork&, Actor const&); // That wait, the oldest first.
Result<std::vector<LinkFile>> link_files_of(UnitOfWork&, Actor const&, AccountId const&); // The latest first.

struct LinkFileRow {
    std::uint64_t line;
    std::string number;
    std::string capabilities; // Keys, with a comma between.
    std::string reason {};    // Of a refused one.
};
// A part of them, by line; only the refused ones once it was carried out. Right::staff_see.
Result<std::vector<LinkFileRow>> link_file_rows(
    UnitOfWork&, Actor const&, LinkFileId const&, bool refused_only, std::int64_t after_line, std::int64_t at_most);

// Under the rule of two people (second_person.hpp). Error besides: `links.unknown` (404).
struct DecideLinkFile {
    LinkFileId file;
    DeskDecision decision;
    Instant authenticated_at;
};
Result<> decide_link_file(UnitOfWork&, Pack const&, Actor const&, DecideLinkFile const&);

// Carries out at most so many rows of approved files, each by the right that whoever approved has now, and tells the
// account's owner and each office. True when there is more. Safe on several nodes at once.
bool carry_out_link_files(Database&, Pack const&, std::size_t at_most);

} // namespace gatehouse
