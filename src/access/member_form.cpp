#include "access/member_form.hpp"

#include <algorithm>

#include "access/member_rules.hpp"
#include "access/office_page.hpp"
#include "http/form.hpp"

namespace gatehouse {

namespace {

bool contains(std::vector<std::string> const& keys, std::string_view key)
{
    return std::ranges::find(keys, key) != keys.end();
}

std::vector<std::string> proposed(Visit const& visit, Member const& member)
{
    auto query = visit.request.query_parameters();
    auto const& jobs = visit.pack->access.jobs;
    auto job = std::ranges::find(jobs, field(query, "job"), &Job::key);
    return job == jobs.end() ? member.granted : job->capabilities;
}

struct Boxes {
    std::vector<std::string> const& grantable;
    std::vector<std::string> const& granted;
    std::vector<std::string> ticked;
};

void add_subsystem(Section& form, Subsystem const& subsystem, Boxes const& boxes)
{
    auto is_offered = [&](Capability const& capability) {
        return contains(boxes.grantable, capability.key) || contains(boxes.granted, capability.key);
    };
    if (std::ranges::none_of(subsystem.capabilities, is_offered))
        return;
    auto group = form.add("SUBSYSTEM").set("SUBSYSTEM_LABEL", subsystem.label);
    for (auto const& capability : subsystem.capabilities) {
        if (!is_offered(capability))
            continue;
        auto box = group.add("BOX").set("KEY", capability.key).set("LABEL", capability.label);
        box.set("HELP", capability.help).show_if(contains(boxes.ticked, capability.key), "CHECKED");
        box.show_if(!contains(boxes.grantable, capability.key), "DORMANT");
    }
}

} // namespace

std::vector<std::string> ticked_capabilities(Pack const& pack, Parameters const& form)
{
    std::vector<std::string> keys;
    for (auto const& subsystem : pack.access.subsystems)
        for (auto const& capability : subsystem.capabilities)
            if (form.contains("may." + capability.key))
                keys.push_back(capability.key);
    return keys;
}

void add_permission_form(
    Section& page, Visit const& visit, Member const& member, std::vector<std::string> const& grantable, bool was_sent)
{
    auto const& pack = *visit.pack;
    MemberOf who { member.membership.provider, member.membership.id };
    bool pending = member.membership.status == MembershipStatus::pending;
    auto form = page.add("PERMISSIONS")
                    .set("PERMISSIONS_HEADING", pending ? say("access.choose_permissions") : say("common.permissions"));
    form.set("MEMBER_PATH", visit.path(member_path(who)));
    form.set("ACTION", visit.path(member_path(who, pending ? "/activation" : "/permissions")));
    form.set("SUBMIT", pending ? say("access.activate_with_these_permissions") : say("access.save_the_permissions"));
    if (pending)
        form.add("TURN_AWAY").set("REMOVAL_PATH", visit.path(member_path(who, "/removal")));
    else
        form.add("SEEN_FIELD").set("SEEN_KEYS", joined(member.granted));
    for (auto const& job : pack.access.jobs)
        form.add("JOB").set("KEY", job.key).set("LABEL", job.label);
    add_capability_boxes(form, pack, grantable, member.granted,
        was_sent ? ticked_capabilities(pack, visit.request.form) : proposed(visit, member));
}

void add_capability_boxes(Section& form, Pack const& pack, std::vector<std::string> const& grantable,
    std::vector<std::string> const& granted, std::vector<std::string> ticked)
{
    Boxes boxes { grantable, granted, std::move(ticked) };
    for (auto const& subsystem : pack.access.subsystems)
        add_subsystem(form, subsystem, boxes);
}

} // namespace gatehouse
