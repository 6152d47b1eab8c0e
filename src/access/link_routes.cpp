#include "access/link_routes.hpp"

#include "access/links.hpp"
#include "access/office_page.hpp"
#include "access/paging.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"
#include "pages/fields.hpp"
#include "pages/paragraphs.hpp"

namespace gatehouse {

namespace {

constexpr std::int64_t links_on_page = 50;

bool can_be_mended(Error const& error)
{
    return error.kind == ErrorKind::invalid_input || error.kind == ErrorKind::conflict
        || error.kind == ErrorKind::rate_limited;
}

LinkForm form_of(Visit const& visit)
{
    auto typed = [&](std::string_view name) { return std::string(field(visit.request.form, name)); };
    return { typed("provider_type"), typed("first_name"), typed("last_name"), typed("group_name"), typed("provider_id"),
        typed("tax_id"), typed("zip") };
}

Result<> require_linking(Visit const& visit)
{
    if (!visit.pack->access.linking)
        return refuse(ErrorKind::not_found, "link.not_offered");
    return {};
}

void add_fields(Section& page, Visit const& visit, LinkForm const& typed)
{
    auto const& words = visit.pack->words;
    add_field(page, "PROVIDER_TYPE",
        SelectField { .id = "provider_type",
            .label = say("access.provider_type"),
            .choices = { { "practitioner", say("common.practitioner") }, { "group", say("common.group") } },
            .value = typed.provider_type,
            .placeholder = say("access.choose_one") });
    auto add = [&](std::string_view marker, std::string_view id, std::string_view label, std::string_view hint,
                   std::string const& value, Width width) {
        add_field(page, marker, TextField { .id = id, .label = label, .hint = hint, .value = value, .width = width });
    };
    add("FIRST_NAME", "first_name", say("access.first_name"), say("access.of_a_practitioner"), typed.first_name,
        Width::name);
    add("LAST_NAME", "last_name", say("access.last_name"), say("access.of_a_practitioner"), typed.last_name,
        Width::name);
    add("GROUP_NAME", "group_name", say("access.group_name"), say("access.of_a_group"), typed.group_name, Width::name);
    add("PROVIDER_ID", "provider_id", words.provider_id, say("access.in_the_welcome_letter"), typed.provider_id,
        Width::id);
    add("TAX_ID", "tax_id", words.tax_id, say("access.nine_digits"), "", Width::id);
    add("ZIP", "zip", say("access.zip_code"), say("access.of_any_address_on_file"), typed.zip, Width::zip);
}

Result<Response> show_form(Visit const& visit, Error const* error = nullptr)
{
    TRY(require_linking(visit));
    auto const& words = visit.pack->words;
    auto frame = visit.frame(words.link_account);
    frame.lead = say("access.one_login_for_a_further", { { "provider_id", words.provider_id } });
    frame.error = error;
    return visit.page("access/link_account.tpl", frame, [&](Section& page) {
        page.set("ACTION", visit.path("/link-account")).set("BACK", visit.path("/linked-accounts"));
        page.set("LINKED", words.linked_accounts);
        add_fields(page, visit, form_of(visit));
    });
}

Result<Response> begin(Visit const& visit)
{
    TRY(require_linking(visit));
    auto form = form_of(visit);
    auto admitted = visit.portal.db.write(visit.plan, Isolation::read_committed,
        [&](UnitOfWork& work) -> Result<bool> { return admit_link(work, *visit.pack, visit.actor(), form); });
    if (!admitted.value()) {
        Error error { ErrorKind::rate_limited, "link.throttled", say("access.too_many_tries_within_a") };
        return show_form(visit, &error);
    }
    auto begun = visit.portal.db.write(
        visit.plan, [&](UnitOfWork& work) { return begin_link(work, *visit.pack, visit.actor(), form); });
    if (!begun && can_be_mended(begun.error()))
        return show_form(visit, &begun.error());
    auto id = TRY(std::move(begun));
    return visit.redirect("/link-account/" + id.value);
}

void add_agreements(Section& page, Visit const& visit)
{
    for (auto const& agreement : visit.pack->agreements) {
        auto part = page.add("AGREEMENT").set("TITLE", agreement.title);
        for (auto const& paragraph : paragraphs(agreement.text))
            part.add("PARAGRAPH").set("TEXT", paragraph);
        auto id = "accept_" + agreement.key;
        auto label = say("common.i_have_read_and_accept", { { "agreement", agreement.title } });
        add_field(part, "CONSENT", ConsentField { .id = id, .label = label });
    }
}

Result<Response> show_agreement(Visit const& visit, Error const* error = nullptr)
{
    LinkId id { visit.parameter("link") };
    auto begun = TRY(visit.portal.db.read(
        visit.plan, [&](UnitOfWork& work) { return find_link(work, *visit.pack, visit.actor(), id); }));
    auto const& words = visit.pack->words;
    auto frame = visit.frame(words.link_account);
    frame.lead = say("access.for_this_accept_once_more", { { "provider_id", words.provider_id } });
    frame.error = error;
    return visit.page("access/link_agreement.tpl", frame, [&](Section& page) {
        page.set("OFFICE", office_lead(*visit.pack, begun.provider));
        page.set("WHAT_THEN",
            begun.has_org_admin
                ? say("access.it_has_who_is_asked", { { "an_org_admin", words.org_admin.indefinite } })
                : say("access.nobody_administers_it_yet_you", { { "org_admin", words.org_admin.name } }));
        page.set("ACTION", visit.path("/link-account/" + id.value)).set("BACK", visit.path("/linked-accounts"));
        add_agreements(page, visit);
    });
}

Result<Response> finish(Visit const& visit)
{
    std::set<std::string> accepted;
    for (auto const& agreement : visit.pack->agreements)
        if (field(visit.request.form, "accept_" + agreement.key) == "yes")
            accepted.insert(agreement.key);
    LinkId id { visit.parameter("link") };
    auto done = visit.portal.db.write(
        visit.plan, [&](UnitOfWork& work) { return finish_link(work, *visit.pack, visit.actor(), id, accepted); });
    if (!done && done.error().kind == ErrorKind::invalid_input)
        return show_agreement(visit, &done.error());
    auto finished = TRY(std::move(done));
    return visit.redirect(
        "/linked-accounts", finished.status == MembershipStatus::active ? "linked" : "link-requested");
}

void add_link(Section& page, Visit const& visit, Linked const& linked)
{
    auto const& [membership, provider] = linked;
    auto row = page.add("LINK").set("NAME", provider.name).set("NUMBER", provider.number);
    row.set("ROLE", role_title(*visit.pack, membership.role));
    if (membership.status == MembershipStatus::active) {
        row.add("OPEN").set("HREF", visit.path(office_path(provider.id)));
        add_tag(row, "STATUS", TagKind::good, say("common.active"));
    } else {
        row.show("WAITS");
        add_tag(row, "STATUS", TagKind::warn, say("common.pending_approval"), "hourglass_empty");
    }
}

Result<Response> show_linked(Visit const& visit)
{
    TRY(require_linking(visit));
    auto const& words = visit.pack->words;
    auto part = part_of(visit, links_on_page);
    auto query = visit.request.query_parameters();
    std::string wanted(field(query, "q"));
    auto shown = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<LinkedPage> {
        return linked_providers(work, visit.actor().account, wanted, part.limit, part.offset);
    }));
    auto frame = visit.frame(words.linked_accounts);
    frame.lead = say_count("access.count_providers", shown.total);
    frame.action = Link { words.link_account, visit.path("/link-account") };
    frame.action_icon = "add";
    visit.add_flash(frame,
        { { "linked", say("access.the_provider_is_linked_to", { { "org_admin", words.org_admin.name } }) },
            { "link-requested", say("access.you_have_asked_to_be", { { "org_admin", words.org_admin.name } }) } });
    return visit.page("access/linked_accounts.tpl", frame, [&](Section& page) {
        page.set("ACTION", visit.path("/linked-accounts")).set("Q", wanted).set("NUMBER_LABEL", words.provider_id);
        page.show_if(!wanted.empty(), "ALL").show_if(shown.total == 0, "NO_HIT");
        for (auto const& linked : shown.links)
            add_link(page, visit, linked);
        add_paging(page, visit, part, shown.total);
    });
}

} // namespace

void add_link_routes(Router& router, Portal const& portal)
{
    using enum Method;
    mount(router, portal, get, "/link-account", Right::signed_in, [](Visit const& visit) { return show_form(visit); });
    mount(router, portal, post, "/link-account", Right::signed_in, begin);
    mount(router, portal, get, "/link-account/{link}", Right::signed_in,
        [](Visit const& visit) { return show_agreement(visit); });
    mount(router, portal, post, "/link-account/{link}", Right::signed_in, finish);
    mount(router, portal, get, "/linked-accounts", Right::signed_in, show_linked);
}

} // namespace gatehouse
