#include <cstdio>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "app/config.hpp"
#include "app/serve.hpp"

using namespace gatehouse;

namespace {

// What every subcommand takes.
struct CommonOptions {
    std::string config_file;
    std::string data;
    std::string listen;
    bool insecure_http = false;
    bool demo = false;
    bool check_config = false;

    void add_to(CLI::App& command)
    {
        command.add_option("--config", config_file, "Configuration file (TOML)");
        command.add_option("--data", data, "Folder of keys, the SQLite file and checkpoints");
    }
};

void print_problems(ConfigProblems const& problems)
{
    for (auto const& problem : problems)
        std::fprintf(stderr, "%s\n", problem.c_str());
}

// Nothing when the configuration is wrong; what is wrong has been printed.
std::optional<Config> config_of(CommonOptions const& options)
{
    std::optional<std::filesystem::path> file;
    if (!options.config_file.empty())
        file = options.config_file;
    auto read = read_config(file);
    if (auto* problems = std::get_if<ConfigProblems>(&read)) {
        print_problems(*problems);
        return std::nullopt;
    }
    auto config = std::get<Config>(std::move(read));
    if (!options.data.empty())
        config.data = options.data;
    if (!options.listen.empty())
        set_listen(config, options.listen);
    config.insecure_http |= options.insecure_http;
    config.demo |= options.demo;
    if (auto problems = check_config(config); !problems.empty()) {
        print_problems(problems);
        return std::nullopt;
    }
    return config;
}

int run_serve(CommonOptions const& options)
{
    auto config = config_of(options);
    if (!config)
        return 2;
    if (options.check_config) {
        std::puts("The configuration is good.");
        return 0;
    }
    serve(*config);
    return 0;
}

} // namespace

int main(int argc, char** argv)
try {
    CLI::App app("Gatehouse: the front door of a health plan for its providers");
    app.require_subcommand(1);
    CommonOptions options;

    auto* command = app.add_subcommand("serve", "Serve the portal until SIGTERM");
    options.add_to(*command);
    command->add_option("--listen", options.listen, "HOST:PORT");
    command->add_flag("--insecure-http", options.insecure_http, "Plain HTTP, on a loopback address only");
    command->add_flag("--demo", options.demo, "Invented people on a database of its own, on a loopback address only");
    command->add_flag("--check-config", options.check_config, "Say what is wrong with the configuration, and end");
    CLI11_PARSE(app, argc, argv);
    return run_serve(options);
} catch (std::exception const& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 1;
}
