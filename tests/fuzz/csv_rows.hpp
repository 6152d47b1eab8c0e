#pragma once

#include <algorithm>
#include <string_view>

#include "base/csv.hpp"

namespace gatehouse {

// The rows of a text that outlives the reader.
inline CsvReader rows_of(std::string_view text)
{
    return CsvReader([text](std::span<char> room) mutable {
        auto count = std::min(room.size(), text.size());
        std::copy_n(text.data(), count, room.data());
        text.remove_prefix(count);
        return count;
    });
}

} // namespace gatehouse
