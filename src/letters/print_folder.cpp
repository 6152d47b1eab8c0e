#include "letters/print_folder.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/random.hpp"

namespace gatehouse {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view marker = ".gatehouse-letters";
constexpr std::size_t id_size = 36; // A UUID.

[[noreturn]] void throw_errno(std::string const& what, std::string const& path)
{
    throw fs::filesystem_error(what, path, std::error_code(errno, std::generic_category()));
}

class Descriptor {
public:
    Descriptor(std::string const& path, int flags)
        : m_path(path)
        , m_descriptor(::open(path.c_str(), flags | O_CLOEXEC, 0600))
    {
        if (m_descriptor < 0)
            throw_errno("cannot open", path);
    }
    Descriptor(Descriptor const&) = delete;
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            close(m_descriptor);
    }

    void write(std::string_view content) const
    {
        while (!content.empty()) {
            auto const written = ::write(m_descriptor, content.data(), content.size());
            if (written < 0 && errno != EINTR)
                throw_errno("cannot write", m_path);
            if (written > 0)
                content.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    void sync() const
    {
        if (fsync(m_descriptor) != 0)
            throw_errno("cannot write to disk", m_path);
    }
    int release() { return std::exchange(m_descriptor, -1); }
    int number() const { return m_descriptor; }

private:
    std::string m_path;
    int m_descriptor;
};

void sync_folder(std::string const& path) { Descriptor(path, O_RDONLY | O_DIRECTORY).sync(); }

std::optional<std::string> read_file(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

// The marker's content. Whoever holds the lock gives the folder one; a crash in between leaves a short one.
std::string read_or_write_id(Descriptor const& file, std::string const& path, Random& random)
{
    if (auto id = read_file(path); id && id->size() == id_size)
        return *id;
    auto id = new_uuid(Instant {}, random);
    if (ftruncate(file.number(), 0) != 0)
        throw_errno("cannot write", path);
    file.write(id);
    file.sync();
    return id;
}

} // namespace

Result<PrintFolder> PrintFolder::open(std::string const& given, Random& random)
try {
    auto const path = fs::weakly_canonical(fs::absolute(given)).string();
    if (fs::create_directories(path))
        fs::permissions(path, fs::perms::owner_all);
    auto const marker_path = path + "/" + std::string(marker);
    Descriptor lock(marker_path, O_RDWR | O_CREAT | O_NOFOLLOW);
    while (flock(lock.number(), LOCK_EX) != 0)
        if (errno != EINTR)
            throw_errno("cannot lock", marker_path);
    auto id = read_or_write_id(lock, marker_path, random);
    sync_folder(path);
    return PrintFolder(path, std::move(id), lock.release());
} catch (fs::filesystem_error const& error) {
    return fail(ErrorKind::invalid_input, "print.folder",
        given + ": letters cannot be printed into this folder: " + error.code().message() + ".");
}

PrintFolder::PrintFolder(std::string path, std::string id, int lock)
    : m_path(std::move(path))
    , m_id(std::move(id))
    , m_lock(lock)
{
}

PrintFolder::PrintFolder(PrintFolder&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_id(std::move(other.m_id))
    , m_lock(std::exchange(other.m_lock, -1))
{
}

PrintFolder::~PrintFolder()
{
    if (m_lock >= 0)
        close(m_lock);
}

std::string PrintFolder::path_of(BatchId const& batch) const { return m_path + "/" + batch.value; }
std::string PrintFolder::unfinished(BatchId const& batch) const { return m_path + "/." + batch.value; }

void PrintFolder::start(BatchId const& batch)
{
    fs::remove_all(unfinished(batch));
    fs::create_directory(unfinished(batch));
    fs::permissions(unfinished(batch), fs::perms::owner_all);
}

void PrintFolder::put(BatchId const& batch, std::string const& file, std::string_view content)
{
    Descriptor const target(unfinished(batch) + "/" + file, O_WRONLY | O_CREAT | O_EXCL);
    target.write(content);
    target.sync();
}

void PrintFolder::publish(BatchId const& batch)
{
    sync_folder(unfinished(batch));
    fs::rename(unfinished(batch), path_of(batch));
    sync_folder(m_path);
}

std::optional<std::string> PrintFolder::read(BatchId const& batch, std::string const& file) const
{
    return read_file(path_of(batch) + "/" + file);
}

void PrintFolder::withdraw(BatchId const& batch)
{
    // Out of sight first, so that nobody finds half a batch.
    fs::remove_all(unfinished(batch));
    if (fs::exists(path_of(batch)))
        fs::rename(path_of(batch), unfinished(batch));
    fs::remove_all(unfinished(batch));
    sync_folder(m_path);
}

} // namespace gatehouse
