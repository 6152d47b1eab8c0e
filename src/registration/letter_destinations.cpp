#include "registration/registration.hpp"

#include <algorithm>

#include "base/encoding.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

LetterAddress letter_address(PostalAddress const& address)
{
    return { address.line_1(), address.line_2(), address.city(), address.state(), address.zip().text() };
}

// The form names an address by what is in it: should an import change the record between page and form, the person
// has not chosen the address that stands there now.
std::string key_of(UnitOfWork& work, PostalAddress const& address)
{
    auto text = address.line_1() + "\n" + address.line_2() + "\n" + address.city() + "\n" + address.state() + "\n"
        + address.zip().text();
    return work.keys.matching.hash("letter_destination", text).substr(0, 16);
}

} // namespace

std::vector<LetterDestination> letter_destinations(UnitOfWork& work, Pack const& pack, ProviderId const& provider)
{
    std::vector<LetterDestination> destinations;
    for (auto const& on_file : addresses_of(work, provider)) {
        auto const& address = on_file.address;
        auto const& kinds = pack.registration.letter_addresses;
        auto key = key_of(work, address);
        bool may_be_used = std::ranges::find(kinds, on_file.kind) != kinds.end();
        bool is_new = std::ranges::find(destinations, key, &LetterDestination::key) == destinations.end();
        if (!may_be_used || !is_new)
            continue;
        auto masked
            = address.masked_street() + ", " + address.city() + ", " + address.state() + " " + address.zip().five();
        destinations.push_back({ key, masked, letter_address(address) });
    }
    return destinations;
}

} // namespace gatehouse
