#pragma once

#include <string>

#include "letters/letters.hpp"
#include "mail/links.hpp"
#include "registration/registration.hpp"
#include "support/people.hpp"

namespace gatehouse {

// A plan with two offices and people on their way in. Everything is done through the program's own use cases; what
// only paper and mailboxes see is looked up behind its back.
class Journey : public People {
public:
    explicit Journey(Engine);

    static constexpr std::string_view office_number = "771204";
    static constexpr std::string_view other_number = "771862";
    static constexpr std::string_view tax_id = "12-3456789"; // Of both.
    ProviderId office { "saguaro" };
    ProviderId other_office { "ocotillo" };

    void set_time(std::string_view local_date, int hour, int minute); // Phoenix time; forward only.

    // The first form of "noor": Noor Hathaway, noor@example.com.
    RegistrationForm form(std::string const& user_name, std::string_view number = office_number) const;
    Result<> begin(RegistrationForm const&);

    // The text of the last mail to an address, opened with the server's key; empty when there is none.
    std::string last_mail(std::string const& email) const;
    static std::string link_in(std::string const& mail); // From the slash after the plan's path: "/register/...".

    struct Proved { // A registration and the cookie of the browser that goes on with it.
        RegistrationId id;
        std::string browser_token;
    };
    Proved prove(std::string const& user_name, std::string_view number = office_number);
    Result<AccountId> complete_as_master(Proved const&);
    Result<AccountId> complete_as_individual(Proved const&, std::string_view password = good_password);
    OfficeClaim::Kind claim_kind(ProviderId const&) const;

    // The whole way to a letter in the queue, and what the letter says.
    AccountId register_master(std::string const& user_name, std::string_view number = office_number);
    AccountId register_individual(std::string const& user_name, std::string_view number = office_number);
    LetterSecret letter_of(AccountId const&) const; // The newest.
    Letter letter_row(AccountId const&) const;

    // Signs in with the letter's temporary password and enters a code.
    Result<OpenSession> sign_in_with_letter(std::string const& user_name);
    Result<NewSession> enter_code(OpenSession const&, std::string_view code);
    void activate_master(std::string const& user_name); // Up to a password of their own.

    PortalLinks links = PortalLinks::parse("https://portal.example/ahcccs").value();
    LetterTerms terms = letter_terms(*pack);
};

} // namespace gatehouse
