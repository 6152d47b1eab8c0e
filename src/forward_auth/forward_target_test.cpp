#include <catch2/catch.hpp>

#include <fstream>

#include "forward_auth/forward_target.hpp"

using namespace gatehouse;

namespace {

std::vector<std::string> const hosts { "claims.example:8443", "eligibility.example" };

std::optional<ForwardTarget> target(std::string_view url)
{
    return parse_forward_target(url, "https://portal.example", hosts);
}

std::string with_bytes(std::string_view line) // \xNN is one byte.
{
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line.substr(i, 2) == "\\x") {
            text += static_cast<char>(std::stoi(std::string(line.substr(i + 2, 2)), nullptr, 16));
            i += 3;
        } else {
            text += line[i];
        }
    }
    return text;
}

} // namespace

TEST_CASE("a browser is led to the exact hosts of the pack and to the portal's own")
{
    for (std::string_view url :
        { "https://claims.example:8443/", "https://claims.example:8443/claims/123456/?a=b&c=%20d",
            "https://claims.example:8443//x", "https://claims.example:8443/x?to=https://evil.example/@x" }) {
        INFO(url);
        auto found = target(url);
        REQUIRE(found);
        CHECK(found->url == url);
        CHECK(found->host == "claims.example:8443");
    }
    CHECK(target("https://eligibility.example/x")->host == "eligibility.example");
    CHECK(target("https://portal.example/demo/claims/?page=2")->host.empty());
}

TEST_CASE("class 21: no other spelling of an address is followed")
{
    std::ifstream lines("tests/forward/url_confusions.txt");
    REQUIRE(lines);
    std::string line;
    int count = 0;
    while (std::getline(lines, line)) {
        if (line.starts_with('#'))
            continue;
        ++count;
        INFO(line);
        CHECK_FALSE(target(with_bytes(line)));
    }
    CHECK(count >= 200);
    std::printf("%d confusing addresses refused\n", count);
    CHECK_FALSE(target("https://claims.example:8443/" + std::string(4000, 'x')));
}

TEST_CASE("a plain loopback portal leads to plain hosts only")
{
    std::vector<std::string> const local { "127.0.0.1:9001" };
    CHECK(parse_forward_target("http://127.0.0.1:9001/x", "http://127.0.0.1:9000", local));
    CHECK_FALSE(parse_forward_target("https://127.0.0.1:9001/x", "http://127.0.0.1:9000", local));
    CHECK_FALSE(parse_forward_target("http://127.0.0.1:9002/x", "http://127.0.0.1:9000", local));
}
