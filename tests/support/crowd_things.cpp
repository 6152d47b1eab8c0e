#include <stdexcept>

#include "accounts/factor_reset.hpp"
#include "registration/registration.hpp"
#include "service_desk/link_file.hpp"
#include "support/crowd.hpp"
#include "support/factors.hpp"
#include "support/providers.hpp"

namespace gatehouse {

namespace {

constexpr char const* nothing = "01890000-0000-7000-8000-000000000000";
constexpr char const* practitioner_of_group = "300100"; // Under the Tax ID of Palo Verde.

Evidence some_evidence() { return { "Dana Whitlock", "phone", "Called back at the number on file" }; }

std::vector<std::string> parameters_of(std::string_view pattern)
{
    std::vector<std::string> found;
    for (auto at = pattern.find('{'); at != pattern.npos; at = pattern.find('{', at + 1))
        found.emplace_back(pattern.substr(at, pattern.find('}', at) - at + 1));
    return found;
}

} // namespace

std::string Crowd::new_name() { return "person" + std::to_string(++m_people); }

MemberOf Crowd::member_for(std::string_view pattern)
{
    auto name = new_name();
    if (pattern.ends_with("/activation"))
        return member(palo_verde, add_pending(palo_verde, name));
    auto who = add_member(palo_verde, dana, name, { "claims.view" });
    if (pattern.ends_with("/unlock"))
        lock(who);
    if (pattern.ends_with("/factor-reset")) {
        give_test_factor(*this, who.account);
        write([&](UnitOfWork& work) { return ask_factor_reset(work, *pack, who); }).value();
    }
    if (pattern.ends_with("/demotion"))
        upgrade(dana, member(palo_verde, who)).value();
    return member(palo_verde, who);
}

InvitationId Crowd::sent_invitation(BatchId const& batch)
{
    auto name = new_name();
    return write([&](UnitOfWork& work) -> Result<InvitationId> {
        auto id = TRY(list_invitation(
            work, *pack, dana, { palo_verde, name + "@example.com", name, "Example", "", { "claims.view" } }));
        TRY(send_invitations(work, *pack, m_links, dana, palo_verde, batch, 100));
        return id;
    }).value();
}

AccessRequestId Crowd::asked_access()
{
    auto who = add_active(new_name());
    return write([&](UnitOfWork& work) { return request_access(work, { who, palo_verde }); }).value();
}

LinkId Crowd::begun_link()
{
    ProviderOnFile on_file { .number = std::to_string(310'000 + ++m_offices) };
    put_provider(*this, on_file);
    LinkForm form { "group", "", "", on_file.name, on_file.number, on_file.tax_id, "85281" };
    return write([&](UnitOfWork& work) { return begin_link(work, *pack, dana, form); }).value();
}

NoticeId Crowd::written_notice(bool is_published)
{
    NoticeText text { "A title", "A sentence.", {}, "", "Claims", NoticeReach::updates, clock.now(), std::nullopt };
    return write([&](UnitOfWork& work) -> Result<NoticeId> {
        auto id = TRY(write_notice(work, nico, { .text = text }));
        if (is_published)
            TRY(publish_notice(work, nico, id, 1));
        return id;
    }).value();
}

DesignationId Crowd::asked_designation()
{
    auto who = member(palo_verde, add_member(palo_verde, dana, new_name()));
    write([&](UnitOfWork& work) {
        return designate_at_request(work, *pack, m_links, wendell, { who, some_evidence() });
    }).value();
    return { text("SELECT id FROM designation_request WHERE membership_id = '" + who.member.value + "'") };
}

std::string Crowd::asked_links()
{
    auto who = add_active(new_name());
    return link_from_file(*db, *pack, wendell,
        { who, some_evidence(), "Provider ID,Tax ID,Permissions\n204417,12-3456789,claims.view\n" })
        .value()
        .id->value;
}

AccountId Crowd::account_for(std::string_view pattern)
{
    if (!pattern.ends_with("/unlock"))
        return dana.account;
    auto who = add_member(palo_verde, dana, new_name());
    lock(who);
    return who.account;
}

std::string Crowd::import_run()
{
    auto id = "import-" + std::to_string(++m_people);
    run("INSERT INTO import_run (plan_id, id, format, file_name, whole, started_by, started_at, state, generation, "
        "imported, changed, unchanged, refused, ended, reason) VALUES ('"
        + home.value + "', '" + id
        + "', 'gatehouse', 'providers.csv', 'full', 'test', 0, 'finished', 0, 0, 0, 0, 0, 0, '')");
    return id;
}

LetterId Crowd::mail_letter_to(Actor const& who, ProviderId const& provider)
{
    auto prepared = prepare_letter(*db, slow_hash, *pack).value();
    auto id = write([&](UnitOfWork& work) {
        auto address = letter_destinations(work, *pack, provider).at(0).address;
        return send_activation_letter(
            work, *pack, { who.account, provider, address, work.now, audit_actor(who) }, prepared);
    }).value();
    auto now = std::to_string(clock.now().time_since_epoch().count());
    run("INSERT INTO letter_batch (plan_id, id, created_at, folder, folder_id, completed_at, mailed_at) VALUES ('"
        + plan.value + "', 'batch-" + id.value + "', " + now + ", '/out', 'x', " + now + ", " + now + ")");
    run("UPDATE letter SET sealed_secret = NULL, batch_id = 'batch-" + id.value + "', printed_at = " + now
        + ", mailed_at = " + now + " WHERE id = '" + id.value + "'");
    return id;
}

Crowd::Ids Crowd::office_with_claim()
{
    auto number = std::to_string(320'000 + ++m_offices);
    auto office = put_provider(*this, { .number = number });
    auto claimant = add_pending(office, new_name(), Role::org_admin);
    auto letter = mail_letter_to(claimant, office);
    auto address = db->read(plan,
        [&](UnitOfWork& work) -> Result<std::string> { return letter_destinations(work, *pack, office).at(0).key; });
    return { { "{office}", number }, { "{member}", member(office, claimant).member.value },
        { "{letter}", letter.value }, { "{address}", address.value() } };
}

Crowd::Ids Crowd::things_for(std::string_view pattern)
{
    Ids ids { { "{plan}", home.value }, { "{provider}", palo_verde.value }, { "{office}", "770518" },
        { "{session}", m_other_session }, { "{capability}", "claims.view" }, { "{queue}", "returned" },
        { "{agreement}", pack->agreements.front().key }, { "{file}", "no-such-file.css" },
        { "{registration}", nothing } };
    auto names = [&](std::string_view name) { return pattern.contains(name); };
    if (names("{member}") || pattern.ends_with("/upgrade"))
        ids["{member}"] = member_for(pattern).member.value;
    if (names("{letter}") || pattern.ends_with("/letter"))
        for (auto const& [name, id] : office_with_claim())
            ids[name] = id;
    if (names("{account}"))
        ids["{account}"] = account_for(pattern).value;
    if (names("{number}"))
        ids["{number}"] = practitioner_of_group;
    if (names("{invitation}") || names("{batch}")) {
        BatchId batch { write([](UnitOfWork& work) -> Result<std::string> { return work.new_id(); }).value() };
        ids["{invitation}"] = sent_invitation(batch).value;
        ids["{batch}"] = batch.value;
    }
    if (names("{request}"))
        ids["{request}"] = asked_access().value;
    if (names("{link}"))
        ids["{link}"] = begun_link().value;
    if (names("{notice}"))
        ids["{notice}"] = written_notice(pattern.ends_with("/end")).value;
    if (names("{designation}"))
        ids["{designation}"] = asked_designation().value;
    if (names("{links}"))
        ids["{links}"] = asked_links();
    if (names("{run}"))
        ids["{run}"] = import_run();
    return ids;
}

Crowd::Ids Crowd::nothing_for(std::string_view pattern) const
{
    Ids ids;
    for (auto const& name : parameters_of(pattern))
        ids[name] = nothing;
    ids["{plan}"] = home.value;
    return ids;
}

std::string Crowd::path_of(std::string pattern, Ids const& ids)
{
    for (auto const& name : parameters_of(pattern)) {
        if (!ids.contains(name))
            throw std::logic_error("tests/support/crowd_things.cpp does not know " + name + " in " + pattern);
        pattern.replace(pattern.find(name), name.size(), ids.at(name));
    }
    return pattern;
}

} // namespace gatehouse
