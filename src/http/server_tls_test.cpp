#include <catch2/catch.hpp>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include "app/self_signed.hpp"
#include "http/server.hpp"
#include "support/temporary_folder.hpp"

using namespace gatehouse;

namespace {

// What became of a handshake that offers these versions and nothing else.
struct Handshake {
    bool done;
    std::string version; // "TLSv1.3"
    std::string refusal; // The other side's alert.
};

Handshake shake_hands(std::uint16_t port, int lowest, int highest)
{
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
    // As weak as a client can be made: what refuses here is the server.
    SSL_CTX_set_cipher_list(context.get(), "ALL:@SECLEVEL=0");
    REQUIRE(SSL_CTX_set_min_proto_version(context.get(), lowest) == 1);
    REQUIRE(SSL_CTX_set_max_proto_version(context.get(), highest) == 1);
    int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    std::unique_ptr<SSL, decltype(&SSL_free)> connection(SSL_new(context.get()), SSL_free);
    SSL_set_fd(connection.get(), socket);
    ERR_clear_error();
    bool done = SSL_connect(connection.get()) == 1;
    Handshake result { done, done ? SSL_get_version(connection.get()) : "", "" };
    if (auto const* reason = done ? nullptr : ERR_reason_error_string(ERR_peek_error()))
        result.refusal = reason;
    ::close(socket);
    return result;
}

} // namespace

TEST_CASE("S5-29 a connection below TLS 1.2 is refused by the server, TLS 1.2 and 1.3 are accepted")
{
    TemporaryFolder folder;
    ServerOptions options;
    options.tls = self_signed_certificate(folder / "tls", "127.0.0.1");
    Server server(options, [](Request const&) { return Response { 200, "secure" }; });
    CHECK(shake_hands(server.port(), TLS1_2_VERSION, TLS1_2_VERSION).version == "TLSv1.2");
    CHECK(shake_hands(server.port(), TLS1_3_VERSION, TLS1_3_VERSION).version == "TLSv1.3");
    for (int old : { TLS1_VERSION, TLS1_1_VERSION }) {
        CAPTURE(old);
        auto refused = shake_hands(server.port(), old, old);
        CHECK_FALSE(refused.done);
        CHECK(refused.refusal == "tlsv1 alert protocol version");
    }
    // A client that can do both is taken up to what is safe.
    CHECK(shake_hands(server.port(), TLS1_VERSION, TLS1_2_VERSION).version == "TLSv1.2");
}
