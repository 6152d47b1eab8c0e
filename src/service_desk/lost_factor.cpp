#include "service_desk/lost_factor.hpp"

#include "access/permit.hpp"
#include "audit/audit.hpp"
#include "base/text.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"
#include "service_desk/action_store.hpp"
#include "service_desk/lost_factor_store.hpp"
#include "service_desk/second_person.hpp"

namespace gatehouse {

namespace {

Result<Account> account_in_reach(UnitOfWork& work, Pack const& pack, Actor const& actor, AccountId const& id)
{
    TRY(permit_staff(work, actor, Right::staff_act));
    auto account = find_account(work, id);
    if (!account)
        return refuse(ErrorKind::not_found, "account.unknown");
    TRY(permit_on_account(work, actor, *account));
    if (lost_factor_store::office_can_answer(work, id))
        return refuse(ErrorKind::forbidden, "factor_reset.office_decides",
            { { "an_org_admin", capitalized(pack.words.org_admin.indefinite) } });
    return std::move(*account);
}

Result<FactorReset> reset_to_decide(
    UnitOfWork& work, Pack const& pack, Actor const& actor, DecideLostFactor const& command)
{
    TRY(account_in_reach(work, pack, actor, command.account));
    auto reset = find_factor_reset(work, command.account);
    if (!reset)
        return refuse(ErrorKind::conflict, "factor_reset.none");
    if (!reset->staff_asked_by)
        return refuse(ErrorKind::conflict, "factor_reset.not_written");
    WrittenDown written { *reset->staff_asked_by, "", false };
    auto decision = command.approves ? DeskDecision::approved : DeskDecision::declined;
    TRY(permit_decision(pack, actor, written, decision, command.authenticated_at, work.now));
    return std::move(*reset);
}

} // namespace

std::vector<WaitingLostFactor> waiting_lost_factors(UnitOfWork& work, Actor const& actor, int at_most)
{
    std::vector<WaitingLostFactor> waiting;
    for (auto const& each : lost_factor_store::waiting_for_desk(work, at_most)) {
        auto account = find_account(work, each.account).value();
        auto by = each.written_down_by ? find_account(work, *each.written_down_by) : std::nullopt;
        bool may_answer = permit_on_account(work, actor, account).has_value();
        waiting.push_back({ std::move(account), each.asked_at, by ? by->full_name() : "", may_answer });
    }
    return waiting;
}

Result<LostFactor> look_up_lost_factor(UnitOfWork& work, Pack const& pack, Actor const& actor, AccountId const& id)
{
    auto account = TRY(account_in_reach(work, pack, actor, id));
    LostFactor lost { std::move(account), find_factor_reset(work, id), {}, "" };
    if (lost.reset && lost.reset->staff_asked_by) {
        lost.evidence = action_store::evidence_of(lost.reset->evidence);
        lost.written_down_by = find_account(work, *lost.reset->staff_asked_by).value().full_name();
    }
    return lost;
}

Result<> write_down_lost_factor(UnitOfWork& work, Pack const& pack, Actor const& actor, AccountHelp const& help)
{
    TRY(account_in_reach(work, pack, actor, help.account));
    TRY(write_down_factor_reset(work, help.account, actor.account, action_store::text_of(help.evidence)));
    record(work,
        { audit_actor(actor), "service_desk.lost_factor_written_down", about_account(help.account),
            { { "asked_by", help.evidence.asked_by }, { "asked_how", help.evidence.channel },
                { "recognised_by", help.evidence.recognised_by } } });
    return {};
}

Result<> decide_lost_factor(
    Database& db, SlowHash& slow_hash, Pack const& pack, Actor const& actor, DecideLostFactor const& command)
{
    TRY(db.read(pack.plan, [&](UnitOfWork& work) { return reset_to_decide(work, pack, actor, command); }));
    auto code = TRY(make_reset_code(db, slow_hash, pack));
    return db.write(pack.plan, [&](UnitOfWork& work) -> Result<> {
        auto reset = TRY(reset_to_decide(work, pack, actor, command));
        record(work,
            { audit_actor(actor),
                command.approves ? "service_desk.lost_factor_approved" : "service_desk.lost_factor_declined",
                about_account(command.account), { { "written_down_by", reset.staff_asked_by->value } } });
        if (!command.approves)
            return decline_factor_reset(work, pack, command.account);
        TRY(approve_factor_reset(work, pack, command.account, { ApprovedAs::staff, actor.account }, code));
        return {};
    });
}

} // namespace gatehouse
