#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "packs/pack_commands.hpp"
#include "support/small_pack.hpp"

namespace gatehouse {

namespace {

PackText small(std::string_view text = small_pack) { return { "packs/small.toml", std::string(text) }; }

} // namespace

TEST_CASE("pack check names every problem, or the revision", "[packs]")
{
    auto const good = run_pack_check(small());
    CHECK(good.exit_code == 0);
    CHECK(good.text
        == "packs/small.toml: good; plan small, revision " + load_pack("small.toml", small_pack)->revision
            + "\nNo departure from NIST SP 800-63B-4.\n");

    auto const bad = run_pack_check(small(with(with(small_pack, "mark =", "marc ="), "\"automatic\"", "\"auto\"")));
    CHECK(bad.exit_code == 1);
    CHECK(bad.text
        == "packs/small.toml:1:1: mark: missing; required: a text of 1 to 3 characters\n"
           "packs/small.toml:3:1: marc: unknown key; did you mean \"mark\"?\n"
           "packs/small.toml:15:14: registration.first_user: found \"auto\"; allowed: one of prompt, automatic\n"
           "3 problems\n");
}

TEST_CASE("pack check and explain say where a pack departs from NIST", "[packs]")
{
    auto const text = with(small_pack, "[mail]",
        "[passwords]\nlength_min = 12\ncomposition = [\"digit\"]\nexpire_after_days = 45\nsource.expire_after_days = "
        "\"S3 L130\"\nrecovery_link_good_for_minutes = 1441\n\n[letter]\ngood_for_days = 22\n\n[mail]");
    auto const departures
        = "Departs from NIST SP 800-63B-4:\n"
          "  letter.good_for_days = 22; NIST: a code that comes by mail is good for 21 days at most\n"
          "  passwords.length_min = 12; NIST: a password that is the only factor has 15 characters or more\n"
          "  passwords.composition = [\"digit\"]; NIST: no rules on which characters a password has\n"
          "  passwords.expire_after_days = 45; NIST: no change at set times, only when there is evidence that a "
          "password "
          "is known to others\n"
          "  passwords.recovery_link_good_for_minutes = 1441; NIST: a recovery code by email is good for 24 hours at "
          "most\n";
    CHECK(run_pack_check(small(text)).text.ends_with(departures));
    auto const pack = load_pack("small.toml", text).value();
    CHECK(run_pack_explain(pack).text.ends_with(departures));
    CHECK(run_pack_explain(pack, "passwords.expire_after_days").text
        == "passwords.expire_after_days = 45\n"
           "    At what age, in days of 24 hours, a password must be replaced.\n"
           "    Set by the pack; the default is (none). Source: S3 L130.\n"
           "    Departs from NIST SP 800-63B-4: no change at set times, only when there is evidence that a password is "
           "known to others.\n");
}

TEST_CASE("pack explain tells the value, its source and whether it is a default", "[packs]")
{
    auto const pack = load_pack("small.toml", with(small_pack, "[look]", "source.look = \"S4 L1\"\n\n[look]")).value();

    auto const all = run_pack_explain(pack);
    CHECK(all.exit_code == 0);
    CHECK(all.text.starts_with("Small Plan Provider Portal, plan small, revision " + pack.revision + "\n\n"));
    CHECK(all.text.find("\nlook.tint = \"#eef6fa\"  (S4 L1)\n") != std::string::npos);
    CHECK(all.text.find("\nmark = \"SP\"  (set)\n") != std::string::npos);
    CHECK(all.text.find("\npasswords.length_min = 15  (default)\n") != std::string::npos);

    CHECK(run_pack_explain(pack, "lockout").text
        == "lockout.attempts = 5\n"
           "    How many wrong passwords in a row lock an account.\n"
           "    Not set: this is the default.\n"
           "lockout.release_after_hours = (none)\n"
           "    After what time a locked account opens by itself.\n"
           "    Not set: this is the default.\n"
           "lockout.org_admin_unlocks = true\n"
           "    Whether an administrator can unlock accounts of the office.\n"
           "    Not set: this is the default.\n"
           "lockout.recovery_unlocks = true\n"
           "    Whether a used recovery link unlocks the account at once.\n"
           "    Not set: this is the default.\n");
    CHECK(run_pack_explain(pack, "passwords.length_min").text.ends_with("    In line with NIST SP 800-63B-4.\n"));
    CHECK(run_pack_explain(pack, "mark").text.find("Set by the pack, which must say it.") != std::string::npos);

    auto const unknown = run_pack_explain(pack, "passwords.lenght_min");
    CHECK(unknown.exit_code == 2);
    CHECK(unknown.text == "small has no key \"passwords.lenght_min\"; did you mean \"passwords.length_min\"?\n");
}

TEST_CASE("pack diff names every key that differs", "[packs]")
{
    auto const same = run_pack_diff(small(), small("# Only a comment more.\n" + std::string(small_pack)));
    CHECK(same.exit_code == 0);
    CHECK(same.text == "no difference\n");

    auto changed = with(small_pack, "mark = \"SP\"", "mark = \"SQ\"\nsource.name = \"S4 L1\"");
    changed = with(changed, "[mail]", "[passwords]\nlength_min = 15\n\n[mail]");
    changed = with(changed, "[staff_role.auditor]\nlabel = \"Auditor\"", "[staff_role.service_desk]\nlabel = \"Desk\"");
    auto const different = run_pack_diff(small(), small(changed));
    CHECK(different.exit_code == 1);
    CHECK(different.text
        == "name: source none -> S4 L1\n"
           "mark: \"SP\" -> \"SQ\"\n"
           "staff_role.auditor.label: \"Auditor\" is gone\n"
           "passwords.length_min: 15, the default, is now set\n"
           "staff_role.*: [\"auditor\"] -> [\"service_desk\"]\n"
           "staff_role.service_desk.label: new, \"Desk\"\n");

    auto const broken = run_pack_diff(small(), small("mark = 1"));
    CHECK(broken.exit_code == 2);
    CHECK(broken.text.find("packs/small.toml:1:8: mark: found 1") != std::string::npos);
}

TEST_CASE("each rule of a pack stands on the page of rules in plain words", "[packs]")
{
    auto const pack = load_pack("small.toml", small_pack).value();
    auto const plain = [&](std::string_view key) { return pack.find_rule(key)->plain; };
    CHECK(plain("letter.good_for_days") == "21 days");
    CHECK(plain("letter.mail_after_business_days") == "1 business day");
    CHECK(plain("lockout.org_admin_unlocks") == "yes");
    CHECK(plain("registration.later_user") == "individual account");
    CHECK(plain("passwords.composition") == "none");
    CHECK(plain("passwords.expire_after_days") == "none");
    CHECK(pack.find_rule("letter.good_for_days")->is_rule);
    CHECK_FALSE(pack.find_rule("words.admin")->is_rule);
    CHECK_FALSE(pack.find_rule("look.tint")->is_rule);
}

TEST_CASE("the reference in docs/packs.md is what the schema says", "[packs]")
{
    std::ifstream file("docs/packs.md");
    std::stringstream text;
    text << file.rdbuf();
    auto const document = text.str();
    static constexpr std::string_view mark = "<!-- What follows is printed by `gatehouse pack reference`. -->\n\n";
    auto const begin = document.find(mark);
    REQUIRE(begin != std::string::npos);
    auto const there = document.substr(begin + mark.size());
    if (there != pack_reference())
        std::ofstream("build/pack_reference.md") << pack_reference(); // To be put in its place.
    CHECK(there == pack_reference());
}

} // namespace gatehouse
