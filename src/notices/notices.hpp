#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/accounts.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/zones.hpp"
#include "packs/pack.hpp"
#include "pages/messages.hpp"

namespace gatehouse {

class Database;
class Router;
struct Frame;
struct Portal;
struct Visit;

// ── Notices ─── What the plan tells its providers. A notice is kept in versions; people see the published one, from
// its first day to its last. A pack brings some along; after that they are plan staff's.

using NoticeId = Id<struct NoticeTag>;

// What a version says, and when and where it is shown.
struct NoticeText {
    std::string title;
    std::string body;              // Paragraphs, an empty line between them. Plain text.
    std::vector<NoticeLink> links; // Each https, or a path of this portal.
    std::string effective;         // "", "immediately" or a day: "2018-06-03".
    std::string topic;             // "Claims"; heads its part of the page.
    NoticeReach reach;
    Instant show_from;
    std::optional<Instant> show_until; // Nothing: until somebody ends it.
};

enum class NoticeState : std::uint8_t {
    draft,     // Never published.
    scheduled, // Published, its first day is to come.
    shown,
    over, // Its last day has passed.
    ended // Taken down by hand.
};

struct NoticeVersion {
    std::int64_t version; // From 1.
    NoticeText text;
    std::string author; // A name; empty: the pack.
    Instant written_at;
};

struct Notice {
    NoticeId id;
    NoticeVersion latest;
    std::optional<std::int64_t> published_version;
    std::optional<Instant> published_at;
    std::optional<Instant> ended_at;
    NoticeState state; // Of the published version.

    bool has_unpublished_changes() const { return published_version && *published_version != latest.version; }
};

struct ShownNotice {
    NoticeId id;
    NoticeText text;
    Instant published_at;
};

// For everybody: what is shown at work.now, in the order of the pages.
std::vector<ShownNotice> shown_notices(UnitOfWork&);

// Brings in the pack's notices, published, each revision of each once and never again: what plan staff made of one
// stays until the pack brings a higher revision of it. Cheap when there is nothing new.
void seed_notices(UnitOfWork&, Pack const&);

// For plan staff with Right::staff_notices; everybody else gets `access.staff_rank` (403). An unknown notice is
// `notice.unknown` (404).

std::vector<NoticeVersion> notice_versions(UnitOfWork&, NoticeId const&); // The latest first.
Result<std::vector<Notice>> list_notices(UnitOfWork&, Actor const&);
Result<Notice> read_notice(UnitOfWork&, Actor const&, NoticeId const&);

struct WriteNotice {
    std::optional<NoticeId> notice {}; // Nothing: a new one, which comes before all others.
    std::int64_t seen_version = 0;     // The version that was changed.
    NoticeText text;
};
// Saves a version that nobody sees until it is published. Errors: `notice.incomplete` at the fields; `notice.changed`
// when somebody else has saved since.
Result<NoticeId> write_notice(UnitOfWork&, Actor const&, WriteNotice const&);

// Puts the version up that the person has seen in the preview. Errors: `notice.changed` when it is not the latest any
// more; `notice.over` when its last day has passed.
Result<> publish_notice(UnitOfWork&, Actor const&, NoticeId const&, std::int64_t version);

// Takes it down at once. Error: `notice.not_shown` when it is not up, nor going to be.
Result<> end_notice(UnitOfWork&, Actor const&, NoticeId const&);

Message to_message(NoticeText const&, std::string_view plan_path);

// ── Opening hours ───

// Whether the call center answers at `now`, and when that changes next. Nothing when the plan has none.
struct Opening {
    bool open;
    std::optional<Instant> until; // Closes then, or opens then; nothing: it does not open within a month.
};
std::optional<Opening> call_center_opening(Pack const&, Instant now);
// "Open now, until 5:00 p.m. Phoenix time." or "Closed now. Opens Monday, January 18, 2027, 7:30 a.m. Phoenix time."
std::string opening_sentence(Pack const&, Opening const&);
std::string opening_days(CallCenter const&); // "Monday to Friday", "Monday, Wednesday and Friday"

// ── Pages ───

// What anybody may read about a plan's portal: help and contact, updates, the rules with their sources, the agreements;
// and what plan staff use to write notices.
void add_notice_routes(Router&, Portal const&);

// The MESSAGES of the sign-in page.
std::vector<Message> sign_in_messages(Visit const&);

// The strip after sign-in, and the way to the page of all notices.
void dress_with_notices(Visit const&, Frame&);

} // namespace gatehouse
