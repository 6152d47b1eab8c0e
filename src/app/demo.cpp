#include "app/demo.hpp"

#include <fstream>
#include <stdexcept>

#include "base/embedded_file.hpp"
#include "db/database.hpp"
#include "letters/from_pack.hpp"
#include "letters/print_letters.hpp"
#include "pages/dates.hpp"
#include "providers/import_providers.hpp"
#include "registration/registration.hpp"

namespace gatehouse {

namespace {

constexpr char const* marker_file = "made-by-the-demo";
constexpr auto printed_at = std::chrono::hours(8); // In the plan's morning.

} // namespace

void prepare_demo_folder(std::filesystem::path const& data)
{
    if (std::filesystem::exists(data / "gatehouse.db") && !std::filesystem::exists(data / marker_file))
        throw std::runtime_error("The database in " + data.string()
            + " was not made by the demo. Give the demo a folder of its own with --data.");
    if (std::filesystem::exists(data / marker_file))
        std::filesystem::remove_all(data);
    std::filesystem::create_directories(data);
    std::ofstream(data / marker_file) << "The demo empties this folder at each start.\n";
}

Demo::Demo(Parts parts)
    : m_parts(std::move(parts))
{
}

void Demo::populate()
{
    for (auto const& plan : m_parts.packs.plans()) {
        auto people = demo_file(plan.value + ".toml");
        if (!people)
            continue; // A plan of the operator's own has no invented people.
        import_providers_of(plan);
        DemoPopulace populace(m_parts.db, m_parts.slow_hash, m_parts.random, *m_parts.packs.find(plan));
        populace.settle(people->text);
        m_accounts.insert(m_accounts.end(), populace.accounts.begin(), populace.accounts.end());
        m_offices.insert(m_offices.end(), populace.unclaimed.begin(), populace.unclaimed.end());
    }
}

// As an operator would, with the file that demo/ has.
void Demo::import_providers_of(PlanId const& plan)
{
    auto file = m_parts.scratch / (plan.value + "-providers.csv");
    std::ofstream(file, std::ios::binary) << demo_file(file.filename().string()).value().text;
    auto zone = TimeZone::find(m_parts.packs.find(plan)->time_zone.iana).value();
    auto report = import_providers(m_parts.db, m_parts.random, m_parts.keys, plan,
        { .file = file, .started_by = "demo", .zone = zone, .scratch = m_parts.scratch });
    if (!report || report->counts.refused > 0)
        throw std::runtime_error("the demo's " + file.filename().string() + " has rows that the import refuses");
}

void Demo::add_tasks(Background& background)
{
    background.add("demo letters", [this](Instant now) {
        for (auto const& plan : m_parts.packs.plans())
            print_letters_of(plan);
        return now + std::chrono::seconds(1);
    });
    background.add_stop([this](Instant now) {
        auto next = Instant::max();
        for (auto const& plan : m_parts.packs.plans())
            if (auto morning = next_morning_with_letters(plan); morning && *morning > now)
                next = std::min(next, *morning);
        return next;
    });
}

std::optional<Instant> Demo::next_morning_with_letters(PlanId const& plan) const
{
    auto pack = m_parts.packs.find(plan);
    auto terms = letter_terms(*pack);
    auto queued = m_parts.db
                      .read(plan,
                          [&](UnitOfWork& work) -> Result<std::vector<Letter>> {
                              return list_letters(work, terms, { .state = LetterState::queued, .limit = 500 });
                          })
                      .value();
    std::optional<Instant> next;
    for (auto const& letter : queued) {
        auto morning = terms.zone.start_of(letter.mail_on) + printed_at;
        next = next ? std::min(*next, morning) : morning;
    }
    return next;
}

void Demo::print_letters_of(PlanId const& plan)
{
    auto next = next_morning_with_letters(plan);
    if (!next || *next > m_parts.clock.now())
        return;
    auto pack = m_parts.packs.find(plan);
    auto terms = letter_terms(*pack);
    auto wording = letter_wording(*pack, m_parts.origin + "/" + plan.value);
    PrintLetters order { .keys = m_parts.letter_keys,
        .terms = terms,
        .wording = wording,
        .folder = (m_parts.letters_folder / plan.value).string() };
    auto report = print_letters(m_parts.db, m_parts.random, plan, order);
    if (!report)
        throw std::runtime_error(report.error().message);
    for (auto const& batch : report->batches)
        m_parts.db
            .write(plan,
                [&](UnitOfWork& work) {
                    return record_batch_mailed(work, batch.id, { AuditActor::Kind::system, "demo post" });
                })
            .value();
}

void Demo::dress(Visit const& visit, Frame& frame) const
{
    frame.demo = DemoStrip {
        .clock = full_moment(m_parts.clock.now(), visit.zone()),
        .return_to = visit.request.path,
    };
}

} // namespace gatehouse
