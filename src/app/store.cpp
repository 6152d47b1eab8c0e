#include "app/store.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "app/keys_folder.hpp"
#include "base/embedded_file.hpp"
#include "base/random.hpp"
#include "db/migrator.hpp"
#include "packs/load_pack.hpp"

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

Pack load_or_throw(std::string const& name, std::string_view text)
{
    auto pack = load_pack(name, text);
    if (pack)
        return std::move(*pack);
    std::string message = "The pack cannot be used:";
    for (auto const& problem : pack.error())
        message += "\n" + to_string(problem);
    throw std::runtime_error(message);
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
    for (auto const& file : embedded_packs())
        packs.put(load_or_throw(std::string(file.name), file.text));
    if (!config.packs.empty())
        for (auto const& entry : std::filesystem::directory_iterator(config.packs))
            if (entry.path().extension() == ".toml")
                packs.put(load_or_throw(entry.path().string(), read_file(entry.path())));
    for (auto const& plan : packs.plans())
        db->write(plan, [&](UnitOfWork& work) -> Result<> {
              work.tx.query(R"sql(
                  INSERT INTO plan (plan_id, active_revision, provider_generation, created_at)
                  VALUES ($1, $2, 0, $3) ON CONFLICT (plan_id) DO NOTHING
              )sql",
                  { work.plan, packs.find(plan)->revision, work.now });
              return {};
          }).value();
}

} // namespace gatehouse
