#include "support/command.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace gatehouse {

std::string output_of(std::string const& command)
{
    auto* pipe = popen(command.c_str(), "r");
    if (!pipe)
        throw std::runtime_error("cannot run: " + command);
    std::string output;
    std::array<char, 4096> piece;
    while (auto const size = fread(piece.data(), 1, piece.size(), pipe))
        output.append(piece.data(), size);
    if (pclose(pipe) != 0)
        throw std::runtime_error("failed: " + command);
    return output;
}

TemporaryFolder::TemporaryFolder()
    : m_path((std::filesystem::temp_directory_path() / "gatehouse-test-XXXXXX").string())
{
    if (!mkdtemp(m_path.data()))
        throw std::runtime_error("cannot make " + m_path);
}

TemporaryFolder::~TemporaryFolder() { std::filesystem::remove_all(m_path); }

std::string read_file(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot read " + path);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

} // namespace gatehouse
