#include <algorithm>

#include "access/permit.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"
#include "registration/registration.hpp"
#include "service_desk/action_store.hpp"

namespace gatehouse {

namespace {

// What the new letter needs, once nothing speaks against it.
Result<SendLetter> letter_to_send(UnitOfWork& work, Pack const& pack, Actor const& actor, ReissueCode const& request)
{
    TRY(permit_staff(work, actor, Right::staff_act));
    auto member = TRY(find_member(work, pack, actor, request.who)).membership;
    if (member.role != Role::org_admin || member.status != MembershipStatus::pending)
        return refuse(ErrorKind::conflict, "letter.none_awaited",
            { { "person", member.display_name }, { "code", pack.words.code } });
    auto destinations = letter_destinations(work, pack, request.who.provider);
    auto chosen = std::ranges::find(destinations, request.address, &LetterDestination::key);
    if (chosen == destinations.end())
        return refuse_field("letter.no_address", "address");
    TRY(check_letter_limits(work, letter_terms(pack), request.who.provider, member.account));
    return SendLetter { member.account, request.who.provider, chosen->address, member.requested_at,
        audit_actor(actor) };
}

} // namespace

Result<LetterId> reissue_code(
    Database& db, SlowHash& slow_hash, Pack const& pack, Actor const& actor, ReissueCode const& request)
{
    // Asked once before, so that a refusal costs no hash.
    TRY(db.read(pack.plan, [&](UnitOfWork& work) { return letter_to_send(work, pack, actor, request); }));
    auto prepared = TRY(prepare_letter(db, slow_hash, pack));
    return db.write(pack.plan, [&](UnitOfWork& work) -> Result<LetterId> {
        auto letter = TRY(letter_to_send(work, pack, actor, request));
        auto id = TRY(send_activation_letter(work, pack, letter, prepared));
        action_store::insert(work, actor,
            { .kind = "reissue_code",
                .happened = "service_desk.code_reissued",
                .provider = letter.provider,
                .account = letter.account,
                .letter = id,
                .evidence = request.evidence });
        return id;
    });
}

} // namespace gatehouse
