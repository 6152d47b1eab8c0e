#include "support/golden.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <catch2/catch.hpp>

namespace gatehouse {

std::string read_file(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot read " + path + "; tests run at the top of the source tree");
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

void write_file(std::string const& path, std::string_view text)
{
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

void check_golden(std::string const& file, std::string_view text)
{
    auto const path = "tests/golden/" + file;
    auto const* mode = std::getenv("GATEHOUSE_GOLDEN");
    if (mode && std::string_view(mode) == "write")
        write_file(path, text);
    INFO("GATEHOUSE_GOLDEN=write accepts what differs in " << path);
    CHECK(read_file(path) == text);
}

} // namespace gatehouse
