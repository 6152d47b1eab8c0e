#include "app/serve.hpp"

#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <thread>

#include "app/application.hpp"
#include "app/background.hpp"
#include "app/demo.hpp"
#include "app/self_signed.hpp"
#include "app/store.hpp"
#include "audit/chain.hpp"
#include "audit/checkpoint.hpp"
#include "base/random.hpp"
#include "base/say.hpp"
#include "base/slow_hash.hpp"
#include "http/server.hpp"
#include "mail/mailer.hpp"
#include "mail/smtp_transport.hpp"
#include "notices/notices.hpp"
#include "packs/active_packs.hpp"
#include "service_desk/link_file.hpp"

namespace gatehouse {

namespace {

sigset_t block_end_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

// Blocks until somebody asks the process to end. The signals must be blocked in all threads.
void wait_for_signal(sigset_t const& signals)
{
    int received = 0;
    sigwait(&signals, &received);
}

void log_line(std::string_view line) { std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data()); }

// Whoever prints letters holds the private key; a server that could read it could read every code.
void refuse_the_letter_key(Config const& config)
{
    if (config.letter_private_key.empty())
        return;
    if (auto* file = std::fopen(config.letter_private_key.c_str(), "rb")) {
        std::fclose(file);
        throw std::runtime_error("This server can read the letters' private key " + config.letter_private_key.string()
            + ". Move it to the machine that prints, where only the printing user may read it.");
    }
}

std::string read_secret_file(std::filesystem::path const& file)
{
    std::ifstream stream(file);
    std::string line;
    if (!std::getline(stream, line))
        throw std::runtime_error("cannot read " + file.string());
    return line;
}

std::unique_ptr<MailTransport> open_smtp(Config::Smtp const& mail)
{
    using enum SmtpSettings::Security;
    static std::map<std::string_view, SmtpSettings::Security> const modes { { "starttls", starttls },
        { "opportunistic", opportunistic }, { "tls", tls }, { "none", none } };
    SmtpSettings settings { .host = mail.host,
        .port = mail.port,
        .security = modes.at(mail.security),
        .ca_file = mail.ca_file,
        .user_name = mail.user,
        .password = Secret<>(mail.password_file.empty() ? "" : read_secret_file(mail.password_file)) };
    return std::make_unique<SmtpTransport>(std::move(settings));
}

// A name for this process in leases.
std::string holder_name(Random& random)
{
    std::array<std::byte, 8> bits;
    random.fill(bits);
    return std::to_string(::getpid()) + "-" + to_hex(bits);
}

constexpr auto soon = std::chrono::seconds(1);

struct Upkeep {
    Store& store;
    ActivePacks& active_packs;
    MailTransport* mail; // Null: nothing is sent.
    MailerSettings mailer;
    std::filesystem::path anchor_file;
    std::string holder;
};

void bring_in_notices(Store& store, PlanId const& plan)
{
    auto pack = store.packs.find(plan);
    store.db
        ->write(plan,
            [&](UnitOfWork& work) -> Result<> {
                seed_notices(work, *pack);
                return {};
            })
        .value();
}

constexpr std::size_t links_at_once = 50; // A row takes milliseconds; what else is due must not wait for thousands.

void add_upkeep(Background& background, Upkeep const& upkeep)
{
    auto for_each_plan = [&upkeep](auto work) {
        return [&upkeep, work](Instant now) {
            auto next = now + std::chrono::hours(1);
            for (auto const& plan : upkeep.store.packs.plans()) {
                Speaking const speaking(upkeep.store.packs.find(plan)->language);
                next = std::min(next, work(upkeep, plan, now));
            }
            return std::max(next, now + std::chrono::milliseconds(250));
        };
    };
    background.add("packs", [&upkeep](Instant now) {
        auto news = upkeep.active_packs.refresh();
        for (auto const& note : news.notes)
            log_line(note);
        for (auto const& plan : news.switched)
            bring_in_notices(upkeep.store, plan);
        return now + std::chrono::seconds(2);
    });
    if (upkeep.mail)
        background.add("mailer", for_each_plan([](Upkeep const& with, PlanId const& plan, Instant now) {
            auto run = run_mailer_once(*with.store.db, plan, *with.mail, with.mailer);
            return std::min(run.next_due.value_or(now + soon), now + soon);
        }));
    background.add("links", for_each_plan([](Upkeep const& with, PlanId const& plan, Instant now) {
        bool has_more = carry_out_link_files(*with.store.db, *with.store.packs.find(plan), links_at_once);
        return has_more ? now : now + std::chrono::seconds(2);
    }));
    background.add("audit sealer", for_each_plan([](Upkeep const& with, PlanId const& plan, Instant) {
        return seal_audit_once(*with.store.db, plan, with.holder).next_due;
    }));
    background.add("audit checkpoint", for_each_plan([](Upkeep const& with, PlanId const& plan, Instant) {
        auto run = checkpoint_audit_once(*with.store.db, plan, with.anchor_file);
        log_line(to_line(run.written));
        return run.next_due;
    }));
}

// What is known now goes into the chain, and its end to where nobody can cut it off unseen.
void seal_at_stop(Upkeep const& upkeep)
{
    for (auto const& plan : upkeep.store.packs.plans()) {
        seal_audit_once(*upkeep.store.db, plan, upkeep.holder);
        log_line(to_line(checkpoint_audit_once(*upkeep.store.db, plan, upkeep.anchor_file).written));
    }
}

void start_packs(ActivePacks& active_packs, Config const& config)
{
    auto files = pack_files(config.packs);
    auto news = active_packs.start(files);
    for (auto const& note : news.notes)
        log_line(note);
    if (news.problems.empty())
        return;
    std::string message = "A pack cannot be used:";
    for (auto const& problem : news.problems)
        message += "\n" + to_string(problem);
    throw std::runtime_error(message);
}

} // namespace

void serve(Config config)
{
    auto signals = block_end_signals(); // Before the first thread, which inherits the mask.
    refuse_the_letter_key(config);
    std::unique_ptr<Clock> clock = std::make_unique<SystemClock>();
    DemoClock* demo_clock = nullptr;
    if (config.demo) {
        prepare_demo_folder(config.data);
        auto movable = std::make_unique<DemoClock>();
        demo_clock = movable.get();
        clock = std::move(movable);
    }
    Store store(config, std::move(clock));
    auto letter_keys = make_letter_keys(*store.random);
    if (config.demo)
        store.keys.letter_public_key = letter_keys.public_key;
    ActivePacks active_packs(*store.db, store.packs);
    start_packs(active_packs, config);
    for (auto const& plan : store.packs.plans())
        bring_in_notices(store, plan);

    SlowHash slow_hash(std::max(1u, std::thread::hardware_concurrency()), config.server.workers);
    if (config.insecure_http)
        config.server.tls.reset();
    else if (!config.server.tls)
        config.server.tls = self_signed_certificate(config.data / "tls", config.server.address);

    Application application({ .db = *store.db,
        .packs = store.packs,
        .slow_hash = slow_hash,
        .clock = *store.clock,
        .random = *store.random,
        .keys = store.keys,
        .origin = base_origin(config),
        .plan_of_host = config.plan_of_host,
        .secure = browsers_use_tls(config),
        .demo = config.demo,
        .log = log_line });

    Background background(*store.clock, log_line);
    std::unique_ptr<Demo> demo;
    std::unique_ptr<MailTransport> smtp;
    if (config.demo) {
        demo = std::make_unique<Demo>(Demo::Parts { *store.db, store.packs, slow_hash, *demo_clock, *store.random,
            store.keys, letter_keys, config.data / "letters", config.data, base_origin(config) });
        demo->populate();
        demo->add_tasks(background);
        demo->add_routes(application, background);
        application.dress_also([&](Visit const& visit, Frame& frame) { demo->dress(visit, frame); });
    } else if (!config.mail.host.empty()) {
        smtp = open_smtp(config.mail);
    } else {
        log_line("No mail server is configured: mail stays in the outbox.");
    }

    Upkeep upkeep { store, active_packs, demo ? &demo->mailbox() : smtp.get(),
        { .sender = EmailAddress::parse(config.mail.sender).value() }, config.data / "audit-checkpoints",
        holder_name(*store.random) };
    add_upkeep(background, upkeep);
    Server server(
        config.server, [&](Request request) { return application.handle(std::move(request)); },
        [&](Request const& request) { return application.answer_from_memory(request); });
    background.start();

    std::printf("ready %s\n", base_origin(config).c_str());
    std::fflush(stdout);
    wait_for_signal(signals);
    server.stop();
    background.stop();
    seal_at_stop(upkeep);
}

} // namespace gatehouse
