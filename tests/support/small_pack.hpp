#pragma once

#include <string>
#include <string_view>

namespace gatehouse {

// The least that a pack can say: everything else is the schema's default.
inline constexpr std::string_view small_pack = R"(name = "Small Plan"
full_name = "Small Plan Provider Portal"
mark = "SP"
time_zone = "America/New_York"
time_zone_label = "New York time"

[look]
primary = "#1a5c78"
primary_dark = "#0f3a4d"
tint = "#eef6fa"
accent = "#e0a030"

[registration]
activation_method = "invitation"
first_user = "automatic"

[registration.field]
provider_id.label = "Provider ID"
tax_id.label = "Tax ID"
first_name.label = "First name"
last_name.label = "Last name"
email.label = "Email"
user_name.label = "Username"

[access]
org_admins_reason = "One may be ill."

[subsystem.claims]
label = "Claims"
brief = "Claims"
upstream = "/claims/"
may.view = { label = "Claim inquiry", brief = "View", help = "Read claims.", changes = false }
may.submit = { label = "Claim submission", brief = "Send", help = "Send claims.", changes = true }

[ceiling]
practitioner = {}
group = {}
facility = {}

[agreement.terms_of_use]
title = "Terms of Use"
version = "1"
text = "Be good."

[contacts]
service_desk_name = "Service desk"
service_desk_email = "desk@small.example"
enrollment_portal_name = "Enrollment"
enrollment_portal_short_name = "Enrollment"
enrollment_portal_url = "https://enroll.small.example/"

[mail]
sender_name = "Small Plan"
signature = "Small Plan"

[staff_role.auditor]
label = "Auditor"
)";

// The text with the only occurrence of `old` replaced.
inline std::string with(std::string_view text, std::string_view old, std::string_view replacement)
{
    std::string changed(text);
    return changed.replace(changed.find(old), old.size(), replacement);
}

} // namespace gatehouse
