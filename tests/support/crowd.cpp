#include "support/crowd.hpp"

#include "accounts/factor_reset.hpp"
#include "base/encoding.hpp"
#include "http/csrf.hpp"
#include "support/factors.hpp"
#include "support/providers.hpp"

namespace gatehouse {

Crowd::Crowd(Engine engine_)
    : Offices(engine_)
    , engine(engine_)
    , application({ .db = *db,
          .packs = packs,
          .slow_hash = slow_hash,
          .clock = clock,
          .random = chance,
          .keys = around.keys,
          .origin = "https://portal.example",
          .log = [this](std::string_view line) { log.emplace_back(line); } })
    , dana(found(palo_verde, "dana"))
    , priya(found(juniper, "priya"))
    , bo(add_member(palo_verde, dana, "boris", { "claims.view" }))
    , ines(add_member(palo_verde, dana, "ines"))
    , pia(actor_of(add_active("pia")))
    , tess(add_staff("tess"))
    , nico(add_staff("nico"))
    , wendell(add_staff("wendell"))
    , xena(in_other_plan())
    , other_plans_office(ProviderId { text("SELECT id FROM provider WHERE plan_id = 'cca'") })
{
    // A plan that offers whatever there is, so that every route is there.
    change_rules([](Pack& rules) {
        rules.access.invitations.offered = true;
        rules.access.linking = true;
        rules.access.group_sees = GroupSees::tax_id;
    });
    packs.put(*pack);
    auto other = *pack;
    other.plan = other_plan;
    packs.put(other);
    run("UPDATE account SET staff_role = 'service_desk_lead' WHERE user_name IN ('tess', 'wendell')");
    run("UPDATE account SET staff_role = 'network_manager' WHERE user_name = 'nico'");
    run("UPDATE membership SET proved_tax_id_hash = '"
        + TaxId::parse(ProviderOnFile {}.tax_id)->match(around.keys.matching) + "' WHERE provider_id = '"
        + palo_verde.value + "'");
    put_provider(*this, { .number = "300100", .name = "Marisol Tennant", .kind = ProviderKind::practitioner });
    add_pending(palo_verde, "pia");
    add_pending(juniper, "boris");
    activate(priya, member(juniper, bo), { "eligibility.view" }).value();

    pending = caller(pending.name, pia);
    individual = caller(individual.name, ines);
    master = caller(master.name, dana);
    other_master = caller(other_master.name, priya);
    other_plans_master = caller(other_plans_master.name, xena);
    staff = caller(staff.name, tess);
    network_manager = caller(network_manager.name, nico);
    auto audra = add_staff("audra");
    run("UPDATE account SET staff_role = 'auditor' WHERE id = '" + audra.account.value + "'");
    auditor = caller(auditor.name, audra);
    other_plans_staff = caller(other_plans_staff.name, staff_in_other_plan("yara", StaffRank::service_desk_lead));
    other_plans_network_manager
        = caller(other_plans_network_manager.name, staff_in_other_plan("zoe", StaffRank::network_manager));
    at_code = caller(at_code.name, actor_of(add_active("cole")), SessionStage::activation_code);
    at_password = caller(at_password.name, actor_of(add_active("nora")), SessionStage::new_password);
    staff_at_password = caller(staff_at_password.name, add_staff("olga"), SessionStage::new_password);
    auto faye = actor_of(add_active("faye"));
    give_test_factor(*this, faye.account);
    at_factor = caller(at_factor.name, faye, SessionStage::full, Shown::password);
    staff_at_factor = caller(staff_at_factor.name, add_staff("stan"), SessionStage::full, Shown::password);
    auto newcomer = add_staff("elke");
    run("UPDATE second_factor SET removed_at = 1, removed_how = 'owner', sealed_secret = NULL WHERE account_id = '"
        + newcomer.account.value + "'");
    staff_at_enrolment = caller(staff_at_enrolment.name, newcomer);
    auto one_more = caller("", dana); // For her to end.
    auto token = one_more.cookies.substr(one_more.cookies.find('=') + 1);
    m_other_session = text("SELECT id FROM session WHERE token_hash = '" + sha256_hex(token) + "'");
}

// The use cases of the fixtures act in `plan`, which is the other one meanwhile.
Actor Crowd::in_other_plan()
{
    plan = other_plan;
    auto office = add_provider("551177", "Harbor Street Clinic");
    auto actor = found(office, "xena");
    plan = home;
    return actor;
}

Actor Crowd::staff_in_other_plan(std::string const& user_name, StaffRank rank)
{
    plan = other_plan;
    auto actor = add_staff(user_name);
    plan = home;
    run("UPDATE account SET staff_role = '" + std::string(to_string(rank)) + "' WHERE id = '" + actor.account.value
        + "'");
    return actor;
}

Crowd::Caller Crowd::caller(std::string name, Actor const& actor, SessionStage stage, Shown shown)
{
    auto token = db->write(actor.plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<std::string> {
                       TakenOver given;
                       if (shown == Shown::all && find_second_factor(work, actor.account))
                           given.factor = PresentedFactor { FactorKind::app_code, work.now };
                       return open_session(work, *pack, actor.account, stage, { "a browser", "192.0.2.7" }, given)
                           .token.reveal();
                   }).value();
    return { std::move(name), "__Host-" + session_cookie(actor.plan, actor.kind) + "=" + token };
}

Response Crowd::send(Caller const& caller, Method method, std::string path, Sent const& sent)
{
    Request request { .method = method, .path = std::move(path), .query = sent.query, .body = sent.body };
    request.peer = "192.0.2.7";
    request.headers = sent.headers;
    request.headers.emplace_back("Host", "portal.example");
    request.headers.emplace_back(
        "Cookie", "__Host-gh-form=" + m_form_key + (caller.cookies.empty() ? "" : "; " + caller.cookies));
    if (method == Method::post) {
        request.headers.emplace_back("Content-Type", sent.type);
        if (sent.has_token)
            request.headers.emplace_back("X-CSRF-Token",
                CsrfGuard({ "https://portal.example" }, around.keys.matching)
                    .token_for({ .path = "/", .form_key = m_form_key }));
    }
    return application.handle(std::move(request));
}

} // namespace gatehouse
