#include "support/wire.hpp"

#include <algorithm>
#include <stdexcept>

#include <arpa/inet.h>
#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace gatehouse {

struct Wire::Handle {
    CURL* curl = curl_easy_init();
    ~Handle() { curl_easy_cleanup(curl); }
};

namespace {

std::size_t take_body(char* data, std::size_t, std::size_t size, void* answer)
{
    static_cast<Wire::Answer*>(answer)->body.append(data, size);
    return size;
}

std::size_t take_header(char* data, std::size_t, std::size_t size, void* answer)
{
    std::string_view line(data, size);
    if (auto colon = line.find(": "); colon != line.npos) {
        std::string name(line.substr(0, colon));
        std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        auto value = line.substr(colon + 2);
        static_cast<Wire::Answer*>(answer)->headers.emplace_back(name, value.substr(0, value.find_first_of("\r\n")));
    }
    return size;
}

} // namespace

Wire::Wire(std::string origin)
    : m_origin(std::move(origin))
    , m_handle(std::make_unique<Handle>())
{
}

Wire::~Wire() = default;

std::string Wire::Answer::header(std::string_view name) const
{
    auto found = std::ranges::find(headers, name, &std::pair<std::string, std::string>::first);
    return found == headers.end() ? "" : found->second;
}

std::string Wire::Answer::cookie(std::string_view name) const
{
    for (auto const& [key, value] : headers)
        if (key == "set-cookie" && value.starts_with(std::string(name) + "="))
            return value.substr(name.size() + 1, value.find(';') - name.size() - 1);
    return {};
}

Wire::Answer Wire::get(std::string const& target, Headers const& headers) { return send("GET", target, "", headers); }

Wire::Answer Wire::post(std::string const& target, std::string const& form, Headers const& headers)
{
    return send("POST", target, form, headers);
}

Wire::Answer Wire::send(
    std::string const& method, std::string const& target, std::string const& body, Headers const& headers)
{
    Answer answer;
    auto* curl = m_handle->curl;
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_URL, (m_origin + "/").c_str());
    curl_easy_setopt(curl, CURLOPT_REQUEST_TARGET, target.c_str());
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, 30L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0L);
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &answer);
    if (method == "POST") {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
        curl_easy_setopt(curl, CURLOPT_COPYPOSTFIELDS, body.c_str());
    } else if (method != "GET") {
        curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method.c_str());
    }
    curl_slist* list = nullptr;
    for (auto const& [name, value] : headers)
        list = curl_slist_append(list, (value.empty() ? name + ";" : name + ": " + value).c_str());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list);
    if (curl_easy_perform(curl) == CURLE_OK) {
        long status = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
        answer.status = static_cast<int>(status);
    }
    curl_slist_free_all(list);
    return answer;
}

std::uint16_t free_port()
{
    int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    bool bound = ::bind(socket, reinterpret_cast<sockaddr*>(&address), size) == 0
        && ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    ::close(socket);
    if (!bound)
        throw std::runtime_error("no free port");
    return ntohs(address.sin_port);
}

} // namespace gatehouse
