#pragma once

#include "notices/notices.hpp"

// The SQL of notices/; for this folder only.

namespace gatehouse::notice_store {

void insert(UnitOfWork&, NoticeId const&, std::int64_t position, std::optional<std::string> const& seed_key);
// `author`: an account, or nothing for the pack.
void add_version(
    UnitOfWork&, NoticeId const&, std::int64_t version, NoticeText const&, std::optional<AccountId> const& author);
void set_published(UnitOfWork&, NoticeId const&, std::int64_t version, std::optional<AccountId> const& by);
void set_ended(UnitOfWork&, NoticeId const&, AccountId const& by);

std::optional<Notice> find(UnitOfWork&, NoticeId const&);
std::vector<Notice> all(UnitOfWork&); // In the order of the pages.
std::vector<ShownNotice> shown(UnitOfWork&);
std::int64_t lowest_position(UnitOfWork&);  // 0 when there is none.
std::int64_t highest_position(UnitOfWork&); // 0 when there is none.

std::optional<NoticeId> find_seed(UnitOfWork&, std::string_view key);
bool is_seeded(UnitOfWork&, std::string_view key, std::int64_t revision);
void mark_seeded(UnitOfWork&, std::string_view key, std::int64_t revision, NoticeId const&);

} // namespace gatehouse::notice_store
