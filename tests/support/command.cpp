#include "support/command.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
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

} // namespace gatehouse
