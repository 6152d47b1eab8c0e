#include <catch2/catch.hpp>

#include <map>

#include "audit/list.hpp"
#include "support/world.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

void record_about(World& world, AuditSubject const& subject, std::string const& value, PlanId const& plan)
{
    world.db
        ->write(plan,
            [&](UnitOfWork& work) -> Result<> {
                record(work,
                    { { AuditActor::Kind::staff, "s" }, "thing.happened", subject,
                        { { "zebra", value }, { "apple", "Zoë", FieldClass::personal },
                            { "code", "x", FieldClass::secret } } });
                return {};
            })
        .value();
}

AuditPage list(
    World& world, AuditSubject const& subject, std::size_t count, std::optional<AuditCursor> const& before = {})
{
    return world.db
        ->read(
            world.plan, [&](UnitOfWork& work) -> Result<AuditPage> { return list_audit(work, subject, count, before); })
        .value();
}

} // namespace

TEST_CASE("facts about a subject are listed newest first, with what was recorded")
{
    World world(EACH_ENGINE);
    auto subject = about_organisation({ "p" });
    record_about(world, subject, "old", world.plan);
    world.clock.advance(1s);
    record_about(world, subject, "new", world.plan);
    record_about(world, about_account({ "p" }), "another kind", world.plan);
    record_about(world, about_organisation({ "q" }), "another", world.plan);
    record_about(world, subject, "another plan's", world.other_plan);

    auto page = list(world, subject, 10);
    REQUIRE(page.entries.size() == 2);
    CHECK_FALSE(page.next);
    CHECK(page.entries[0].happened_at == world.clock.now());
    CHECK(page.entries[0].actor.kind == AuditActor::Kind::staff);
    CHECK(page.entries[0].actor.id == "s");
    CHECK(page.entries[0].action == "thing.happened");
    using Detail = std::vector<std::pair<std::string, std::string>>;
    CHECK(page.entries[0].detail == Detail { { "zebra", "new" }, { "apple", "Z…ë" }, { "code", "(redacted)" } });
    CHECK(page.entries[1].detail[0].second == "old");
}

TEST_CASE("pages follow each other without a gap or a repetition, also within one instant")
{
    World world(EACH_ENGINE);
    auto subject = about_account({ "a" });
    constexpr int facts = 23;
    for (int i = 0; i < facts; ++i) {
        record_about(world, subject, std::to_string(i), world.plan);
        if (i % 5 == 0)
            world.clock.advance(1s);
    }
    auto all = list(world, subject, 100).entries;
    std::vector<std::string> seen;
    std::optional<AuditCursor> cursor;
    int pages = 0;
    do {
        auto page = list(world, subject, 4, cursor);
        for (auto const& entry : page.entries)
            seen.push_back(entry.id);
        cursor = page.next;
        if (cursor)
            cursor = AuditCursor::parse(cursor->text()).value(); // As it travels in an address.
        ++pages;
    } while (cursor);
    CHECK(pages == 6);
    REQUIRE(seen.size() == facts);
    for (std::size_t i = 0; i < seen.size(); ++i)
        CHECK(seen[i] == all[i].id);
}

TEST_CASE("an address that names no page is refused")
{
    auto text = GENERATE(as<std::string>(), "", "1", "1.", ".x", "x.018f0000-0000-7000-8000-000000000000",
        "1.018f0000-0000-7000-8000-00000000000", "1.018f0000-0000-7000-8000-00000000000'", "99999999999999999999.1",
        "1.018F0000-0000-7000-8000-000000000000");
    auto parsed = AuditCursor::parse(text);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().code == "audit.bad_page");
}

TEST_CASE("personal values keep their first and last character only")
{
    World world(Engine::sqlite);
    for (auto [value, shown] : std::map<std::string, std::string> { { "", "…" }, { "a", "…" }, { "ab", "…" },
             { "abc", "a…c" }, { "ada@example.com", "a…m" }, { "éa", "…" }, { "éaé", "é…é" }, { "🌵", "…" },
             { "🌵🌵", "…" }, { "🌵x🌵", "🌵…🌵" } }) {
        world.db
            ->write(world.plan,
                [&, text = value](UnitOfWork& work) -> Result<> {
                    record(work,
                        { { AuditActor::Kind::stranger, "" }, "thing.happened", about_plan(work.plan),
                            { { "who", text, FieldClass::personal } } });
                    return {};
                })
            .value();
        world.clock.advance(1s);
        CHECK(list(world, about_plan(world.plan), 1).entries.at(0).detail.at(0).second == shown);
    }
}
