#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <sys/stat.h>

#include "base/random.hpp"
#include "letters/letter_keys.hpp"

using namespace gatehouse;

namespace {

struct Folder {
    Folder()
    {
        auto pattern = (std::filesystem::temp_directory_path() / "gatehouse-keys-XXXXXX").string();
        path = mkdtemp(pattern.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::string file(std::string const& name) const { return path + "/" + name; }
    std::string path;
};

std::string_view refusal(std::string const& path)
{
    auto read = read_letter_key_file(path);
    REQUIRE_FALSE(read);
    CHECK(read.error().message.contains(path));
    return read.error().code;
}

void write_file(std::string const& path, std::string const& text)
{
    std::ofstream(path) << text;
    chmod(path.c_str(), 0600);
}

} // namespace

TEST_CASE("a letter key is written for its owner only, and read back as the pair that it was", "[letters]")
{
    Folder folder;
    SystemRandom random;
    auto const path = folder.file("letter.key");
    auto const public_key = make_letter_key_file(path, random).value();
    struct stat status { };
    REQUIRE(stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);

    auto const keys = read_letter_key_file(path).value();
    CHECK(keys.public_key == public_key);
    auto const secret = make_letter_secret(random);
    CHECK(open_secret(keys, seal_secret(public_key, secret))->code.reveal() == secret.code.reveal());
    CHECK(parse_letter_public_key(to_hex(public_key)).value() == public_key);
}

TEST_CASE("a letter key never replaces a file", "[letters]")
{
    Folder folder;
    SystemRandom random;
    auto const path = folder.file("letter.key");
    REQUIRE(make_letter_key_file(path, random));
    auto again = make_letter_key_file(path, random);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == "letter_key.file");
    CHECK(make_letter_key_file(folder.file("no/such/folder"), random).error().code == "letter_key.file");
}

TEST_CASE("a letter key that others can read, that is missing or that is none is refused with the reason", "[letters]")
{
    Folder folder;
    SystemRandom random;
    auto const path = folder.file("letter.key");
    REQUIRE(make_letter_key_file(path, random));
    chmod(path.c_str(), 0640);
    CHECK(refusal(path) == "letter_key.open_to_others");

    CHECK(refusal(folder.file("missing")) == "letter_key.file");
    auto const start = std::string("gatehouse letter private key 1\n");
    for (auto const& text : { std::string(), std::string("hello\n"), start + "\n", start + std::string(64, 'g') + "\n",
             start + std::string(62, 'a') + "\n", start + std::string(64, 'a'), start + std::string(66, 'a') + "\n" }) {
        INFO(text);
        write_file(folder.file("wrong"), text);
        CHECK(refusal(folder.file("wrong")) == "letter_key.form");
    }
    CHECK(parse_letter_public_key("").error().code == "letter_key.form");
    CHECK(parse_letter_public_key(std::string(63, 'a')).error().code == "letter_key.form");
}
