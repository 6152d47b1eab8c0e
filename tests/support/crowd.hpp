#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "access/invitations.hpp"
#include "access/links.hpp"
#include "app/application.hpp"
#include "mail/links.hpp"
#include "notices/notices.hpp"
#include "service_desk/service_desk.hpp"
#include "support/office.hpp"

namespace gatehouse {

// Everybody who may come to a route of the whole program, with sessions that are open already, and one of each thing
// that a route's path may name. Dana is master of Palo Verde; Priya of Juniper; both offices share the biller Bo.
class Crowd : public Offices {
public:
    explicit Crowd(Engine);

    Engine engine;
    PlanId const home = plan;
    Packs packs {};
    SystemRandom chance {};
    std::vector<std::string> log {};
    Application application;

    struct Caller {
        std::string name;
        std::string cookies {};
    };
    enum class Shown : std::uint8_t { all, password }; // What a session has shown: whatever there is, or no factor.
    Caller caller(std::string name, Actor const&, SessionStage = SessionStage::full, Shown = Shown::all);

    Actor const dana, priya, bo, ines, pia, tess, nico, wendell; // The last three are plan staff.
    Actor const xena;                                            // Master of an office of the other plan.
    ProviderId const other_plans_office;
    Caller stranger { "a stranger", "" };
    Caller pending { "a pending member" }, individual { "an individual" }, master { "the master" },
        other_master { "the master of another office" }, other_plans_master { "a master of another plan" },
        staff { "the lead of the service desk" }, network_manager { "a network manager" }, auditor { "an auditor" },
        other_plans_staff { "the lead of another plan's service desk" },
        other_plans_network_manager { "a network manager of another plan" }, at_code { "whoever has a code to enter" },
        at_password { "whoever has a password to choose" }, staff_at_password { "staff with a password to choose" },
        at_factor { "whoever owes the code of an app" }, staff_at_factor { "staff who owe the code of an app" },
        staff_at_enrolment { "staff who must set up an app" };

    struct Sent {
        std::string query {};
        std::string type = "application/x-www-form-urlencoded"; // Of a POST.
        std::string body {};
        std::vector<std::pair<std::string, std::string>> headers {};
        bool has_token = true;
    };
    Response send(Caller const&, Method, std::string path, Sent const&);
    Response send(Caller const& who, Method method, std::string path)
    {
        return send(who, method, std::move(path), Sent());
    }

    // What stands in a pattern, "{member}", and the id that takes its place.
    using Ids = std::map<std::string, std::string>;
    // Ids of Palo Verde, of Dana, of the home plan. What the route may use up is made for the occasion, and so that the
    // last segment of the pattern can be done to it.
    Ids things_for(std::string_view pattern);
    // The same with ids that nothing has; the plan and what is no id stay.
    Ids nothing_for(std::string_view pattern) const;
    static std::string path_of(std::string pattern, Ids const&); // Fails on a parameter that is not among them.

private:
    Actor in_other_plan();
    Actor staff_in_other_plan(std::string const& user_name, StaffRank);
    std::string new_name(); // Of somebody whom nobody has met.
    MemberOf member_for(std::string_view pattern);
    InvitationId sent_invitation(BatchId const&);
    LetterId mail_letter_to(Actor const&, ProviderId const&);
    AccessRequestId asked_access();
    LinkId begun_link();
    NoticeId written_notice(bool is_published);
    DesignationId asked_designation();
    std::string asked_links(); // A file of links that waits for a second person.
    AccountId account_for(std::string_view pattern);
    std::string import_run();
    Ids office_with_claim(); // An office, who claims it, and the letter on its way to them.

    PortalLinks m_links = PortalLinks::parse("https://portal.example/ahcccs").value();
    std::string m_form_key = std::string(22, 'k');
    std::string m_other_session;
    int m_people = 0;
    int m_offices = 0;
};

} // namespace gatehouse
