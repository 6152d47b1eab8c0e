#include "access/leave_routes.hpp"

#include "access/office_home.hpp"
#include "access/office_page.hpp"
#include "access/permit.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "pages/fields.hpp"

namespace gatehouse {

namespace {

enum class Way : std::uint8_t { removal, demotion };

struct Leaving {
    Member member;
    Provider provider;
    bool is_last_admin;
    std::vector<Member> successors; // Who could be upgraded, when one is needed.
};

Result<Leaving> load(UnitOfWork& work, Visit const& visit)
{
    auto const& pack = *visit.pack;
    auto member = TRY(find_member(work, pack, visit.actor(), member_of(visit)));
    auto home = TRY(office_home(work, pack, visit.actor(), provider_of(visit)));
    bool is_admin = member.membership.role == Role::org_admin && member.membership.status == MembershipStatus::active;
    bool is_last = is_admin && home.office.org_admins.size() == 1;
    std::vector<Member> successors;
    if (is_last)
        successors = TRY(list_members(work, pack, visit.actor(), provider_of(visit)));
    std::erase_if(successors, [](Member const& other) { return !can_be_upgraded(other); });
    return Leaving { std::move(member), std::move(home.provider), is_last, std::move(successors) };
}

void add_effects(Section& page, Visit const& visit, Leaving const& leaving, Way way)
{
    auto effect = [&](std::string const& text) { page.add("EFFECT").set("TEXT", text); };
    auto const& name = leaving.member.membership.display_name;
    auto office = office_lead(*visit.pack, leaving.provider);
    if (leaving.member.membership.status == MembershipStatus::pending) {
        effect(name + " is not let in to " + office + ".");
    } else if (way == Way::removal) {
        effect(name + " can no longer act for " + office + ".");
        effect("All permissions for this office end. Nothing that " + name + " has sent is lost.");
        effect("Whoever works for other offices here keeps what they have there.");
    } else {
        effect(name + " can no longer let people in, choose permissions, unlock or remove for " + office + ".");
        effect("The permissions that " + name + " had before the upgrade count again.");
    }
}

// A successor is asked for only where the office would be left without an org_admin.
void add_succession(Section& page, Visit const& visit, Leaving const& leaving)
{
    if (!leaving.is_last_admin) {
        page.show("POSSIBLE");
        return;
    }
    auto why = leaving.member.membership.display_name + " is the last " + visit.pack->words.org_admin.name
        + " of this office. Somebody must take over in the same step.";
    if (leaving.successors.empty()) {
        page.add("NO_SUCCESSOR").set("WHY", why);
        return;
    }
    std::vector<Choice> choices;
    for (auto const& member : leaving.successors)
        choices.push_back({ member.membership.id.value, member.membership.display_name });
    auto part = page.show("POSSIBLE").add("SUCCESSION").set("WHY", why);
    add_field(part, "SUCCESSOR",
        SelectField { .id = "successor",
            .label = "Successor",
            .choices = choices,
            .value = field(visit.request.form, "successor"),
            .placeholder = "Choose a user" });
}

Result<Response> show(Visit const& visit, Way way, Error const* error = nullptr)
{
    auto leaving = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return load(work, visit); }));
    auto const& membership = leaving.member.membership;
    auto const& account_word = visit.pack->words.org_user.account;
    bool pending = membership.status == MembershipStatus::pending;
    if (way == Way::demotion && membership.role != Role::org_admin)
        return visit.redirect(member_path(member_of(visit)));

    std::string verb = way == Way::demotion ? "Change to " + account_word
        : pending                           ? "Turn away"
                                            : visit.pack->words.revoke;
    auto frame = visit.frame(verb + ": " + membership.display_name + "?");
    frame.breadcrumbs = { { "Home", visit.path(office_path(membership.provider)) },
        { visit.pack->words.admin, visit.path(office_path(membership.provider, "/admin")) } };
    frame.error = error;
    return visit.page("access/leave.tpl", frame, [&](Section& page) {
        page.set("VERB", verb).set("KEEP", pending ? "Decide later" : "Keep access");
        page.set("BACK", visit.path(member_path(member_of(visit))));
        page.set("ACTION", visit.path(member_path(member_of(visit), way == Way::removal ? "/removal" : "/demotion")));
        add_effects(page, visit, leaving, way);
        add_succession(page, visit, leaving);
    });
}

// Whoever has just left the role, or the office, cannot go back to the Admin page.
std::string after_leaving(Visit const& visit)
{
    auto may = [&](Right right) {
        return visit.portal.db
            .read(visit.plan,
                [&](UnitOfWork& work) { return permit(work, *visit.pack, visit.actor(), right, provider_of(visit)); })
            .has_value();
    };
    if (may(Right::manage_people))
        return office_path(provider_of(visit), "/admin");
    return may(Right::see_office) ? office_path(provider_of(visit)) : "/";
}

Result<Response> leave(Visit const& visit, Way way)
{
    LeavingMember command { member_of(visit) };
    if (auto chosen = field(visit.request.form, "successor"); !chosen.empty())
        command.successor = MembershipId { std::string(chosen) };
    auto done = visit.portal.db.write(visit.plan, [&](UnitOfWork& work) {
        auto const& pack = *visit.pack;
        return way == Way::removal ? remove_member(work, pack, visit.actor(), command)
                                   : demote_member(work, pack, visit.actor(), command);
    });
    if (!done && (done.error().kind == ErrorKind::conflict || done.error().kind == ErrorKind::invalid_input))
        return show(visit, way, &done.error());
    TRY(std::move(done));
    return visit.redirect(after_leaving(visit), way == Way::removal ? "removed" : "demoted");
}

} // namespace

void add_leave_routes(Router& router, Portal const& portal)
{
    for (auto way : { Way::removal, Way::demotion }) {
        std::string pattern
            = std::string("/providers/{provider}/members/{member}") + (way == Way::removal ? "/removal" : "/demotion");
        auto add = [&](Method method, PageHandler handler) {
            mount(router, portal, method, pattern, Right::manage_people,
                explained("manage the people of this office", std::move(handler)));
        };
        add(Method::get, [way](Visit const& visit) { return show(visit, way); });
        add(Method::post, [way](Visit const& visit) { return leave(visit, way); });
    }
}

} // namespace gatehouse
