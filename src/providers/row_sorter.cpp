#include "providers/row_sorter.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <tuple>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace gatehouse {

namespace {

constexpr std::size_t piece = std::size_t { 64 } * 1024; // Read of a run at once.

// A row in a buffer or a file: these three, then the key, then the content.
struct Head {
    std::uint64_t line;
    std::uint32_t key_size;
    std::uint32_t content_size;
};

Head head_at(char const* at)
{
    Head head {};
    std::memcpy(&head, at, sizeof head);
    return head;
}

KeyedRow parse(char const* at)
{
    auto head = head_at(at);
    at += sizeof head;
    return { { at, head.key_size }, head.line, { at + head.key_size, head.content_size } };
}

std::uint64_t prefix_of(std::string_view key)
{
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < sizeof prefix; ++i)
        prefix = prefix << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0);
    return prefix;
}

[[noreturn]] void fail_system(char const* what) { throw std::system_error(errno, std::generic_category(), what); }

void write_whole(int file, std::string_view text)
{
    while (!text.empty()) {
        auto count = ::write(file, text.data(), text.size());
        if (count < 0 && errno != EINTR)
            fail_system("writing a temporary file of the import");
        text.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : 0);
    }
}

} // namespace

class RowSorter::Run {
public:
    explicit Run(std::filesystem::path const& folder)
        : m_file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600))
    {
        if (m_file < 0)
            fail_system("making a temporary file for the import");
    }
    ~Run() { ::close(m_file); }
    Run(Run const&) = delete;
    Run& operator=(Run const&) = delete;

    void write(std::string_view text) { write_whole(m_file, text); }

    void rewind() { advance(); }
    bool at_end() const { return !m_row; }
    KeyedRow const& row() const { return *m_row; }

    void advance()
    {
        m_row.reset();
        if (!have(sizeof(Head)))
            return;
        auto head = head_at(m_buffer.data() + m_begin);
        auto size = sizeof head + head.key_size + head.content_size;
        if (!have(size))
            throw std::system_error(EIO, std::generic_category(), "reading a temporary file of the import");
        m_row = parse(m_buffer.data() + m_begin);
        m_begin += size;
    }

private:
    bool have(std::size_t wanted)
    {
        if (m_buffer.size() - m_begin >= wanted)
            return true;
        m_buffer.erase(0, m_begin);
        m_begin = 0;
        while (m_buffer.size() < wanted) {
            auto before = m_buffer.size();
            m_buffer.resize(before + piece);
            auto count = ::pread(m_file, m_buffer.data() + before, piece, m_position);
            if (count < 0)
                fail_system("reading a temporary file of the import");
            m_buffer.resize(before + static_cast<std::size_t>(count));
            m_position += count;
            if (count == 0)
                return false;
        }
        return true;
    }

    int m_file;
    off_t m_position = 0;
    std::string m_buffer;
    std::size_t m_begin = 0;
    std::optional<KeyedRow> m_row;
};

RowSorter::RowSorter(std::filesystem::path folder, std::size_t memory)
    : m_folder(std::move(folder))
    , m_memory(memory)
{
}

RowSorter::~RowSorter() = default;

void RowSorter::add(KeyedRow const& row)
{
    Head head { row.line, static_cast<std::uint32_t>(row.key.size()), static_cast<std::uint32_t>(row.content.size()) };
    auto size = sizeof head + row.key.size() + row.content.size();
    auto used = m_buffer.size() + m_entries.size() * sizeof(Entry);
    if (!m_entries.empty() && used + size + sizeof(Entry) > m_memory)
        spill();
    m_entries.push_back({ prefix_of(row.key), m_buffer.size() });
    m_buffer.append(reinterpret_cast<char const*>(&head), sizeof head).append(row.key).append(row.content);
    ++m_size;
}

KeyedRow RowSorter::row_at(std::size_t offset) const { return parse(m_buffer.data() + offset); }

bool RowSorter::comes_first(Entry const& a, Entry const& b) const
{
    if (a.prefix != b.prefix)
        return a.prefix < b.prefix;
    auto left = row_at(a.offset), right = row_at(b.offset);
    return std::tie(left.key, left.line) < std::tie(right.key, right.line);
}

void RowSorter::sort_buffer()
{
    auto first = [this](Entry const& a, Entry const& b) { return comes_first(a, b); };
    if (!std::ranges::is_sorted(m_entries, first)) // Files often are.
        std::ranges::sort(m_entries, first);
}

void RowSorter::spill()
{
    sort_buffer();
    auto run = std::make_unique<Run>(m_folder);
    std::string out;
    for (auto const& entry : m_entries) {
        auto head = head_at(m_buffer.data() + entry.offset);
        out.append(m_buffer, entry.offset, sizeof head + head.key_size + head.content_size);
        if (out.size() > piece) {
            run->write(out);
            out.clear();
        }
    }
    run->write(out);
    m_runs.push_back(std::move(run));
    m_buffer.clear();
    m_entries.clear();
}

std::optional<KeyedRow> RowSorter::next()
{
    if (!std::exchange(m_sorted, true)) {
        sort_buffer();
        for (auto& run : m_runs)
            run->rewind();
    }
    if (auto* last = std::exchange(m_current, nullptr))
        last->advance();

    std::optional<KeyedRow> best;
    if (m_read < m_entries.size())
        best = row_at(m_entries[m_read].offset);
    for (auto& run : m_runs)
        if (!run->at_end() && (!best || std::tie(run->row().key, run->row().line) < std::tie(best->key, best->line))) {
            best = run->row();
            m_current = run.get();
        }
    if (best && !m_current)
        ++m_read;
    return best;
}

} // namespace gatehouse
