#include <catch2/catch.hpp>

#include <barrier>
#include <thread>

#include "support/office.hpp"

using namespace gatehouse;

namespace {

// Runs both at the same moment, again and again, each time in an office of its own.
void race(Offices& offices, std::function<Result<>(Actor const& by, MemberOf const& other)> const& leave)
{
    for (int round = 0; round < 10; ++round) {
        auto number = std::to_string(900'000 + round);
        auto office = offices.add_provider(number, "Office " + number);
        auto dana = offices.found(office, "dana" + number);
        auto teo = offices.add_member(office, dana, "teo" + number);
        REQUIRE(offices.upgrade(dana, offices.member(office, teo)));
        auto danas = offices.member(office, dana), teos = offices.member(office, teo);

        std::barrier start(2);
        std::atomic<int> succeeded = 0, failed = 0;
        auto run = [&](Actor const& by, MemberOf const& other) {
            start.arrive_and_wait();
            try {
                ++(leave(by, other) ? succeeded : failed);
            } catch (std::exception const&) {
                ++failed;
            }
        };
        {
            std::jthread first(run, dana, teos), second(run, teo, danas);
        }
        CHECK(succeeded == 1);
        CHECK(failed == 1);
        CHECK(offices.state(office).org_admins.size() == 1);
        CHECK_FALSE(offices.state(office).without_admin_since);
    }
}

} // namespace

TEST_CASE("S3-36 two org_admins who demote each other at once leave one", "[concurrent]")
{
    Offices offices(EACH_ENGINE);
    race(offices, [&](Actor const& by, MemberOf const& other) { return offices.demote(by, other); });
}

TEST_CASE("S3-36 two org_admins who remove each other at once leave one", "[concurrent]")
{
    Offices offices(EACH_ENGINE);
    race(offices, [&](Actor const& by, MemberOf const& other) { return offices.remove(by, other); });
}

TEST_CASE("S3-36 two org_admins who leave at once leave one", "[concurrent]")
{
    Offices offices(EACH_ENGINE);
    race(offices,
        [&](Actor const& by, MemberOf const& other) { return offices.remove(by, offices.member(other.provider, by)); });
}
