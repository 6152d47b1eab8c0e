#pragma once

#include <memory>
#include <string>

#include "mail/links.hpp"
#include "registration/enrollment.hpp"
#include "support/people.hpp"
#include "support/providers.hpp"
#include "support/site_around.hpp"

namespace gatehouse {

// A plan that registers in steps, with a group, a practitioner under the same Tax ID, and another group.
class Enrolling : public People {
public:
    Enrolling(Engine, std::string const& plan_key);

    static constexpr std::string_view strong_password = "Seven lanterns over gravel 7!";
    static constexpr std::string_view network = "198.51.100.7";

    ProviderId group;        // Number G100, "Saguaro Family Clinic", ZIP Codes 85281-4410, 85201, 85003.
    ProviderId practitioner; // Number P200, Ada Lovelace.
    ProviderId other;        // Number G300, another Tax ID.

    static ProviderIdentity as_group();
    static ProviderIdentity as_practitioner();

    struct Begun {
        RegistrationId id;
        std::string token;
    };
    Result<BegunEnrollment> begin(ProviderIdentity const&);
    Begun begun(ProviderIdentity const&);  // Through the first step.
    Begun agreed(ProviderIdentity const&); // Through the second.
    std::vector<std::string> all_agreements() const;

    // The form of "noor", complete: noor@example.com, strong_password.
    ChooseAccount account(Begun const&, std::string_view user_name);
    Result<> choose(ChooseAccount const&);
    Result<ActivatedEnrollment> activate(Begun const&, std::string const& code, std::string const& token = {});
    Actor join(ProviderIdentity const&, std::string const& user_name); // The whole way.

    struct Sent {
        std::string sender_name;
        std::string subject;
        std::string text;
    };
    Sent last_mail(std::string const& email) const;
    static std::string code_in(Sent const&);

    Actor actor_of(AccountId const& id) const { return { id, {}, plan, AccountKind::provider }; }
    template <class F>
    auto look(F const& question) const // What a read finds; a Result as it is.
    {
        using Found = std::invoke_result_t<F, UnitOfWork&>;
        if constexpr (requires(Found found) { found.error(); })
            return db->read(plan, question);
        else
            return db->read(plan, [&](UnitOfWork& work) -> Result<Found> { return question(work); }).value();
    }
    template <class F>
    void change_rules(F const& change)
    {
        auto changed = std::make_shared<Pack>(*pack);
        change(*changed);
        pack = std::move(changed);
    }

    PortalLinks links;

private:
    std::string m_email {};
};

using EnrollingSite = SiteAround<Enrolling>;

} // namespace gatehouse
