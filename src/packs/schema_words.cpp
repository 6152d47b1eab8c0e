#include "packs/schema_rows.hpp"

namespace gatehouse {

static void add_role_keys(SchemaKeys& keys)
{
    struct Row {
        std::string_view path, sentence;
        char const* fallback;
        RoleWords Words::*role;
        std::string RoleWords::*word;
    };
    static constexpr auto rows = std::to_array<Row>({
        { "words.org_admin.title", "The role of an administrator, in lists and headings.", "Administrator",
            &Words::org_admin, &RoleWords::title },
        { "words.org_admin.name", "The same in a sentence.", "administrator", &Words::org_admin, &RoleWords::name },
        { "words.org_admin.plural", "Several of them, in a sentence.", "administrators", &Words::org_admin,
            &RoleWords::plural },
        { "words.org_admin.indefinite", "One of them, with the indefinite article, in a sentence.", "an administrator",
            &Words::org_admin, &RoleWords::indefinite },
        { "words.org_admin.account", "What kind of account an administrator has.", "Administrator account",
            &Words::org_admin, &RoleWords::account },
        { "words.org_user.title", "The role of everybody else in an office, in lists and headings.", "User",
            &Words::org_user, &RoleWords::title },
        { "words.org_user.name", "The same in a sentence.", "user", &Words::org_user, &RoleWords::name },
        { "words.org_user.plural", "Several of them, in a sentence.", "users", &Words::org_user, &RoleWords::plural },
        { "words.org_user.indefinite", "One of them, with the indefinite article, in a sentence.", "a user",
            &Words::org_user, &RoleWords::indefinite },
        { "words.org_user.account", "What kind of account they have.", "User account", &Words::org_user,
            &RoleWords::account },
    });
    for (auto const& row : rows)
        keys.push_back(
            key(row.path, row.sentence, text(1, 60)).fallback(row.fallback).into(&Pack::words, row.role, row.word));
}

// The labels of pages, to the letter: words.
SchemaKeys word_keys()
{
    struct Row {
        std::string_view path, sentence;
        char const* fallback;
        std::string Words::*word;
    };
    static constexpr auto rows = std::to_array<Row>({
        { "words.sign_in_heading", "The heading of the sign-in page.", "Log in", &Words::sign_in_heading },
        { "words.register_link", "The link to the registration.", "Register Here", &Words::register_link },
        { "words.forgot_password", "The link to password recovery.", "Forgot password?", &Words::forgot_password },
        { "words.provider_id", "What the plan calls its number of a provider.", "Provider ID", &Words::provider_id },
        { "words.tax_id", "What the plan calls the Tax ID.", "Tax ID", &Words::tax_id },
        { "words.user_name", "What the plan calls the name that a person signs in with.", "Username",
            &Words::user_name },
        { "words.account_information", "The heading above the link to the page of users.", "Account Information",
            &Words::account_information },
        { "words.admin", "The link to the page of users.", "Admin", &Words::admin },
        { "words.active_users", "The drop-down on the page of users.", "Active Users", &Words::active_users },
        { "words.upgrade", "The button that makes a user an administrator.", "Make Admin", &Words::upgrade },
        { "words.revoke", "The button that ends somebody's access.", "Remove", &Words::revoke },
        { "words.edit_permissions", "The link to a user's permissions.", "Edit", &Words::edit_permissions },
        { "words.invite", "The button that opens the invitation.", "Invite New User", &Words::invite },
        { "words.add_to_list", "The button that adds one person to those to be invited.", "Add to List",
            &Words::add_to_list },
        { "words.send_invitation", "The button that sends all invitations of the list.", "Send Invitation",
            &Words::send_invitation },
        { "words.users", "The heading above the links to linked accounts.", "Users", &Words::users },
        { "words.link_account", "The link to the page that links a further provider.", "Link Account",
            &Words::link_account },
        { "words.linked_accounts", "The link to the list of linked providers.", "Manage Linked Accounts",
            &Words::linked_accounts },
        { "words.not_received", "What a person chooses whose letter has not come.", "I have not received my code",
            &Words::not_received },
        { "words.code", "What the code in the letter is called, in a sentence.", "authentication code", &Words::code },
        { "words.temporary_password", "What the password in the letter is called, in a sentence.", "temporary password",
            &Words::temporary_password },
    });
    SchemaKeys keys;
    for (auto const& row : rows)
        keys.push_back(key(row.path, row.sentence, text(1, 60)).fallback(row.fallback).into(&Pack::words, row.word));
    keys.push_back(
        key("words.invitation_zip_hint", "Which ZIP Code of the office an inviter tries first.", text(1, 120))
            .fallback("Typically the remittance address; try this first, then the practice address")
            .into(&Pack::words, &Words::invitation_zip_hint));
    add_role_keys(keys);
    return keys;
}

} // namespace gatehouse
