#include "http/http.hpp"

#include <boost/json.hpp>

namespace gatehouse {

int status_of(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::invalid_input: return 422;
    case ErrorKind::unauthenticated: return 401;
    case ErrorKind::forbidden: return 403;
    case ErrorKind::not_found: return 404;
    case ErrorKind::conflict: return 409;
    case ErrorKind::expired: return 410;
    case ErrorKind::rate_limited: return 429;
    case ErrorKind::busy: return 503;
    }
    std::unreachable();
}

Response html(int status, std::string body)
{
    return { status, std::move(body), { { "Content-Type", "text/html; charset=utf-8" } } };
}

Response json(int status, std::string body)
{
    return { status, std::move(body), { { "Content-Type", "application/json" } } };
}

Response see_other(std::string location) { return { 303, "", { { "Location", std::move(location) } } }; }

Response problem_json(Error const& error)
{
    boost::json::array fields;
    for (auto const& field : error.fields)
        fields.push_back({ { "field", field.field }, { "message", field.message } });
    boost::json::object problem {
        { "type", "about:blank" },
        { "title", std::string(error.code) },
        { "status", status_of(error.kind) },
        { "code", error.code },
        { "detail", error.message },
        { "fields", std::move(fields) },
    };
    return { status_of(error.kind), boost::json::serialize(problem),
        { { "Content-Type", "application/problem+json" } } };
}

} // namespace gatehouse
