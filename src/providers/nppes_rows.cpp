#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "base/npi.hpp"
#include "base/text.hpp"
#include "providers/content_hasher.hpp"
#include "providers/import_row.hpp"
#include "providers/json_text.hpp"

// NPPES's dissemination file (CMS, "NPPES Data Dissemination File - Readme"): one row for each NPI, 329 columns in
// 2023, found by their titles because CMS adds to them. Most of what it says is kept as it stands there.

namespace gatehouse {

namespace {

using Fields = std::span<std::string_view const>;
using Problems = std::vector<RowProblem>;

constexpr int taxonomies_max = 15; // A row has columns for so many.

constexpr auto npi_title = "NPI";
constexpr auto kind_title = "Entity Type Code";
constexpr auto organization_title = "Provider Organization Name (Legal Business Name)";
constexpr auto last_name_title = "Provider Last Name (Legal Name)";
constexpr auto first_name_title = "Provider First Name";
constexpr auto deactivated_title = "NPI Deactivation Date";
constexpr auto reactivated_title = "NPI Reactivation Date";
constexpr std::array required_titles { npi_title, kind_title, organization_title, last_name_title, first_name_title,
    deactivated_title, reactivated_title };

struct Detail {
    char const* key; // In the JSON.
    std::string title;
};

// Single values, in the order in which they are kept.
std::vector<Detail> single_details()
{
    return { { "organization", organization_title }, { "last_name", last_name_title },
        { "first_name", first_name_title }, { "middle_name", "Provider Middle Name" },
        { "prefix", "Provider Name Prefix Text" }, { "suffix", "Provider Name Suffix Text" },
        { "credential", "Provider Credential Text" }, { "other_organization", "Provider Other Organization Name" },
        { "other_last_name", "Provider Other Last Name" }, { "other_first_name", "Provider Other First Name" },
        { "other_middle_name", "Provider Other Middle Name" }, { "replacement_npi", "Replacement NPI" },
        { "enumerated", "Provider Enumeration Date" }, { "updated", "Last Update Date" },
        { "deactivated", deactivated_title }, { "reactivated", reactivated_title } };
}

// Line 1, line 2, city, state, ZIP Code, country.
std::vector<std::string> address_titles(std::string const& which)
{
    auto of = "Provider Business " + which + " Address ";
    return { "Provider First Line Business " + which + " Address",
        "Provider Second Line Business " + which + " Address", of + "City Name", of + "State Name", of + "Postal Code",
        of + "Country Code (If outside U.S.)", of + "Telephone Number" };
}

struct Title {
    std::string name;
    std::optional<std::size_t> position;
};

class NppesRows {
public:
    NppesRows(std::unordered_map<std::string_view, std::size_t> const& positions, std::size_t width)
        : m_width(width)
    {
        auto title = [&](std::string name) {
            auto found = positions.find(name);
            return Title { std::move(name), found == positions.end() ? std::nullopt : std::optional(found->second) };
        };
        m_npi = title(npi_title);
        m_kind = title(kind_title);
        m_organization = title(organization_title);
        m_last_name = title(last_name_title);
        m_first_name = title(first_name_title);
        m_deactivated = title(deactivated_title);
        m_reactivated = title(reactivated_title);
        for (auto& [key, name] : single_details())
            m_single.emplace_back(key, title(name));
        for (auto& name : address_titles("Mailing"))
            m_mailing.push_back(title(name));
        for (auto& name : address_titles("Practice Location"))
            m_practice.push_back(title(name));
        for (int i = 1; i <= taxonomies_max; ++i)
            m_taxonomies.push_back({ title(fmt::format("Healthcare Provider Taxonomy Code_{}", i)),
                title(fmt::format("Provider License Number_{}", i)),
                title(fmt::format("Provider License Number State Code_{}", i)),
                title(fmt::format("Healthcare Provider Primary Taxonomy Switch_{}", i)) });
    }

    void read(Fields fields, ImportRow& row, Problems& problems)
    {
        if (fields.size() != m_width) {
            problems.push_back({ "",
                fmt::format(
                    "Give the row {} fields, as many as the first row names; it has {}.", m_width, fields.size()) });
            return;
        }
        m_fields = fields;
        m_problems = &problems;
        auto npi = Npi::parse(at(m_npi));
        if (!npi)
            refuse(m_npi, npi.error().message);
        auto deactivated = date(m_deactivated);
        auto reactivated = date(m_reactivated);
        bool ended = !deactivated.empty() && reactivated < deactivated;
        auto kind = read_kind(ended);
        check_texts();
        if (problems.empty())
            encode(npi->text(), kind, ended, row);
    }

    std::string key_of(Fields fields) const
    {
        if (fields.size() < key_fields())
            return {};
        auto npi = Npi::parse(trimmed(fields[*m_npi.position]));
        return npi ? npi->text() : std::string();
    }

    std::size_t key_fields() const { return *m_npi.position + 1; }

private:
    std::string_view at(Title const& title) const
    {
        return title.position ? trimmed(m_fields[*title.position]) : std::string_view();
    }
    void refuse(Title const& title, std::string reason) { m_problems->push_back({ title.name, std::move(reason) }); }

    std::string_view read_kind(bool ended)
    {
        if (at(m_kind) == "1") {
            if (!ended && at(m_last_name).empty())
                refuse(m_last_name, "Enter the provider's last name.");
            return "individual";
        }
        if (at(m_kind) == "2") {
            if (!ended && at(m_organization).empty())
                refuse(m_organization, "Enter the organization's name.");
            return "organization";
        }
        if (!at(m_kind).empty() || !ended) // NPPES says nothing more of one that is deactivated.
            refuse(m_kind, "Write 1 for an individual or 2 for an organization.");
        return "unknown";
    }

    // MM/DD/YYYY, turned so that a later day is the greater text.
    std::string date(Title const& title)
    {
        auto text = at(title);
        if (text.empty())
            return {};
        if (text.size() == 10 && text[2] == '/' && text[5] == '/') {
            auto iso = fmt::format("{}-{}-{}", text.substr(6), text.substr(0, 2), text.substr(3, 2));
            if (parse_iso_date(iso))
                return iso;
        }
        refuse(title, "Enter the day as MM/DD/YYYY, such as 01/31/2027.");
        return {};
    }

    void check_text(Title const& title)
    {
        auto text = at(title);
        if (std::ranges::any_of(text, is_control) || !is_utf8(text))
            refuse(title, "Write this in UTF-8 and on one line.");
    }
    void check_texts()
    {
        for (auto const& [key, title] : m_single)
            check_text(title);
        for (auto const* address : { &m_mailing, &m_practice })
            for (auto const& title : *address)
                check_text(title);
        for (auto const& taxonomy : m_taxonomies)
            for (auto const* title : { &taxonomy.code, &taxonomy.license, &taxonomy.state, &taxonomy.primary })
                check_text(*title);
    }

    void append_list(std::string& json, std::vector<Title> const& titles) const
    {
        json += '[';
        for (auto const& title : titles) {
            append_json_text(json, at(title));
            json += &title == &titles.back() ? ']' : ',';
        }
    }

    std::string detail() const
    {
        std::string json = "{";
        for (auto const& [key, title] : m_single)
            if (!at(title).empty()) {
                append_json_text(json, key);
                append_json_text(json += ':', at(title));
                json += ',';
            }
        append_list(json += "\"mailing\":", m_mailing);
        append_list(json += ",\"practice\":", m_practice);
        json += ",\"taxonomies\":[";
        bool first = true;
        for (auto const& taxonomy : m_taxonomies) {
            if (at(taxonomy.code).empty() && at(taxonomy.license).empty())
                continue;
            json += std::exchange(first, false) ? "" : ",";
            append_json_text(json += "{\"code\":", at(taxonomy.code));
            append_json_text(json += ",\"license\":", at(taxonomy.license));
            append_json_text(json += ",\"state\":", at(taxonomy.state));
            json += at(taxonomy.primary) == "Y" ? ",\"primary\":true}" : "}";
        }
        return json + "]}";
    }

    // The columns of nppes_record in the order of staging_store.cpp.
    void encode(std::string const& npi, std::string_view kind, bool ended, ImportRow& row) const
    {
        std::string name(at(m_organization));
        if (kind == "individual")
            name = trimmed(std::string(at(m_first_name)) + " " + std::string(at(m_last_name)));
        auto status = ended ? "ended" : "active";
        auto json = detail();
        ContentHasher hasher;
        for (std::string_view part : { kind, std::string_view(name), std::string_view(status), std::string_view(json) })
            hasher.add(part);
        auto hash = hasher.finish();
        row.key = npi;
        row.content.assign(reinterpret_cast<char const*>(hash.data()), hash.size());
        append_column(row.content, kind);
        append_column(row.content, name);
        append_column(row.content, std::string_view(status));
        append_column(row.content, json);
        append_column(row.content, hash);
    }

    struct Taxonomy {
        Title code;
        Title license;
        Title state;
        Title primary;
    };

    std::size_t m_width;
    Title m_npi, m_kind, m_organization, m_last_name, m_first_name, m_deactivated, m_reactivated;
    std::vector<std::pair<char const*, Title>> m_single;
    std::vector<Title> m_mailing;
    std::vector<Title> m_practice;
    std::vector<Taxonomy> m_taxonomies;
    Fields m_fields;
    Problems* m_problems = nullptr;
};

} // namespace

Result<RowFormat> read_nppes_rows(std::span<std::string_view const> header)
{
    std::unordered_map<std::string_view, std::size_t> positions;
    for (std::size_t i = 0; i < header.size(); ++i)
        positions.emplace(trimmed(header[i]), i);
    for (std::string_view title : required_titles)
        if (!positions.contains(title))
            return fail(ErrorKind::invalid_input, "import.header",
                "The column “" + std::string(title)
                    + "” is missing. The first row must name the columns as NPPES does.");
    auto rows = std::make_shared<NppesRows>(positions, header.size());
    return RowFormat { [rows](Fields fields, ImportRow& row, Problems& problems) { rows->read(fields, row, problems); },
        [rows](Fields fields) { return rows->key_of(fields); }, rows->key_fields() };
}

} // namespace gatehouse
