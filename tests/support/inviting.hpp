#pragma once

#include "access/invitations.hpp"
#include "codes/one_time_code.hpp"
#include "mail/links.hpp"
#include "support/office.hpp"

namespace gatehouse {

// Two offices of a plan that lets them invite and shows them one table of users.
class Inviting : public Offices {
public:
    explicit Inviting(Engine engine)
        : Offices(engine)
    {
        change_rules([](Pack& changed) {
            changed.access.invitations.offered = true;
            changed.access.invitations.asks_zip = true;
            changed.access.people_page = PeoplePage::manage_users;
            changed.access.linking = true;
            changed.access.group_sees = GroupSees::tax_id;
            changed.words.admin = "Manage Users";
            changed.words.upgrade = "Make Admin";
            changed.words.revoke = "Revoke User";
            changed.words.edit_permissions = "Edit Role and Permissions";
            changed.words.org_user.title = "User";
        });
    }

    InvitePerson person(std::string const& first_name, ProviderId const& provider) const
    {
        return { provider, first_name + "@example.com", first_name, "Example", "85201", { "claims.view" } };
    }
    InvitePerson person(std::string const& first_name) const { return person(first_name, palo_verde); }

    Result<InvitationId> add_to_list(Actor const& by, InvitePerson const& who)
    {
        return write([&](UnitOfWork& work) { return list_invitation(work, *pack, by, who); });
    }
    Result<std::size_t> send_list(Actor const& by, ProviderId const& provider)
    {
        return write([&](UnitOfWork& work) {
            return send_invitations(work, *pack, links, by, provider, { work.new_id() }, 100);
        });
    }
    // On the list and sent.
    InvitationId invite(Actor const& by, std::string const& first_name)
    {
        auto id = add_to_list(by, person(first_name)).value();
        send_list(by, palo_verde).value();
        return id;
    }
    Result<> resend(Actor const& by, InvitationOf const& which)
    {
        return write([&](UnitOfWork& work) { return resend_invitation(work, *pack, links, by, which); });
    }
    Result<> cancel(Actor const& by, InvitationOf const& which)
    {
        return write([&](UnitOfWork& work) { return cancel_invitation(work, *pack, by, which); });
    }
    Result<MembershipId> accept(Actor const& who, InvitationId const& id, std::string const& code)
    {
        return write([&](UnitOfWork& work) { return accept_invitation(work, *pack, who, { id, code }); });
    }
    InvitationState state_of(Actor const& by, InvitationId const& id)
    {
        return db->read(plan,
                     [&](UnitOfWork& work) {
                         return find_invitation(work, *pack, by, { palo_verde, id });
                     })
            .value()
            .state;
    }
    Newcomer newcomer(InvitationId const& id, std::string const& code, std::string const& user_name) const
    {
        return { { id, code }, "Noor", "Hathaway", "602-555-0142", user_name, std::string(good_password),
            std::string(good_password), { "terms_of_use" } };
    }

    // What the last mail to the address says, opened with the server's key; empty when there is none.
    // The latest that contains `text`.
    std::string last_mail(std::string const& first_name, std::string_view text = "") const
    {
        auto look = [&](UnitOfWork& work) -> Result<std::string> {
            for (auto const& row : work.tx.query(R"sql(
                     SELECT sealed_body FROM outbox_mail WHERE plan_id = $1 AND recipient = $2
                     ORDER BY queued_at DESC, id DESC
                 )sql",
                     { work.plan, first_name + "@example.com" }))
                if (auto mail = work.keys.sealing.open(row.bytes(0)).value().reveal(); mail.contains(text))
                    return mail;
            return std::string();
        };
        return db->read(plan, look).value();
    }
    std::string code_of(std::string const& first_name) const
    {
        constexpr std::string_view before = "?code=";
        auto mail = last_mail(first_name, before);
        auto at = mail.find(before);
        return at == mail.npos ? "" : mail.substr(at + before.size(), mail.find('\n', at) - at - before.size());
    }

    PortalLinks links = PortalLinks::parse("https://portal.example/ahcccs").value();
};

} // namespace gatehouse
