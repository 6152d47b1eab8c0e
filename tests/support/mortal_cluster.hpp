#pragma once

#include <cstdlib>
#include <stdexcept>
#include <string>

#include "support/temporary_folder.hpp"

namespace gatehouse {

// A PostgreSQL of a test's own, because it is stopped in the middle.
class MortalCluster {
public:
    MortalCluster() { run("start"); }
    ~MortalCluster() { run("stop"); }

    void crash() const { run("crash"); }
    void resume() const { run("resume"); }
    std::string connection() const { return "host=" + m_folder.path() + " user=gatehouse dbname=gatehouse"; }

private:
    void run(std::string const& verb) const
    {
        if (std::system(("tests/support/postgres.sh " + verb + " " + m_folder.path()).c_str()) != 0)
            throw std::runtime_error("tests/support/postgres.sh failed");
    }
    TemporaryFolder m_folder;
};

} // namespace gatehouse
