#include "registration/registration.hpp"

#include <algorithm>

#include "base/phone.hpp"
#include "http/form.hpp"
#include "packs/pack.hpp"
#include "registration/journey_pages.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t name_length_max = 80;
constexpr std::size_t provider_number_length_max = 40;

// One line of printable text: it goes into letters, mails and lists.
bool is_line(std::string_view text, std::size_t length_max)
{
    return !text.empty() && text.size() <= length_max
        && std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
}

// Reads fields and gathers what is wrong with each, so that a person mends all of it at once.
class FormReader {
public:
    FormReader(Pack const& pack, Parameters const& form)
        : m_pack(pack)
        , m_form(form)
    {
    }

    template <class T>
    std::optional<T> read(std::string const& key, Result<T> (*parse)(std::string_view))
    {
        auto typed = field(m_form, key);
        if (typed.empty()) {
            refuse(key, "Enter your " + label(key) + ".");
            return std::nullopt;
        }
        auto parsed = parse(typed);
        if (parsed)
            return std::move(*parsed);
        refuse(key, parsed.error().message);
        return std::nullopt;
    }

    std::optional<std::string> read_line(std::string const& key, std::size_t length_max)
    {
        auto typed = field(m_form, key);
        if (is_line(typed, length_max))
            return std::string(typed);
        refuse(key,
            typed.empty()
                ? "Enter your " + label(key) + "."
                : "Your " + label(key) + " is one line of at most " + std::to_string(length_max) + " characters.");
        return std::nullopt;
    }

    // In the order in which the page asks.
    Error error() const
    {
        Error error { ErrorKind::invalid_input, "registration.incomplete", "Some fields need your attention.", {} };
        for (auto const& asked : m_pack.registration.fields)
            for (auto const& problem : m_problems)
                if (problem.field == asked.key)
                    error.fields.push_back(problem);
        return error;
    }

private:
    void refuse(std::string const& key, std::string message) { m_problems.push_back({ key, std::move(message) }); }

    std::string label(std::string const& key) const
    {
        auto found = std::ranges::find(m_pack.registration.fields, key, &RegistrationField::key);
        return found == m_pack.registration.fields.end() ? key : in_sentence(found->label);
    }

    Pack const& m_pack;
    Parameters const& m_form;
    std::vector<FieldError> m_problems;
};

} // namespace

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
