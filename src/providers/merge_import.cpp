#include <fmt/format.h>

#include "base/random.hpp"
#include "providers/import_job.hpp"

// The middle of an import: the file's rows and the plan's, both in the order of their keys, side by side.

namespace gatehouse {

namespace {

constexpr std::int64_t page_size = 2000;

std::string new_holder(Random& random)
{
    Bytes bytes(16);
    random.fill(bytes);
    return to_hex(bytes);
}

} // namespace

ImportJob::ImportJob(Database& db, Random& random, Keys const& keys, PlanId const& plan, ImportProviders const& order)
    : m_db(db)
    , m_random(random)
    , m_keys(keys)
    , m_plan(plan)
    , m_order(order)
    , m_holder(new_holder(random))
    , m_writer(db, plan, m_holder, order.lease)
    , m_sorted(order.scratch, order.memory)
    , m_tax_ids(order.scratch, order.memory / 2)
    , m_terms(order.scratch, order.memory / 2)
{
}

// Whether there is a version behind the last one that was looked at.
bool ImportJob::have_version()
{
    if (m_page_at < m_page.size())
        return true;
    if (m_page_is_last)
        return false;
    auto after = m_page.empty() ? ExistingRow {} : m_page.back();
    m_page = m_db.read(m_plan,
                     [&](UnitOfWork& work) -> Result<std::vector<ExistingRow>> {
                         return existing_rows(work, m_order.format, m_generation - 1, after, page_size);
                     })
                 .value();
    m_page_at = 0;
    m_page_is_last = m_page.size() < page_size;
    return !m_page.empty();
}

// The next key of the plan in the version in force; null behind the last.
ExistingRow const* ImportJob::existing()
{
    if (m_existing)
        return &*m_existing;
    while (have_version() && (!m_existing || m_page[m_page_at].key == m_existing->key))
        m_existing = m_page[m_page_at++];
    return m_existing ? &*m_existing : nullptr;
}

// Of a key that the file has not, or has passed.
void ImportJob::pass_existing(ExistingRow const& row)
{
    m_in_force += !row.ended;
    bool in_file = row.key == m_last_key;
    if (!in_file && !row.ended && m_order.full) {
        ++m_counts.ended;
        m_missing.push_back(row);
    }
    m_existing.reset();
}

void ImportJob::compare(RowSorter::SortedRow const& row)
{
    if (row.key == m_last_key && m_last_line > 0) {
        refuse_row(row.line,
            { { m_order.format == ImportFormat::gatehouse ? "provider_id" : "NPI",
                fmt::format("The file has this number on line {} already; that row counts.", m_last_line) } });
        return;
    }
    auto const* in_force = existing();
    for (; in_force && in_force->key < row.key; in_force = existing())
        pass_existing(*in_force);
    m_last_key = row.key;
    m_last_line = row.line;
    bool known = in_force && in_force->key == row.key;
    auto hash = row.content.substr(0, content_hash_size);
    bool same = known
        && hash
            == std::string_view(
                reinterpret_cast<char const*>(in_force->content_hash.data()), in_force->content_hash.size());
    if (known)
        pass_existing(*in_force);
    ++(same ? m_counts.unchanged : known ? m_counts.changed : m_counts.imported);
    if (!same)
        m_pending.push_back({ std::string(row.key), std::string(row.content) });
}

void ImportJob::merge()
{
    write_problems();
    std::uint64_t done = 0;
    while (auto row = m_sorted.next()) {
        compare(*row);
        if (m_pending.size() + m_missing.size() >= m_writer.rows())
            stage_pending();
        if (++done % 4096 == 0)
            show(ImportProgress::Stage::writing, done, m_sorted.size());
    }
    while (auto const* rest = existing()) {
        pass_existing(*rest);
        if (m_missing.size() >= m_writer.rows())
            stage_pending();
    }
    stage_pending();
    show(ImportProgress::Stage::writing, done, done);
}

void ImportJob::stage_pending()
{
    if (!m_missing.empty())
        m_pending = m_db.read(m_plan,
                            [&](UnitOfWork& work) -> Result<std::vector<ImportRow>> {
                                auto rows = m_pending;
                                for (auto const& row : m_missing)
                                    rows.push_back(ended_row(work, m_order.format, row));
                                return rows;
                            })
                        .value();
    if (m_pending.empty())
        return;
    m_writer.write([&](UnitOfWork& work) {
        stage_rows(work, m_order.format, m_generation, m_pending);
        update_counts(work, m_run.id, m_counts);
    });
    if (m_order.format == ImportFormat::gatehouse)
        for (auto const& row : m_pending)
            add_index_rows(row, m_tax_ids, m_terms);
    m_pending.clear();
    m_missing.clear();
}

void ImportJob::stage_indexes()
{
    std::uint64_t done = 0;
    auto total = m_tax_ids.size() + m_terms.size();
    auto stage = [&](RowSorter& sorted, auto insert) {
        std::vector<ImportRow> rows;
        auto flush = [&] {
            if (!rows.empty())
                m_writer.write([&](UnitOfWork& work) { insert(work, m_generation, rows); });
            done += rows.size();
            rows.clear();
            show(ImportProgress::Stage::indexing, done, total);
        };
        while (auto row = sorted.next()) {
            rows.push_back({ std::string(row->key), std::string(row->content) });
            if (rows.size() >= m_writer.rows())
                flush();
        }
        flush();
    };
    stage(m_tax_ids, [](auto& work, auto generation, auto& rows) { stage_tax_ids(work, generation, rows); });
    stage(m_terms, [](auto& work, auto generation, auto& rows) { stage_terms(work, generation, rows); });
}

} // namespace gatehouse
