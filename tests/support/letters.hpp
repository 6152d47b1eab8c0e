#pragma once

#include <string>

#include "letters/letter_sheet.hpp"
#include "letters/letters.hpp"
#include "support/world.hpp"

namespace gatehouse {

LetterWording example_wording();

// A plan in Phoenix with one office, "saguaro", and people who wait for letters.
class LetterWorld : public World {
public:
    explicit LetterWorld(Engine);

    void set_time(std::string_view local_date, int hour, int minute); // Phoenix time; forward only.

    void add_provider(std::string const& id, std::string const& number);
    void add_account(std::string const& id);

    // As a registration does it: the code and the letter in one transaction. The secret stays known here.
    Result<LetterId> try_queue(std::string const& account, std::string const& provider = "saguaro");
    LetterId queue(std::string const& account, std::string const& provider = "saguaro");

    Letter letter(LetterId const&) const;
    LetterState state(LetterId const& id) const { return letter(id).state; }
    bool code_is_open(LetterId const&) const;

    LetterTerms terms { .zone = TimeZone::find("America/Phoenix").value(), .calendar = BusinessCalendar() };
    LetterAddress address { "2210 E Palo Brea Ln", "Ste 40", "Tempe", "AZ", "85281-4410" };
    std::vector<LetterSecret> secrets; // Of all letters queued, oldest first.
    AuditActor actor { AuditActor::Kind::stranger, "registration" };
};

} // namespace gatehouse
