#include "audit/verify.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "audit/chain.hpp"
#include "db/database.hpp"

namespace gatehouse {

namespace {

using Kind = ChainFault::Kind;

constexpr std::size_t page_rows = 2000;
constexpr std::size_t faults_listed = 100;
constexpr auto late_after = std::chrono::minutes(5);

// A row whose hash does not fit. Kept so that what was moved can be told from what was changed.
struct Misfit {
    SealedFact fact;
    std::string previous_hash; // As it stands in the row before.
    std::string hash;          // As it stands in the row.
};

class Verifier {
public:
    Verifier(Database& db, PlanId const& plan, std::span<Checkpoint const> checkpoints)
        : m_db(db)
    {
        m_report.plan = plan;
        for (auto const& checkpoint : checkpoints)
            if (checkpoint.plan == plan)
                m_checkpoints.emplace(checkpoint.length, &checkpoint);
    }

    ChainReport run() &&
    {
        check_signatures();
        compare_with_checkpoints(0, chain_start());
        read_chain();
        tell_misfits();
        check_tail();
        check_unsealed();
        std::ranges::stable_sort(m_report.faults, {}, &ChainFault::sequence);
        return std::move(m_report);
    }

private:
    void add(Kind kind, std::int64_t sequence, std::string what)
    {
        ++m_report.fault_count;
        if (m_report.faults.size() < faults_listed)
            m_report.faults.push_back({ kind, sequence, std::move(what) });
    }

    template <class F>
    auto read(F&& f)
    {
        return m_db.read(m_report.plan, f).value();
    }

    void check_signatures();
    void read_chain();
    void check_row(Row const&);
    void compare_with_checkpoints(std::int64_t length, std::string const& hash);
    void tell_misfits();
    void check_tail();
    void check_unsealed();

    Database& m_db;
    ChainReport m_report;
    std::multimap<std::int64_t, Checkpoint const*> m_checkpoints; // By length; those with a good signature.
    std::vector<Misfit> m_misfits;                                // The first hundred.
    std::int64_t m_read_to = std::numeric_limits<std::int64_t>::min();
    std::string m_hash = chain_start(); // Of the last row read, as stored: one wrong row makes one fault.
};

void Verifier::check_signatures()
{
    auto key = read([](UnitOfWork& work) -> Result<Bytes> { return work.keys.audit.public_key(); });
    for (auto next = m_checkpoints.begin(); next != m_checkpoints.end();) {
        auto const& checkpoint = *next->second;
        if (signature_fits(key, checkpoint)) {
            ++m_report.checkpoints;
            ++next;
            continue;
        }
        add(Kind::bad_signature, checkpoint.length,
            "the checkpoint of " + checkpoint.at + " was changed, or was signed with another key than this server's");
        next = m_checkpoints.erase(next);
    }
}

void Verifier::read_chain()
{
    for (bool more = true; more;) {
        auto rows = read([&](UnitOfWork& work) -> Result<std::vector<Row>> {
            return work.tx.query(R"sql(
                SELECT s.sequence, s.hash, s.sealed_at, s.fact_id,
                    f.id, f.happened_at, f.actor_kind, f.actor_id, f.action, f.subject_kind, f.subject_id, f.detail
                FROM audit_seal s LEFT JOIN audit_fact f ON f.plan_id = s.plan_id AND f.id = s.fact_id
                WHERE s.plan_id = $1 AND s.sequence > $2 ORDER BY s.sequence LIMIT $3
            )sql",
                { work.plan, m_read_to, std::int64_t { page_rows } });
        });
        auto before = m_read_to;
        for (auto const& row : rows) {
            try {
                check_row(row);
            } catch (DatabaseFailure const&) { // SQLite keeps a text where a number belongs.
                add(Kind::changed, m_report.length, "the row holds values that the program never writes");
            }
        }
        more = rows.size() == page_rows && m_read_to > before;
    }
    m_report.head = m_hash;
}

void Verifier::check_row(Row const& row)
{
    auto sequence = m_read_to = row.integer(0);
    if (sequence < 1) {
        add(Kind::inserted, sequence, "the chain begins with 1: the row was inserted");
        return;
    }
    bool follows = sequence == m_report.length + 1;
    if (!follows)
        add(Kind::removed, m_report.length + 1,
            "the rows before sequence " + std::to_string(sequence) + " were removed");
    m_report.length = sequence;
    auto previous = std::exchange(m_hash, row.text(1));
    compare_with_checkpoints(sequence, m_hash);

    if (row.is_null(4)) {
        add(Kind::removed, sequence, "its fact " + row.text(3) + " was removed");
        return;
    }
    auto fact = read_fact(row, 4, sequence, row.instant(2));
    // After a gap the hash before is gone, so that nothing can be said about this row.
    if (!follows || chain_hash(m_report.plan, previous, fact) == m_hash)
        return;
    if (m_misfits.size() < faults_listed)
        m_misfits.push_back({ std::move(fact), std::move(previous), m_hash });
    else
        ++m_report.fault_count;
}

void Verifier::compare_with_checkpoints(std::int64_t length, std::string const& hash)
{
    auto [first, last] = m_checkpoints.equal_range(length);
    for (auto next = first; next != last; ++next)
        if (next->second->head != hash)
            add(Kind::rewritten, length,
                "the checkpoint of " + next->second->at
                    + " was signed over another hash: the chain up to here was "
                      "written anew");
    m_checkpoints.erase(first, last);
}

// Which of the misfits is the fact that this one's hash was made of? 0 when none: it was changed.
std::int64_t place_of(PlanId const& plan, Misfit const& misfit, std::vector<Misfit> const& others)
{
    for (auto const& other : others) {
        auto fact = other.fact; // The two facts changed places, their seals did not.
        fact.sequence = misfit.fact.sequence;
        fact.sealed_at = misfit.fact.sealed_at;
        if (chain_hash(plan, misfit.previous_hash, fact) == misfit.hash)
            return other.fact.sequence;
        fact = misfit.fact; // The seals did too.
        fact.sequence = other.fact.sequence;
        if (chain_hash(plan, other.previous_hash, fact) == misfit.hash)
            return other.fact.sequence;
    }
    return 0;
}

void Verifier::tell_misfits()
{
    for (auto const& misfit : m_misfits) {
        auto place = place_of(m_report.plan, misfit, m_misfits);
        if (place > 0)
            add(Kind::moved, misfit.fact.sequence,
                "fact " + misfit.fact.id + " changed places with that of sequence " + std::to_string(place));
        else
            add(Kind::changed, misfit.fact.sequence,
                "fact " + misfit.fact.id + " (" + misfit.fact.action + ") or its seal was changed");
    }
}

void Verifier::check_tail()
{
    if (m_checkpoints.empty()) // All were met on the way, or stand beyond the end.
        return;
    auto const& longest = *m_checkpoints.rbegin()->second;
    for (auto const& [length, checkpoint] : m_checkpoints)
        if (length < m_report.length)
            add(Kind::removed, length, "the checkpoint of " + checkpoint->at + " was signed over a row that is gone");
    if (longest.length > m_report.length)
        add(Kind::tail_cut, m_report.length + 1,
            "missing to " + std::to_string(longest.length) + ": the checkpoint of " + longest.at
                + " knows a longer chain, its end was cut off");
}

void Verifier::check_unsealed()
{
    auto strangers = read([](UnitOfWork& work) -> Result<std::vector<Row>> {
        return work.tx.query(R"sql(
            SELECT f.id, f.action FROM audit_fact f
            WHERE f.plan_id = $1
                AND NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.plan_id = f.plan_id AND s.fact_id = f.id)
                AND NOT EXISTS (SELECT 1 FROM audit_unsealed u WHERE u.plan_id = f.plan_id AND u.fact_id = f.id)
            ORDER BY f.id
        )sql",
            { work.plan });
    });
    for (auto const& row : strangers)
        add(Kind::inserted, 0,
            "fact " + row.text(0) + " (" + row.text(1)
                + ") stands outside the chain: it was inserted, or its seal "
                  "was removed");
    auto gone = read([](UnitOfWork& work) -> Result<std::vector<Row>> {
        return work.tx.query(R"sql(
            SELECT u.fact_id FROM audit_unsealed u
            WHERE u.plan_id = $1 AND NOT EXISTS (
                SELECT 1 FROM audit_fact f WHERE f.plan_id = u.plan_id AND f.id = u.fact_id)
            ORDER BY u.fact_id
        )sql",
            { work.plan });
    });
    for (auto const& row : gone)
        add(Kind::removed, 0, "fact " + row.text(0) + " was removed before it was sealed");

    read([&](UnitOfWork& work) -> Result<> {
        auto late = work.tx.query_one(R"sql(
            SELECT count(*), MIN(f.happened_at) FROM audit_unsealed u
            JOIN audit_fact f ON f.plan_id = u.plan_id AND f.id = u.fact_id
            WHERE u.plan_id = $1 AND f.happened_at < $2
        )sql",
            { work.plan, work.now - late_after });
        m_report.late = late->integer(0);
        if (m_report.late > 0)
            m_report.late_since = late->instant(1);
        return {};
    });
}

} // namespace

ChainReport verify_chain(Database& db, PlanId const& plan, std::span<Checkpoint const> checkpoints)
{
    return Verifier(db, plan, checkpoints).run();
}

} // namespace gatehouse
