#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "access/access.hpp"
#include "accounts/portal.hpp"
#include "providers/providers.hpp"

// What the pages of an office have in common.
namespace gatehouse {

ProviderId provider_of(Visit const&); // {provider} of the path.
MemberOf member_of(Visit const&);     // {provider} and {member}.

std::string office_path(ProviderId const&, std::string_view below = "/"); // Below the plan's own segment.
std::string member_path(MemberOf const&, std::string_view below = "");
std::string office_lead(Pack const&, Provider const&); // "Palo Verde Family Health, Provider ID 770518"

std::string one_office_rule(Pack const&); // The sentence under a refusal.

std::string_view role_title(Pack const&, Role);
std::string job_line(Pack const&, Membership const&); // "Individual account · Biller"

// A handler whose 403 becomes the page "Why can't I …?", with the names of those who can give what is missing.
PageHandler explained(std::string wish, PageHandler);

void add_chips(Section&, Pack const&, std::span<std::string const> capabilities); // Brief names, in {{#CHIP}}.
void add_member_status(Section&, std::string_view marker, Member const&);
void add_last_seen(Section&, Visit const&, Member const&); // {{#SEEN}}{{>MOMENT}}{{/SEEN}} or {{#NEVER}}.

void add_agreements(Section&, Visit const&, Member const&); // S3-13, in {{#AGREEMENT}}.

// Says what the last action on a member did: "Teo Marchetti is active now."
void add_flash_of_members(Visit const&, Frame&);

// A warning when the plan lets an office do less than it usually may, because it has ended or is suspended.
void add_standing(Section&, Visit const&, Provider const&);

// Where a subsystem is, for this provider.
std::string upstream_of(Subsystem const&, Provider const&);

// Whether one of the texts contains what somebody typed into a search field, in any case.
bool matches(std::string_view wanted, std::initializer_list<std::string_view> texts);

std::string unlocks_when(Visit const&, LockState const&); // "Unlocks by itself tomorrow, 7:58 a.m." or who must.

} // namespace gatehouse
