#pragma once

#include "service_desk/service_desk.hpp"
#include "support/journey_site.hpp"

namespace gatehouse {

// A journey with plan staff around it.
class Desk : public JourneySite {
public:
    explicit Desk(Engine);

    Actor add_staff(std::string const& user_name, StaffRank = StaffRank::service_desk);
    MemberOf member(std::string const& user_name, ProviderId const&) const; // The open membership.
    MemberOf member(std::string const& user_name) const { return member(user_name, office); }
    AccountId account_of(std::string const& user_name) const;

    // As the printer leaves a letter that was printed and mailed just now.
    void mail_letter(LetterId const&);
    std::string address_key(ProviderId const&) const; // Of the first address that a letter may go to.

    // Written down by one, approved by Wendell at once.
    Result<> designate(Actor const& staff, MemberOf const&);
    Result<DesignationId> ask(Actor const& staff, MemberOf const&);
    Result<> decide(Actor const& staff, DesignationId const&, DeskDecision,
        std::chrono::minutes since_login = std::chrono::minutes(1));
    Result<> demote(Actor const& staff, MemberOf const&);
    Result<> remove(Actor const& staff, MemberOf const&);
    Result<LetterId> reissue(Actor const& staff, MemberOf const&);
    Result<> mark(Actor const& staff, LetterId const&, std::string const& reason = "no such suite");
    Result<DeskOffice> look(Actor const& staff, std::string_view number = office_number) const;
    Result<std::vector<DeskItem>> waiting(Actor const& staff, DeskQueue) const;

    // Signs in at the staff's door; everything else is left as it is.
    void sign_in_staff(Visitor&, std::string const& user_name);

    Actor const ruben = add_staff("ruben"); // Of the service desk.
    Actor const wendell = add_staff("wendell", StaffRank::service_desk_lead);
    Evidence const evidence { "Dana Whitlock, office manager", "phone", "Called back at the number on file" };
};

} // namespace gatehouse
