#include "packs/nearest.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace gatehouse {

// How many letters to put in, take out, change or swap with the next one (optimal string alignment).
static std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before, last, row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t { 0 });
    for (std::size_t i = 0; i < a.size(); ++i) {
        before = std::exchange(last, row);
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            row[j + 1] = std::min({ last[j] + (a[i] == b[j] ? 0 : 1), row[j] + 1, last[j + 1] + 1 });
            if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j])
                row[j + 1] = std::min(row[j + 1], before[j - 1] + 1);
        }
    }
    return row.back();
}

std::optional<std::string> nearest(std::string_view typed, std::vector<std::string> const& words)
{
    static constexpr std::size_t longest = 100; // What is longer is no slip of the finger, and would cost time.
    std::optional<std::string> best;
    auto best_distance = std::max<std::size_t>(typed.size() / 3, 1) + 1;
    for (auto const& word : words) {
        if (typed.size() > longest)
            break;
        if (auto const d = distance(typed, word); d < best_distance) {
            best = word;
            best_distance = d;
        }
    }
    return best;
}

} // namespace gatehouse
