#include "access/permit.hpp"
#include "db/database.hpp"
#include "letters/from_pack.hpp"
#include "packs/pack.hpp"
#include "service_desk/action_store.hpp"

namespace gatehouse {

std::vector<RequestChannel> return_signs()
{
    return { { "envelope", "The envelope came back" }, { "notice", "The Postal Service sent a notice" } };
}

Result<> mark_returned(UnitOfWork& work, Pack const& pack, Actor const& actor, ReturnedLetter const& returned)
{
    TRY(permit_staff(work, actor, Right::staff_act));
    auto letter = find_letter(work, letter_terms(pack), returned.letter);
    if (!letter)
        return fail(ErrorKind::not_found, "letter.not_found", "There is no such letter.");
    if (!has_channel(return_signs(), returned.known_from))
        return fail_field("letter.no_sign", "known_from", "Choose how you know that the letter came back.");

    TRY(mark_letter_returned(work, returned.letter, returned.reason, audit_actor(actor)));
    action_store::insert(work, actor,
        { .kind = "letter_returned",
            .happened = "service_desk.letter_returned",
            .provider = letter->provider,
            .account = letter->account,
            .letter = returned.letter,
            .evidence = { "The Postal Service", returned.known_from, returned.reason } });
    return {};
}

} // namespace gatehouse
