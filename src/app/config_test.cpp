#include <catch2/catch.hpp>

#include "app/config.hpp"

using namespace gatehouse;

TEST_CASE("an origin says whether browsers use TLS, and plain HTTP is for loopback only")
{
    Config config;
    CHECK(browsers_use_tls(config));
    CHECK(check_config(config).empty());

    config.insecure_http = true; // For trying it out.
    CHECK_FALSE(browsers_use_tls(config));
    CHECK(check_config(config).empty());
    config.origin = "http://127.0.0.1:8080";
    CHECK_FALSE(browsers_use_tls(config));
    CHECK(check_config(config).empty());

    config.origin = "https://portal.example"; // Behind a proxy that does the TLS.
    CHECK(browsers_use_tls(config));
    CHECK(check_config(config).empty());
    config.origin = "ftp://portal.example";
    CHECK(check_config(config).size() == 1);

    config = {};
    config.origin = "http://portal.example"; // Our own TLS, and links that go around it.
    CHECK(check_config(config).size() == 1);
    config = {};
    config.insecure_http = true;
    config.server.address = "192.0.2.1";
    CHECK(check_config(config).size() == 1);
}
