#include "packs/schema_rows.hpp"

namespace gatehouse {

static void role_keys(SchemaKeys& keys, std::string_view role, RoleWords Words::*member)
{
    struct Part {
        std::string_view name;
        std::string_view sentence;
        std::string RoleWords::*member;
        char const* admin;
        char const* user;
    };
    static std::vector<std::string> paths; // Owns the texts that the rows point to.
    static constexpr auto parts = std::to_array<Part>({
        { "title", "The role in lists and headings.", &RoleWords::title, "Administrator", "User" },
        { "name", "The role in a sentence.", &RoleWords::name, "administrator", "user" },
        { "plural", "Several of them, in a sentence.", &RoleWords::plural, "administrators", "users" },
        { "account", "The kind of account.", &RoleWords::account, "Administrator account", "User account" },
    });
    paths.reserve(2 * parts.size());
    for (auto const& part : parts) {
        paths.push_back("words." + std::string(role) + '.' + std::string(part.name));
        keys.push_back(key(paths.back(), part.sentence, text(1, 60))
                           .fallback(role == "org_admin" ? part.admin : part.user)
                           .into([=](Pack & p) -> auto& { return p.words.*member.*part.member; }));
    }
}

// The labels of pages, to the letter: words.
SchemaKeys word_keys()
{
    struct Word {
        std::string_view path;
        std::string_view sentence;
        char const* fallback;
        std::string Words::*member;
    };
    static constexpr auto words = std::to_array<Word>({
        { "words.sign_in_heading", "Heading of the sign-in page.", "Log in", &Words::sign_in_heading },
        { "words.register_link", "The link to the registration.", "Register Here", &Words::register_link },
        { "words.forgot_password", "The link to password recovery.", "Forgot password?", &Words::forgot_password },
        { "words.provider_id", "What the plan calls its number for a provider.", "Provider ID", &Words::provider_id },
        { "words.tax_id", "What the plan calls the Tax ID.", "Tax ID", &Words::tax_id },
        { "words.user_name", "What the plan calls the name a person signs in with.", "Username", &Words::user_name },
        { "words.account_information", "Heading above the link to the page of users.", "Account Information",
            &Words::account_information },
        { "words.admin", "The link to the page of users.", "Admin", &Words::admin },
        { "words.active_users", "The drop-down on the page of users.", "Active Users", &Words::active_users },
        { "words.upgrade", "The button that makes a user an org_admin.", "Make Admin", &Words::upgrade },
        { "words.not_received", "The link for whoever waits for a letter.", "I have not received my code",
            &Words::not_received },
        { "words.code", "What the code in the letter is called.", "authentication code", &Words::code },
        { "words.temporary_password", "What the password in the letter is called.", "temporary password",
            &Words::temporary_password },
    });
    SchemaKeys keys;
    for (auto const& each : words)
        keys.push_back(key(each.path, each.sentence, text(1, 60))
                           .fallback(each.fallback)
                           .into([member = each.member](Pack & p) -> auto& { return p.words.*member; }));
    role_keys(keys, "org_admin", &Words::org_admin);
    role_keys(keys, "org_user", &Words::org_user);
    return keys;
}

} // namespace gatehouse
