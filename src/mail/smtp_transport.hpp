#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "mail/transport.hpp"

namespace gatehouse {

struct SmtpSettings {
    enum class Security : std::uint8_t {
        starttls,      // STARTTLS and a certificate that fits, or nothing is sent.
        opportunistic, // STARTTLS where it is offered, unchecked (RFC 7435): keeps out who only listens.
        tls,           // TLS from the first byte (RFC 8314), port 465 by custom.
        none,
    };
    std::string host;
    std::uint16_t port = 587;
    Security security = Security::starttls;
    std::string ca_file {};   // PEM; empty takes the machine's own authorities.
    std::string user_name {}; // Empty: no sign-in. Needs starttls or tls.
    Secret<> password { "" };
    std::string hello_name {}; // What we say in EHLO; empty takes the machine's name.
    std::chrono::milliseconds connect_time_max { 10'000 };
    std::chrono::milliseconds send_time_max { 60'000 }; // For a whole message, the connection included.
};

// What stands against these settings, in words for the operator.
Result<> check(SmtpSettings const&);

// Hands mail to an SMTP server, through libcurl. Keeps the connection for the next mail; one mail at a time.
class SmtpTransport final : public MailTransport {
public:
    explicit SmtpTransport(SmtpSettings); // Throws std::invalid_argument when check() refuses them.
    ~SmtpTransport() override;

    DeliveryAnswer send(OutgoingMail const&) override;

private:
    struct Session;
    std::unique_ptr<Session> m_session;
};

} // namespace gatehouse
