#include "accounts/portal.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"
#include "pages/fields.hpp"
#include "pages/paragraphs.hpp"

namespace gatehouse {

namespace {

struct Asked { // What one agreement's part of the page says.
    Agreement const* agreement;
    AgreementState before;
};

std::vector<Asked> asked_of(Visit const& visit)
{
    return visit.portal.db
        .read(visit.plan,
            [&](UnitOfWork& work) -> Result<std::vector<Asked>> {
                std::vector<Asked> asked;
                for (auto const& key : open_agreements(work, *visit.pack, visit.actor().account))
                    asked.push_back({ visit.pack->find_agreement(key),
                        agreement_state(work, *visit.pack, visit.actor().account, key) });
                return asked;
            })
        .value();
}

Response agreements_page(
    Visit const& visit, std::vector<Asked> const& asked, std::string_view next, Error const* error = nullptr)
{
    bool is_one = asked.size() == 1;
    bool is_new = std::ranges::none_of(asked, [](Asked const& each) { return each.before.accepted_at.has_value(); });
    auto title = is_one ? asked.front().agreement->title : say("accounts.the_agreements");
    auto frame = visit.frame(is_new ? say("accounts.read_and_accept", { { "title", title } })
            : is_one                ? say("accounts.has_changed", { { "title", title } })
                                    : say("accounts.have_changed", { { "title", title } }));
    frame.lead = say("accounts.the_portal_opens_once_you");
    frame.error = error;
    return visit.page("accounts/agreements.tpl", frame, [&](Section& page) {
        page.set("ACTION", visit.path("/agreements")).set("NEXT", next).set("SIGN_OUT", visit.path("/logout"));
        page.set("SERVICE_DESK", visit.pack->contacts.service_desk_name);
        for (auto const& [agreement, before] : asked) {
            auto part = page.add("AGREEMENT").set("TITLE", agreement->title).set("VERSION", agreement->version);
            if (before.accepted_at)
                add_time(part.add("BEFORE").set("OLD_VERSION", before.accepted_version), "ACCEPTED_AT",
                    full_moment(*before.accepted_at, visit.zone()));
            for (auto const& paragraph : paragraphs(agreement->text))
                part.add("PARAGRAPH").set("TEXT", paragraph);
            auto id = "accept_" + agreement->key,
                 label = say("common.i_have_read_and_accept", { { "agreement", agreement->title } });
            add_field(part, "CONSENT", ConsentField { .id = id, .label = label });
        }
    });
}

Result<Response> show_agreements(Visit const& visit)
{
    auto next = safe_next(visit, field(visit.request.query_parameters(), "next"));
    auto asked = asked_of(visit);
    return asked.empty() ? see_other(next) : agreements_page(visit, asked, next);
}

Result<Response> post_agreements(Visit const& visit)
{
    auto next = safe_next(visit, field(visit.request.form, "next"));
    std::vector<std::string> accepted;
    for (auto const& agreement : visit.pack->agreements)
        if (field(visit.request.form, "accept_" + agreement.key) == "yes")
            accepted.push_back(agreement.key);
    auto done = visit.portal.db.write(visit.plan, Isolation::read_committed,
        [&](UnitOfWork& work) { return accept_open_agreements(work, *visit.pack, visit.actor(), accepted); });
    if (!done && !done.error().fields.empty())
        return agreements_page(visit, asked_of(visit), next, &done.error());
    return see_other(next); // Also when another tab was quicker.
}

} // namespace

void add_agreement_routes(Router& router, Portal const& portal)
{
    mount(router, portal, Method::get, "/agreements", Right::accepting, show_agreements);
    mount(router, portal, Method::post, "/agreements", Right::accepting, post_agreements);
}

} // namespace gatehouse
