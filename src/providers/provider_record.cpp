#include "providers/provider_record.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <sodium.h>

#include "base/fold.hpp"
#include "base/keys.hpp"
#include "base/text.hpp"
#include "providers/content_hasher.hpp"
#include "providers/json_text.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t number_max = 32;

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool fits_number(char c) { return is_digit(c) || (c >= 'A' && c <= 'Z') || std::string_view("._-").contains(c); }

std::string to_text(std::optional<Instant> const& instant)
{
    return instant ? std::to_string(instant->time_since_epoch().count()) : "-";
}

std::optional<Instant> to_instant(std::string_view text)
{
    if (text == "-")
        return std::nullopt;
    return Instant(std::chrono::microseconds(std::stoll(std::string(text))));
}

AddressKind address_kind(std::string_view text)
{
    for (auto kind : { AddressKind::correspondence, AddressKind::pay_to })
        if (text == to_string(kind))
            return kind;
    return AddressKind::service_location;
}

} // namespace

Result<ProviderNumber> ProviderNumber::parse(std::string_view input)
{
    std::string text(trimmed(input));
    std::ranges::transform(text, text.begin(), upper);
    if (text.empty() || text.size() > number_max || !std::ranges::all_of(text, fits_number))
        return refuse_field("provider_id.malformed", "provider_id");
    return ProviderNumber(std::move(text));
}

Standing standing_at(Standing status, EffectiveTime const& effective, Instant now)
{
    return effective.holds_at(now) ? status : Standing::ended;
}

std::vector<std::string> search_terms(ProviderRecord const& record)
{
    std::vector<std::string> terms;
    auto name = fold(record.last_name.empty() ? record.name : record.last_name + " " + record.first_name);
    if (!name.empty())
        terms.push_back("n/" + name);
    if (record.npi)
        terms.push_back("i/" + record.npi->text());
    return terms;
}

std::string encode_addresses(std::vector<AddressOnFile> const& addresses)
{
    std::string json = "[";
    json.reserve(128 * addresses.size() + 2);
    for (auto const& [kind, address] : addresses) {
        json += json.size() > 1 ? ",[\"" : "[\"";
        json.append(to_string(kind)).append("\"");
        for (auto const* part : { &address.line_1(), &address.line_2(), &address.city(), &address.state() })
            append_json_text(json += ',', *part);
        append_json_text(json += ',', address.zip().text());
        json += ']';
    }
    return json + ']';
}

std::vector<AddressOnFile> decode_addresses(std::string const& json)
{
    std::vector<AddressOnFile> addresses;
    auto const list = boost::json::parse(json); // By name: g++ 12 ends a temporary before the loop's first turn.
    for (auto const& value : list.as_array()) {
        auto const& parts = value.as_array();
        auto part = [&](std::size_t i) -> std::string_view { return parts.at(i).as_string(); };
        auto address = PostalAddress::parse({ part(1), part(2), part(3), part(4), part(5) });
        addresses.push_back({ address_kind(part(0)), std::move(address).value() });
    }
    std::ranges::stable_sort(addresses, {}, &AddressOnFile::kind);
    return addresses;
}

Bytes seal_tax_ids(std::vector<TaxIdOnFile> const& tax_ids, SealingKey const& key, Random& random)
{
    std::string plain;
    for (auto const& [tax_id, effective] : tax_ids)
        plain += tax_id.reveal_digits() + " " + to_text(effective.from) + " " + to_text(effective.until) + "\n";
    auto sealed = key.seal(plain, random);
    sodium_memzero(plain.data(), plain.size());
    return sealed;
}

std::vector<TaxIdOnFile> open_tax_ids(Bytes const& sealed, SealingKey const& key)
{
    std::vector<TaxIdOnFile> tax_ids;
    auto plain = key.open(sealed);
    if (!plain)
        return tax_ids;
    std::string_view rest = plain->reveal();
    auto take_until = [&](char end) {
        auto part = rest.substr(0, rest.find(end));
        rest.remove_prefix(part.size() + 1);
        return part;
    };
    while (!rest.empty()) {
        auto tax_id = TaxId::parse(take_until(' ')).value();
        auto from = to_instant(take_until(' '));
        auto until = to_instant(take_until('\n'));
        tax_ids.push_back({ tax_id, { from, until } });
    }
    return tax_ids;
}

Bytes content_hash(
    ProviderRecord const& record, std::vector<std::string> const& tax_id_hashes, std::string_view encoded_addresses)
{
    ContentHasher hasher;
    hasher.add(to_string(record.kind));
    hasher.add(record.npi ? record.npi->text() : "");
    hasher.add(record.name);
    hasher.add(record.first_name);
    hasher.add(record.last_name);
    hasher.add(to_string(record.status));
    hasher.add(to_text(record.effective.from));
    hasher.add(to_text(record.effective.until));
    for (std::size_t i = 0; i < record.tax_ids.size(); ++i) {
        hasher.add(tax_id_hashes.at(i));
        hasher.add(to_text(record.tax_ids[i].effective.from));
        hasher.add(to_text(record.tax_ids[i].effective.until));
    }
    hasher.add(encoded_addresses);
    return hasher.finish();
}

} // namespace gatehouse
