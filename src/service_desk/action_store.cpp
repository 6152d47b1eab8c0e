#include "service_desk/action_store.hpp"

#include <array>

#include "audit/audit.hpp"
#include "db/database.hpp"

namespace gatehouse::action_store {

namespace {

constexpr std::array<std::string_view, 5> kinds { "designate_org_admin", "reissue_code", "letter_returned", "demote",
    "remove" };

std::string_view kind_of(std::string_view text)
{
    auto found = std::ranges::find(kinds, text);
    if (found == kinds.end())
        throw DatabaseFailure("an action of the service desk of no known kind");
    return *found;
}

} // namespace

std::string text_of(Evidence const& evidence)
{
    return evidence.asked_by + "\n" + evidence.channel + "\n" + evidence.recognised_by;
}

Evidence evidence_of(std::string_view text)
{
    auto next_line = [&] {
        auto end = std::min(text.find('\n'), text.size());
        std::string line(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        return line;
    };
    auto asked_by = next_line();
    auto channel = next_line();
    return { std::move(asked_by), std::move(channel), next_line() };
}

void insert(UnitOfWork& work, Actor const& actor, NewAction const& action)
{
    work.tx.query(R"sql(
        INSERT INTO service_desk_action (plan_id, id, kind, provider_id, account_id, letter_id, evidence, acted_by,
            acted_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    )sql",
        { work.plan, work.new_id(), action.kind, action.provider, action.account,
            action.letter ? Value(*action.letter) : Value(nullptr), text_of(action.evidence), actor.account,
            work.now });
    AuditFact fact { audit_actor(actor), action.happened, about_organisation(action.provider),
        { { "account", action.account.value } } };
    if (action.letter)
        fact.detail.push_back({ "letter", action.letter->value });
    fact.detail.push_back({ "asked_by", action.evidence.asked_by });
    fact.detail.push_back({ "asked_how", action.evidence.channel });
    fact.detail.push_back({ "recognised_by", action.evidence.recognised_by });
    record(work, fact);
}

std::vector<DeskAction> of_provider(UnitOfWork& work, ProviderId const& provider, int count)
{
    std::vector<DeskAction> actions;
    for (auto const& row : work.tx.query(R"sql(
        SELECT action.kind, action.account_id, person.first_name, person.last_name, action.letter_id, action.evidence,
            staff.first_name, staff.last_name, action.acted_at
        FROM service_desk_action AS action
        JOIN account AS person ON person.plan_id = action.plan_id AND person.id = action.account_id
        JOIN account AS staff ON staff.plan_id = action.plan_id AND staff.id = action.acted_by
        WHERE action.plan_id = $1 AND action.provider_id = $2
        ORDER BY action.acted_at DESC, action.id DESC LIMIT $3
    )sql",
             { work.plan, provider, count }))
        actions.push_back({ .kind = kind_of(row.text(0)),
            .account = { row.text(1) },
            .person = row.text(2) + " " + row.text(3),
            .letter = row.is_null(4) ? std::nullopt : std::optional(LetterId { row.text(4) }),
            .evidence = evidence_of(row.text(5)),
            .acted_by = row.text(6) + " " + row.text(7),
            .acted_at = row.instant(8) });
    return actions;
}

} // namespace gatehouse::action_store
