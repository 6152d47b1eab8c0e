#include "support/server_process.hpp"

#include <csignal>
#include <filesystem>

#include "base/embedded_file.hpp"
#include "packs/active_packs.hpp"
#include "packs/load_pack.hpp"

namespace gatehouse {

ServerProcess::ServerProcess(Options options)
{
    std::filesystem::create_directories(data());
    if (!options.keys_of.empty())
        std::filesystem::copy(options.keys_of + "/keys", data() + "/keys", std::filesystem::copy_options::recursive);
    auto config = "[server]\ninsecure_http = true\nworkers = 8\norigin = \"" + options.origin
        + "\"\ntrusted_proxies = [\"127.0.0.1\"]\n[database]\npostgres = \"" + options.postgres
        + "\"\nconnections_max = 12\n";
    m_folder.write("gatehouse.toml", config);
    start();
}

void ServerProcess::start()
{
    auto beside_us = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "gatehouse";
    m_process = std::make_unique<ChildProcess>(
        std::vector<std::string> { "sh", "-c", "exec \"$@\" 2>>" + m_folder.file("log"), "sh", beside_us.string(),
            "serve", "--config", m_folder.file("gatehouse.toml"), "--data", data(), "--listen", address() });
    try {
        while (!m_process->read_line().starts_with("ready ")) { }
    } catch (std::exception const&) {
        throw std::runtime_error("gatehouse does not start: " + m_folder.read("log"));
    }
}

void ServerProcess::stop()
{
    m_process->signal(SIGTERM);
    m_process->wait();
}

LiveOffices::LiveOffices(std::string_view more_of_pack)
    : Offices(Engine::postgres)
{
    clock.advance(SystemClock().now() - clock.now());
    for (auto const& file : embedded_packs()) {
        if (file.name != plan.value + ".toml")
            continue;
        auto text = std::string(file.text) + std::string(more_of_pack);
        auto now_in_force = load_pack("packs/" + std::string(file.name), text).value();
        write([&](UnitOfWork& work) {
            return activate_pack(work, { AuditActor::Kind::operator_at_console, "a test" }, now_in_force, text);
        }).value();
    }
}

std::string LiveOffices::open(Actor const& actor)
{
    return db
        ->write(plan, Isolation::read_committed,
            [&](UnitOfWork& work) -> Result<std::string> {
                return open_session(work, *pack, actor.account, SessionStage::full, { "a browser", "192.0.2.7" })
                    .token.reveal();
            })
        .value();
}

} // namespace gatehouse
