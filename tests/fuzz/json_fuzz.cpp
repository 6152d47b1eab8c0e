// libFuzzer: whatever the bytes, a JSON body is refused or is an object that, written again, is read as the same one,
// in which no text holds a NUL. Fractions are left out: Boost.JSON 1.81 rounds their last digit, and our API has none.

#include <cstdint>

#include <boost/json/serialize.hpp>

#include "fuzz/require.hpp"
#include "http/json_body.hpp"

namespace {

using namespace gatehouse;
namespace bj = boost::json;

Result<bj::object> read(std::string body)
{
    return json_body({ .method = Method::post,
        .path = "/plan/api/v1/x",
        .headers = { { "Content-Type", "application/json" } },
        .body = std::move(body) });
}

void check(bj::value& value, int depth)
{
    require(depth <= 16);
    if (value.is_double())
        value = 0;
    if (value.is_string())
        require(value.get_string().find('\0') == bj::string::npos);
    if (value.is_array())
        for (auto& element : value.get_array())
            check(element, depth + 1);
    if (value.is_object())
        for (auto& member : value.get_object())
            check(member.value(), depth + 1);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto body = read({ reinterpret_cast<char const*>(data), size });
    if (!body)
        return 0;
    for (auto& member : *body)
        check(member.value(), 0);
    auto text = bj::serialize(*body);
    if (auto again = read({ text.data(), text.size() }); !body->empty()) {
        require(again.has_value());
        require(bj::serialize(*again) == text);
    }
    for (auto const& [name, member] : *body) {
        auto one = json_text(*body, name);
        auto many = json_texts(*body, name);
        require(one.has_value() == (member.is_string() || member.is_null()));
        require(!many || !*many || member.is_array());
    }
    return 0;
}
