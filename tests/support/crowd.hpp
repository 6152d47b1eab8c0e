#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/application.hpp"
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
    Caller caller(std::string name, Actor const&, SessionStage = SessionStage::full);

    Actor const dana, priya, bo, ines, pia, tess, xena; // xena is master of an office of the other plan.
    ProviderId const other_plans_office;
    Caller stranger { "a stranger", "" };
    Caller pending { "a pending member" }, individual { "an individual" }, master { "the master" },
        other_master { "the master of another office" }, other_plans_master { "a master of another plan" },
        staff { "the lead of the service desk" }, network_manager { "a network manager" }, auditor { "an auditor" },
        at_code { "whoever has a code to enter" }, at_password { "whoever has a password to choose" },
        staff_at_password { "staff with a password to choose" };

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

    // For {member}: somebody new at Palo Verde to whom the last segment of the pattern can be done.
    std::string member_for(std::string_view pattern);
    // The path with the ids of Palo Verde, of Dana, of the home plan. `is_complete` is false when the pattern names
    // something that the crowd has none of.
    std::string path_of(std::string pattern, std::map<std::string, std::string> const& other = {});
    bool is_complete(std::string_view pattern) const;

private:
    Actor in_other_plan();
    std::map<std::string, std::string> things() const;

    std::string m_form_key = std::string(22, 'k');
    std::string m_other_session;
    int m_people = 0;
};

} // namespace gatehouse
