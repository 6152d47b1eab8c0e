// libFuzzer: whatever stands in a file of people to invite, it has no header, or each row is refused with a reason or
// read into text without blanks at its ends; lines are counted upwards, and a permission stands once.

#include <algorithm>
#include <cstdint>

#include "access/invitation_file.hpp"
#include "base/embedded_file.hpp"
#include "fuzz/require.hpp"
#include "packs/active_packs.hpp"
#include "packs/load_pack.hpp"

namespace {

using namespace gatehouse;

Pack const& some_pack()
{
    static Pack const pack = [] {
        auto const& files = embedded_packs();
        auto const& file = files.front();
        return load_pack("packs/" + std::string(file.name), file.text).value();
    }();
    return pack;
}

bool has_blank_end(std::string_view text) { return text.starts_with(' ') || text.ends_with(' '); }

void check_person(InvitePerson const& person)
{
    for (auto const* text : { &person.email, &person.first_name, &person.last_name, &person.zip })
        require(!has_blank_end(*text));
    auto keys = person.capabilities;
    std::ranges::sort(keys);
    require(std::ranges::adjacent_find(keys) == keys.end());
    for (auto const& key : keys)
        require(!key.empty() && !has_blank_end(key) && !key.contains(';'));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    InvitationFileReader file(some_pack(), { "an office" }, { reinterpret_cast<char const*>(data), size });
    if (!file.has_header())
        return 0;
    std::uint64_t last = 0;
    while (auto line = file.next()) {
        auto number = *line ? (*line)->number : line->error().line;
        require(number > last);
        last = number;
        if (*line)
            check_person((*line)->person);
        else
            require(!line->error().reason.empty());
    }
    return 0;
}
