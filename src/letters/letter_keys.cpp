#include "letters/letter_keys.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/random.hpp"

namespace gatehouse {

namespace {

constexpr std::string_view file_start = "gatehouse letter private key 1\n";
constexpr std::size_t key_size = 32;

class File {
public:
    explicit File(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    File(File const&) = delete;
    ~File()
    {
        if (m_descriptor >= 0)
            close(m_descriptor);
    }
    bool is_open() const { return m_descriptor >= 0; }
    int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

std::unexpected<Error> file_error(std::string const& path)
{
    return fail(ErrorKind::invalid_input, "letter_key.file", path + ": " + std::strerror(errno) + ".");
}

std::unexpected<Error> form_error(std::string const& message)
{
    return fail(ErrorKind::invalid_input, "letter_key.form", message);
}

} // namespace

Bytes seal_secret(Bytes const& public_key, LetterSecret const& secret)
{
    Secret<> const both(secret.code.reveal() + "\n" + secret.temporary_password.reveal());
    return seal_letter(public_key, both.reveal());
}

std::optional<LetterSecret> open_secret(LetterKeyPair const& keys, Bytes const& sealed)
{
    auto const both = open_letter(keys, sealed);
    auto const end = both ? both->reveal().find('\n') : std::string::npos;
    if (end == std::string::npos)
        return std::nullopt;
    return LetterSecret { Secret<>(both->reveal().substr(0, end)), Secret<>(both->reveal().substr(end + 1)) };
}

std::string key_fingerprint(Bytes const& public_key) { return sha256_hex(to_hex(public_key)).substr(0, 16); }

Result<Bytes> make_letter_key_file(std::string const& path, Random& random)
{
    auto keys = make_letter_keys(random);
    Secret<> const text(std::string(file_start) + to_hex(keys.private_key.reveal()) + "\n");
    File const file(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file.is_open())
        return file_error(path);
    auto const& bytes = text.reveal();
    if (write(file.descriptor(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())
        || fsync(file.descriptor()) != 0)
        return file_error(path);
    return std::move(keys.public_key);
}

Result<LetterKeyPair> read_letter_key_file(std::string const& path)
{
    File const file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status { };
    if (!file.is_open() || fstat(file.descriptor(), &status) != 0)
        return file_error(path);
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return fail(ErrorKind::invalid_input, "letter_key.open_to_others",
            path + ": other users can read this key. Run chmod 600 on it, and make a new key if somebody may have.");

    std::string content(file_start.size() + 2 * key_size + 2, '\0');
    auto const size = read(file.descriptor(), content.data(), content.size());
    if (size < 0)
        return file_error(path);
    content.resize(static_cast<std::size_t>(size));
    Secret<> const text(std::move(content));
    std::string_view digits(text.reveal());
    if (!digits.starts_with(file_start) || !digits.ends_with('\n'))
        return form_error(path + ": not a letter key. Make one with: gatehouse letters keygen --out FILE");
    digits.remove_prefix(file_start.size());
    digits.remove_suffix(1);
    auto key = from_hex(digits);
    if (!key || key->size() != key_size)
        return form_error(path + ": this letter key is damaged. Fetch it from its backup.");

    Secret<Bytes> private_key(std::move(*key));
    Bytes public_key(key_size);
    crypto_scalarmult_base(reinterpret_cast<unsigned char*>(public_key.data()),
        reinterpret_cast<unsigned char const*>(private_key.reveal().data()));
    return LetterKeyPair { std::move(public_key), std::move(private_key) };
}

Result<Bytes> parse_letter_public_key(std::string_view text)
{
    auto key = from_hex(text);
    if (!key || key->size() != key_size)
        return form_error("A letter key has 64 hexadecimal digits, as gatehouse letters keygen prints it.");
    return std::move(*key);
}

} // namespace gatehouse
