#include "app/keys_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

#include "base/random.hpp"

namespace gatehouse {

namespace {

std::optional<std::string> read_line(std::filesystem::path const& file)
{
    std::ifstream stream(file);
    std::string line;
    if (!stream || !std::getline(stream, line))
        return std::nullopt;
    return line;
}

void require_private(std::filesystem::path const& file)
{
    struct stat status { };
    if (::stat(file.c_str(), &status) == 0 && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        throw std::runtime_error(file.string() + " can be read by others. Run: chmod 600 " + file.string());
}

Secret<Bytes> load_or_make(std::filesystem::path const& file, std::size_t size, bool may_make, Random& random)
{
    if (auto text = read_line(file)) {
        require_private(file);
        auto key = from_hex(*text);
        if (!key || key->size() != size)
            throw std::runtime_error(file.string() + " is damaged: it must hold " + std::to_string(size)
                + " bytes in hex. Restore it from your backup of the keys.");
        return Secret<Bytes>(std::move(*key));
    }
    if (!may_make)
        throw std::runtime_error(file.string()
            + " is missing, but there is a database that was written with it. Restore it from your backup of the "
              "keys.");
    Bytes key(size);
    random.fill(key);
    write_private_file(file, to_hex(key) + "\n");
    return Secret<Bytes>(std::move(key));
}

} // namespace

void write_private_file(std::filesystem::path const& file, std::string_view text)
{
    auto temporary = file;
    temporary += ".new";
    int handle = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    bool written = handle >= 0 && ::write(handle, text.data(), text.size()) == static_cast<ssize_t>(text.size())
        && ::fsync(handle) == 0;
    if (handle >= 0)
        ::close(handle);
    if (!written)
        throw std::runtime_error("cannot write " + temporary.string());
    std::filesystem::rename(temporary, file);
}

Keys load_or_make_keys(std::filesystem::path const& folder, bool database_exists, Random& random)
{
    std::filesystem::create_directories(folder);
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
    auto key = [&](char const* name, std::size_t size) {
        return load_or_make(folder / name, size, !database_exists, random);
    };
    std::optional<Bytes> letter_public_key;
    if (auto text = read_line(folder / "letter.pub")) {
        letter_public_key = from_hex(*text);
        if (!letter_public_key || letter_public_key->size() != 32)
            throw std::runtime_error((folder / "letter.pub").string() + " is damaged: it must hold 32 bytes in hex.");
    }
    return Keys {
        .sealing = SealingKey(key("sealing.key", SealingKey::size)),
        .matching = MatchingKey(key("matching.key", MatchingKey::size)),
        .audit = SigningKey(key("audit.key", SigningKey::size)),
        .assertions = SigningKey(key("assertions.key", SigningKey::size)),
        .letter_public_key = std::move(letter_public_key),
    };
}

} // namespace gatehouse
