#include "registration/enrollment.hpp"
#include "registration/form_reader.hpp"

namespace gatehouse {

namespace {

// The pack may call the number of a group otherwise; it then has a field of its own, because a form names none twice.
std::string_view number_field(Pack const& pack, bool as_group)
{
    auto asked = std::ranges::find(pack.registration.fields, "provider_id", &RegistrationField::key);
    bool own = as_group && asked != pack.registration.fields.end() && !asked->group_label.empty();
    return own ? "group_provider_id" : "provider_id";
}

Error at_field(Error error, std::string_view from, std::string_view to)
{
    for (auto& problem : error.fields)
        if (problem.field == from)
            problem.field = to;
    return error;
}

} // namespace

Result<ProviderIdentity> read_identity_form(Pack const& pack, Parameters const& sent)
{
    auto type = field(sent, "provider_type");
    bool as_group = type == "group";
    if (!as_group && type != "practitioner")
        return refuse_field("enrollment.no_type", "provider_type");

    auto number_id = number_field(pack, as_group);
    auto form = sent;
    form["provider_id"] = field(sent, number_id);
    using About = FormReader::About;
    FormReader reader(pack, form, as_group ? About::group : About::practitioner);
    auto read_name = [&](bool wanted, std::string const& key) {
        return wanted ? reader.read_line(key, name_length_max) : std::optional<std::string>("");
    };
    auto first_name = read_name(!as_group, "first_name");
    auto last_name = read_name(!as_group, "last_name");
    auto group_name = read_name(as_group, "provider_name");
    auto tax_id = reader.read<TaxId>("tax_id", TaxId::parse);
    auto number = reader.read_line("provider_id", provider_number_length_max);
    auto zip = reader.read<ZipCode>("zip", ZipCode::parse);
    if (!first_name || !last_name || !group_name || !tax_id || !number || !zip)
        return std::unexpected(at_field(reader.error(), "provider_id", number_id));
    return ProviderIdentity { as_group, std::move(*first_name), std::move(*last_name), std::move(*group_name),
        std::move(*number), *tax_id, std::move(*zip) };
}

} // namespace gatehouse
