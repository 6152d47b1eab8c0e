#include "app/store.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "app/keys_folder.hpp"
#include "base/embedded_file.hpp"
#include "base/random.hpp"
#include "db/migrator.hpp"

namespace gatehouse {

namespace {

std::filesystem::path sqlite_file(Config const& config) { return config.data / "gatehouse.db"; }

// A database on PostgreSQL may be there already as well; that its keys are here is for the operator to see to.
bool database_exists(Config const& config) { return std::filesystem::exists(sqlite_file(config)); }

Keys load_keys(Config const& config, Random& random)
{
    std::filesystem::create_directories(config.data);
    return load_or_make_keys(config.data / "keys", database_exists(config), random);
}

std::string read_file(std::filesystem::path const& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream)
        throw std::runtime_error("cannot read " + file.string());
    return text.str();
}

} // namespace

Store::Store(Config const& config, std::unique_ptr<Clock> own_clock)
    : clock(std::move(own_clock))
    , random(std::make_unique<SystemRandom>())
    , keys(load_keys(config, *random))
    , db(config.postgres.empty() ? open_sqlite(sqlite_file(config), environment())
                                 : open_postgres(config.postgres, config.connections_max, environment()))
{
    migrate(*db, embedded_migrations());
}

std::vector<PackText> pack_files(std::filesystem::path const& folder)
{
    std::vector<PackText> files;
    for (auto const& file : embedded_packs())
        files.push_back({ "packs/" + std::string(file.name), std::string(file.text) });
    if (folder.empty())
        return files;
    for (auto const& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".toml")
            continue;
        auto same_plan = [&](PackText const& other) {
            return std::filesystem::path(other.file_name).filename() == entry.path().filename();
        };
        std::erase_if(files, same_plan); // The operator's own file is meant.
        files.push_back({ entry.path().string(), read_file(entry.path()) });
    }
    return files;
}

} // namespace gatehouse
