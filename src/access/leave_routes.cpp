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
        effect(say("access.is_not_let_in_to", { { "name", name }, { "office", office } }));
    } else if (way == Way::removal) {
        effect(say("access.can_no_longer_act_for", { { "name", name }, { "office", office } }));
        effect(say("access.all_permissions_for_this_office", { { "name", name } }));
        effect(say("access.whoever_works_for_other_offices"));
    } else {
        effect(say("access.can_no_longer_let_people", { { "name", name }, { "office", office } }));
        effect(say("access.the_permissions_that_had_before", { { "name", name } }));
    }
}

// A successor is asked for only where the office would be left without an org_admin.
void add_succession(Section& page, Visit const& visit, Leaving const& leaving)
{
    if (!leaving.is_last_admin) {
        page.show("POSSIBLE");
        return;
    }
    auto why = say("access.is_the_last_of_this",
        { { "person", leaving.member.membership.display_name }, { "org_admin", visit.pack->words.org_admin.name } });
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
            .label = say("access.successor"),
            .choices = choices,
            .value = field(visit.request.form, "successor"),
            .placeholder = say("access.choose_a_user") });
}

Result<Response> show(Visit const& visit, Way way, Error const* error = nullptr)
{
    auto leaving = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return load(work, visit); }));
    auto const& membership = leaving.member.membership;
    auto const& account_word = visit.pack->words.org_user.account;
    bool pending = membership.status == MembershipStatus::pending;
    if (way == Way::demotion && membership.role != Role::org_admin)
        return visit.redirect(member_path(member_of(visit)));

    std::string verb = way == Way::demotion ? say("access.change_to_account_word", { { "account_word", account_word } })
        : pending                           ? say("access.turn_away")
                                            : visit.pack->words.revoke;
    auto frame = visit.frame(verb + ": " + membership.display_name + "?");
    frame.breadcrumbs = { { say("access.home"), visit.path(office_path(membership.provider)) },
        { visit.pack->words.admin, visit.path(office_path(membership.provider, "/admin")) } };
    frame.error = error;
    return visit.page("access/leave.tpl", frame, [&](Section& page) {
        page.set("VERB", verb).set("KEEP", pending ? say("access.decide_later") : say("access.keep_access"));
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
                explained(say("access.manage_the_people_of_this"), std::move(handler)));
        };
        add(Method::get, [way](Visit const& visit) { return show(visit, way); });
        add(Method::post, [way](Visit const& visit) { return leave(visit, way); });
    }
}

} // namespace gatehouse
