#include "app/config.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <toml++/toml.h>

#include "base/email.hpp"

namespace gatehouse {

namespace {

// Reads one table; remembers which keys were asked for, so that the rest are known to be mistakes.
class Table {
public:
    Table(toml::table const* table, std::string name, ConfigProblems& problems)
        : m_table(table)
        , m_name(std::move(name))
        , m_problems(problems)
    {
    }

    template <class T>
    void read(std::string_view key, T& into)
    {
        m_known.emplace_back(key);
        auto const* node = find(key);
        if (!node)
            return;
        if (auto value = node->value_exact<T>())
            into = *value;
        else
            complain(key, *node, std::is_same_v<T, bool> ? "true or false" : "a text in quotes");
    }

    void read(std::string_view key, std::filesystem::path& into)
    {
        auto text = into.string();
        read(key, text);
        into = text;
    }

    template <class T>
    void read_number(std::string_view key, T& into, std::int64_t least, std::int64_t most)
    {
        m_known.emplace_back(key);
        auto const* node = find(key);
        if (!node)
            return;
        auto value = node->value_exact<std::int64_t>();
        if (value && *value >= least && *value <= most)
            into = static_cast<T>(*value);
        else
            complain(key, *node, "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    }

    void read_list(std::string_view key, std::vector<std::string>& into)
    {
        m_known.emplace_back(key);
        auto const* node = find(key);
        if (!node)
            return;
        auto const* list = node->as_array();
        if (!list)
            return complain(key, *node, "a list of texts");
        into.clear();
        for (auto const& entry : *list) {
            if (auto text = entry.value_exact<std::string>())
                into.push_back(*text);
            else
                complain(key, entry, "a list of texts");
        }
    }

    void read_map(std::string_view key, std::map<std::string, std::string, std::less<>>& into)
    {
        m_known.emplace_back(key);
        auto const* node = find(key);
        if (!node)
            return;
        auto const* table = node->as_table();
        if (!table)
            return complain(key, *node, "a table of texts");
        for (auto const& [name, entry] : *table) {
            if (auto text = entry.value_exact<std::string>())
                into.emplace(std::string(name.str()), *text);
            else
                complain(key, entry, "a table of texts");
        }
    }

    void expect_tables(std::initializer_list<std::string_view> names)
    {
        m_known.insert(m_known.end(), names.begin(), names.end());
        for (auto name : names)
            if (auto const* node = find(name); node && !node->is_table())
                complain(name, *node, "a table");
    }

    void refuse_the_rest() const
    {
        if (!m_table)
            return;
        for (auto const& [key, node] : *m_table)
            if (std::ranges::find(m_known, key.str()) == m_known.end())
                m_problems.push_back(
                    place(node) + "'" + full_name(key.str()) + "' is no setting. Allowed here: " + known() + ".");
    }

private:
    toml::node const* find(std::string_view key) const { return m_table ? m_table->get(key) : nullptr; }
    std::string full_name(std::string_view key) const
    {
        return m_name.empty() ? std::string(key) : m_name + "." + std::string(key);
    }
    static std::string place(toml::node const& node)
    {
        return "line " + std::to_string(node.source().begin.line) + ", column "
            + std::to_string(node.source().begin.column) + ": ";
    }
    void complain(std::string_view key, toml::node const& node, std::string const& allowed)
    {
        std::ostringstream found;
        node.visit([&](auto const& value) { found << value; });
        m_problems.push_back(
            place(node) + "'" + full_name(key) + "' must be " + allowed + ", not " + found.str() + ".");
    }
    std::string known() const
    {
        std::string list;
        for (auto const& key : m_known)
            list += (list.empty() ? "" : ", ") + key;
        return list;
    }

    toml::table const* m_table;
    std::string m_name;
    ConfigProblems& m_problems;
    std::vector<std::string> m_known;
};

void read_server(Table table, Config& config)
{
    std::string listen;
    TlsFiles tls;
    table.read("listen", listen);
    table.read("origin", config.origin);
    table.read("tls_certificate", tls.certificate_chain);
    table.read("tls_key", tls.private_key);
    table.read("insecure_http", config.insecure_http);
    table.read_map("hosts", config.plan_of_host);
    table.read_list("trusted_proxies", config.server.trusted_proxies);
    table.read_number("io_threads", config.server.io_threads, 1, 256);
    table.read_number("workers", config.server.workers, 1, 1024);
    table.read_number("waiting_max", config.server.waiting_max, 1, 1'000'000);
    table.read_number("connections_max", config.server.connections_max, 1, 1'000'000);
    table.refuse_the_rest();
    if (!listen.empty())
        set_listen(config, listen);
    if (!tls.certificate_chain.empty() || !tls.private_key.empty())
        config.server.tls = tls;
}

} // namespace

void set_listen(Config& config, std::string const& host_and_port)
{
    auto colon = host_and_port.rfind(':');
    config.server.address = host_and_port.substr(0, colon);
    if (config.server.address.starts_with('[') && config.server.address.ends_with(']'))
        config.server.address = config.server.address.substr(1, config.server.address.size() - 2);
    unsigned long port = 65536;
    auto digits = colon == host_and_port.npos ? std::string() : host_and_port.substr(colon + 1);
    if (!digits.empty() && digits.size() <= 5 && digits.find_first_not_of("0123456789") == digits.npos)
        port = std::stoul(digits);
    config.listen_is_malformed = port > 65535;
    config.server.port = static_cast<std::uint16_t>(port);
}

std::variant<Config, ConfigProblems> read_config(std::optional<std::filesystem::path> const& file)
{
    Config config;
    if (!file)
        return config;
    std::ifstream stream(*file);
    if (!stream)
        return ConfigProblems { "The file " + file->string() + " cannot be read." };
    toml::table document;
    try {
        document = toml::parse(stream, file->string());
    } catch (toml::parse_error const& error) {
        return ConfigProblems { "line " + std::to_string(error.source().begin.line) + ", column "
            + std::to_string(error.source().begin.column) + ": " + std::string(error.description()) };
    }

    ConfigProblems problems;
    auto table = [&](std::string const& name) { return Table(document[name].as_table(), name, problems); };
    read_server(table("server"), config);

    auto database = table("database");
    database.read("postgres", config.postgres);
    database.read_number("connections_max", config.connections_max, 1, 1000);
    database.refuse_the_rest();

    auto mail = table("mail");
    mail.read("host", config.mail.host);
    mail.read_number("port", config.mail.port, 1, 65535);
    mail.read("security", config.mail.security);
    mail.read("ca_file", config.mail.ca_file);
    mail.read("user", config.mail.user);
    mail.read("password_file", config.mail.password_file);
    mail.read("sender", config.mail.sender);
    mail.refuse_the_rest();

    auto letters = table("letters");
    letters.read("private_key", config.letter_private_key);
    letters.refuse_the_rest();

    Table top(&document, "", problems);
    top.read("data", config.data);
    top.read("packs", config.packs);
    top.expect_tables({ "server", "database", "mail", "letters" });
    top.refuse_the_rest();
    if (!problems.empty())
        return problems;
    return config;
}

bool browsers_use_tls(Config const& config) { return base_origin(config).starts_with("https://"); }

std::string base_origin(Config const& config)
{
    if (!config.origin.empty())
        return config.origin;
    auto const& address = config.server.address;
    auto host = address.contains(':') ? "[" + address + "]" : address;
    return (config.insecure_http ? "http://" : "https://") + host + ":" + std::to_string(config.server.port);
}

ConfigProblems check_config(Config const& config)
{
    ConfigProblems problems;
    auto const& address = config.server.address;
    bool is_loopback = address == "::1" || address.starts_with("127.");
    if (config.listen_is_malformed)
        problems.push_back(
            "The address to listen on must be HOST:PORT with a port from 0 to 65535, such as 127.0.0.1:8443.");
    if (config.insecure_http && !is_loopback)
        problems.push_back("--insecure-http is for a loopback address only, not for " + address
            + ": passwords would cross the network in the clear.");
    if (config.demo && !is_loopback)
        problems.push_back("--demo is for a loopback address only, not for " + address + ": it shows its passwords.");
    if (config.server.tls && (config.server.tls->certificate_chain.empty() || config.server.tls->private_key.empty()))
        problems.push_back("server.tls_certificate and server.tls_key belong together: give both or neither.");
    if (config.server.tls && !config.insecure_http)
        for (auto const& file : { config.server.tls->certificate_chain, config.server.tls->private_key })
            if (!file.empty() && !std::ifstream(file))
                problems.push_back("The file " + file + " cannot be read.");
    // A proxy on this machine may do the TLS: then browsers see https although we listen to plain HTTP.
    bool may_be_plain = config.insecure_http && config.origin.starts_with("http://");
    if (!config.origin.empty() && !config.origin.starts_with("https://") && !may_be_plain)
        problems.push_back("server.origin must start with https://"
            + std::string(config.insecure_http ? " or http://" : "") + ", not \"" + config.origin + "\".");
    if (config.origin.ends_with('/'))
        problems.push_back("server.origin must not end with a slash: https://portal.example");
    static constexpr std::string_view modes[] = { "starttls", "opportunistic", "tls", "none" };
    if (std::ranges::find(modes, config.mail.security) == std::end(modes))
        problems.push_back(R"(mail.security must be "starttls", "opportunistic", "tls" or "none", not ")"
            + config.mail.security + "\".");
    if (!EmailAddress::parse(config.mail.sender))
        problems.push_back("mail.sender must be an email address, not \"" + config.mail.sender + "\".");
    return problems;
}

} // namespace gatehouse
