#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/result.hpp"

namespace gatehouse {

class Random;

// The folder into which letters are printed, one folder in it for each batch. A batch's folder appears whole or not at
// all, and what it holds has reached the disk. What fails on disk throws std::filesystem::filesystem_error.
class PrintFolder {
public:
    // Makes the folder if there is none, for its owner only, and waits until no other printer is at work in it: the
    // lock lasts as long as this object and dies with its process. Errors: `print.folder`.
    static Result<PrintFolder> open(std::string const& path, Random&);
    PrintFolder(PrintFolder&&) noexcept;
    PrintFolder& operator=(PrintFolder&&) = delete;
    ~PrintFolder();

    std::string const& path() const { return m_path; }
    std::string path_of(BatchId const&) const;

    // Tells this folder from every other, wherever it is mounted: written into it once.
    std::string const& id() const { return m_id; }

    void start(BatchId const&);                                                     // Empties what is unfinished.
    void put(BatchId const&, std::string const& file, std::string_view content);    // Into the unfinished one.
    void publish(BatchId const&);                                                   // Shows it, whole.
    std::optional<std::string> read(BatchId const&, std::string const& file) const; // From the published one.
    void withdraw(BatchId const&);                                                  // Neither is left.

private:
    PrintFolder(std::string path, std::string id, int lock);
    std::string unfinished(BatchId const&) const;

    std::string m_path;
    std::string m_id;
    int m_lock;
};

} // namespace gatehouse
