#include <array>
#include <map>
#include <optional>
#include <unordered_map>

#include "base/text.hpp"
#include "providers/import_row.hpp"
#include "providers/provider_record.hpp"

// The plan's own file: one row for each plan provider ID. docs/imports.md is its description.

namespace gatehouse {

namespace {

using Fields = std::span<std::string_view const>;
using Problems = std::vector<RowProblem>;

constexpr std::size_t name_max = 200; // Bytes.
constexpr std::size_t days_remembered = 4096;

enum Column : std::size_t {
    provider_id,
    kind,
    npi,
    tax_id,
    name,
    first_name,
    last_name,
    status,
    effective_from,
    effective_until,
    first_address, // Five columns for each kind of address, in this order.
    column_count = first_address + 15,
};

constexpr std::array<std::string_view, column_count> column_names { "provider_id", "kind", "npi", "tax_id", "name",
    "first_name", "last_name", "status", "effective_from", "effective_until", "correspondence_line_1",
    "correspondence_line_2", "correspondence_city", "correspondence_state", "correspondence_zip", "pay_to_line_1",
    "pay_to_line_2", "pay_to_city", "pay_to_state", "pay_to_zip", "service_location_line_1", "service_location_line_2",
    "service_location_city", "service_location_state", "service_location_zip" };
constexpr std::array required_columns { provider_id, kind, tax_id, name };

std::size_t column_of(std::string_view title)
{
    auto found = std::ranges::find(column_names, trimmed(title));
    return static_cast<std::size_t>(found - column_names.begin());
}

bool is_name(std::string_view text)
{
    return text.size() <= name_max && std::ranges::none_of(text, is_control) && is_utf8(text);
}

class GatehouseRows {
public:
    GatehouseRows(std::array<std::optional<std::size_t>, column_count> const& positions, std::size_t width,
        RowSurroundings const& around)
        : m_positions(positions)
        , m_width(width)
        , m_around(around)
    {
    }

    void read(Fields fields, ImportRow& row, Problems& problems)
    {
        if (fields.size() != m_width) {
            problems.push_back({ "",
                say("providers.give_the_row_fields_as",
                    { { "width", std::to_string(m_width) }, { "fields", std::to_string(fields.size()) } }) });
            return;
        }
        m_fields = fields;
        m_problems = &problems;
        auto number = parsed(provider_id, ProviderNumber::parse(at(provider_id)));
        auto what = read_kind();
        auto record = read_record(number, what);
        if (record && problems.empty())
            encode(*record, row);
    }

    std::string key_of(Fields fields) const
    {
        if (fields.size() < key_fields())
            return {};
        auto number = ProviderNumber::parse(fields[*m_positions[provider_id]]);
        return number ? number->text() : std::string();
    }

    std::size_t key_fields() const { return *m_positions[provider_id] + 1; }

private:
    std::string_view at(std::size_t column) const
    {
        return m_positions[column] ? trimmed(m_fields[*m_positions[column]]) : std::string_view();
    }
    void refuse(std::size_t column, std::string reason)
    {
        m_problems->push_back({ std::string(column_names[column]), std::move(reason) });
    }
    template <class T>
    std::optional<T> parsed(Column column, Result<T> result)
    {
        if (result)
            return std::move(*result);
        refuse(column, result.error().message);
        return std::nullopt;
    }

    ProviderKind read_kind()
    {
        for (auto each : { ProviderKind::practitioner, ProviderKind::group, ProviderKind::facility })
            if (at(kind) == to_string(each))
                return each;
        refuse(kind, say("providers.write_practitioner_group_or_facility"));
        return ProviderKind::group;
    }

    // Whether or not there are problems: each field is to be reported.
    std::optional<ProviderRecord> read_record(std::optional<ProviderNumber> const& number, ProviderKind what)
    {
        static auto const stand_in = ProviderNumber::parse("X").value();
        ProviderRecord record { .number = number.value_or(stand_in), .kind = what };
        if (!at(npi).empty())
            record.npi = parsed(npi, Npi::parse(at(npi)));
        read_names(record);
        read_status(record);
        read_effective(record);
        if (auto on_file = parsed(tax_id, TaxId::parse(at(tax_id))))
            record.tax_ids.push_back({ *on_file, record.effective });
        read_addresses(record);
        return record;
    }

    void read_names(ProviderRecord& record)
    {
        for (auto column : { name, first_name, last_name })
            if (!is_name(at(column)))
                refuse(column, say("providers.enter_at_most_200_characters"));
        record.name = at(name);
        record.first_name = at(first_name);
        record.last_name = at(last_name);
        if (record.kind != ProviderKind::practitioner) {
            if (record.name.empty())
                refuse(name, say("providers.enter_the_name_of_the"));
            for (auto column : { first_name, last_name })
                if (!at(column).empty())
                    refuse(column, say("providers.leave_this_empty_only_a"));
            return;
        }
        if (record.first_name.empty())
            refuse(first_name, say("common.enter_the_practitioners_first_name"));
        if (record.last_name.empty())
            refuse(last_name, say("common.enter_the_practitioners_last_name"));
        if (record.name.empty())
            record.name = record.first_name + " " + record.last_name;
    }

    void read_status(ProviderRecord& record)
    {
        for (auto standing : { Standing::active, Standing::ended, Standing::suspended })
            if (at(status) == to_string(standing)) {
                record.status = standing;
                return;
            }
        if (!at(status).empty())
            refuse(status, say("providers.write_active_ended_or_suspended"));
    }

    void read_effective(ProviderRecord& record)
    {
        using std::chrono::days;
        record.effective.from = start_of(effective_from, days(0));
        record.effective.until = start_of(effective_until, days(1));
        if (record.effective.until)
            *record.effective.until -= std::chrono::microseconds(1);
        auto const& [from, until] = record.effective;
        if (from && until && *until < *from)
            refuse(effective_until, say("providers.enter_a_day_that_is"));
    }

    // Of the day that many days after the one in the column. Remembered: a zone's rules are slow to ask.
    std::optional<Instant> start_of(Column column, std::chrono::days later)
    {
        std::string text(at(column));
        if (text.empty())
            return std::nullopt;
        auto key = text + (later.count() > 0 ? "+" : "");
        if (auto known = m_days.find(key); known != m_days.end())
            return known->second;
        auto date = parse_iso_date(text);
        if (!date) {
            refuse(column, say("providers.enter_the_day_as_yyyy"));
            return std::nullopt;
        }
        if (m_days.size() == days_remembered)
            m_days.clear();
        return m_days.emplace(key, m_around.zone.start_of(*date + later)).first->second;
    }

    void read_addresses(ProviderRecord& record)
    {
        using enum AddressKind;
        std::size_t column = first_address;
        auto problems_before = m_problems->size();
        for (auto each : { correspondence, pay_to, service_location }) {
            read_address(record, each, column);
            column += 5;
        }
        if (record.addresses.empty() && m_problems->size() == problems_before)
            refuse(first_address, say("providers.enter_at_least_one_address"));
    }

    void read_address(ProviderRecord& record, AddressKind each, std::size_t column)
    {
        PostalAddressText text { at(column), at(column + 1), at(column + 2), at(column + 3), at(column + 4) };
        if (text.line_1.empty() && text.line_2.empty() && text.city.empty() && text.state.empty() && text.zip.empty())
            return;
        auto address = PostalAddress::parse(text);
        if (address)
            record.addresses.push_back({ each, std::move(*address) });
        else
            for (auto const& error : address.error().fields)
                m_problems->push_back({ std::string(to_string(each)) + "_" + error.field, error.message });
    }

    void encode(ProviderRecord const& record, ImportRow& row) const
    {
        std::vector<std::string> hashes;
        for (auto const& on_file : record.tax_ids)
            hashes.push_back(on_file.tax_id.match(m_around.keys.matching));
        auto sealed = seal_tax_ids(record.tax_ids, m_around.keys.sealing, m_around.random);
        auto addresses = encode_addresses(record.addresses);
        auto hash = content_hash(record, hashes, addresses);
        encode_provider(record, { std::move(hashes), std::move(sealed), std::move(hash), std::move(addresses) }, row);
    }

    std::array<std::optional<std::size_t>, column_count> m_positions;
    std::size_t m_width;
    RowSurroundings m_around;
    std::unordered_map<std::string, Instant> m_days;
    Fields m_fields;
    Problems* m_problems = nullptr;
};

} // namespace

Result<RowFormat> read_gatehouse_rows(std::span<std::string_view const> header, RowSurroundings const& around)
{
    auto refuse
        = [](std::string message) { return fail(ErrorKind::invalid_input, "import.header", std::move(message)); };
    std::array<std::optional<std::size_t>, column_count> positions {};
    for (std::size_t i = 0; i < header.size(); ++i) {
        auto column = column_of(header[i]);
        // A file without a header has somebody's data there: not to be quoted.
        if (column == column_count)
            return refuse(say("providers.column_has_a_title_that", { { "i", std::to_string(i + 1) } }));
        if (positions[column])
            return refuse(
                say("providers.the_column_stands_in_the", { { "column", std::string(column_names[column]) } }));
        positions[column] = i;
    }
    for (auto column : required_columns)
        if (!positions[column])
            return refuse(say("providers.the_column_is_missing", { { "column", std::string(column_names[column]) } }));
    auto rows = std::make_shared<GatehouseRows>(positions, header.size(), around);
    return RowFormat { [rows](Fields fields, ImportRow& row, Problems& problems) { rows->read(fields, row, problems); },
        [rows](Fields fields) { return rows->key_of(fields); }, rows->key_fields() };
}

} // namespace gatehouse
