#include "app/demo_populace.hpp"

#include <stdexcept>

#include <toml++/toml.h>

#include "access/access.hpp"
#include "accounts/accounts.hpp"
#include "accounts/second_factor.hpp"
#include "accounts/sign_in.hpp"
#include "accounts/totp.hpp"
#include "base/embedded_file.hpp"
#include "base/random.hpp"
#include "base/slow_hash.hpp"
#include "db/database.hpp"
#include "letters/letters.hpp"

namespace gatehouse {

namespace {

template <class T>
T value_of(std::string_view what, Result<T> result)
{
    if (!result)
        throw std::runtime_error("the demo's " + std::string(what) + ": " + result.error().message);
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

std::string text(toml::table const& table, std::string_view key, std::string_view otherwise = "")
{
    return table[key].value_or(std::string(otherwise));
}

std::vector<std::string> texts(toml::table const& table, std::string_view key)
{
    std::vector<std::string> list;
    if (auto const* array = table[key].as_array())
        for (auto const& entry : *array)
            list.push_back(entry.value_or(std::string()));
    return list;
}

std::string kind_of(Provider const& provider)
{
    switch (provider.kind) {
    case ProviderKind::practitioner: return "Practitioner";
    case ProviderKind::group: return "Group";
    case ProviderKind::facility: return "Facility";
    }
    std::unreachable();
}

} // namespace

struct DemoPopulace::Office {
    ProviderId id;
    std::string name;
    std::string number;
    std::string group_tax_id;          // Of a group: what its people proved.
    std::optional<Actor> org_admin {}; // Lets the others in.
};

std::optional<EmbeddedFile> demo_file(std::string const& name)
{
    for (auto const& file : embedded_demo())
        if (file.name == name)
            return file;
    return std::nullopt;
}

DemoPopulace::DemoPopulace(Database& db, SlowHash& slow_hash, Random& random, Pack const& pack)
    : m_db(db)
    , m_slow_hash(slow_hash)
    , m_random(random)
    , m_pack(pack)
{
}

void DemoPopulace::settle(std::string_view people_toml)
{
    auto document = toml::parse(people_toml);
    if (auto const* offices = document["office"].as_array())
        for (auto const& entry : *offices)
            settle_office(*entry.as_table());
    if (auto const* staff = document["staff"].as_array())
        for (auto const& entry : *staff)
            settle_staff(*entry.as_table());
}

void DemoPopulace::settle_office(toml::table const& table)
{
    auto number = text(table, "number");
    auto provider = value_of(number, m_db.write(m_pack.plan, [&](UnitOfWork& work) -> Result<Provider> {
        auto found = adopt_provider(work, number);
        if (!found)
            return fail(ErrorKind::not_found, "demo.no_such_office", "The plan's file does not have this number.");
        return *found;
    }));
    Office office { provider.id, provider.name, provider.number,
        provider.kind == ProviderKind::group ? text(table, "tax_id") : "" };
    if (auto const* people = table["person"].as_array())
        for (auto const& entry : *people)
            settle_person(*entry.as_table(), office);
    else
        unclaimed.push_back({ m_pack.plan, provider.name, provider.number, text(table, "tax_id"), kind_of(provider),
            zip_of(provider.id) });
}

std::string DemoPopulace::zip_of(ProviderId const& id) const
{
    return m_db
        .read(m_pack.plan,
            [&](UnitOfWork& work) -> Result<std::string> {
                auto addresses = addresses_of(work, id);
                return addresses.empty() ? std::string() : addresses.front().address.zip().five();
            })
        .value();
}

AccountId DemoPopulace::make_account(toml::table const& table, std::optional<StaffRank> rank)
{
    auto user_name = text(table, "user_name");
    auto known = m_db.read(m_pack.plan, [&](UnitOfWork& work) -> Result<std::optional<AccountId>> {
        return find_account_by_sign_in_name(work, canonical_sign_in_name(user_name));
    });
    if (known.value())
        return *known.value(); // In a second office.

    auto name = texts(table, "name");
    auto password = make_letter_secret(m_random).temporary_password.reveal();
    auto hash = value_of("password", m_slow_hash.hash(password));
    auto id = value_of(user_name, m_db.write(m_pack.plan, [&](UnitOfWork& work) -> Result<AccountId> {
        auto account = TRY(create_account(work,
            { .kind = rank ? AccountKind::staff : AccountKind::provider,
                .staff_rank = rank,
                .user_name = UserName::parse(user_name).value(),
                .email = EmailAddress::parse(user_name + "@example.com").value(),
                .first_name = name.at(0),
                .last_name = name.at(1),
                .phone = "602-555-0100" }));
        set_chosen_password(work, m_pack, account, hash);
        for (auto const& agreement : m_pack.agreements)
            accept_agreement(work, m_pack, account, agreement.key);
        if (rank)
            activate_account(work, account);
        return account;
    }));
    m_passwords.emplace(id, password);
    return id;
}

void DemoPopulace::settle_person(toml::table const& table, Office& office)
{
    auto account = make_account(table, std::nullopt);
    bool is_admin = text(table, "role") == "org_admin";
    auto status = text(table, "status", "active");
    Actor self { account, {}, m_pack.plan, AccountKind::provider };

    value_of("membership", m_db.write(m_pack.plan, [&](UnitOfWork& work) -> Result<> {
        bool founds = is_admin && !office.org_admin;
        auto role = founds ? Role::org_admin : Role::org_user;
        auto tax_id = TaxId::parse(office.group_tax_id);
        auto member = TRY(request_membership(work,
            { .account = account,
                .provider = office.id,
                .role = role,
                .proved_tax_id_hash = tax_id ? tax_id->match(work.keys.matching) : "" }));
        MemberOf who { office.id, member };
        if (founds) {
            TRY(activate_founding_admin(work, account, office.id));
            office.org_admin = self;
        } else if (status != "pending") {
            auto may = is_admin ? grantable_capabilities(work, m_pack, office.id) : texts(table, "may");
            TRY(activate_untold(work, m_pack, *office.org_admin, { who, may }));
        }
        if (is_admin && !founds) {
            TRY(upgrade_member(work, m_pack, *office.org_admin, who));
        }
        auto job = text(table, "job");
        if (!job.empty() && office.org_admin) {
            auto person = find_account(work, account).value();
            TRY(edit_member(work, m_pack, *office.org_admin, { who, person.full_name(), person.phone, job }));
        }
        return {};
    }));
    if (is_admin && m_pack.second_factor.org_admins)
        give_app(account);
    if (status == "locked")
        lock(text(table, "user_name"));
    list(account, is_admin ? m_pack.words.org_admin.title : m_pack.words.org_user.title, office.name, status);
}

void DemoPopulace::settle_staff(toml::table const& table)
{
    auto rank = parse_staff_rank(text(table, "rank")).value();
    auto account = make_account(table, rank);
    if (m_pack.second_factor.staff)
        give_app(account);
    std::string title(to_string(rank));
    for (auto const& role : m_pack.staff_roles)
        if (role.key == to_string(rank))
            title = role.label;
    list(account, title, "", "active");
}

// An authenticator app with a secret of this start. What it shows stands on /demo.
void DemoPopulace::give_app(AccountId const& id)
{
    value_of("second factor", m_db.write(m_pack.plan, [&](UnitOfWork& work) -> Result<> {
        if (find_second_factor(work, id))
            return {}; // In a second office.
        Bytes secret(totp_secret_size);
        m_random.fill(secret);
        give_factor(work, id, Secret<>(std::string(reinterpret_cast<char const*>(secret.data()), secret.size())));
        return {};
    }));
}

// As it happens to people: by wrong passwords.
void DemoPopulace::lock(std::string const& user_name)
{
    for (int i = 0; i < m_pack.lockout.attempts; ++i)
        if (sign_in(m_db, m_slow_hash, m_pack,
                { AccountKind::provider, user_name, "not the password", { "Chrome on Windows", "127.0.0.1" } }))
            throw std::runtime_error("the demo's person signed in with a wrong password");
}

void DemoPopulace::list(
    AccountId const& id, std::string const& role, std::string const& office, std::string const& status)
{
    auto account
        = m_db.read(m_pack.plan, [&](UnitOfWork& work) -> Result<Account> { return find_account(work, id).value(); })
              .value();
    std::string note = status == "locked" ? "Locked out" : status == "pending" ? "Waits to be activated" : "";
    accounts.push_back(
        { m_pack.plan, id, role, account.full_name(), office, account.user_name, m_passwords.at(id), note });
}

} // namespace gatehouse
