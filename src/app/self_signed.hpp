#pragma once

#include <filesystem>
#include <string>

#include "http/server.hpp"

namespace gatehouse {

// A certificate for trying the server out, made once in `folder` and kept: P-256, for `address` and localhost, ten
// years. Browsers warn of it; production names a certificate of its own in the configuration.
TlsFiles self_signed_certificate(std::filesystem::path const& folder, std::string const& address);

} // namespace gatehouse
