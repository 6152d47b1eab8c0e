#pragma once

#include <cstdint>

#include "accounts/portal.hpp"

// A long list, a part at a time: ?from=101 shows the hundred and first and those behind it.
namespace gatehouse {

struct Part {
    std::int64_t offset;
    std::int64_t limit;
};
Part part_of(Visit const&, std::int64_t limit);

// {{#PAGES}} with {{RANGE}}, {{#BEFORE}} and {{#AFTER}}, when there is more than one part. Keeps the rest of the query.
void add_paging(Section&, Visit const&, Part const&, std::int64_t total);

} // namespace gatehouse
