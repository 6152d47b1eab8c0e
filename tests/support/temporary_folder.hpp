#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include <stdlib.h>

namespace gatehouse {

// A folder of a test's own, gone after it.
class TemporaryFolder {
public:
    TemporaryFolder()
    {
        auto pattern = (std::filesystem::temp_directory_path() / "gatehouse-test-XXXXXX").string();
        if (!mkdtemp(pattern.data()))
            throw std::runtime_error("cannot make " + pattern);
        m_path = pattern;
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;

    std::string const& path() const { return m_path; }
    std::filesystem::path operator/(std::string const& name) const { return m_path + "/" + name; }

    std::string file(std::string const& name) const { return m_path + "/" + name; }

    std::string read(std::string const& name) const // Empty when there is no such file.
    {
        std::ifstream stream(file(name), std::ios::binary);
        return { std::istreambuf_iterator<char>(stream), {} };
    }
    void write(std::string const& name, std::string const& text) const
    {
        std::ofstream(file(name), std::ios::binary) << text;
    }

private:
    std::string m_path;
};

} // namespace gatehouse
