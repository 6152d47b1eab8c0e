#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/form.hpp"
#include "packs/pack.hpp"
#include "registration/journey_pages.hpp"

namespace gatehouse {

inline constexpr std::size_t name_length_max = 80;
inline constexpr std::size_t provider_number_length_max = 40;

// One line of printable text: it goes into letters, mails and lists.
inline bool is_line(std::string_view text, std::size_t length_max)
{
    return !text.empty() && text.size() <= length_max
        && std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
}

// Reads fields and gathers what is wrong with each, so that a person mends all of it at once.
class FormReader {
public:
    enum class About : std::uint8_t { oneself, practitioner, group }; // Whom the fields describe.

    FormReader(Pack const& pack, Parameters const& form, About about = About::oneself)
        : m_pack(pack)
        , m_form(form)
        , m_about(about)
    {
    }

    template <class T>
    std::optional<T> read(std::string const& key, Result<T> (*parse)(std::string_view))
    {
        auto typed = field(m_form, key);
        if (typed.empty()) {
            add_problem(key, say("registration.enter_key", { { "key", label(key) } }));
            return std::nullopt;
        }
        auto parsed = parse(typed);
        if (parsed)
            return std::move(*parsed);
        add_problem(key, parsed.error().message);
        return std::nullopt;
    }

    std::optional<std::string> read_line(std::string const& key, std::size_t length_max)
    {
        auto typed = field(m_form, key);
        if (is_line(typed, length_max))
            return std::string(typed);
        add_problem(key,
            typed.empty() ? say("registration.enter_key", { { "key", label(key) } })
                          : say("registration.shorten_it_is_one_line",
                              { { "key", label(key) }, { "length_max", std::to_string(length_max) } }));
        return std::nullopt;
    }

    // In the order in which the page asks.
    Error error() const
    {
        Error error { ErrorKind::invalid_input, "registration.incomplete",
            say("registration.some_fields_need_your_attention"), {} };
        for (auto const& asked : m_pack.registration.fields)
            for (auto const& problem : m_problems)
                if (problem.field == asked.key)
                    error.fields.push_back(problem);
        return error;
    }

private:
    void add_problem(std::string const& key, std::string message) { m_problems.push_back({ key, std::move(message) }); }

    // "your first name", "the Group Name"
    std::string label(std::string const& key) const
    {
        auto found = std::ranges::find(m_pack.registration.fields, key, &RegistrationField::key);
        if (found == m_pack.registration.fields.end())
            return key;
        if (m_about == About::oneself)
            return say("registration.your_found", { { "label", in_sentence(found->label) } });
        return say("registration.the_found",
            { { "label",
                (m_about == About::group && !found->group_label.empty() ? found->group_label : found->label) } });
    }

    Pack const& m_pack;
    Parameters const& m_form;
    About m_about;
    std::vector<FieldError> m_problems;
};

} // namespace gatehouse
