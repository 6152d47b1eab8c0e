#include <catch2/catch.hpp>

#include "app/demo_clock.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

TEST_CASE("the demo's clock is moved by ISO 8601 durations, forward only")
{
    CHECK(parse_duration("PT24H1S").value() == 24h + 1s);
    CHECK(parse_duration("P15D").value() == 15 * 24h);
    CHECK(parse_duration("P1DT2H30M").value() == 26h + 30min);
    auto refused = GENERATE("", "P", "PT", "15D", "P-1D", "P1H", "PT1D", "P1.5D", "P367D", "P999999999D", "PT1S ");
    CHECK_FALSE(parse_duration(refused));
}

TEST_CASE("the demo's clock runs on from where it was moved to")
{
    DemoClock clock;
    auto later = clock.now() + 48h;
    clock.move_to(later);
    CHECK(clock.now() >= later);
    CHECK(clock.now() < later + 1min);
    clock.move_to(later - 24h);
    CHECK(clock.now() >= later);
}
