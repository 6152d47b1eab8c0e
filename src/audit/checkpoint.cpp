#include "audit/checkpoint.hpp"

#include <boost/json.hpp>
#include <date/date.h>
#include <fcntl.h>
#include <unistd.h>

#include "audit/chain.hpp"
#include "db/database.hpp"

namespace gatehouse {

namespace {

constexpr auto pause = std::chrono::hours(1);

std::string to_sign(Checkpoint const& checkpoint)
{
    return "gatehouse audit checkpoint 1\n" + checkpoint.plan.value + "\n" + std::to_string(checkpoint.length) + "\n"
        + checkpoint.head + "\n" + checkpoint.at + "\n";
}

std::string text_of(boost::json::object const& object, std::string_view name)
{
    return std::string(object.at(name).as_string());
}

struct File {
    int descriptor;
    ~File() { close(descriptor); }
};

// A line that a crash has cut short stays what it is; the next one begins on a line of its own.
bool ends_inside_a_line(int descriptor)
{
    auto size = lseek(descriptor, 0, SEEK_END);
    char last = '\n';
    return size > 0 && pread(descriptor, &last, 1, size - 1) == 1 && last != '\n';
}

void append_line(std::filesystem::path const& path, std::string line)
{
    File file { open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0640) };
    if (file.descriptor < 0)
        throw Outage("cannot open " + path.string());
    line = (ends_inside_a_line(file.descriptor) ? "\n" : "") + line + "\n";
    // In one write, so that two nodes that share the file do not mix their lines.
    auto written = write(file.descriptor, line.data(), line.size());
    if (written != static_cast<ssize_t>(line.size()) || fsync(file.descriptor) != 0)
        throw Outage("cannot write " + path.string());
}

} // namespace

Checkpoint take_checkpoint(UnitOfWork& work)
{
    auto row = work.tx.query_one(
        "SELECT sequence, hash FROM audit_seal WHERE plan_id = $1 ORDER BY sequence DESC LIMIT 1", { work.plan });
    Checkpoint checkpoint {
        .plan = work.plan,
        .length = row ? row->integer(0) : 0,
        .head = row ? row->text(1) : chain_start(),
        .at = date::format("%FT%TZ", work.now),
        .signature = {},
    };
    checkpoint.signature = work.keys.audit.sign(to_sign(checkpoint));
    return checkpoint;
}

bool signature_fits(Bytes const& public_key, Checkpoint const& checkpoint)
{
    return signature_fits(public_key, to_sign(checkpoint), checkpoint.signature);
}

std::string to_line(Checkpoint const& checkpoint)
{
    return boost::json::serialize(boost::json::object {
        { "plan", checkpoint.plan.value },
        { "length", checkpoint.length },
        { "head", checkpoint.head },
        { "at", checkpoint.at },
        { "signature", to_hex(checkpoint.signature) },
    });
}

std::optional<Checkpoint> parse_checkpoint(std::string_view line)
try {
    auto const value = boost::json::parse(line);
    auto const& object = value.as_object();
    auto signature = from_hex(text_of(object, "signature"));
    if (!signature)
        return std::nullopt;
    return Checkpoint { { text_of(object, "plan") }, object.at("length").as_int64(), text_of(object, "head"),
        text_of(object, "at"), std::move(*signature) };
} catch (std::exception const&) { // What boost::json throws for a missing or ill-typed value.
    return std::nullopt;
}

CheckpointRun checkpoint_audit_once(Database& db, PlanId const& plan, std::filesystem::path const& anchor_file)
{
    Instant taken_at;
    auto checkpoint = db.read(plan, [&](UnitOfWork& work) -> Result<Checkpoint> {
                            taken_at = work.now;
                            return take_checkpoint(work);
                        }).value();
    append_line(anchor_file, to_line(checkpoint));
    return { std::move(checkpoint), taken_at + pause };
}

} // namespace gatehouse
