#include <catch2/catch.hpp>

#include "support/crowd.hpp"

using namespace gatehouse;

namespace {

std::string last_mail(Crowd const& crowd, std::string const& recipient)
{
    return crowd.db
        ->read(crowd.plan,
            [&](UnitOfWork& work) -> Result<std::string> {
                auto row
                    = work.tx.query_one("SELECT sealed_body FROM outbox_mail WHERE plan_id = $1 AND recipient = $2 "
                                        "ORDER BY queued_at DESC, id DESC LIMIT 1",
                        { work.plan, recipient });
                return row ? work.keys.sealing.open(row->bytes(0)).value().reveal() : std::string();
            })
        .value();
}

} // namespace

TEST_CASE("class 7: no header decides where a mailed link leads")
{
    Crowd crowd(EACH_ENGINE);
    std::string const evil = "evil.example";
    // The router takes the first Host; the crowd's own comes after these.
    auto name = GENERATE("Host", "X-Forwarded-Host", "Forwarded", "X-Host", "X-Forwarded-Server", "X-Original-URL",
        "X-Rewrite-URL", "X-HTTP-Host-Override", "X-Forwarded-Prefix", "Referer");
    CAPTURE(name);
    Crowd::Sent sent { .headers = { { name, std::string_view(name) == "Forwarded" ? "host=" + evil : evil } } };

    sent.body = "username=dana";
    REQUIRE(crowd.send(crowd.stranger, Method::post, "/ahcccs/forgot-password", sent).status == 200);
    auto forgot = last_mail(crowd, "dana@example.com");
    CHECK(forgot.contains("https://portal.example/ahcccs/recover/"));
    CHECK_FALSE(forgot.contains(evil));

    sent.type = "application/json";
    sent.body = "{}";
    auto member = crowd.member(crowd.palo_verde, crowd.ines).member.value;
    REQUIRE(
        crowd
            .send(crowd.master, Method::post,
                "/ahcccs/api/v1/providers/" + crowd.palo_verde.value + "/members/" + member + "/recovery-mail", sent)
            .status
        == 200);
    auto sent_for_her = last_mail(crowd, "ines@example.com");
    CHECK(sent_for_her.contains("https://portal.example/ahcccs/recover/"));
    CHECK_FALSE(sent_for_her.contains(evil));
}
