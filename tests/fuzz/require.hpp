#pragma once

#include <cstdlib>

namespace gatehouse {

// What must hold whatever the bytes are. libFuzzer keeps the bytes for which it does not.
inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace gatehouse
