#include "accounts/choose_password.hpp"

#include "accounts/password_store.hpp"
#include "accounts/sign_in.hpp"
#include "accounts/sign_in_guard.hpp"
#include "base/slow_hash.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

Result<> check_current_password(
    Database& db, SlowHash& slow_hash, Pack const& pack, Actor const& actor, std::string_view current)
{
    auto const& id = actor.account;
    struct Begun {
        std::string hash;
        bool locks; // Unless the password is right.
    };
    auto begun = TRY(db.write(pack.plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<Begun> {
        auto attempt = sign_in_guard::begin(work, pack, id);
        if (!attempt.admitted)
            return std::unexpected(locked_error(pack));
        return Begun { password_store::find(work, id).value().hash, attempt.locks };
    }));
    bool fits = TRY(slow_hash.fits(begun.hash, current));
    if (!fits) {
        TRY(db.write(pack.plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<> {
            record(work, { audit_actor(actor), "password.refused", about_account(id) });
            if (begun.locks)
                sign_in_guard::announce_lock(work, pack, audit_actor(actor), id);
            return {};
        }));
        return refuse_field("password.current_wrong", "current_password");
    }
    return db.write(pack.plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<> {
        sign_in_guard::clear(work, id);
        return {};
    });
}

Result<NewSession> choose_password(Database& db, SlowHash& slow_hash, Pack const& pack, OpenSession const& session,
    std::vector<std::string> const& about, ChoosePassword const& request)
{
    auto const& id = session.actor.account;
    TRY(check_new_password(pack, request.wanted, about, "new_password"));
    if (request.repeated != request.wanted)
        return refuse_field("password.repeat_differs", "repeat_password");
    if (session.stage == SessionStage::full)
        TRY(check_current_password(db, slow_hash, pack, session.actor, request.current));

    auto old_hash = TRY(db.read(pack.plan,
        [&](UnitOfWork& work) -> Result<std::string> { return password_store::find(work, id).value().hash; }));
    bool same = TRY(slow_hash.fits(old_hash, request.wanted));
    if (same)
        return refuse_field("password.same", "new_password");
    auto new_hash = TRY(slow_hash.hash(request.wanted));

    return db.write(pack.plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<NewSession> {
        // The session may have been ended while we hashed: then nothing may be changed any more.
        TRY(replace_session(work, session.actor.session));
        set_chosen_password(work, pack, id, new_hash);
        end_all_sessions(work, id, SessionEnd::password_changed);
        record(work, { audit_actor(session.actor), "password.chosen", about_account(id) });
        return open_session(work, pack, id, SessionStage::full, request.place, { .factor = session.given.factor });
    });
}

} // namespace gatehouse
