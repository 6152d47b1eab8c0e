#include <catch2/catch.hpp>

#include "base/embedded_file.hpp"
#include "packs/contrast.hpp"
#include "packs/load_pack.hpp"
#include "support/small_pack.hpp"

namespace gatehouse {

namespace {

using Lines = std::vector<std::string>;

Lines problems_of(std::string_view text, std::string_view file = "packs/small.toml")
{
    auto const pack = load_pack(file, text);
    Lines lines;
    if (!pack)
        for (auto const& problem : pack.error())
            lines.push_back(to_string(problem));
    return lines;
}

// Of the small pack with one thing changed.
Lines problems_with(std::string_view old, std::string_view replacement)
{
    return problems_of(with(small_pack, old, replacement));
}

Pack load_small(std::string_view text = small_pack) { return load_pack("packs/small.toml", text).value(); }

} // namespace

TEST_CASE("every pack that ships loads", "[packs]")
{
    REQUIRE(!embedded_packs().empty());
    for (auto const& file : embedded_packs())
        CHECK(problems_of(file.text, file.name) == Lines {});
}

TEST_CASE("a pack says little, the engine's defaults say the rest, and they are NIST's", "[packs]")
{
    auto const pack = load_small();
    CHECK(pack.plan == PlanId { "small" });
    CHECK(pack.subtitle == "Provider Portal");
    CHECK(pack.passwords.length_min == 15);
    CHECK(pack.passwords.composition.empty());
    CHECK_FALSE(pack.passwords.expire_after.has_value());
    CHECK(pack.letter.good_for == std::chrono::days(21));
    CHECK(pack.words.org_admin.title == "Administrator");
    for (auto const& rule : pack.rules)
        CHECK(rule.departure == "");
}

TEST_CASE("capabilities, jobs and ceilings are resolved", "[packs]")
{
    auto const access = load_small().access;
    REQUIRE(access.find_subsystem("claims"));
    CHECK_FALSE(access.find_subsystem("remittance"));
    REQUIRE(access.find_capability("claims.submit"));
    CHECK(access.find_capability("claims.submit")->changes);
    CHECK_FALSE(access.find_capability("claims.delete"));
    CHECK(access.within_ceiling(ProviderKind::group, Standing::active, "claims.submit"));
    CHECK(access.within_ceiling(ProviderKind::group, Standing::ended, "claims.view"));
    CHECK_FALSE(access.within_ceiling(ProviderKind::group, Standing::ended, "claims.submit"));
    CHECK_FALSE(access.within_ceiling(ProviderKind::group, Standing::suspended, "claims.view"));
    CHECK_FALSE(access.within_ceiling(ProviderKind::group, Standing::active, "claims.delete"));
}

TEST_CASE("entries keep the order of the file", "[packs]")
{
    auto const fields = load_small().registration.fields;
    REQUIRE(fields.size() == 6);
    CHECK(fields.front().key == "provider_id");
    CHECK(fields.back().key == "user_name");
    auto const swapped = load_small(with(small_pack, "tax_id.label = \"Tax ID\"\nfirst_name.label = \"First name\"",
        "first_name.label = \"First name\"\ntax_id.label = \"Tax ID\""));
    CHECK(swapped.registration.fields[1].key == "first_name");
    CHECK(swapped.revision != load_small().revision);
}

TEST_CASE("a slip in a pack is reported with its place, what was found and what is allowed", "[packs]")
{
    SECTION("not TOML")
    {
        auto const found = problems_with("mark = \"SP\"", "mark = \"SP");
        REQUIRE(found.size() == 1);
        CHECK(found[0].starts_with("packs/small.toml:3:11: this is not TOML: "));
    }
    SECTION("the same key twice")
    {
        auto const found = problems_with("mark = \"SP\"", "mark = \"SP\"\nmark = \"SQ\"");
        REQUIRE(found.size() == 1);
        CHECK(found[0].starts_with("packs/small.toml:4:8: this is not TOML: "));
    }
    SECTION("an unknown key that looks like a known one")
    {
        CHECK(problems_with("mark = \"SP\"", "mark = \"SP\"\nsubtitel = \"Portal\"")
            == Lines { "packs/small.toml:4:1: subtitel: unknown key; did you mean \"subtitle\"?" });
    }
    SECTION("an unknown key that looks like nothing")
    {
        CHECK(problems_with("accent =", "glow = \"#ffffff\"\naccent =")
            == Lines { "packs/small.toml:11:1: look.glow: unknown key; allowed here: primary, primary_dark, tint, "
                       "accent" });
    }
    SECTION("an unknown table")
    {
        CHECK(problems_with("[mail]", "[lettre]\ngood_for_days = 3\n\n[mail]")
            == Lines { "packs/small.toml:52:2: lettre: unknown key; did you mean \"letter\"?" });
    }
    SECTION("a name that no subsystem has")
    {
        CHECK(problems_with("[subsystem.claims]", "[subsystem.billing]\nlabel = \"B\"\n\n[subsystem.claims]")
            == Lines { "packs/small.toml:28:12: subsystem.billing: unknown key; allowed here: claims, claim_status, "
                       "eligibility, prior_authorization, remittance, documents" });
    }
    SECTION("a name that is no word")
    {
        CHECK(problems_with("[mail]", "[job.\"Front Desk\"]\nlabel = \"Front desk\"\n\n[mail]")
            == Lines { "packs/small.toml:52:6: job.Front Desk: found the name \"Front Desk\"; allowed: up to 40 "
                       "lower-case letters, digits and underscores, a letter first" });
    }
    SECTION("a wrong type")
    {
        CHECK(problems_with("mark = \"SP\"", "mark = 7")
            == Lines { "packs/small.toml:3:8: mark: found 7; allowed: a text of 1 to 3 characters" });
        CHECK(problems_with("first_user = \"automatic\"", "first_user = \"automatic\"\nstrict_match = \"yes\"")
            == Lines { "packs/small.toml:16:16: registration.strict_match: found \"yes\"; allowed: true or false" });
        CHECK(problems_with("[mail]", "[sessions]\nidle_minutes = 12.5\n\n[mail]")
            == Lines { "packs/small.toml:53:16: sessions.idle_minutes: found a number with a fraction; allowed: a "
                       "whole number of minutes from 5 to 720" });
        CHECK(problems_with("[mail]", "[holidays]\nclosed = [2026-12-24]\n\n[mail]")
            == Lines { "packs/small.toml:53:11: holidays.closed: found a date or time without quotation marks; "
                       "allowed: a date such as \"2026-12-24\"" });
    }
    SECTION("a value where a table belongs, and the other way round")
    {
        CHECK(problems_with("[mail]", "[letter]\ngood_for_days.of = 15\n\n[mail]")
            == Lines { "packs/small.toml:53:1: letter.good_for_days: found a table; allowed: a whole number of days "
                       "from 1 to 60" });
        CHECK(problems_with("mark = \"SP\"", "mark = \"SP\"\nletter = 15")
            == Lines { "packs/small.toml:4:10: letter: found 15; allowed: a table, [letter]" });
    }
    SECTION("out of range")
    {
        CHECK(problems_with("[mail]", "[letter]\ngood_for_days = 90\n\n[mail]")
            == Lines { "packs/small.toml:53:17: letter.good_for_days: found 90; allowed: a whole number of days from 1 "
                       "to 60" });
        CHECK(problems_with("mark = \"SP\"", "mark = \"SMALL\"")
            == Lines { "packs/small.toml:3:8: mark: found \"SMALL\"; allowed: a text of 1 to 3 characters" });
    }
    SECTION("a choice that is none")
    {
        CHECK(problems_with("\"invitation\"", "\"invitations\"")
            == Lines { "packs/small.toml:14:21: registration.activation_method: found \"invitations\"; allowed: one of "
                       "letter, email_link, invitation; did you mean \"invitation\"?" });
    }
    SECTION("an entry of a list")
    {
        CHECK(problems_with("[mail]", "[passwords]\ncomposition = [\"digit\", \"upper\", \"digit\"]\n\n[mail]")
            == Lines { "packs/small.toml:53:25: passwords.composition: found \"upper\"; allowed: one of lower_case, "
                       "upper_case, digit, other",
                "packs/small.toml:53:34: passwords.composition: found \"digit\" twice; allowed: once" });
    }
    SECTION("forms of texts")
    {
        CHECK(problems_with("\"#1a5c78\"", "\"#1A5C78\"")
            == Lines {
                "packs/small.toml:8:11: look.primary: found \"#1A5C78\"; allowed: a color such as \"#1a5c78\"" });
        CHECK(problems_with("America/New_York", "America/Gotham")
            == Lines { "packs/small.toml:4:13: time_zone: found \"America/Gotham\"; allowed: a time zone such as "
                       "\"America/Phoenix\"" });
        CHECK(problems_with("desk@small.example", "desk")
            == Lines { "packs/small.toml:47:22: contacts.service_desk_email: found \"desk\"; allowed: an email "
                       "address" });
        CHECK(problems_with("https://enroll.small.example/", "javascript:alert(1)")
            == Lines { "packs/small.toml:50:25: contacts.enrollment_portal_url: found \"javascript:alert(1)\"; "
                       "allowed: an address such as \"https://plan.example/\" or \"/claims/\"" });
        // A line break in a name would be a second header in a mail.
        CHECK(problems_with("sender_name = \"Small Plan\"", "sender_name = \"Small\\nBcc: x\"")
            == Lines { "packs/small.toml:53:15: mail.sender_name: found \"Small\\nBcc: x\"; allowed: a text of 1 to 60 "
                       "characters" });
    }
    SECTION("something missing")
    {
        CHECK(problems_with("brief = \"Claims\"\n", "")
            == Lines { "packs/small.toml:28:1: subsystem.claims.brief: missing; required: a text of 1 to 20 "
                       "characters" });
        CHECK(problems_with("mark = \"SP\"\n", "")
            == Lines { "packs/small.toml:1:1: mark: missing; required: a text of 1 to 3 characters" });
        CHECK(problems_with("[staff_role.auditor]\nlabel = \"Auditor\"\n", "")
            == Lines { "packs/small.toml:1:1: staff_role: missing; required: at least one table "
                       "[staff_role.<name>]" });
    }
    SECTION("something missing because of something else")
    {
        CHECK(problems_with("first_user = \"automatic\"\n", "")
            == Lines { "packs/small.toml:13:1: registration.first_user_declined: missing; required when "
                       "registration.first_user is prompt: a text of 1 to 600 characters, line breaks allowed",
                "packs/small.toml:13:1: registration.first_user_duties: missing; required when "
                "registration.first_user is prompt: a text of 1 to 600 characters, line breaks allowed",
                "packs/small.toml:13:1: registration.first_user_question: missing; required when "
                "registration.first_user is prompt: a text of 1 to 300 characters" });
    }
    SECTION("sources")
    {
        CHECK(problems_with("mark = \"SP\"", "mark = \"SP\"\nsource.marc = \"S4 L1\"")
            == Lines { "packs/small.toml:4:8: marc: found a source for it, but it does not stand in this file" });
        CHECK(problems_with("mark = \"SP\"", "mark = \"SP\"\nsource = \"S4\"")
            == Lines { "packs/small.toml:4:10: source: found \"S4\"; allowed: source.<key> = \"S3 L82\" for a key or "
                       "table beside it" });
        CHECK(problems_with("mark = \"SP\"", "mark = \"SP\"\nsource.mark = 4")
            == Lines { "packs/small.toml:4:15: source.mark: found 4; allowed: a text of 1 to 200 characters, such as "
                       "\"S3 L82\"" });
    }
    SECTION("the file's name")
    {
        CHECK(problems_of(small_pack, "packs/Small Plan.toml")
            == Lines { "packs/Small Plan.toml:1:1: found the file name \"Small Plan.toml\"; allowed: the plan's key, 2 "
                       "to 32 lower-case letters, digits and hyphens" });
        CHECK(problems_of(small_pack, "demo.toml")
            == Lines { "demo.toml:1:1: the plan's key \"demo\" is a path of the server's own" });
    }
}

TEST_CASE("several problems are reported at once, in the order of the file", "[packs]")
{
    auto text = with(small_pack, "mark = \"SP\"", "mrak = \"SP\"");
    text = with(text, "\"invitation\"", "\"letters\"");
    text = with(text, "changes = true", "changes = 1");
    CHECK(problems_of(text)
        == Lines { "packs/small.toml:1:1: mark: missing; required: a text of 1 to 3 characters",
            "packs/small.toml:3:1: mrak: unknown key; did you mean \"mark\"?",
            "packs/small.toml:14:21: registration.activation_method: found \"letters\"; allowed: one of letter, "
            "email_link, invitation; did you mean \"letter\"?",
            "packs/small.toml:33:93: subsystem.claims.may.submit.changes: found 1; allowed: true or false" });
}

TEST_CASE("settings that cannot go together are reported", "[packs]")
{
    SECTION("colors too close to each other")
    {
        CHECK(problems_with("\"#1a5c78\"", "\"#8fb8c8\"")
            == Lines { "packs/small.toml:8:11: look.primary: found \"#8fb8c8\", which has a contrast of 1.9:1 with "
                       "look.tint; allowed: at least 4.5:1",
                "packs/small.toml:8:11: look.primary: found \"#8fb8c8\", which has a contrast of 1.9:1 with the ground "
                "#f5f6f8; allowed: at least 4.5:1",
                "packs/small.toml:8:11: look.primary: found \"#8fb8c8\", which has a contrast of 2.1:1 with white; "
                "allowed: at least 4.5:1" });
        CHECK(problems_with("\"#e0a030\"", "\"#1a5c78\"")
            == Lines { "packs/small.toml:11:10: look.accent: found \"#1a5c78\", which has a contrast of 1.6:1 with "
                       "look.primary_dark; allowed: at least 3.0:1" });
        CHECK(problems_with("\"#eef6fa\"", "\"#5f6b75\"").size() == 5);
    }
    SECTION("registration without what a match needs")
    {
        CHECK(problems_with("tax_id.label = \"Tax ID\"\n", "")
            == Lines { "packs/small.toml:18:21: registration.field.provider_id.label: this and the tables beside it do "
                       "not ask for tax_id; without it nobody can be matched with a provider or given an account" });
    }
    SECTION("a code that is dead before it is mailed")
    {
        CHECK(problems_with("[mail]",
                  "[letter]\ngood_for_days = 4\ncode_clock = \"issued\"\nmail_after_business_days = 5\n\n[mail]")
            == Lines { "packs/small.toml:55:28: letter.mail_after_business_days: found 5 while letter.good_for_days is "
                       "4; every letter would be mailed after its code has expired" });
    }
    SECTION("letters")
    {
        CHECK(problems_with("[mail]", "[letter]\ngood_for_days = 5\nnot_received_days_before_use_by = 6\n\n[mail]")
            == Lines { "packs/small.toml:54:35: letter.not_received_days_before_use_by: found 6 while "
                       "letter.good_for_days is 5; \"not received\" cannot be offered before the letter was asked "
                       "for" });
        CHECK(problems_with("[mail]", "[letter]\nopening = \"{Person} registered for {provider\"\n\n[mail]")
            == Lines { "packs/small.toml:53:11: letter.opening: found {Person}; allowed: {person}, {provider}, "
                       "{provider_id}, {registered}, {portal}, {use_by}",
                "packs/small.toml:53:11: letter.opening: found {provider; allowed: {person}, {provider}, "
                "{provider_id}, {registered}, {portal}, {use_by}" });
    }
    SECTION("a warning that cannot come")
    {
        CHECK(problems_with("[mail]", "[passwords]\nwarn_from_day = 35\n\n[mail]")
            == Lines { "packs/small.toml:53:17: passwords.warn_from_day: found 35 while passwords do not expire; "
                       "allowed with passwords.expire_after_days only" });
        CHECK(problems_with("[mail]", "[passwords]\nexpire_after_days = 30\nwarn_from_day = 35\n\n[mail]")
            == Lines { "packs/small.toml:54:17: passwords.warn_from_day: found 35 while passwords.expire_after_days is "
                       "30; a warning comes before the password has expired" });
    }
    SECTION("a session that never idles out")
    {
        CHECK(problems_with("[mail]", "[sessions]\nidle_minutes = 61\nabsolute_hours = 1\n\n[mail]")
            == Lines { "packs/small.toml:53:16: sessions.idle_minutes: found 61 while sessions.absolute_hours is 1; a "
                       "session that idles ends before its longest time" });
        CHECK(problems_with("[mail]", "[sessions]\nidle_minutes = 60\nabsolute_hours = 1\n\n[mail]") == Lines {});
    }
    SECTION("a lock that nobody can open")
    {
        CHECK(problems_with("[mail]", "[lockout]\nrecovery_unlocks = false\n\n[mail]")
            == Lines { "packs/small.toml:53:20: lockout.recovery_unlocks: found false while accounts do not open by "
                       "themselves either; allowed with lockout.release_after_hours only, or an office's only "
                       "administrator stays locked out" });
    }
    SECTION("capabilities that there are not")
    {
        CHECK(problems_with("[mail]", "[job.biller]\nlabel = \"Biller\"\ncapabilities = [\"claims.sumbit\"]\n\n[mail]")
            == Lines { "packs/small.toml:54:16: job.biller.capabilities: found \"claims.sumbit\", which this pack does "
                       "not have; did you mean \"claims.submit\"?" });
        CHECK(problems_with("group = {}", "group = { active = [\"remittance.view\"] }")
            == Lines { "packs/small.toml:37:20: ceiling.group.active: found \"remittance.view\"; allowed: everything, "
                       "reading, claims.view, claims.submit" });
        CHECK(problems_with("label = \"Claim submission\"", "label = \"Claim inquiry\"")
            == Lines { "packs/small.toml:33:24: subsystem.claims.may.submit.label: found \"Claim inquiry\", which is "
                       "subsystem.claims.may.view.label too; whoever grants must see which is which" });
    }
    SECTION("a kind of provider that is forgotten")
    {
        CHECK(problems_with("facility = {}\n", "")
            == Lines { "packs/small.toml:37:9: ceiling.group.suspended: found no [ceiling.facility]; without it nobody "
                       "may do anything there" });
    }
    SECTION("a system on a host that no sign-in may be handed to")
    {
        CHECK(problems_with("\"/claims/\"", "\"https://claims.small.example:8443/in\"")
            == Lines { "packs/small.toml:31:12: subsystem.claims.upstream: found the host "
                       "\"claims.small.example:8443\", which forward_auth.hosts does not list" });
        auto const listed = with(with(small_pack, "\"/claims/\"", "\"https://claims.small.example:8443/in\""), "[mail]",
            "[forward_auth]\nhosts = [\"claims.small.example:8443\"]\n\n[mail]");
        CHECK(problems_of(listed) == Lines {});
    }
    SECTION("a call center that closes before it opens")
    {
        CHECK(problems_with("[mail]",
                  "[call_center]\nname = \"Calls\"\nphone = \"555\"\ndays = [\"monday\"]\nopens = \"17:00\"\ncloses = "
                  "\"07:30\"\n\n[mail]")
            == Lines { "packs/small.toml:57:10: call_center.closes: found \"07:30\"; allowed: a time after "
                       "call_center.opens, \"17:00\"" });
    }
}

TEST_CASE("contrast is that of WCAG", "[packs]")
{
    CHECK(contrast("#000000", "#ffffff") == Approx(21));
    CHECK(contrast("#ffffff", "#ffffff") == Approx(1));
    CHECK(contrast("#777777", "#ffffff") == Approx(4.478).epsilon(0.001));
    CHECK(contrast("#41399a", "#f5f6f8") == contrast("#f5f6f8", "#41399a"));
}

TEST_CASE("a source is the key's own or that of the table around it", "[packs]")
{
    auto text = with(small_pack, "[look]", "source.mark = \"S4 L9\"\nsource.look = \"S4 L1\"\n\n[look]");
    text = with(text, "[mail]", "[subsystem]\nsource.claims = \"S4 L5\"\n\n[mail]");
    auto const pack = load_small(text);
    CHECK(pack.find_rule("mark")->source == "S4 L9");
    CHECK(pack.find_rule("look.tint")->source == "S4 L1");
    CHECK(pack.find_rule("subsystem.claims.may.view.label")->source == "S4 L5");
    CHECK(pack.find_rule("name")->source == "");
}

TEST_CASE("a revision changes with what is said, not with how", "[packs]")
{
    auto const revision = load_small().revision;
    CHECK(revision.size() == 64);
    CHECK(load_small("# A comment\n\n" + std::string(small_pack) + "\n\n# The end\n").revision == revision);
    CHECK(load_small(with(small_pack, "mark = \"SP\"", "mark   =   'SP'   # monogram")).revision == revision);
    // Tables in another order, one written inline.
    CHECK(load_small(with(with(small_pack, "[mail]\nsender_name = \"Small Plan\"\nsignature = \"Small Plan\"\n", ""),
                         "[look]", "mail = { signature = \"Small Plan\", sender_name = \"Small Plan\" }\n[look]"))
              .revision
        == revision);
    CHECK(load_small(with(small_pack, "mark = \"SP\"", "mark = \"SQ\"")).revision != revision);
    CHECK(load_small(with(small_pack, "mark = \"SP\"", "mark = \"SP\"\nsource.mark = \"S4\"")).revision != revision);
}

} // namespace gatehouse
