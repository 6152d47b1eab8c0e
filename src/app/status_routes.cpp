#include "app/status_routes.hpp"

#include "base/slow_hash.hpp"
#include "db/database.hpp"
#include "letters/letters.hpp"
#include "mail/outbox.hpp"
#include "packs/pack.hpp"
#include "registration/registration.hpp"

namespace gatehouse {

namespace {

constexpr auto clock_difference_max = std::chrono::seconds(2);

// Why this node should get no requests; empty when it should.
std::string why_not_ready(Database& db, Clock const& clock)
{
    try {
        auto difference = db.server_time() - clock.now();
        if (difference > clock_difference_max || difference < -clock_difference_max)
            return "The clocks of this node and of the database are more than two seconds apart.\n";
        return "";
    } catch (Outage const&) {
        return "The database does not answer.\n";
    }
}

// In Prometheus's text format.
class Metrics {
public:
    void help(std::string_view name, std::string_view type, std::string_view what)
    {
        m_text.append("# HELP ").append(name).append(" ").append(what).append("\n# TYPE ").append(name).append(" ");
        m_text.append(type).append("\n");
    }
    void value(std::string_view name, PlanId const& plan, std::int64_t number)
    {
        m_text.append(name).append("{plan=\"").append(plan.value).append("\"} ").append(std::to_string(number));
        m_text += "\n";
    }
    void value(std::string_view name, std::uint64_t number)
    {
        m_text.append(name).append(" ").append(std::to_string(number)).append("\n");
    }
    std::string text() const { return m_text; }

private:
    std::string m_text;
};

struct PlanFigures {
    OutboxState outbox;
    LetterCounts letters;
    std::int64_t sessions;
    std::int64_t unsealed;
};

PlanFigures figures_of(Database& db, Pack const& pack)
{
    auto terms = letter_terms(pack);
    return db
        .read(pack.plan,
            [&](UnitOfWork& work) -> Result<PlanFigures> {
                auto sessions = work.tx.query_one(R"sql(
                         SELECT count(*) FROM session WHERE plan_id = $1 AND ended_at IS NULL AND good_until >= $2
                     )sql",
                    { work.plan, work.now });
                auto unsealed = work.tx.query_one(R"sql(
                         SELECT count(*) FROM audit_fact WHERE plan_id = $1 AND NOT EXISTS (
                             SELECT 1 FROM audit_seal
                             WHERE audit_seal.plan_id = audit_fact.plan_id AND audit_seal.fact_id = audit_fact.id)
                     )sql",
                    { work.plan });
                return PlanFigures { outbox_state(work), count_letters(work, terms), sessions->integer(0),
                    unsealed->integer(0) };
            })
        .value();
}

std::string metrics_text(Database& db, Packs const& packs, SlowHash const& slow_hash)
{
    Metrics metrics;
    metrics.help("gatehouse_hash_verdicts_total", "counter", "Passwords and codes compared by this process.");
    metrics.value("gatehouse_hash_verdicts_total", slow_hash.verdicts());
    std::map<PlanId, PlanFigures> figures;
    for (auto const& plan : packs.plans())
        figures.emplace(plan, figures_of(db, *packs.find(plan)));
    auto add = [&](std::string_view name, std::string_view what, auto pick) {
        metrics.help(name, "gauge", what);
        for (auto const& [plan, of_plan] : figures)
            metrics.value(name, plan, pick(of_plan));
    };
    add("gatehouse_sessions", "Open sessions.", [](auto const& f) { return f.sessions; });
    add("gatehouse_mails_waiting", "Mails not yet sent.", [](auto const& f) { return f.outbox.waiting; });
    add("gatehouse_mails_given_up", "Mails that could not be sent.", [](auto const& f) { return f.outbox.given_up; });
    add("gatehouse_letters_queued", "Letters not yet printed.", [](auto const& f) { return f.letters.queued; });
    add("gatehouse_letters_expired", "Letters whose code expired unused.",
        [](auto const& f) { return f.letters.expired; });
    add("gatehouse_letters_returned", "Letters that came back.", [](auto const& f) { return f.letters.returned; });
    add("gatehouse_audit_unsealed", "Facts not yet in the chain.", [](auto const& f) { return f.unsealed; });
    return metrics.text();
}

} // namespace

void add_status_routes(Router& router, Database& db, Packs const& packs, SlowHash const& slow_hash, Clock const& clock,
    std::function<std::string()> more)
{
    router.add(Method::get, "/readyz", "anyone", [&](Request const&) -> Result<Response> {
        auto reason = why_not_ready(db, clock);
        return Response { reason.empty() ? 200 : 503, reason.empty() ? "ready\n" : reason,
            { { "Content-Type", "text/plain" } } };
    });
    router.add(
        Method::get, "/metrics", "anyone", [&, more = std::move(more)](Request const& request) -> Result<Response> {
            bool from_this_machine = request.peer == "::1" || request.peer.starts_with("127.");
            if (!from_this_machine) // How busy a plan is, is nobody's business outside.
                return refuse(ErrorKind::not_found, "http.no_such_page");
            auto text = metrics_text(db, packs, slow_hash) + (more ? more() : "");
            return Response { 200, text, { { "Content-Type", "text/plain; version=0.0.4" } } };
        });
}

} // namespace gatehouse
