#include "support/people.hpp"

#include <stdexcept>

#include "base/embedded_file.hpp"
#include "packs/load_pack.hpp"
#include "support/factors.hpp"

namespace gatehouse {

std::shared_ptr<Pack const> shipped_pack(PlanId const& plan)
{
    for (auto const& file : embedded_packs())
        if (file.name == plan.value + ".toml")
            return std::make_shared<Pack const>(load_pack("packs/" + std::string(file.name), file.text).value());
    throw std::logic_error("no pack for " + plan.value);
}

SlowHash& test_slow_hash()
{
    static SlowHash slow_hash(4, 1000);
    return slow_hash;
}

People::People(Engine engine)
    : World(engine)
{
}

AccountId People::add_waiting(std::string const& user_name)
{
    // The same hash for everybody: making one takes longer than all the rest of a test.
    static auto const hash = test_slow_hash().hash(good_password).value();
    return write([&](UnitOfWork& work) -> Result<AccountId> {
        auto id = TRY(create_account(work,
            { .user_name = UserName::parse(user_name).value(),
                .email = EmailAddress::parse(user_name + "@example.com").value(),
                .first_name = user_name,
                .last_name = "Example",
                .phone = "" }));
        set_chosen_password(work, *pack, id, hash);
        for (auto const& agreement : pack->agreements)
            accept_agreement(work, *pack, id, agreement.key);
        return id;
    }).value();
}

AccountId People::add_active(std::string const& user_name, AccountKind kind)
{
    auto id = add_waiting(user_name);
    if (kind == AccountKind::staff)
        run("UPDATE account SET kind = 'staff', staff_role = 'service_desk' WHERE id = '" + id.value + "'");
    write([&](UnitOfWork& work) -> Result<> {
        activate_account(work, id);
        return {};
    }).value();
    if (kind == AccountKind::staff) // Every pack that ships demands it.
        give_test_factor(*this, id);
    return id;
}

Result<NewSession> People::sign_in_as(std::string_view name, std::string_view password, AccountKind door)
{
    return sign_in(*db, slow_hash, *pack,
        { .door = door, .name = name, .password = password, .place = { "Firefox on Linux", "127.0.0.1" } });
}

std::optional<OpenSession> People::open_session_of(NewSession const& session)
{
    auto hash = sha256_hex(session.token.reveal());
    return db
        ->read(plan,
            [&](UnitOfWork& work) -> Result<std::optional<OpenSession>> {
                return find_open_session(work, *pack, hash);
            })
        .value();
}

} // namespace gatehouse
