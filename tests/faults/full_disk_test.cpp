#include <catch2/catch.hpp>

#include <csignal>

#include <sys/mount.h>
#include <sys/resource.h>

#include "audit/audit.hpp"
#include "audit/chain.hpp"
#include "audit/verify.hpp"
#include "base/embedded_file.hpp"
#include "db/migrator.hpp"
#include "mail/mailer.hpp"
#include "mail/memory_transport.hpp"
#include "mail/outbox.hpp"
#include "support/engines.hpp"
#include "support/temporary_folder.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

// A disk that is soon full, and can be given more room.
class SmallDisk {
public:
    enum class Kind : std::uint8_t {
        file_system, // A real one of 16 MiB; only root may mount it.
        file_size,   // The kernel refuses to let this process's files grow beyond 8 MiB.
    };

    explicit SmallDisk(Kind kind)
        : m_kind(kind)
    {
        if (kind == Kind::file_system)
            m_small = mount("tmpfs", m_folder.path().c_str(), "tmpfs", 0, "size=16m") == 0;
        else
            m_small = limit_files(8 * 1024 * 1024);
    }
    ~SmallDisk()
    {
        if (m_small && m_kind == Kind::file_size)
            grow();
        if (m_small && m_kind == Kind::file_system)
            umount2(m_folder.path().c_str(), MNT_DETACH);
    }
    SmallDisk(SmallDisk const&) = delete;
    SmallDisk& operator=(SmallDisk const&) = delete;

    bool is_small() const { return m_small; } // False: we may not mount.
    std::string path() const { return m_folder.path(); }

    void grow() const
    {
        if (m_kind == Kind::file_system)
            mount("tmpfs", m_folder.path().c_str(), "tmpfs", MS_REMOUNT, "size=256m");
        else
            limit_files(RLIM_INFINITY);
    }

private:
    static bool limit_files(rlim_t size)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit {};
        getrlimit(RLIMIT_FSIZE, &limit);
        limit.rlim_cur = std::min(size, limit.rlim_max);
        return setrlimit(RLIMIT_FSIZE, &limit) == 0;
    }

    Kind m_kind;
    TemporaryFolder m_folder;
    bool m_small;
};

struct Fixture {
    explicit Fixture(std::string const& folder)
        : file(folder + "/test.db")
        , db(open_sqlite(file, around.environment))
    {
        migrate(*db, embedded_migrations());
        db->write(every_plan, [](UnitOfWork& work) -> Result<> {
              work.tx.run_script("INSERT INTO plan (plan_id, active_revision, provider_generation, created_at) "
                                 "VALUES ('plan', '', 0, 0)");
              return {};
          }).value();
    }

    // A fact and a mail in one transaction. False when the disk was full.
    bool write_one(std::size_t size)
    try {
        db->write(plan, [&](UnitOfWork& work) -> Result<> {
              record(work,
                  { { AuditActor::Kind::system, "test" }, "thing.happened", about_plan(plan),
                      { { "value", std::string(size, 'x') } } });
              enqueue_mail(
                  work, { "Portal", EmailAddress::parse("ada@example.com").value(), "Hello", Secret<>("Text") });
              return {};
          }).value();
        ++acknowledged;
        return true;
    } catch (DatabaseFailure const& failure) {
        CHECK(failure.retry() == DatabaseFailure::Retry::never);
        return false;
    }

    std::int64_t count(std::string const& table) const
    {
        return db
            ->read(plan,
                [&](UnitOfWork& work) -> Result<std::int64_t> {
                    return work.tx.query_one("SELECT count(*) FROM " + table)->integer(0);
                })
            .value();
    }
    void check_nothing_is_lost() const
    {
        CHECK(count("audit_fact") == acknowledged);
        CHECK(count("outbox_mail") == acknowledged);
        auto sound = db->read(plan, [](UnitOfWork& work) -> Result<std::string> {
                           return work.tx.query_one("PRAGMA integrity_check")->text(0);
                       }).value();
        CHECK(sound == "ok");
    }

    PlanId plan { "plan" };
    FixedClock clock { Instant(1'800'000'000s) };
    TestSurroundings around { clock };
    std::string file;
    std::unique_ptr<Database> db;
    std::int64_t acknowledged = 0;
};

} // namespace

TEST_CASE("a full disk fails what it cannot keep, loses nothing acknowledged, and heals with room", "[faults]")
{
    SmallDisk disk(GENERATE(SmallDisk::Kind::file_system, SmallDisk::Kind::file_size));
    if (!disk.is_small()) {
        WARN("left out: mounting a small file system needs root");
        return;
    }
    Fixture fixture(disk.path());
    for (std::size_t size : { 100'000u, 10'000u, 1'000u, 1u }) // Until not the smallest fits any more.
        for (int failures = 0; failures < 3;)
            failures += !fixture.write_one(size);
    CHECK(fixture.acknowledged > 30);
    fixture.check_nothing_is_lost(); // What was kept can still be read.

    MemoryTransport transport(10'000);
    MailerSettings settings { .sender = EmailAddress::parse("no-reply@portal.example").value(), .mails_max = 10'000 };
    CHECK_THROWS_AS(run_mailer_once(*fixture.db, fixture.plan, transport, settings), DatabaseFailure);
    // At most one was sent whose claim still fitted on the disk but not what came of it.
    CHECK(std::ssize(transport.list()) <= fixture.count("outbox_mail WHERE sent_at IS NOT NULL") + 1);
    CHECK_THROWS_AS(seal_audit_once(*fixture.db, fixture.plan, "node"), DatabaseFailure);

    disk.grow();
    CHECK(fixture.write_one(100'000));
    fixture.clock.advance(6min); // A claim of before has lapsed.
    run_mailer_once(*fixture.db, fixture.plan, transport, settings);
    CHECK(fixture.count("outbox_mail WHERE sent_at IS NOT NULL") == fixture.acknowledged);
    CHECK(std::ssize(transport.list()) >= fixture.acknowledged);
    CHECK(std::ssize(transport.list()) <= fixture.acknowledged + 1);
    CHECK(seal_audit_once(*fixture.db, fixture.plan, "node").sealed == fixture.acknowledged);
    CHECK(verify_chain(*fixture.db, fixture.plan, {}).fault_count == 0);
    fixture.check_nothing_is_lost();

    fixture.db.reset(); // As the next start would find it.
    fixture.db = open_sqlite(fixture.file, fixture.around.environment);
    fixture.check_nothing_is_lost();
    CHECK(fixture.write_one(1));
    std::printf("full disk: %lld changes acknowledged, none lost\n", static_cast<long long>(fixture.acknowledged));
}
