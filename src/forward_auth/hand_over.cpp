#include "forward_auth/hand_over.hpp"

#include <array>

#include "base/encoding.hpp"
#include "base/random.hpp"
#include "codes/one_time_code.hpp"
#include "db/database.hpp"
#include "forward_auth/forward_target.hpp"
#include "forward_auth/forwarded_session_store.hpp"

namespace gatehouse {

namespace {

constexpr auto code_good_for = std::chrono::seconds(60);

} // namespace

HandOverOffer offer_hand_over(
    UnitOfWork& work, Actor const& actor, ForwardTarget const& target, std::string_view state_hash)
{
    auto id = forwarded_session_store::insert(
        work, { actor.session, actor.account, target.host, target.url, std::string(state_hash) });
    return { id, issue_link_code(work, CodePurpose::forward, id, work.now + code_good_for) };
}

Result<HandedOver> redeem_hand_over(UnitOfWork& work, RedeemHandOver const& command)
{
    auto offer = forwarded_session_store::find_offer(work, command.id);
    if (!offer || offer->host != command.host || offer->state_hash != command.state_hash)
        return fail(ErrorKind::expired, "code.not_valid", say("forward_auth.this_link_is_no_longer"));
    TRY(redeem_code(work, CodePurpose::forward, command.id, LinkCode { command.code }));

    std::array<std::byte, 32> bits;
    work.random.fill(bits);
    Secret<> token(to_base64url(bits));
    forwarded_session_store::set_token(work, command.id, sha256_hex(token.reveal()));
    record(work,
        { { AuditActor::Kind::account, offer->account.value }, "session.handed_over", about_account(offer->account),
            { { "host", offer->host, FieldClass::open } } });
    return HandedOver { std::move(token), std::move(offer->return_url) };
}

} // namespace gatehouse
