#include <catch2/catch.hpp>

#include "codes/one_time_code.hpp"
#include "support/letters.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

// As if it had gone through the printer, which print_letters_test.cpp tests.
void print(LetterWorld& world, LetterId const& letter)
{
    auto const now = std::to_string(world.clock.now().time_since_epoch().count());
    world.run(
        "INSERT INTO letter_batch (plan_id, id, created_at, folder, folder_id, completed_at) VALUES ('ahcccs', 'batch-"
        + letter.value + "', " + now + ", '', '', " + now + ")");
    world.run("UPDATE letter SET sealed_secret = NULL, batch_id = 'batch-" + letter.value + "', printed_at = " + now
        + " WHERE id = '" + letter.value + "'");
}

Result<std::int64_t> record_mailed(LetterWorld& world, LetterId const& letter)
{
    return world.db->write(world.plan,
        [&](UnitOfWork& work) { return record_batch_mailed(work, { "batch-" + letter.value }, world.actor); });
}

Result<> return_letter(LetterWorld& world, LetterId const& letter, std::string const& reason = "no such suite")
{
    return world.db->write(
        world.plan, [&](UnitOfWork& work) { return mark_letter_returned(work, letter, reason, world.actor); });
}

void use(LetterWorld& world, LetterId const& letter)
{
    auto const code = world.letter(letter).code;
    REQUIRE(world.db->write(world.plan, [&](UnitOfWork& work) -> Result<> {
        TRY(redeem_code(work, CodePurpose::activation_letter, world.letter(letter).account.value, TypedCode { code }));
        mark_letter_used(work, code);
        return {};
    }));
}

std::string_view code_of(Result<LetterId> const& refused) { return refused ? "" : refused.error().code; }

} // namespace

TEST_CASE("S3-18 a queued letter holds a sealed secret, its dates and a copy of the address", "[letters]")
{
    LetterWorld world(EACH_ENGINE);
    world.set_time("2027-01-15", 9, 14);
    auto const letter = world.letter(world.queue("noor"));
    CHECK(letter.state == LetterState::queued);
    CHECK(letter.number == 1);
    CHECK(letter.person == "Noor Hathaway");
    CHECK(letter.address.line_2 == "Ste 40");
    CHECK(letter.queued_at == world.clock.now());
    CHECK_FALSE(letter.printed_at);
    CHECK(world.count("letter WHERE sealed_secret IS NOT NULL") == 1);
    CHECK(world.count("audit_fact WHERE action = 'letter.queued'") == 1);
}

TEST_CASE("S3-21 a letter is to be mailed on the following business day", "[letters]")
{
    LetterWorld world(EACH_ENGINE);
    auto const [today, mailed] = GENERATE(table<std::string, std::string>({
        { "2027-01-20", "2027-01-21" }, // Wednesday.
        { "2027-01-22", "2027-01-25" }, // Friday.
        { "2027-02-12", "2027-02-16" }, // Friday before Washington's Birthday.
        { "2027-11-24", "2027-11-26" }, // The day before Thanksgiving.
    }));
    world.set_time(today, 10, 0);
    CHECK(iso_date(world.letter(world.queue("noor")).mail_on) == mailed);
}

TEST_CASE("S3-21a registered on Friday 23:30 in Phoenix, which is Saturday in UTC, mailed on Monday", "[letters]")
{
    LetterWorld world(EACH_ENGINE);
    world.set_time("2027-01-22", 23, 30);
    CHECK(std::chrono::weekday(std::chrono::floor<std::chrono::days>(world.clock.now())) == std::chrono::Saturday);
    CHECK(iso_date(world.letter(world.queue("noor")).mail_on) == "2027-01-25");
    // On that evening both dates lead to Monday. On a Thursday evening they do not: in UTC it is Friday already.
    world.set_time("2027-01-28", 23, 30);
    CHECK(std::chrono::weekday(std::chrono::floor<std::chrono::days>(world.clock.now())) == std::chrono::Friday);
    CHECK(iso_date(world.letter(world.queue("noor")).mail_on) == "2027-01-29");
}

TEST_CASE("S3-22 a letter is expected within 10 business days of registration, and the clash with 15 days is shown",
    "[letters]")
{
    LetterWorld world(EACH_ENGINE);
    world.set_time("2027-12-17", 9, 14);
    auto const clash = world.letter(world.queue("noor"));
    CHECK(iso_date(clash.expected_on) == "2028-01-04"); // Christmas on the 24th, New Year on the 31st.
    CHECK(iso_date(world.terms.zone.local_date(*clash.use_by)) == "2028-01-01");
    CHECK(clash.may_miss_use_by);

    world.add_account("ada");
    world.set_time("2028-03-06", 9, 14);
    auto const in_time = world.letter(world.queue("ada"));
    CHECK(iso_date(in_time.expected_on) == "2028-03-20");
    CHECK_FALSE(in_time.may_miss_use_by);
}

TEST_CASE("S3-22 the clash is foretold on 49 of the 365 days of 2026", "[letters]")
{
    LetterTerms const terms { .zone = TimeZone::find("America/Phoenix").value(), .calendar = BusinessCalendar() };
    int clashes = 0;
    for (auto on = parse_iso_date("2026-01-01").value(); on <= parse_iso_date("2026-12-31"); on += std::chrono::days(1))
        clashes += letter_dates(terms, terms.zone.instant(on + 10h)).may_miss_use_by;
    CHECK(clashes == 49);
}

TEST_CASE("S3-23 \"not received\" is offered from the expected day or three days before the use-by moment", "[letters]")
{
    LetterWorld world(EACH_ENGINE);
    world.set_time("2027-03-08", 9, 14);
    auto letter = world.letter(world.queue("noor"));
    CHECK(not_received_from(world.terms, letter) == *letter.use_by - 72h); // March 20; expected on March 22.
    world.terms.expect_within_business_days = 5;
    world.add_account("ada");
    letter = world.letter(world.queue("ada"));
    CHECK(not_received_from(world.terms, letter) == world.terms.zone.start_of(letter.expected_on));
}

TEST_CASE("S3-26 S3-27 the code of a letter is good for 15 days of 24 hours from its registration", "[letters]")
{
    LetterWorld world(EACH_ENGINE);
    auto const letter = world.letter(world.queue("noor"));
    CHECK(*letter.use_by == letter.queued_at + 15 * 24h);
    world.clock.advance(15 * 24h);
    CHECK(world.state(letter.id) == LetterState::queued);
    world.clock.advance(1us);
    CHECK(world.state(letter.id) == LetterState::expired);
}

TEST_CASE("where the clock starts at mailing, a letter has no use-by moment until it is printed", "[letters]")
{
    LetterWorld world(EACH_ENGINE);
    world.terms.clock = LetterClock::mailed;
    world.set_time("2027-01-20", 9, 0);
    CHECK_FALSE(world.letter(world.queue("noor")).use_by);
    auto const latest = letter_dates(world.terms, world.clock.now()).use_by;
    CHECK(iso_date(world.terms.zone.local_date(latest)) == "2027-02-06");
}

TEST_CASE("a letter goes through its states, each with its moment", "[letters]")
{
    LetterWorld world(EACH_ENGINE);
    world.set_time("2027-03-08", 9, 14);
    auto const id = world.queue("noor");
    world.set_time("2027-03-09", 8, 0);
    print(world, id);
    CHECK(world.state(id) == LetterState::printed);
    world.clock.advance(1h);
    CHECK(record_mailed(world, id).value() == 1);
    auto mailed = world.letter(id);
    CHECK(mailed.state == LetterState::mailed);
    CHECK(mailed.printed_at == world.clock.now() - 1h);
    CHECK(mailed.mailed_at == world.clock.now());
    world.set_time("2027-03-22", 23, 59); // Expected today.
    CHECK(world.state(id) == LetterState::mailed);
    world.set_time("2027-03-23", 0, 0);
    CHECK(world.state(id) == LetterState::expected_passed);
    use(world, id);
    CHECK(world.state(id) == LetterState::used);
    CHECK(world.letter(id).used_at == world.clock.now());
    world.clock.advance(24h);
    CHECK(world.state(id) == LetterState::used);
}

TEST_CASE("S3-29 a re-issued letter starts a new 15 days and makes the old code useless", "[letters]")
{
    LetterWorld world(EACH_ENGINE);
    auto const first = world.queue("noor");
    world.clock.advance(10 * 24h);
    auto const second = world.queue("noor");
    CHECK(world.state(first) == LetterState::superseded);
    CHECK(world.letter(first).superseded_because == "replaced");
    CHECK(world.letter(first).superseded_at == world.clock.now());
    CHECK_FALSE(world.code_is_open(first));
    CHECK(world.code_is_open(second));
    CHECK(world.letter(second).number == 2);
    CHECK(*world.letter(second).use_by == world.clock.now() + 15 * 24h);
    CHECK(world.count("letter WHERE sealed_secret IS NOT NULL") == 1);
}

TEST_CASE(
    "at most three letters of a provider can be open, and only those that could still be redeemed count", "[letters]")
{
    LetterWorld world(EACH_ENGINE);
    for (auto const* account : { "ada", "bea", "cleo", "dora" })
        world.add_account(account);
    auto const first = world.queue("noor");
    world.queue("ada");
    world.queue("bea");
    CHECK(code_of(world.try_queue("cleo")) == "letter.too_many_open");
    CHECK(world.count("letter") == 3);
    CHECK(world.count("one_time_code") == 3); // The refused registration took its code back.

    world.queue("bea"); // A new one in place of one's own.
    CHECK(code_of(world.try_queue("cleo")) == "letter.too_many_open");
    world.add_provider("ocotillo", "771862");
    world.queue("dora", "ocotillo");
    use(world, first);
    world.queue("cleo");
    world.add_account("eve");
    CHECK(code_of(world.try_queue("eve")) == "letter.too_many_open");
    world.clock.advance(15 * 24h + 1us); // They expire.
    world.queue("eve");
}

TEST_CASE("letters to one provider are capped within a year", "[letters]")
{
    LetterWorld world(EACH_ENGINE);
    world.terms.per_year_max = 4;
    for (int i = 0; i < 4; ++i)
        world.queue("noor");
    CHECK(code_of(world.try_queue("noor")) == "letter.too_many_this_year");
    world.clock.advance(365 * 24h - 1us);
    CHECK(code_of(world.try_queue("noor")) == "letter.too_many_this_year");
    world.clock.advance(1us);
    CHECK(world.try_queue("noor"));
}

TEST_CASE("without a letter key no letter is queued, and the person is told", "[letters]")
{
    LetterWorld world(EACH_ENGINE);
    world.around.keys.letter_public_key.reset();
    auto const refused = world.try_queue("noor");
    CHECK(code_of(refused) == "letter.no_key");
    CHECK(refused.error().kind == ErrorKind::busy);
    CHECK(world.count("letter") == 0);
}

TEST_CASE("a returned letter says why, and its code is useless from then on", "[letters]")
{
    LetterWorld world(EACH_ENGINE);
    auto const id = world.queue("noor");
    CHECK(return_letter(world, id).error().code == "letter.not_printed");
    print(world, id);
    CHECK(return_letter(world, id, "  ").error().code == "letter.no_reason");
    CHECK(world.code_is_open(id));
    REQUIRE(return_letter(world, id));
    CHECK(world.state(id) == LetterState::returned);
    CHECK(world.letter(id).return_reason == "no such suite");
    CHECK_FALSE(world.code_is_open(id));
    CHECK(world.count("audit_fact WHERE action = 'letter.returned'") == 1);
    CHECK(return_letter(world, id).error().code == "letter.already_returned");
    CHECK(return_letter(world, { "nobody" }).error().code == "letter.not_found");

    world.queue("noor"); // Replaced, and still shown as returned.
    CHECK(world.state(id) == LetterState::returned);
}

TEST_CASE("a letter whose code was used cannot have come back", "[letters]")
{
    LetterWorld world(EACH_ENGINE);
    auto const id = world.queue("noor");
    print(world, id);
    use(world, id);
    CHECK(return_letter(world, id).error().code == "letter.already_used");
    CHECK(world.state(id) == LetterState::used);
}

TEST_CASE("when a claim ends its letters and codes are useless, and used ones stay used", "[letters]")
{
    LetterWorld world(EACH_ENGINE);
    world.add_account("ada");
    auto const hers = world.queue("ada");
    use(world, hers);
    auto const noors = world.queue("noor");
    auto end = [&](std::string const& account) {
        REQUIRE(world.db->write(world.plan, [&](UnitOfWork& work) -> Result<> {
            supersede_letters(work, { account }, world.actor);
            return {};
        }));
    };
    end("noor");
    end("ada");
    CHECK(world.state(noors) == LetterState::superseded);
    CHECK_FALSE(world.code_is_open(noors));
    CHECK(world.count("letter WHERE sealed_secret IS NOT NULL") == 1); // Hers, which was never printed.
    CHECK(world.state(hers) == LetterState::used);
    CHECK(world.count("audit_fact WHERE action = 'letter.superseded'") == 1);
}

TEST_CASE("staff see what waits for them, page by page, and only their own plan's letters", "[letters]")
{
    LetterWorld world(EACH_ENGINE);
    auto list = [&](PlanId const& plan, LetterFilter const& filter) {
        return world.db
            ->read(plan,
                [&](UnitOfWork& work) -> Result<std::vector<Letter>> {
                    return list_letters(work, world.terms, filter);
                })
            .value();
    };
    auto count = [&](PlanId const& plan) {
        return world.db
            ->read(plan, [&](UnitOfWork& work) -> Result<LetterCounts> { return count_letters(work, world.terms); })
            .value();
    };
    for (auto const* account : { "ada", "bea" })
        world.add_account(account);
    auto const returned = world.queue("noor");
    print(world, returned);
    REQUIRE(return_letter(world, returned));
    world.clock.advance(1s);
    auto const expired = world.queue("ada");
    world.clock.advance(16 * 24h);
    auto const waiting = world.queue("bea");

    CHECK(count(world.plan).queued == 1);
    CHECK(count(world.plan).expired == 1);
    CHECK(count(world.plan).returned == 1);
    CHECK(count(world.other_plan).queued == 0);
    CHECK(list(world.other_plan, {}).empty());

    auto const all = list(world.plan, {});
    REQUIRE(all.size() == 3);
    CHECK(all[0].id == waiting);
    CHECK(all[2].id == returned);
    auto const next = list(world.plan, { .before = waiting, .limit = 1 });
    REQUIRE(next.size() == 1);
    CHECK(next[0].id == expired);
    CHECK(list(world.plan, { .state = LetterState::expired }).size() == 1);
    CHECK(list(world.plan, { .state = LetterState::returned, .unanswered_only = true }).size() == 1);
    world.queue("noor");
    CHECK(list(world.plan, { .state = LetterState::returned, .unanswered_only = true }).empty());
    CHECK(list(world.plan, { .state = LetterState::returned }).size() == 1);
    CHECK(count(world.plan).returned == 0);
}

TEST_CASE("a batch is recorded as mailed once, and only when it is complete", "[letters]")
{
    LetterWorld world(EACH_ENGINE);
    auto const id = world.queue("noor");
    print(world, id);
    CHECK(record_mailed(world, { "nobody" }).error().code == "batch.not_found");
    world.run("INSERT INTO letter_batch (plan_id, id, created_at, folder, folder_id) VALUES ('ahcccs', 'batch-open', "
              "0, '', '')");
    CHECK(record_mailed(world, { "open" }).error().code == "batch.not_completed");
    CHECK(record_mailed(world, id).value() == 1);
    CHECK(record_mailed(world, id).error().code == "batch.already_mailed");
    CHECK(world.count("audit_fact WHERE action = 'letter.batch_mailed'") == 1);

    auto const batches
        = world.db
              ->read(world.plan,
                  [&](UnitOfWork& work) -> Result<std::vector<LetterBatch>> { return list_batches(work, 10); })
              .value();
    REQUIRE(batches.size() == 2);
    CHECK(batches[0].letters == 1);
    CHECK(batches[0].mailed_at == world.clock.now());
    CHECK_FALSE(batches[1].completed_at);
}
