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

namespace {

Response problem(int status, std::string_view code, std::string_view detail, boost::json::array fields)
{
    boost::json::object problem {
        { "type", "about:blank" },
        { "title", std::string(code) },
        { "status", status },
        { "code", code },
        { "detail", detail },
        { "fields", std::move(fields) },
    };
    return { status, boost::json::serialize(problem), { { "Content-Type", "application/problem+json" } } };
}

} // namespace

Response problem_json(Error const& error)
{
    boost::json::array fields;
    for (auto const& field : error.fields)
        fields.push_back({ { "field", field.field }, { "message", field.message } });
    return problem(status_of(error.kind), error.code, error.message, std::move(fields));
}

Response problem_json(int status, std::string_view code, std::string_view detail)
{
    return problem(status, code, detail, {});
}

} // namespace gatehouse
