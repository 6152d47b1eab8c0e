#pragma once

#include <string>

namespace gatehouse {

// The page with its links to mail addresses and telephone numbers turned into plain text: the demo shows a real plan's
// contacts, and nobody is to write or call there because of it. Other links stay.
std::string with_inert_contacts(std::string page);

} // namespace gatehouse
