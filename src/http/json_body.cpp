#include "http/json_body.hpp"

#include <set>

#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>

#include "base/encoding.hpp"

namespace gatehouse {

namespace {

namespace bj = boost::json;

constexpr std::size_t depth_max = 8;

// Boost.JSON lets a duplicate key win. This walks the text only to find one, or a NUL, which no engine stores alike.
struct DuplicateFinder {
    static constexpr std::size_t max_object_size = 1000;
    static constexpr std::size_t max_array_size = 10'000;
    static constexpr std::size_t max_key_size = 1000;
    static constexpr std::size_t max_string_size = 1'000'000;

    using Code = bj::error_code;

    bool on_object_begin(Code&)
    {
        keys.emplace_back();
        return true;
    }
    bool on_object_end(std::size_t, Code&)
    {
        keys.pop_back();
        return true;
    }
    bool on_key_part(bj::string_view part, std::size_t, Code&)
    {
        key += part;
        return true;
    }
    bool on_key(bj::string_view rest, std::size_t, Code& code)
    {
        key += rest;
        bool is_new = keys.back().insert(std::exchange(key, {})).second;
        if (!is_new)
            code = bj::error::syntax;
        return is_new;
    }
    bool refuse_nul(bj::string_view text, Code& code) const
    {
        bool has_nul = text.contains('\0');
        if (has_nul)
            code = bj::error::syntax;
        return !has_nul;
    }
    bool on_string_part(bj::string_view text, std::size_t, Code& code) { return refuse_nul(text, code); }
    bool on_string(bj::string_view text, std::size_t, Code& code) { return refuse_nul(text, code); }

    bool on_document_begin(Code&) { return true; }
    bool on_document_end(Code&) { return true; }
    bool on_array_begin(Code&) { return true; }
    bool on_array_end(std::size_t, Code&) { return true; }
    bool on_number_part(bj::string_view, Code&) { return true; }
    bool on_int64(std::int64_t, bj::string_view, Code&) { return true; }
    bool on_uint64(std::uint64_t, bj::string_view, Code&) { return true; }
    bool on_double(double, bj::string_view, Code&) { return true; }
    bool on_bool(bool, Code&) { return true; }
    bool on_null(Code&) { return true; }
    bool on_comment_part(bj::string_view, Code&) { return true; }
    bool on_comment(bj::string_view, Code&) { return true; }

    std::vector<std::set<std::string, std::less<>>> keys {};
    std::string key {};
};

bool is_sound(std::string const& text)
{
    bj::parse_options options;
    options.max_depth = depth_max;
    bj::basic_parser<DuplicateFinder> parser(options);
    bj::error_code error;
    auto read = parser.write_some(false, text.data(), text.size(), error);
    return !error && read == text.size();
}

std::unexpected<Error> bad_field(std::string_view name, std::string_view expected)
{
    return fail_field("http.bad_json_field", std::string(name),
        say("http.name_must_be_expected", { { "name", name }, { "expected", expected } }));
}

} // namespace

Result<bj::object> json_body(Request const& request)
{
    if (request.body.empty())
        return bj::object {};
    if (!request.header("Content-Type").starts_with("application/json"))
        return refuse(ErrorKind::invalid_input, "http.not_json");
    if (!is_utf8(request.body) || !is_sound(request.body))
        return refuse(ErrorKind::invalid_input, "http.bad_json");
    auto value = bj::parse(request.body);
    if (!value.is_object())
        return fail(ErrorKind::invalid_input, "http.bad_json", say("http.the_body_must_be_a"));
    return std::move(value.get_object());
}

Result<std::optional<std::string>> json_text(bj::object const& body, std::string_view name)
{
    auto const* value = body.if_contains(name);
    if (!value || value->is_null())
        return std::nullopt;
    if (!value->is_string())
        return bad_field(name, say("http.a_text"));
    return std::string(value->get_string());
}

Result<std::optional<std::vector<std::string>>> json_texts(bj::object const& body, std::string_view name)
{
    auto const* value = body.if_contains(name);
    if (!value || value->is_null())
        return std::nullopt;
    if (!value->is_array())
        return bad_field(name, say("http.a_list_of_texts"));
    std::vector<std::string> texts;
    for (auto const& element : value->get_array()) {
        if (!element.is_string())
            return bad_field(name, say("http.a_list_of_texts"));
        texts.emplace_back(element.get_string());
    }
    return texts;
}

} // namespace gatehouse
