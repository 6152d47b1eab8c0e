#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "http/server.hpp"

namespace gatehouse {

// What an operator decides about one server, from a TOML file and the command line. docs/configuration.md describes
// every key. What a plan decides stands in its pack.
struct Config {
    std::filesystem::path data
        = "gatehouse-data"; // Keys, the SQLite file, checkpoints, the certificate made at first start.

    ServerOptions server { .port = 8443 };
    bool insecure_http = false; // Listens to plain HTTP, on a loopback address only.
    std::string origin;         // As browsers see us: "https://portal.example". Empty: made from the address.
    std::map<std::string, std::string, std::less<>> plan_of_host; // "plan.portal.example" → the plan's key.

    std::string postgres; // A libpq connection string. Empty: SQLite in `data`.
    std::size_t connections_max = 16;

    std::filesystem::path packs; // Further pack files, or others in place of those inside the executable.

    struct Smtp {
        std::string host; // Empty: mail stays in the outbox, and the log says so.
        std::uint16_t port = 587;
        std::string security = "starttls"; // "starttls", "opportunistic", "tls", "none"
        std::filesystem::path ca_file;     // Empty: the machine's own authorities.
        std::string user;                  // Empty: no AUTH.
        std::filesystem::path password_file;
        std::string sender = "portal@gatehouse.invalid";
    } mail;

    std::filesystem::path letter_private_key; // For `letters print` only; `serve` refuses to start if it can read it.

    bool demo = false;
    bool listen_is_malformed = false; // Found by set_listen, reported by check_config.
};

// "127.0.0.1:8443", "[::1]:8443"
void set_listen(Config&, std::string const& host_and_port);

// One thing wrong with the configuration, as a sentence that names the key and says what is allowed.
using ConfigProblems = std::vector<std::string>;

// Reads the file, when there is one, on top of the defaults. Unknown keys are problems too.
std::variant<Config, ConfigProblems> read_config(std::optional<std::filesystem::path> const& file);

// How browsers see the server: as configured, or made from the address it listens on.
std::string base_origin(Config const&);

// Whether browsers reach it by HTTPS: by our own TLS, or by that of a proxy on this machine in front of
// `insecure_http`. Cookies are `__Host-` and `Secure` then.
bool browsers_use_tls(Config const&);

// What only shows once everything is put together: a port that is no loopback without TLS, a file that is missing.
ConfigProblems check_config(Config const&);

} // namespace gatehouse
