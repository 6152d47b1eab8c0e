
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

void hand_out(RowSorter& sorted, RowFeed::Take const& take)
{
    RowBatch batch;
    std::uint64_t count = 0;
    while (auto row = sorted.next()) {
        batch.rows.add(*row);
        batch.position = ++count;
        if (batch.rows.bytes() >= RowFeed::batch_bytes && !take(std::exchange(batch, {})))
            return;
    }
    take(std::move(batch));
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
    , m_indexes(order.scratch, order.memory)
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

void ImportJob::refuse_again(KeyedRow const& row)
{
    refuse_row(row.line,
        { { m_order.format == ImportFormat::gatehouse ? "provider_id" : "NPI",
            say("providers.the_file_has_this_number", { { "line", std::to_string(m_last_line) } }) } });
}

void ImportJob::compare(KeyedRow const& row)
{
    if (m_last_line > 0 && row.key == m_last_key)
        return refuse_again(row);
    if (row.key < m_last_key)
        throw std::runtime_error(m_order.file.string() + " was changed while it was read.");
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
        m_pending.add(row);
    if (m_pending.size() + m_missing.size() >= m_writer.rows())
        stage_pending();
}

// A file that is in order, as most are, is read and written at the same time; any other is sorted first.
void ImportJob::read_and_merge(RowFile& file)
{
    if (is_in_order(file)) {
        RowFeed rows([&](RowFeed::Take const& take) { file.read(take); });
        merge(rows, ImportProgress::Stage::streaming, file.bytes());
    } else {
        sort_file(file);
        RowFeed rows([&](RowFeed::Take const& take) { hand_out(m_sorted, take); });
        merge(rows, ImportProgress::Stage::writing, m_sorted.size());
    }
    write_problems();
}

void ImportJob::merge(RowFeed& in_order, ImportProgress::Stage stage, std::uint64_t total)
{
    while (auto batch = in_order.next())
        take_batch(*batch, stage, total, &ImportJob::compare);
    while (auto const* rest = existing()) {
        pass_existing(*rest);
        if (m_missing.size() >= m_writer.rows())
            stage_pending();
    }
    stage_pending();
}

void ImportJob::stage_pending()
{
    if (!m_missing.empty())
        m_db.read(m_plan,
                [&](UnitOfWork& work) -> Result<> {
                    for (auto const& row : m_missing) {
                        auto ended = ended_row(work, m_order.format, row);
                        m_pending.add({ ended.key, 0, ended.content });
                    }
                    return {};
                })
            .value();
    m_missing.clear();
    if (m_pending.empty())
        return;
    m_writer.write([&](UnitOfWork& work) {
        stage_rows(work, m_order.format, m_generation, m_pending);
        update_counts(work, m_run.id, m_counts);
    });
    auto staged = std::exchange(m_pending, {});
    if (m_order.format == ImportFormat::gatehouse)
        m_indexes.add(std::move(staged));
}

void ImportJob::stage_indexes()
{
    m_indexes.finish();
    std::uint64_t done = 0;
    auto total = m_indexes.tax_ids().size() + m_indexes.terms().size();
    auto stage = [&](RowFeed& sorted, auto insert) {
        RowList rows;
        auto flush = [&] {
            if (!rows.empty())
                m_writer.write([&](UnitOfWork& work) { insert(work, m_generation, rows); });
            done += rows.size();
            rows.clear();
            show(ImportProgress::Stage::indexing, done, total);
        };
        while (auto batch = sorted.next())
            for (std::size_t i = 0; i < batch->rows.size(); ++i) {
                rows.add(batch->rows[i]);
                if (rows.size() >= m_writer.rows())
                    flush();
            }
        flush();
    };
    RowFeed tax_ids([&](RowFeed::Take const& take) { hand_out(m_indexes.tax_ids(), take); });
    RowFeed terms([&](RowFeed::Take const& take) { hand_out(m_indexes.terms(), take); });
    stage(tax_ids, [](auto& work, auto generation, auto& rows) { stage_tax_ids(work, generation, rows); });
    stage(terms, [](auto& work, auto generation, auto& rows) { stage_terms(work, generation, rows); });
}

} // namespace gatehouse
