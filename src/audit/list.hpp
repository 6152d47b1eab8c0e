#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/audit.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace gatehouse {

struct UnitOfWork;

struct AuditEntry {
    std::string id;
    Instant happened_at;
    AuditActor actor;
    std::string action;
    std::vector<std::pair<std::string, std::string>> detail; // As recorded: name and value, in the order of writing.
    AuditSubject subject;
};

// Where one page ended. Travels in the next page's address.
struct AuditCursor {
    Instant happened_at;
    std::string id;

    std::string text() const;                                // "1800000000000000.018f…"
    static Result<AuditCursor> parse(std::string_view text); // Refuses with `audit.bad_page`.
};

struct AuditPage {
    std::vector<AuditEntry> entries;    // Newest first.
    std::optional<AuditCursor> next {}; // Nothing on the last page.
};

// What happened to the subject, newest first, `count` on a page, older than `before`. Who may see it is for the caller
// to decide.
AuditPage list_audit(
    UnitOfWork&, AuditSubject const&, std::size_t count, std::optional<AuditCursor> const& before = {});

// Facts of these kinds (at most actions_max) since `since`, whatever they are about, newest first, as above.
inline constexpr std::size_t actions_max = 32;
AuditPage list_audit_of(UnitOfWork&, std::span<std::string_view const> actions, Instant since, std::size_t count,
    std::optional<AuditCursor> const& before = {});

} // namespace gatehouse
