#pragma once

#include "support/journey.hpp"
#include "support/site_around.hpp"
#include "support/visitor.hpp"

namespace gatehouse {

// A journey with the program around it.
class JourneySite : public SiteAround<Journey> {
public:
    explicit JourneySite(Engine engine_)
        : SiteAround(engine_)
        , engine(engine_)
    {
    }

    Engine engine;
};

} // namespace gatehouse
