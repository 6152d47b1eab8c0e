#pragma once

#include <map>
#include <string>
#include <string_view>

#include "forward_auth/forward_auth.hpp"
#include "support/office.hpp"

namespace gatehouse {

// The offices of a test, and what a proxy asks about those who work there.
class Door : public Offices {
public:
    explicit Door(Engine, ForwardAuth::Options = {});
    ~Door();

    // A session's token.
    std::string open(
        Actor const&, SessionStage = SessionStage::full, std::optional<FactorKind> presented = std::nullopt);
    SessionId session_of(std::string const& token) const;

    struct Answer {
        Response response;
        bool from_memory;
        std::string header(std::string_view name) const;
        int status() const { return response.status; }
    };
    using Headers = std::vector<std::pair<std::string, std::string>>;

    // As a proxy does, with the session's token as the cookie.
    Answer ask(std::string_view token, std::string const& query = "subsystem=claims", Headers more = {});
    Answer ask_with(Headers headers, std::string const& query = "subsystem=claims");
    Answer ask(Request const&);

    static Request question(Headers headers, std::string const& query);

    Packs packs;
    std::unique_ptr<ForwardAuth> forward_auth;
};

} // namespace gatehouse
