#include "access/links.hpp"

#include <algorithm>
#include <iterator>
#include <ranges>

#include "access/link_store.hpp"
#include "access/membership_store.hpp"
#include "base/encoding.hpp"
#include "base/fold.hpp"
#include "base/zip_code.hpp"
#include "db/database.hpp"
#include "db/throttle.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

constexpr auto good_for = std::chrono::minutes(30);

Result<> require_offered(Pack const& pack, Actor const& actor)
{
    if (!pack.access.linking || actor.kind != AccountKind::provider)
        return refuse(ErrorKind::not_found, "link.not_offered");
    return {};
}

// Everything that is missing or malformed, at once.
Error check(LinkForm const& form)
{
    Error error { ErrorKind::invalid_input, "link.incomplete", say("access.mend_the_marked_fields") };
    auto need = [&](std::string const& value, char const* field, std::string const& message) {
        if (value.empty())
            error.fields.push_back({ field, message });
    };
    bool as_group = form.provider_type == "group";
    if (!as_group && form.provider_type != "practitioner")
        error.fields.push_back({ "provider_type", say("enrollment.no_type") });
    if (as_group)
        need(form.group_name, "group_name", say("access.enter_the_groups_name_as"));
    else {
        need(form.first_name, "first_name", say("common.enter_the_practitioners_first_name"));
        need(form.last_name, "last_name", say("common.enter_the_practitioners_last_name"));
    }
    need(form.provider_id, "provider_id", say("access.enter_the_number_as_in"));
    if (!TaxId::parse(form.tax_id))
        error.fields.push_back({ "tax_id", say("access.enter_a_tax_id_of") });
    if (!ZipCode::parse(form.zip))
        error.fields.push_back({ "zip", say("invitation.zip_malformed") });
    return error;
}

ProviderIdentity identity_of(LinkForm const& form, TaxId tax_id, ZipCode zip)
{
    return { .as_group = form.provider_type == "group",
        .first_name = form.first_name,
        .last_name = form.last_name,
        .group_name = form.group_name,
        .number = form.provider_id,
        .tax_id = std::move(tax_id),
        .zip = std::move(zip) };
}

void record_agreements(UnitOfWork& work, Pack const& pack, Actor const& actor, LinkId const& id)
{
    for (auto const& agreement : pack.agreements) {
        accept_agreement(work, pack, actor.account, agreement.key);
        link_store::accept(work, id, agreement.key, agreement.version, sha256_hex(agreement.text));
    }
}

// By number.
std::vector<MembershipId> fitting(UnitOfWork& work, AccountId const& account, std::string_view wanted)
{
    auto whole = find_provider_by_number(work, wanted);
    if (auto linked = whole ? membership_store::find_open(work, account, whole->id) : std::nullopt)
        return { std::move(linked->id) };
    std::vector<MembershipId> ids;
    auto folded = fold(wanted);
    for (auto& each : link_store::searchable(work, account))
        if (fold(each.name).contains(folded) || fold(each.number).contains(folded))
            ids.push_back(std::move(each.id));
    return ids;
}

} // namespace

bool admit_link(UnitOfWork& work, Pack const& pack, Actor const& actor, LinkForm const& form)
{
    record(
        work, { audit_actor(actor), "link.tried", about_account(actor.account), { { "number", form.provider_id } } });
    auto const& limits = pack.limits;
    bool by_account = within_limit(work, "link.account", actor.account.value, limits.registration_per_network.uses,
        limits.registration_per_network.window);
    bool by_number = within_limit(work, "registration.provider_id", fold(form.provider_id),
        limits.registration_per_provider_id.uses, limits.registration_per_provider_id.window);
    return by_account && by_number;
}

Result<LinkId> begin_link(UnitOfWork& work, Pack const& pack, Actor const& actor, LinkForm const& form)
{
    TRY(require_offered(pack, actor));
    if (auto error = check(form); !error.fields.empty())
        return std::unexpected(std::move(error));
    auto tax_id = TRY(TaxId::parse(form.tax_id));
    auto zip = TRY(ZipCode::parse(form.zip));
    auto provider = match_identity(work, identity_of(form, tax_id, zip), pack.registration.strict_match);
    if (!provider)
        return refuse(ErrorKind::conflict, "link.no_match",
            { { "provider_id", pack.words.provider_id }, { "tax_id", pack.words.tax_id } });
    if (auto known = membership_store::find_open(work, actor.account, provider->id))
        return fail(ErrorKind::conflict, "link.already",
            known->status == MembershipStatus::active
                ? say("access.your_account_is_linked_to", { { "provider", provider->name } })
                : say("access.you_have_asked_for_already", { { "provider", provider->name } }));
    return link_store::insert(work, actor.account, provider->id, tax_id.match(work.keys.matching), work.now + good_for);
}

Result<LinkBegun> find_link(UnitOfWork& work, Pack const& pack, Actor const& actor, LinkId const& id)
{
    TRY(require_offered(pack, actor));
    auto link = link_store::find_open(work, actor.account, id);
    auto provider = link ? find_provider(work, link->provider) : std::nullopt;
    if (!provider)
        return refuse(ErrorKind::not_found, "link.unknown");
    bool has_org_admin = !office_state(work, link->provider).org_admins.empty();
    return LinkBegun { id, std::move(*provider), has_org_admin };
}

Result<LinkFinished> finish_link(
    UnitOfWork& work, Pack const& pack, Actor const& actor, LinkId const& id, std::set<std::string> const& accepted)
{
    auto begun = TRY(find_link(work, pack, actor, id));
    auto link = link_store::find_open(work, actor.account, id).value();
    Error error { ErrorKind::invalid_input, "link.not_agreed", say("access.nothing_is_linked_before_you") };
    for (auto const& agreement : pack.agreements)
        if (!accepted.contains(agreement.key))
            error.fields.push_back(
                { "accept_" + agreement.key, say("access.read_and_accept_the", { { "agreement", agreement.title } }) });
    if (!error.fields.empty())
        return std::unexpected(std::move(error));

    bool as_group = begun.provider.kind == ProviderKind::group;
    auto role = begun.has_org_admin ? Role::org_user : Role::org_admin;
    auto membership = TRY(
        request_membership(work, { actor.account, link.provider, role, as_group ? link.proved_tax_id_hash : "" }));
    if (!link_store::finish(work, id, membership))
        return refuse(ErrorKind::not_found, "link.unknown");
    record_agreements(work, pack, actor, id);
    if (!begun.has_org_admin)
        TRY(activate_founding_admin(work, actor.account, link.provider));
    record(work,
        { audit_actor(actor), "link.finished", about_organisation(link.provider),
            { { "link", id.value }, { "account", actor.account.value }, { "role", std::string(to_string(role)) } } });
    return LinkFinished { link.provider, begun.has_org_admin ? MembershipStatus::pending : MembershipStatus::active };
}

std::optional<Linked> find_linked(UnitOfWork& work, MembershipId const& id)
{
    auto membership = membership_store::find(work, id).value();
    auto provider = find_provider(work, membership.provider);
    if (!provider)
        return std::nullopt;
    return Linked { std::move(membership), std::move(*provider) };
}

std::int64_t count_linked_up_to(UnitOfWork& work, AccountId const& account, std::int64_t at_most)
{
    return static_cast<std::int64_t>(link_store::linked_by_number(work, account, at_most, 0).size());
}

LinkedPage linked_providers(
    UnitOfWork& work, AccountId const& account, std::string_view wanted, std::int64_t limit, std::int64_t offset)
{
    LinkedPage page { {}, 0 };
    std::vector<MembershipId> shown;
    if (wanted.empty()) {
        page.total = link_store::count_linked(work, account);
        shown = link_store::linked_by_number(work, account, limit, offset);
    } else {
        auto ids = fitting(work, account, wanted);
        page.total = static_cast<std::int64_t>(ids.size());
        std::ranges::copy(ids | std::views::drop(offset) | std::views::take(limit), std::back_inserter(shown));
    }
    for (auto const& id : shown)
        if (auto linked = find_linked(work, id))
            page.links.push_back(std::move(*linked));
    return page;
}

std::vector<Linked> waiting_links(UnitOfWork& work, AccountId const& account, std::int64_t limit)
{
    std::vector<Linked> waiting;
    for (auto const& id : link_store::waiting(work, account, limit))
        if (auto linked = find_linked(work, id))
            waiting.push_back(std::move(*linked));
    return waiting;
}

} // namespace gatehouse
