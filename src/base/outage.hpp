#pragma once

#include <stdexcept>

namespace gatehouse {

// Something outside the program that a request cannot do without is gone: the database, its disk. Caught once, at
// the HTTP edge, and answered with a 503; what() is for the log only.
class Outage : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace gatehouse
