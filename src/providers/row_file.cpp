#include "providers/row_file.hpp"

#include <fstream>
#include <stdexcept>
#include <utility>

#include "base/csv.hpp"
#include "base/encoding.hpp"

namespace gatehouse {

namespace {

constexpr std::uint64_t progress_every = 4096; // Rows.

// The file's bytes for a CsvReader.
class FileText {
public:
    explicit FileText(std::filesystem::path const& path)
        : m_path(path)
        , m_file(path, std::ios::binary)
    {
    }

    std::span<char> read(std::span<char> into)
    {
        m_file.read(into.data(), static_cast<std::streamsize>(into.size()));
        if (m_file.bad())
            throw std::runtime_error("cannot read " + m_path.string());
        return into.first(static_cast<std::size_t>(m_file.gcount()));
    }

private:
    std::filesystem::path m_path;
    std::ifstream m_file;
};

} // namespace

RowFile::RowFile(std::filesystem::path path, Random& random)
    : m_path(std::move(path))
    , m_bytes(std::filesystem::file_size(m_path))
    , m_random(std::make_unique<BufferedRandom>(random))
{
}

Result<RowFile> RowFile::open(ImportProviders const& order, Keys const& keys, Random& random)
{
    RowFile rows(order.file, random);
    FileText text(order.file);
    CsvReader csv([&](std::span<char> into) { return text.read(into).size(); });
    auto header = csv.next();
    if (!header || header->fault != CsvFault::none)
        return fail(ErrorKind::invalid_input, "import.header", "The file has no first row that names the columns.");
    rows.m_titles.assign(header->fields.begin(), header->fields.end());
    rows.m_format = TRY(order.format == ImportFormat::gatehouse
            ? read_gatehouse_rows(header->fields, { keys, *rows.m_random, order.zone })
            : read_nppes_rows(header->fields));
    return rows;
}

// Quickly first. That takes rows for good which are not: when such a one is out of order, only a close look can tell.
bool RowFile::is_in_order(Progress const& progress) const
{
    return is_in_order(true, progress) || is_in_order(false, progress);
}

bool RowFile::is_in_order(bool quickly, Progress const& progress) const
{
    FileText text(m_path);
    CsvReader csv([&](std::span<char> into) { return text.read(into).size(); });
    csv.next(); // The titles.
    std::string last;
    std::uint64_t count = 0;
    while (auto row = quickly ? csv.next_start(m_format.key_fields) : csv.next()) {
        bool good = row->fault == CsvFault::none && (quickly || row->fields.size() == m_titles.size());
        auto key = good ? m_format.key_of(row->fields) : std::string(); // None comes first, and is no matter.
        if (!key.empty() && std::exchange(last, key) > key)
            return false;
        if (++count % progress_every == 0)
            progress(csv.bytes_taken());
    }
    return true;
}

void RowFile::read(RowFeed::Take const& take)
{
    FileText text(m_path);
    Sha256Hasher hasher;
    CsvReader csv([&](std::span<char> into) {
        auto part = text.read(into);
        hasher.add({ part.data(), part.size() });
        return part.size();
    });
    csv.next(); // The titles.
    RowBatch batch;
    while (auto row = csv.next()) {
        read_row(*row, batch);
        ++batch.rows_read;
        batch.position = csv.bytes_taken();
        if (batch.rows.bytes() + batch.bad_bytes < RowFeed::batch_bytes)
            continue;
        auto rows_read = batch.rows_read;
        if (!take(std::exchange(batch, {})))
            return;
        batch.rows_read = rows_read;
    }
    batch.file_sha256 = to_hex(hasher.finish());
    take(std::move(batch));
}

void RowFile::read_row(CsvRow const& csv, RowBatch& batch)
{
    m_problems.clear();
    if (csv.fault == CsvFault::none) {
        m_format.read(csv.fields, m_row, m_problems);
    } else {
        auto field = csv.faulty_field < m_titles.size() ? m_titles[csv.faulty_field] : "";
        m_problems.push_back({ field, std::string(to_string(csv.fault)) });
    }
    if (m_problems.empty())
        batch.rows.add({ m_row.key, csv.line, m_row.content });
    else
        batch.add_bad({ csv.line, m_problems });
}

} // namespace gatehouse
