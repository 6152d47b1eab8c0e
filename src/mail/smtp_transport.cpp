#include "mail/smtp_transport.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <mutex>
#include <stdexcept>

#include <curl/curl.h>

#include "mail/message.hpp"

namespace gatehouse {

namespace {

using Verdict = DeliveryAnswer::Verdict;
using Security = SmtpSettings::Security;

// What passed over the wire, as far as a verdict needs it: libcurl says that something failed, not which command.
struct Conversation {
    bool about_the_message = false; // Once MAIL was sent, an answer is about the message and no longer about us.
    bool over = false;              // Once we say QUIT, nothing counts any more.
    std::string answer {};          // To the last command: "550-5.1.1 No such\n550 mailbox".

    void sent(std::string_view command)
    {
        if (command.starts_with("QUIT"))
            over = true;
        if (over)
            return;
        if (command.starts_with("MAIL FROM:"))
            about_the_message = true;
        answer.clear();
    }
    void received(std::string_view line)
    {
        if (!over)
            answer += line;
    }
    int code() const
    {
        int value = 0;
        std::from_chars(answer.data(), answer.data() + std::min<std::size_t>(answer.size(), 3), value);
        return value;
    }
};

int watch(CURL*, curl_infotype kind, char* data, std::size_t size, void* conversation)
{
    auto& seen = *static_cast<Conversation*>(conversation);
    if (kind == CURLINFO_HEADER_OUT || kind == CURLINFO_DATA_OUT)
        seen.sent({ data, size });
    else if (kind == CURLINFO_HEADER_IN)
        seen.received({ data, size });
    return 0;
}

std::size_t read_message(char* buffer, std::size_t size, std::size_t count, void* unread)
{
    auto& rest = *static_cast<std::string_view*>(unread);
    auto length = std::min(size * count, rest.size());
    std::memcpy(buffer, rest.data(), length);
    rest.remove_prefix(length);
    return length;
}

DeliveryAnswer judge(CURLcode result, Conversation const& conversation, char const* explanation)
{
    if (result == CURLE_OK)
        return { Verdict::accepted };
    auto code = conversation.code();
    if (code < 400) // The server has not refused anything; the line is dead, or TLS failed.
        return { Verdict::no_server, tidy_answer(*explanation ? explanation : curl_easy_strerror(result)) };
    auto reason = tidy_answer(conversation.answer);
    // 421 closes the line whatever the command was. Before MAIL the server refuses us: a wrong password must not
    // cost the mails.
    if (!conversation.about_the_message || code == 421)
        return { Verdict::no_server, std::move(reason) };
    return { code < 500 ? Verdict::try_later : Verdict::refused, std::move(reason) };
}

std::string url_of(SmtpSettings const& settings)
{
    auto host = settings.host.contains(':') ? "[" + settings.host + "]" : settings.host;
    return std::string(settings.security == Security::tls ? "smtps" : "smtp") + "://" + host + ":"
        + std::to_string(settings.port) + "/" + settings.hello_name;
}

bool is_host_name(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
            || c == ':';
    });
}

} // namespace

Result<> check(SmtpSettings const& settings)
{
    auto refuse = [](std::string reason) { return fail(ErrorKind::invalid_input, "smtp.settings", std::move(reason)); };
    if (settings.host.empty() || !is_host_name(settings.host))
        return refuse("The mail server's host must be a host name or an address, such as smtp.example.");
    if (!is_host_name(settings.hello_name) || settings.hello_name.contains(':'))
        return refuse("The name for EHLO must be a host name, such as portal.example.");
    bool encrypted = settings.security == Security::starttls || settings.security == Security::tls;
    if (!settings.user_name.empty() && !encrypted)
        return refuse("Signing in to the mail server needs security 'starttls' or 'tls': the password would travel "
                      "in the clear.");
    if (settings.user_name.empty() && !settings.password.reveal().empty())
        return refuse("The mail server's password has no user name with it.");
    return {};
}

struct SmtpTransport::Session {
    explicit Session(SmtpSettings given)
        : settings(std::move(given))
        , handle(curl_easy_init())
    {
        if (!handle)
            throw std::runtime_error("libcurl has no handle to give");
        set_up();
    }
    ~Session() { curl_easy_cleanup(handle); }
    Session(Session const&) = delete;
    Session& operator=(Session const&) = delete;

    void set_up()
    {
        set(CURLOPT_URL, url_of(settings).c_str());
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        set(CURLOPT_PROXY, ""); // Whatever the environment says.
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_UPLOAD, 1L);
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connect_time_max.count()));
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(settings.send_time_max.count()));
        set(CURLOPT_READFUNCTION, read_message);
        set(CURLOPT_DEBUGFUNCTION, watch);
        set(CURLOPT_VERBOSE, 1L); // Only so that watch() is called.
        set(CURLOPT_ERRORBUFFER, explanation.data());
        set_up_security();
    }

    void set_up_security()
    {
        auto const opportunistic = settings.security == Security::opportunistic;
        set(CURLOPT_USE_SSL,
            static_cast<long>(settings.security == Security::none ? CURLUSESSL_NONE
                    : opportunistic                               ? CURLUSESSL_TRY
                                                                  : CURLUSESSL_ALL));
        set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        set(CURLOPT_SSL_VERIFYPEER, opportunistic ? 0L : 1L);
        set(CURLOPT_SSL_VERIFYHOST, opportunistic ? 0L : 2L);
        if (!settings.ca_file.empty())
            set(CURLOPT_CAINFO, settings.ca_file.c_str());
        if (!settings.user_name.empty()) {
            set(CURLOPT_USERNAME, settings.user_name.c_str());
            set(CURLOPT_PASSWORD, settings.password.reveal().c_str());
        }
    }

    template <class T>
    void set(CURLoption option, T value)
    {
        if (auto result = curl_easy_setopt(handle, option, value); result != CURLE_OK)
            throw std::runtime_error(std::string("libcurl: ") + curl_easy_strerror(result));
    }

    DeliveryAnswer send(OutgoingMail const& mail)
    {
        Secret<> message(compose_message(mail));
        std::string_view unread = message.reveal();
        auto from = "<" + mail.sender.text() + ">";
        auto to = "<" + mail.recipient.text() + ">";
        std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
            curl_slist_append(nullptr, to.c_str()), curl_slist_free_all);
        Conversation conversation;
        explanation.front() = '\0';

        set(CURLOPT_MAIL_FROM, from.c_str());
        set(CURLOPT_MAIL_RCPT, recipients.get());
        set(CURLOPT_READDATA, &unread);
        set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(unread.size()));
        set(CURLOPT_DEBUGDATA, &conversation);
        auto result = curl_easy_perform(handle);
        auto answer = judge(result, conversation, explanation.data());
        forget_this_mail();
        return answer;
    }

    // A kept connection may speak later, when these are gone.
    void forget_this_mail()
    {
        set(CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
        set(CURLOPT_READDATA, static_cast<void*>(nullptr));
        set(CURLOPT_DEBUGDATA, &idle);
    }

    SmtpSettings settings;
    CURL* handle;
    Conversation idle { .over = true };
    std::array<char, CURL_ERROR_SIZE> explanation {};
    std::mutex one_at_a_time;
};

SmtpTransport::SmtpTransport(SmtpSettings settings)
{
    if (auto checked = check(settings); !checked)
        throw std::invalid_argument(checked.error().message);
    m_session = std::make_unique<Session>(std::move(settings));
}

SmtpTransport::~SmtpTransport() = default;

DeliveryAnswer SmtpTransport::send(OutgoingMail const& mail)
{
    std::lock_guard lock(m_session->one_at_a_time);
    return m_session->send(mail);
}

} // namespace gatehouse
