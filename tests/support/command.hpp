#pragma once

#include <string>

namespace gatehouse {

// What a shell command writes to standard output. Throws std::runtime_error when it fails.
std::string output_of(std::string const& command);

// A folder of its own, gone after the test.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder const&) = delete;

    std::string const& path() const { return m_path; }
    std::string file(std::string const& name) const { return m_path + "/" + name; }

private:
    std::string m_path;
};

std::string read_file(std::string const& path); // Throws std::runtime_error when it cannot be read.

} // namespace gatehouse
