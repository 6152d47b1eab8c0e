#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/application.hpp"
#include "app/background.hpp"
#include "app/demo_clock.hpp"
#include "app/demo_populace.hpp"
#include "base/keys.hpp"
#include "letters/letters.hpp"
#include "mail/memory_transport.hpp"

namespace gatehouse {

// What `serve --demo` adds: invented offices and people on a database of its own, a mailbox and a letter box that
// show what was sent, and a clock that can be moved. Loopback only.

// Throws std::runtime_error for a database that no demo has made; else empties the folder.
void prepare_demo_folder(std::filesystem::path const& data);

class Demo {
public:
    struct Parts {
        Database& db;
        Packs const& packs;
        SlowHash& slow_hash;
        DemoClock& clock;
        Random& random;
        Keys const& keys;
        LetterKeyPair const& letter_keys; // Made in memory at this start: prints what a print vendor would.
        std::filesystem::path letters_folder;
        std::filesystem::path scratch; // For the plans' files, on their way into the database.
        std::string origin;
    };
    explicit Demo(Parts);

    // Imports the offices and lets their people in, through the same use cases as everybody's.
    void populate();

    // Letters are printed at eight in the morning of their day and handed over at once.
    void add_tasks(Background&);
    void add_routes(Application&, Background&);

    // The strip at the top of every page.
    void dress(Visit const&, Frame&) const;

    MemoryTransport& mailbox() { return m_mailbox; }

private:
    void import_providers_of(PlanId const&);
    Frame frame(std::string title) const;
    Result<Response> move_clock(Application&, Background&, Request const&);
    std::optional<Instant> next_morning_with_letters(PlanId const&) const;
    void print_letters_of(PlanId const&);

    void fill_home(Section&) const;
    void fill_mailbox(Section&) const;
    void fill_letters(Section&) const;
    void fill_authenticator(Section&, std::string_view secret) const;
    std::string code_of(DemoAccount const&) const; // What its app shows; empty without one.
    std::string accounts_json() const;
    std::string mailbox_json(std::string_view to) const;
    std::string letters_json() const;
    Result<Response> letter_pdf(std::string_view id) const;
    std::vector<std::pair<PlanId, Letter>> all_letters() const; // Of every plan, each plan's newest first.
    std::filesystem::path pdf_of(PlanId const&, Letter const&) const;

    Parts m_parts;
    std::mutex m_moving; // One move of the clock at a time.
    MemoryTransport m_mailbox { 500 };
    std::vector<DemoAccount> m_accounts;
    std::vector<DemoOffice> m_offices;
};

} // namespace gatehouse
