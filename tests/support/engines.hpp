#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "db/database.hpp"

namespace gatehouse {

enum class Engine : std::uint8_t { sqlite, postgres };
std::ostream& operator<<(std::ostream&, Engine);

// Both, unless GATEHOUSE_ENGINES names one: "sqlite", for a quick loop.
std::vector<Engine> const& engines_to_test();

// Chance that can be repeated, keys made of it, and the clock of the test.
struct TestSurroundings {
    explicit TestSurroundings(Clock const& clock)
        : environment { clock, random, keys }
    {
    }
    SeededRandom random { 42 };
    LetterKeyPair letter_keys = make_letter_keys(random);
    Keys keys = [this] {
        auto made = make_keys(random);
        made.letter_public_key = letter_keys.public_key;
        return made;
    }();
    Environment environment;
};

// A database of its own on the engine, empty, gone after the test. The first PostgreSQL one starts a
// cluster, which lasts as long as the process.
class EmptyDatabase {
public:
    EmptyDatabase(Engine, Environment const&);
    ~EmptyDatabase();

    Database& operator*() const { return *m_db; }
    Database* operator->() const { return m_db.get(); }

    std::unique_ptr<Database> open_again(Environment const&) const; // As another node would.

    std::string const& place() const { return m_place; }

private:
    Engine m_engine;
    std::string m_place; // A folder, or a connection string with a schema of its own.
    std::unique_ptr<Database> m_db;
};

} // namespace gatehouse

// Runs the rest of the test once on each engine.
#define EACH_ENGINE GENERATE(from_range(gatehouse::engines_to_test()))
