#include "registration/registration.hpp"

#include "base/phone.hpp"
#include "registration/form_reader.hpp"

namespace gatehouse {

Result<RegistrationForm> read_registration_form(Pack const& pack, Parameters const& form)
{
    FormReader reader(pack, form);
    auto number = reader.read_line("provider_id", provider_number_length_max);
    auto tax_id = reader.read<TaxId>("tax_id", TaxId::parse);
    auto first_name = reader.read_line("first_name", name_length_max);
    auto last_name = reader.read_line("last_name", name_length_max);
    auto email = reader.read<EmailAddress>("email", EmailAddress::parse);
    auto phone = reader.read<std::string>("phone", parse_phone);
    auto user_name = reader.read<UserName>("user_name", UserName::parse);
    if (!number || !tax_id || !first_name || !last_name || !email || !phone || !user_name)
        return std::unexpected(reader.error());
    return RegistrationForm { std::move(*number), *tax_id, std::move(*first_name), std::move(*last_name),
        std::move(*email), std::move(*phone), std::move(*user_name) };
}

} // namespace gatehouse
