#include <catch2/catch.hpp>

#include <atomic>
#include <stdexcept>

#include <fmt/format.h>

#include "base/keys.hpp"
#include "providers/index_sorter.hpp"
#include "providers/row_feed.hpp"
#include "providers/row_file.hpp"
#include "support/temporary_folder.hpp"

using namespace gatehouse;

namespace {

constexpr std::string_view titles = "provider_id,kind,tax_id,name,correspondence_line_1,correspondence_city,"
                                    "correspondence_state,correspondence_zip\n";

std::string office(std::string_view number)
{
    return fmt::format("{},group,12-3456789,A,1 Main St,Tempe,AZ,85281\n", number);
}

// A file in a folder of its own, opened.
struct OpenedFile {
    explicit OpenedFile(std::string const& rows)
    {
        folder.write("providers.csv", std::string(titles) + rows);
        file.emplace(RowFile::open({ .file = folder / "providers.csv",
                                       .started_by = "test",
                                       .zone = TimeZone::find("America/Phoenix").value(),
                                       .scratch = folder.path() },
            keys, random)
                         .value());
    }
    bool is_in_order() const
    {
        return file->is_in_order([](std::uint64_t) {});
    }

    TemporaryFolder folder;
    SeededRandom random { 1 };
    Keys keys = make_keys(random);
    std::optional<RowFile> file;
};

RowBatch one_row(std::uint64_t line)
{
    RowBatch batch;
    batch.rows.add({ "key", line, "content" });
    return batch;
}

} // namespace

TEST_CASE("what making rows fails with comes after the rows that were made before", "[import][concurrent]")
{
    RowFeed feed([](RowFeed::Take const& take) {
        take(one_row(1));
        take(one_row(2));
        throw std::runtime_error("the disk is gone");
    });
    CHECK(feed.next()->rows[0].line == 1);
    CHECK(feed.next()->rows[0].line == 2);
    CHECK_THROWS_WITH(feed.next(), "the disk is gone");
}

TEST_CASE("rows that nobody takes any more are made no longer, and never many ahead", "[import][concurrent]")
{
    std::atomic<std::uint64_t> made = 0;
    {
        RowFeed feed([&](RowFeed::Take const& take) {
            while (take(one_row(made)))
                ++made;
        });
        CHECK(feed.next());
    } // Waits for the thread: a test that ends here has shown that it stops.
    CHECK(made <= RowFeed::batches_ahead + 2);
}

TEST_CASE(
    "a file's rows come by line, bad ones beside good ones, and the last batch has its hash", "[import][concurrent]")
{
    OpenedFile opened(
        office("1") + "2,clinic,12-3456789,A,1 Main St,Tempe,AZ,85281\n" + office("3") + "4\n" + office("5"));
    RowFeed feed([&](RowFeed::Take const& take) { opened.file->read(take); });
    auto batch = feed.next();
    REQUIRE(batch);
    REQUIRE(batch->rows.size() == 3);
    CHECK(batch->rows[0].key == "1");
    CHECK(batch->rows[2].line == 6);
    REQUIRE(batch->bad_rows.size() == 2);
    CHECK(batch->bad_rows[0].line == 3);
    CHECK(batch->bad_rows[0].problems.at(0).field == "kind");
    CHECK(batch->bad_rows[1].line == 5);
    CHECK(batch->rows_read == 5);
    CHECK(batch->file_sha256);
    CHECK_FALSE(feed.next());
}

TEST_CASE("rows are in order when no key is smaller than one before, whatever bad rows say", "[import]")
{
    CHECK(OpenedFile("").is_in_order());
    CHECK(OpenedFile(office("A1") + office("a2") + office("A2") + office("A3")).is_in_order());
    CHECK(OpenedFile(office("1") + office("bad id!") + "\"broken\n" + office("2")).is_in_order());
    CHECK_FALSE(OpenedFile(office("1") + office("3") + office("2")).is_in_order());
    CHECK_FALSE(OpenedFile(office("9") + office("10")).is_in_order()); // By bytes.
}

TEST_CASE("an index that cannot be sorted says so to whoever adds to it", "[import][concurrent]")
{
    OpenedFile opened(office("1"));
    std::optional<RowBatch> batch;
    opened.file->read([&](RowBatch made) {
        batch = std::move(made);
        return true;
    });
    IndexSorter lost("/nowhere/at/all", 64);
    auto add_many = [&] {
        for (int i = 0; i < 100; ++i)
            lost.add(batch->rows);
        lost.finish();
    };
    CHECK_THROWS_AS(add_many(), std::system_error);

    IndexSorter sorted(opened.folder.path(), 64); // So little that it is sorted in files.
    for (int i = 0; i < 3; ++i)
        sorted.add(batch->rows);
    sorted.finish();
    CHECK(sorted.tax_ids().size() == 3);
    CHECK(sorted.terms().size() == 3);
    CHECK(sorted.terms().next()->key == std::string_view("n/a\0001", 5));
}
