#include "codes/one_time_code.hpp"
#include "db/database.hpp"
#include "letters/letter_store.hpp"

namespace gatehouse {

void mark_letter_used(UnitOfWork& work, CodeId const& code) { set_letter_used(work, code); }

void supersede_letters(UnitOfWork& work, AccountId const& account, AuditActor const& actor)
{
    auto const codes = supersede_account_letters(work, account, "account_ended", CodeId {});
    for (auto const& code : codes)
        supersede_code(work, code);
    if (!codes.empty())
        record(work,
            { actor, "letter.superseded", about_account(account),
                { { "because", "account_ended" }, { "letters", std::to_string(codes.size()) } } });
}

Result<> mark_letter_returned(UnitOfWork& work, LetterId const& id, std::string const& reason, AuditActor const& actor)
{
    if (reason.find_first_not_of(' ') == std::string::npos)
        return refuse_field("letter.no_reason", "reason");
    // Whether it was printed, used or returned does not rest on terms.
    auto letter = work.tx.query_one(R"sql(
        SELECT printed_at, used_at, returned_at, code_id, provider_id, account_id FROM letter
        WHERE plan_id = $1 AND id = $2
    )sql",
        { work.plan, id });
    if (!letter)
        return refuse(ErrorKind::not_found, "letter.not_found");
    if (letter->is_null(0))
        return refuse(ErrorKind::conflict, "letter.not_printed");
    if (!letter->is_null(1))
        return refuse(ErrorKind::conflict, "letter.already_used");
    if (!letter->is_null(2))
        return refuse(ErrorKind::conflict, "letter.already_returned");

    set_letter_returned(work, id, reason);
    supersede_code(work, { letter->text(3) });
    record(work,
        { actor, "letter.returned", about_organisation({ letter->text(4) }),
            { { "letter", id.value }, { "account", letter->text(5) }, { "reason", reason } } });
    return {};
}

} // namespace gatehouse
