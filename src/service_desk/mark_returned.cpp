#include "access/permit.hpp"
#include "db/database.hpp"
#include "letters/from_pack.hpp"
#include "packs/pack.hpp"
#include "service_desk/action_store.hpp"

namespace gatehouse {

std::vector<RequestChannel> return_signs()
{
    return { { "envelope", say("service_desk.the_envelope_came_back") },
        { "notice", say("service_desk.the_postal_service_sent_a") } };
}

Result<> mark_returned(UnitOfWork& work, Pack const& pack, Actor const& actor, ReturnedLetter const& returned)
{
    TRY(permit_staff(work, actor, Right::staff_act));
    auto letter = find_letter(work, letter_terms(pack), returned.letter);
    if (!letter)
        return refuse(ErrorKind::not_found, "letter.not_found");
    if (!has_channel(return_signs(), returned.known_from))
        return refuse_field("letter.no_sign", "known_from");

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
