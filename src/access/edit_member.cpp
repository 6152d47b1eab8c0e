#include <algorithm>

#include "access/access.hpp"
#include "access/member_rules.hpp"
#include "access/membership_store.hpp"
#include "db/database.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t name_max = 100;
constexpr std::size_t phone_max = 40;
constexpr std::size_t phone_digits_min = 10;

void check_details(EditMember const& details, std::vector<FieldError>& errors)
{
    if (details.display_name.empty())
        errors.push_back({ "display_name", say("access.enter_the_name_by_which") });
    if (details.display_name.size() > name_max)
        errors.push_back({ "display_name", say("access.enter_a_name_of_at") });
    auto digits = std::ranges::count_if(details.phone, [](char c) { return c >= '0' && c <= '9'; });
    auto strange = details.phone.find_first_not_of("0123456789 ()+-.x/") != std::string::npos;
    if (strange || details.phone.size() > phone_max || static_cast<std::size_t>(digits) < phone_digits_min)
        errors.push_back({ "phone", say("access.enter_a_phone_number_with") });
    if (details.job_title.size() > name_max)
        errors.push_back({ "job_title", say("access.enter_a_job_of_at") });
}

void record_details(UnitOfWork& work, Actor const& actor, Membership const& before, EditMember const& after)
{
    using enum FieldClass;
    record(work,
        { audit_actor(actor), "membership.details_changed", about_organisation(before.provider),
            { { "membership", before.id.value }, { "account", before.account.value },
                { "name_before", before.display_name, personal }, { "name_after", after.display_name, personal },
                { "phone_before", before.phone, personal }, { "phone_after", after.phone, personal },
                { "job_before", before.job_title }, { "job_after", after.job_title } } });
}

} // namespace

Result<> edit_member(UnitOfWork& work, Pack const& pack, Actor const& actor, EditMember const& command)
{
    auto member = TRY(member_to_manage(work, pack, actor, command.who)).member;
    Error error { ErrorKind::invalid_input, "member.bad_details", say("access.mend_the_marked_fields") };
    check_details(command, error.fields);
    if (!error.fields.empty())
        return std::unexpected(std::move(error));

    bool is_same = command.display_name == member.display_name && command.phone == member.phone
        && command.job_title == member.job_title;
    if (is_same)
        return {};
    membership_store::set_details(work, command);
    record_details(work, actor, member, command);
    return {};
}

} // namespace gatehouse
