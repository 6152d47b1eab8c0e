#include <algorithm>

#include "access/accept_invitation.hpp"
#include "access/invitation_store.hpp"
#include "base/phone.hpp"
#include "base/slow_hash.hpp"
#include "codes/one_time_code.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t name_max = 80;

bool is_line(std::string_view text)
{
    return !text.empty() && text.size() <= name_max
        && std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
}

template <class T>
void gather(Error& all, Result<T> const& checked)
{
    if (!checked)
        for (auto const& problem : checked.error().fields)
            all.fields.push_back(problem);
}

// All that can be said without a look at other accounts, so that it is mended in one go.
Error check(Pack const& pack, InvitationSeen const& seen, Newcomer const& person)
{
    Error error { ErrorKind::invalid_input, "invitation.incomplete", say("access.mend_the_marked_fields") };
    if (!is_line(person.first_name))
        error.fields.push_back({ "first_name", say("access.enter_your_first_name") });
    if (!is_line(person.last_name))
        error.fields.push_back({ "last_name", say("access.enter_your_last_name") });
    gather(error, parse_phone(person.phone));
    gather(error, UserName::parse(person.user_name));
    gather(error,
        check_new_password(pack, person.password,
            { person.first_name, person.last_name, person.user_name, seen.invitation.email.text(), seen.provider_name,
                seen.provider_number },
            "new_password"));
    if (person.repeated != person.password)
        error.fields.push_back({ "repeat_password", say("password.repeat_differs") });
    for (auto const& agreement : pack.agreements)
        if (!person.agreed.contains(agreement.key))
            error.fields.push_back(
                { "accept_" + agreement.key, say("access.read_and_accept_the", { { "agreement", agreement.title } }) });
    return error;
}

} // namespace

Result<AccountId> accept_as_newcomer(Database& db, SlowHash& slow_hash, Pack const& pack, Newcomer const& person)
{
    auto const& accept = person.accept;
    // Whoever does not hold the link makes us neither tell anything nor hash.
    auto seen = TRY(db.read(
        pack.plan, [&](UnitOfWork& work) { return look_at_invitation(work, pack, accept.invitation, accept.code); }));
    if (auto problems = check(pack, seen, person); !problems.fields.empty())
        return std::unexpected(std::move(problems));
    auto hash = TRY(slow_hash.hash(person.password));

    return db.write(pack.plan, [&](UnitOfWork& work) -> Result<AccountId> {
        auto user_name = TRY(UserName::parse(person.user_name));
        auto phone = TRY(parse_phone(person.phone));
        auto id = TRY(create_account(work,
            { .user_name = std::move(user_name),
                .email = seen.invitation.email, // Proved: the link came by mail to it, and is redeemed below.
                .first_name = person.first_name,
                .last_name = person.last_name,
                .phone = std::move(phone) }));
        set_chosen_password(work, pack, id, hash);
        for (auto const& agreement : pack.agreements)
            accept_agreement(work, pack, id, agreement.key);
        TRY(redeem_invitation(work, pack, find_account(work, id).value(), accept));
        record(work,
            { { AuditActor::Kind::account, id.value }, "account.registered", about_account(id),
                { { "invitation", accept.invitation.value } } });
        return id;
    });
}

} // namespace gatehouse
