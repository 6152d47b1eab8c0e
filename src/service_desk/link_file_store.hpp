#pragma once

#include "service_desk/link_file.hpp"

// The SQL of link_file and link_file_row.
namespace gatehouse::link_file_store {

struct NewRow {
    std::uint64_t line;
    std::string number;
    std::string tax_id_hash;
    std::string capabilities;
};
LinkFileId insert(UnitOfWork&, Actor const&, AccountId const&, Evidence const&, std::vector<NewRow> const&);

bool has_open(UnitOfWork&, AccountId const&); // A file that waits for its decision.

std::optional<LinkFile> find(UnitOfWork&, LinkFileId const&); // Decided ones too.
std::vector<LinkFile> list_open(UnitOfWork&, int count);      // That wait, the oldest first.
std::int64_t count_open(UnitOfWork&);
std::vector<LinkFile> of_account(UnitOfWork&, AccountId const&, int count);
std::vector<LinkFileRow> rows(
    UnitOfWork&, LinkFileId const&, bool refused_only, std::int64_t after_line, std::int64_t at_most);

// False when somebody else decided first.
bool decide(UnitOfWork&, LinkFileId const&, AccountId const& by, DeskDecision);

struct OpenRow { // Of an approved file.
    LinkFileId file;
    std::int64_t line;
};
std::vector<OpenRow> next_open(UnitOfWork&, std::int64_t at_most);

struct ClaimedRow {
    std::string number;
    std::string tax_id_hash;
    std::vector<std::string> capabilities;
};
// Marks the row as linked, for the caller to link it in the same transaction. Nothing: another node was quicker.
std::optional<ClaimedRow> claim(UnitOfWork&, OpenRow const&);
bool has_open_rows(UnitOfWork&, LinkFileId const&);
void refuse(UnitOfWork&, OpenRow const&, std::string_view reason);

} // namespace gatehouse::link_file_store
