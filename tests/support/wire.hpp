#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gatehouse {

// A client on a real connection, which it keeps. Follows nothing, stores nothing, believes every certificate.
class Wire {
public:
    explicit Wire(std::string origin); // "https://127.0.0.1:8443"
    ~Wire();

    using Headers = std::vector<std::pair<std::string, std::string>>;
    struct Answer {
        int status = 0; // 0: no answer.
        std::string body {};
        Headers headers {};

        std::string header(std::string_view name) const; // In small letters; the first, or empty.
        std::string cookie(std::string_view name) const; // Its new value, or empty.
    };
    // The target goes onto the wire as it is, letter for letter.
    Answer get(std::string const& target, Headers const& = {});
    Answer post(std::string const& target, std::string const& form, Headers const& = {});
    Answer send(std::string const& method, std::string const& target, std::string const& body, Headers const&);

private:
    struct Handle;
    std::string m_origin;
    std::unique_ptr<Handle> m_handle;
};

std::uint16_t free_port();

} // namespace gatehouse
