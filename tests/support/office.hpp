#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"
#include "packs/pack.hpp"
#include "providers/providers.hpp"
#include "support/people.hpp"

namespace gatehouse {

// Two offices of the plan and the people who work there, made by the use cases themselves.
class Offices : public People {
public:
    explicit Offices(Engine);

    ProviderId const palo_verde; // Number 770518, a group.
    ProviderId const juniper;    // Number 204417, a group.

    ProviderId add_provider(std::string const& number, std::string const& name);
    void set_standing(ProviderId const&, Standing);

    Actor actor_of(AccountId const&, AccountKind = AccountKind::provider) const;
    Actor add_staff(std::string const& user_name);

    // The office's first org_admin, by a claim and its letter's code.
    Actor found(ProviderId const&, std::string const& user_name);
    // Waits for an org_admin to let him in. A name that has an account already asks for one more office.
    Actor add_pending(ProviderId const&, std::string const& user_name, Role = Role::org_user);
    // Let in by `admin` with these capabilities.
    Actor add_member(ProviderId const&, Actor const& admin, std::string const& user_name,
        std::vector<std::string> const& capabilities = { "eligibility.view" });

    MemberOf member(ProviderId const&, Actor const&) const; // The open membership, or one that does not exist.
    std::optional<Membership> membership(ProviderId const&, Actor const&) const;
    std::vector<std::string> effective(ProviderId const&, Actor const&) const;
    OfficeState state(ProviderId const&) const;
    void lock(Actor const&); // As after too many wrong passwords.

    // The use cases, each in a transaction of its own.
    Result<> activate(Actor const& by, MemberOf const&, std::vector<std::string> capabilities);
    Result<> change(Actor const& by, MemberOf const&, std::vector<std::string> capabilities);
    Result<> upgrade(Actor const& by, MemberOf const&);
    Result<> demote(Actor const& by, MemberOf const&, std::optional<MembershipId> successor = std::nullopt);
    Result<> remove(Actor const& by, MemberOf const&, std::optional<MembershipId> successor = std::nullopt);
    Result<> edit(Actor const& by, EditMember const&);
    Result<> unlock(Actor const& by, MemberOf const&);
    Result<> recover(Actor const& by, MemberOf const&);
    Result<std::vector<Member>> list(Actor const& by, ProviderId const&) const;

    // Puts another pack in force.
    template <class F>
    void change_rules(F const& change)
    {
        auto changed = std::make_shared<Pack>(*pack);
        change(*changed);
        pack = std::move(changed);
    }
};

} // namespace gatehouse
