#include <algorithm>

#include "base/fold.hpp"
#include "providers/provider_store.hpp"
#include "providers/providers.hpp"

namespace gatehouse {

namespace {

// "ada lovelace" finds "lovelace ada", as the record sorts it.
std::optional<std::string> last_word_first(std::string const& name)
{
    auto space = name.rfind(' ');
    if (space == name.npos)
        return std::nullopt;
    return name.substr(space + 1) + " " + name.substr(0, space);
}

} // namespace

std::optional<Provider> find_provider_by_number(UnitOfWork& work, std::string_view typed_number)
{
    auto number = ProviderNumber::parse(typed_number);
    auto record = number ? find_record(work, number->text()) : std::nullopt;
    if (!record)
        return std::nullopt;
    return Provider { find_id(work, record->number).value_or(ProviderId {}), record->number, record->kind,
        standing_at(record->status, record->effective, work.now), record->name, record->npi, record->effective.from,
        record->effective.until };
}

std::vector<Provider> search_providers(UnitOfWork& work, std::string_view text, int count)
{
    auto wanted = fold(text);
    if (wanted.empty())
        return {};
    std::vector<std::string> numbers;
    if (auto exact = ProviderNumber::parse(text))
        numbers.push_back(exact->text());
    auto add = [&](std::string const& prefix) {
        for (auto& number : find_numbers_by_term(work, prefix, count))
            if (std::ranges::find(numbers, number) == numbers.end())
                numbers.push_back(std::move(number));
    };
    add("i/" + wanted);
    add("n/" + wanted);
    if (auto turned = last_word_first(wanted))
        add("n/" + *turned);

    std::vector<Provider> found;
    for (auto const& number : numbers) {
        auto provider
            = found.size() < static_cast<std::size_t>(count) ? find_provider_by_number(work, number) : std::nullopt;
        if (provider)
            found.push_back(std::move(*provider));
    }
    return found;
}

} // namespace gatehouse
