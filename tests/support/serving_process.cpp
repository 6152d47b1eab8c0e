#include "support/serving_process.hpp"

#include <csignal>
#include <filesystem>

#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "app/keys_folder.hpp"
#include "base/embedded_file.hpp"
#include "base/encoding.hpp"
#include "http/form.hpp"
#include "letters/letter_keys.hpp"
#include "packs/active_packs.hpp"

namespace gatehouse {

namespace {

constexpr long answer_wait_max_seconds = 60; // For a machine that is very busy.

std::string between(std::string_view text, std::string_view start, std::string_view end)
{
    auto at = text.find(start);
    if (at == std::string_view::npos)
        return {};
    text.remove_prefix(at + start.size());
    return std::string(text.substr(0, text.find(end)));
}

int free_port()
{
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    bool bound = bind(listener, reinterpret_cast<sockaddr*>(&address), length) == 0
        && getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length) == 0;
    close(listener);
    if (!bound)
        throw std::runtime_error("no free port");
    return ntohs(address.sin_port);
}

// The same as TestSurroundings makes of the same chance, in the same order.
void write_keys(TemporaryFolder const& folder)
{
    SeededRandom random(42);
    auto letter_key = make_letter_key_file(folder.file("letter.key"), random).value();
    load_or_make_keys(folder / "keys", false, random);
    write_private_file(folder / "keys/letter.pub", to_hex(letter_key) + "\n");
}

// The world of a test has plans without a revision.
void activate_shipped_pack(People& people)
{
    for (auto const& file : embedded_packs())
        if (file.name == people.plan.value + ".toml")
            people
                .write([&](UnitOfWork& work) {
                    return activate_pack(
                        work, { AuditActor::Kind::system, "test" }, *shipped_pack(people.plan), file.text);
                })
                .value();
}

} // namespace

std::string gatehouse_program() { return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "gatehouse"; }

ServerFolder::ServerFolder(Engine engine, People& people)
{
    auto const& db = people.db;
    activate_shipped_pack(people);
    if (engine == Engine::sqlite)
        std::filesystem::create_symlink(db.place() + "/test.db", m_folder / "gatehouse.db");
    configure(engine == Engine::sqlite ? "" : db.place());
}

ServerFolder::ServerFolder(std::string const& postgres_connection) { configure(postgres_connection); }

void ServerFolder::configure(std::string const& database) const
{
    write_keys(m_folder);
    std::string text = "[server]\ninsecure_http = true\ntrusted_proxies = [\"127.0.0.1\"]\n";
    if (!database.empty())
        text += "[database]\nconnections_max = 8\npostgres = \"" + database + "\"\n";
    m_folder.write("gatehouse.toml", text);
}

std::vector<std::string> ServerFolder::command(std::vector<std::string> words) const
{
    words.insert(words.begin(), gatehouse_program());
    words.insert(words.end(), { "--config", m_folder.file("gatehouse.toml"), "--data", m_folder.path() });
    return words;
}

ServingProcess::ServingProcess(ServerFolder const& folder, std::vector<std::string> wrapper)
{
    auto command = folder.command({ "serve", "--listen", "127.0.0.1:" + std::to_string(free_port()) });
    wrapper.insert(wrapper.end(), command.begin(), command.end());
    m_process = std::make_unique<ChildProcess>(wrapper);
    auto line = m_process->read_line();
    if (!line.starts_with("ready "))
        throw std::runtime_error("the server said: " + line);
    m_origin = line.substr(6);
}

int ServingProcess::port() const { return std::stoi(m_origin.substr(m_origin.rfind(':') + 1)); }

void ServingProcess::kill()
{
    m_process->signal(SIGKILL);
    m_process->wait();
}

int ServingProcess::stop()
{
    m_process->signal(SIGTERM);
    return m_process->wait();
}

struct HttpBrowser::Handle {
    CURL* easy = curl_easy_init();
    curl_slist* headers = nullptr;
    ~Handle()
    {
        curl_easy_cleanup(easy);
        curl_slist_free_all(headers);
    }
};

HttpBrowser::HttpBrowser(std::string origin, std::string network)
    : m_origin(std::move(origin))
    , m_handle(std::make_unique<Handle>())
{
    m_handle->headers = curl_slist_append(nullptr, ("X-Forwarded-For: " + network).c_str());
    curl_easy_setopt(m_handle->easy, CURLOPT_COOKIEFILE, ""); // Keeps cookies, in memory.
    curl_easy_setopt(m_handle->easy, CURLOPT_HTTPHEADER, m_handle->headers);
    curl_easy_setopt(m_handle->easy, CURLOPT_TIMEOUT, answer_wait_max_seconds);
    curl_easy_setopt(m_handle->easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(m_handle->easy, CURLOPT_PROXY, "");
}

HttpBrowser::~HttpBrowser() = default;

HttpAnswer HttpBrowser::perform(std::string const& path)
{
    HttpAnswer answer;
    auto append = +[](char const* data, std::size_t size, std::size_t count, void* into) {
        static_cast<std::string*>(into)->append(data, size * count);
        return size * count;
    };
    auto* easy = m_handle->easy;
    curl_easy_setopt(easy, CURLOPT_URL, (m_origin + path).c_str());
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &answer.body);
    if (curl_easy_perform(easy) != CURLE_OK)
        return {};
    long status = 0;
    char const* location = nullptr;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(easy, CURLINFO_REDIRECT_URL, &location);
    curl_easy_getinfo(easy, CURLINFO_TOTAL_TIME, &answer.seconds);
    answer.status = static_cast<int>(status);
    answer.location = location ? std::string(location).substr(m_origin.size()) : "";
    if (auto token = between(answer.body, "name=\"csrf_token\" value=\"", "\""); !token.empty())
        m_token = token;
    return answer;
}

HttpAnswer HttpBrowser::get(std::string const& path)
{
    curl_easy_setopt(m_handle->easy, CURLOPT_HTTPGET, 1L);
    return perform(path);
}

HttpAnswer HttpBrowser::post(std::string const& path, Fields const& fields)
{
    std::string body = "csrf_token=" + m_token;
    for (auto const& [name, value] : fields)
        body += "&" + percent_encode(name) + "=" + percent_encode(value);
    curl_easy_setopt(m_handle->easy, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    curl_easy_setopt(m_handle->easy, CURLOPT_COPYPOSTFIELDS, body.c_str());
    return perform(path);
}

HttpAnswer HttpBrowser::sign_in(std::string_view name, std::string_view password)
{
    if (m_token.empty())
        get("/ahcccs/login");
    return post("/ahcccs/login", { { "username", std::string(name) }, { "password", std::string(password) } });
}

std::string HttpBrowser::cookie(std::string_view name) const
{
    curl_slist* cookies = nullptr;
    curl_easy_getinfo(m_handle->easy, CURLINFO_COOKIELIST, &cookies);
    std::string value;
    for (auto const* each = cookies; each; each = each->next) {
        std::string_view line = each->data; // Tab-separated: …, name, value.
        auto last = line.rfind('\t');
        auto before = line.rfind('\t', last - 1);
        if (line.substr(before + 1, last - before - 1) == name)
            value = line.substr(last + 1);
    }
    curl_slist_free_all(cookies);
    return value;
}

} // namespace gatehouse
