#include "letters/manifest.hpp"

#include <initializer_list>

#include <boost/json.hpp>

namespace gatehouse {

namespace {

// Quoted whenever a reader could trip over it. A leading = + - @ would be a formula to a spreadsheet.
std::string cell(std::string_view text)
{
    if (text.find_first_of("\",\r\n") == std::string_view::npos && text.find_first_of("=+-@") != 0)
        return std::string(text);
    std::string quoted = text.find_first_of("=+-@") == 0 ? "\"'" : "\"";
    for (char const character : text) {
        quoted += character;
        if (character == '"')
            quoted += '"';
    }
    return quoted + '"';
}

std::string row(std::initializer_list<std::string_view> cells)
{
    std::string line;
    for (auto const text : cells)
        line += (line.empty() ? "" : ",") + cell(text);
    return line + "\r\n";
}

} // namespace

std::string to_csv(Manifest const& manifest)
{
    auto text = row({ "letter", "batch", "mail_on", "file", "sha256", "person", "organization", "street_1", "street_2",
        "city", "state", "zip", "intelligent_mail" });
    for (auto const& line : manifest.lines)
        text += row({ line.letter.value, manifest.batch.value, manifest.mailed_on, line.file, line.sha256, line.person,
            line.provider_name, line.address.line_1, line.address.line_2, line.address.city, line.address.state,
            line.address.zip, line.barcode_digits });
    return text;
}

std::string to_json(Manifest const& manifest)
{
    boost::json::array letters;
    for (auto const& line : manifest.lines)
        letters.push_back({
            { "letter", line.letter.value },
            { "file", line.file },
            { "sha256", line.sha256 },
            { "person", line.person },
            { "organization", line.provider_name },
            { "street_1", line.address.line_1 },
            { "street_2", line.address.line_2 },
            { "city", line.address.city },
            { "state", line.address.state },
            { "zip", line.address.zip },
            { "intelligent_mail", line.barcode_digits },
        });
    boost::json::object const whole {
        { "plan", manifest.plan.value },
        { "batch", manifest.batch.value },
        { "mail_on", manifest.mailed_on },
        { "letters", std::move(letters) },
    };
    return boost::json::serialize(whole) + "\n";
}

std::optional<std::vector<ManifestFile>> read_manifest_files(std::string_view json)
{
    boost::system::error_code error;
    auto const whole = boost::json::parse(json, error);
    auto const* object = error ? nullptr : whole.if_object();
    auto const* letters = object ? object->if_contains("letters") : nullptr;
    if (!letters || !letters->is_array())
        return std::nullopt;
    std::vector<ManifestFile> files;
    for (auto const& letter : letters->get_array()) {
        auto const* line = letter.if_object();
        auto const* file = line ? line->if_contains("file") : nullptr;
        auto const* sha256 = line ? line->if_contains("sha256") : nullptr;
        if (!file || !sha256 || !file->is_string() || !sha256->is_string())
            return std::nullopt;
        files.push_back({ std::string(file->get_string()), std::string(sha256->get_string()) });
    }
    return files;
}

} // namespace gatehouse
