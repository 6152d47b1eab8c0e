#include <cstdio>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "app/commands.hpp"
#include "app/config.hpp"
#include "app/serve.hpp"

using namespace gatehouse;

namespace {

// Raised after the problems have been printed.
struct BadConfiguration { };

// What every subcommand takes, and what `serve` takes beside it.
struct Options {
    std::string config_file;
    std::string data;
    std::string listen;
    bool insecure_http = false;
    bool demo = false;
    bool check_config = false;

    ImportOrder import;
    PrintOrder print;
    StaffOrder staff;
    std::string plan;
    std::string batch;
    std::string key_file;
    std::string anchor;
    std::vector<std::string> words;
};

void print_problems(ConfigProblems const& problems)
{
    for (auto const& problem : problems)
        std::fprintf(stderr, "%s\n", problem.c_str());
    throw BadConfiguration {};
}

Config config_of(Options const& options)
{
    std::optional<std::filesystem::path> file;
    if (!options.config_file.empty())
        file = options.config_file;
    auto read = read_config(file);
    if (auto* problems = std::get_if<ConfigProblems>(&read))
        print_problems(*problems);
    auto config = std::get<Config>(std::move(read));
    if (!options.data.empty())
        config.data = options.data;
    if (!options.listen.empty())
        set_listen(config, options.listen);
    config.insecure_http |= options.insecure_http;
    config.demo |= options.demo;
    if (auto problems = check_config(config); !problems.empty())
        print_problems(problems);
    return config;
}

class CommandLine {
public:
    CommandLine()
        : m_app("Gatehouse: the front door of a health plan for its providers")
    {
        m_app.require_subcommand(1);
        add_serve();
        add_packs();
        add_import();
        add_letters();
        add_audit();
        add_staff();
    }

    int run(int argc, char** argv)
    {
        CLI11_PARSE(m_app, argc, argv);
        return m_chosen();
    }

private:
    using Run = std::function<int(Config const&)>;

    CLI::App* add(CLI::App& parent, std::string const& name, std::string const& help, Run run)
    {
        auto* command = parent.add_subcommand(name, help);
        command->add_option("--config", m_options.config_file, "Configuration file (TOML)");
        command->add_option("--data", m_options.data, "Folder of keys, the SQLite file and checkpoints");
        command->callback(
            [this, run = std::move(run)] { m_chosen = [this, run] { return run(config_of(m_options)); }; });
        return command;
    }

    CLI::App* group(std::string const& name, std::string const& help)
    {
        auto* parent = m_app.add_subcommand(name, help);
        parent->require_subcommand(1);
        return parent;
    }

    void add_serve()
    {
        auto* command = add(m_app, "serve", "Serve the portal until SIGTERM", [this](Config const& config) {
            if (m_options.check_config)
                std::puts("The configuration is good.");
            else
                serve(config);
            return 0;
        });
        command->add_option("--listen", m_options.listen, "HOST:PORT");
        command->add_flag("--insecure-http", m_options.insecure_http, "Plain HTTP, on a loopback address only");
        command->add_flag("--demo", m_options.demo, "Invented people on a database of its own, on loopback only");
        command->add_flag("--check-config", m_options.check_config, "Say what is wrong with it, and end");
    }

    void add_pack(CLI::App& packs, std::string const& verb, std::string const& help,
        std::initializer_list<std::pair<char const*, bool>> arguments)
    {
        auto* command = add(packs, verb, help, [this, verb](Config const& config) {
            auto words = m_options.words;
            words.insert(words.begin(), verb);
            return run_pack_command(config, words);
        });
        int required = 0;
        for (auto const& [name, is_required] : arguments)
            required += is_required;
        if (arguments.size() > 0)
            command->add_option("words", m_options.words, "")->expected(required, static_cast<int>(arguments.size()));
        if (required > 0)
            command->get_option("words")->required();
    }

    void add_packs()
    {
        auto& packs = *group("pack", "A plan's rules");
        add_pack(packs, "check", "FILE: say what is wrong with a pack", { { "FILE", true } });
        add_pack(packs, "explain", "PLAN [KEY]: what is in force, and why", { { "PLAN", true }, { "KEY", false } });
        add_pack(packs, "diff", "A B: how two packs differ", { { "A", true }, { "B", true } });
        add_pack(packs, "activate", "FILE: put a pack in force", { { "FILE", true } });
        add_pack(packs, "reference", "Every key there is, in Markdown", {});
    }

    void add_import()
    {
        auto& imports = *group("import", "Load a file into a plan");
        auto* providers = add(imports, "providers", "The plan's providers, or what NPPES says of them",
            [this](Config const& config) { return run_import_command(config, m_options.import); });
        providers->add_option("--plan", m_options.import.plan, "The plan's key")->required();
        providers->add_option("--format", m_options.import.format, "gatehouse or nppes")->required();
        providers->add_option("FILE", m_options.import.file, "Comma-separated values")->required();
        providers->add_flag("--full", m_options.import.full, "End what is missing from the file");
        providers->add_option(
            "--allow-ending", m_options.import.allow_ending, "End as many, even if they are more than 5 %");
    }

    void add_letters()
    {
        auto& letters = *group("letters", "Letters on paper");
        auto* print = add(letters, "print", "Make the PDFs of the letters that are due",
            [this](Config const& config) { return run_letters_print(config, m_options.print); });
        print->add_option("--plan", m_options.print.plan, "The plan's key")->required();
        print->add_option("--key", m_options.print.key_file, "The private key, from `letters keygen`")->required();
        print->add_option("--out", m_options.print.folder, "The folder to print into")->required();
        print->add_flag("--folder-is-lost", m_options.print.folder_is_lost,
            "Finish a batch here whose own folder is gone for good");
        auto* mailed = add(letters, "mailed", "Record that a batch was handed over to the postal service",
            [this](Config const& config) { return run_letters_mailed(config, m_options.plan, m_options.batch); });
        mailed->add_option("--plan", m_options.plan, "The plan's key")->required();
        mailed->add_option("BATCH", m_options.batch, "As `letters print` named it")->required();
        auto* keygen = add(letters, "keygen", "Make the pair of keys that letters are sealed with",
            [this](Config const& config) { return run_letters_keygen(config, m_options.key_file); });
        keygen->add_option("--out", m_options.key_file, "Where to write the private key")->required();
    }

    void add_audit()
    {
        auto& audit = *group("audit", "The audit trail");
        auto* verify = add(audit, "verify", "Read every plan's chain and say whether it is whole",
            [this](Config const& config) { return run_audit_verify_command(config, m_options.anchor); });
        verify->add_option("--anchor", m_options.anchor, "A file of checkpoints kept elsewhere");
    }

    void add_staff()
    {
        auto& staff = *group("staff", "People of the plan");
        auto* command = add(staff, "add", "Make an account for a person of the plan",
            [this](Config const& config) { return run_staff_add(config, m_options.staff); });
        command->add_option("--plan", m_options.staff.plan, "The plan's key")->required();
        command->add_option("--username", m_options.staff.user_name, "What they sign in with")->required();
        command->add_option("--email", m_options.staff.email, "Where the link for the password goes")->required();
        command->add_option("--first-name", m_options.staff.first_name, "")->required();
        command->add_option("--last-name", m_options.staff.last_name, "")->required();
        command->add_option("--rank", m_options.staff.rank, "service_desk, service_desk_lead, network_manager, auditor")
            ->required();
        auto* lost = add(staff, "lost-factor",
            "Confirm that a person of the plan has lost the second factor: mails the code that removes it",
            [this](Config const& config) {
                return run_staff_lost_factor(config, m_options.staff.plan, m_options.staff.user_name);
            });
        lost->add_option("--plan", m_options.staff.plan, "The plan's key")->required();
        lost->add_option("--username", m_options.staff.user_name, "What they sign in with")->required();
    }

    CLI::App m_app;
    Options m_options;
    std::function<int()> m_chosen;
};

} // namespace

int main(int argc, char** argv)
try {
    return CommandLine().run(argc, argv);
} catch (BadConfiguration const&) {
    return 2;
} catch (std::exception const& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 1;
}
