#pragma once

#include <string>

#include "http/http.hpp"
#include "notices/notices.hpp"
#include "pages/pages.hpp"

namespace gatehouse {

// The form in which a notice is written, as typed.
struct NoticeForm {
    std::string title {};
    std::string body {};
    std::string links {};        // One a line: the words, a space, the address.
    std::string effective_on {}; // "2018-06-03" or nothing.
    bool immediately = false;
    std::string topic {};
    std::string reach {};
    std::string show_from {};
    std::string show_until {};
    std::string seen {}; // The version that is being changed; empty for a new one.
};

NoticeForm new_notice_form(LocalDate today);
NoticeForm typed_notice_form(Parameters const&);
NoticeForm form_of(NoticeVersion const&, TimeZone const&);

// A notice's days run from midnight to midnight in the plan's zone. Errors: `notice.incomplete` at the fields that
// cannot be understood; what is missing is write_notice()'s to say.
Result<NoticeText> read_notice_form(NoticeForm const&, TimeZone const&);

void add_notice_fields(Section&, NoticeForm const&);
std::string_view reach_words(NoticeReach);    // "Everywhere"
std::int64_t parse_version(std::string_view); // 0 for what is no version.

} // namespace gatehouse
