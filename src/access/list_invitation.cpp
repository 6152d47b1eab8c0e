#include <algorithm>

#include "access/invitation_rules.hpp"
#include "access/invitation_store.hpp"
#include "access/member_rules.hpp"
#include "access/permit.hpp"
#include "base/zip_code.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"
#include "providers/providers.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t name_max = 80;

// One line of printable text: it goes into mails and lists.
bool is_line(std::string_view text)
{
    return !text.empty() && text.size() <= name_max
        && std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
}

// S4-24: the remittance address or the practice address, by the first five digits.
Result<> check_zip(UnitOfWork& work, ProviderId const& provider, std::string_view typed)
{
    auto zip = ZipCode::parse(typed);
    if (!zip)
        return refuse_field("invitation.zip_malformed", "zip");
    for (auto const& [kind, address] : addresses_of(work, provider))
        if (kind != AddressKind::correspondence && address.zip().five() == zip->five())
            return {};
    return refuse_field("invitation.zip_does_not_match", "zip");
}

void gather(Error& all, Result<> const& checked)
{
    if (!checked)
        for (auto const& problem : checked.error().fields)
            all.fields.push_back(problem);
}

void check_person(UnitOfWork& work, Pack const& pack, InvitePerson const& person, Error& error)
{
    if (!is_line(person.first_name))
        error.fields.push_back({ "first_name", say("access.enter_a_first_name_of") });
    if (!is_line(person.last_name))
        error.fields.push_back({ "last_name", say("access.enter_a_last_name_of") });
    if (auto email = EmailAddress::parse(person.email); !email)
        error.fields.push_back({ "email", email.error().message });
    else if (auto known = invitation_store::find_open(work, person.provider, *email))
        error.fields.push_back({ "email",
            known->state == InvitationState::listed
                ? say("access.stands_on_a_list_already", { { "email", known->email.text() } })
                : say("access.is_invited_already_send_it", { { "email", known->email.text() } }) });
    if (pack.access.invitations.asks_zip)
        gather(error, check_zip(work, person.provider, person.zip));
    if (person.capabilities.empty())
        error.fields.push_back({ "capabilities", say("access.choose_one_permission_at_least") });
    gather(error, require_grantable(work, pack, person.provider, person.capabilities));
}

} // namespace

Result<InvitationId> list_invitation(UnitOfWork& work, Pack const& pack, Actor const& actor, InvitePerson const& person)
{
    TRY(permit_inviting(work, pack, actor, person.provider));
    Error error { ErrorKind::invalid_input, "invitation.incomplete", say("access.mend_the_marked_fields") };
    check_person(work, pack, person, error);
    if (!error.fields.empty())
        return std::unexpected(std::move(error));

    auto id = invitation_store::insert(work,
        { person.provider, EmailAddress::parse(person.email).value(), person.first_name, person.last_name,
            person.capabilities, actor.account });
    record_invitation(work, audit_actor(actor), "invitation.listed", invitation_store::find(work, id).value(), "none");
    return id;
}

} // namespace gatehouse
