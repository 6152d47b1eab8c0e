#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "base/result.hpp"
#include "http/http.hpp"

namespace gatehouse {

// The object in a JSON request; an empty body is an empty object. A key given twice is refused, because two readers
// could then see two different values. Errors: `http.bad_json`, and `http.not_json` for another Content-Type.
Result<boost::json::object> json_body(Request const&);

// The members of an API's requests. A member that is absent or null is nothing; one of another type is refused at its
// name with `http.bad_json_field`.
Result<std::optional<std::string>> json_text(boost::json::object const&, std::string_view name);
Result<std::optional<std::vector<std::string>>> json_texts(boost::json::object const&, std::string_view name);

} // namespace gatehouse
