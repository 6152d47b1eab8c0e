#include "codes/one_time_code.hpp"

#include <array>

#include "base/encoding.hpp"
#include "base/random.hpp"
#include "db/database.hpp"

namespace gatehouse {

namespace {

constexpr int wrong_tries_max = 10;
constexpr auto pause_after_wrong_tries = std::chrono::hours(1);

} // namespace

std::string_view to_string(CodePurpose purpose)
{
    switch (purpose) {
    case CodePurpose::prove_email: return "prove_email";
    case CodePurpose::activation_letter: return "activation_letter";
    case CodePurpose::password_recovery: return "password_recovery";
    case CodePurpose::verify_email: return "verify_email";
    case CodePurpose::invitation: return "invitation";
    case CodePurpose::forward: return "forward";
    }
    std::unreachable();
}

Secret<> issue_link_code(UnitOfWork& work, CodePurpose purpose, std::string_view subject, Instant good_until)
{
    std::array<std::byte, 32> bits;
    work.random.fill(bits);
    Secret<> code(to_base64url(bits));

    // A plain hash will do, as nobody can guess 256 bits.
    work.tx.query(R"sql(
        INSERT INTO one_time_code (plan_id, id, purpose, subject, link_hash, issued_at, good_until)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
    )sql",
        { work.plan, work.new_id(), to_string(purpose), subject, sha256_hex(code.reveal()), work.now, good_until });
    return code;
}

CodeId issue_typed_code(UnitOfWork& work, CodePurpose purpose, std::string_view subject,
    std::string const& argon2id_hash, Instant good_until)
{
    supersede_codes(work, purpose, subject);
    CodeId id { work.new_id() };
    work.tx.query(R"sql(
        INSERT INTO one_time_code (plan_id, id, purpose, subject, typed_hash, issued_at, good_until)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
    )sql",
        { work.plan, id, to_string(purpose), subject, argon2id_hash, work.now, good_until });
    return id;
}

void supersede_codes(UnitOfWork& work, CodePurpose purpose, std::string_view subject)
{
    work.tx.query(R"sql(
        UPDATE one_time_code SET superseded_at = $4
        WHERE plan_id = $1 AND purpose = $2 AND subject = $3 AND used_at IS NULL AND superseded_at IS NULL
    )sql",
        { work.plan, to_string(purpose), subject, work.now });
}

void supersede_code(UnitOfWork& work, CodeId const& code)
{
    work.tx.query(R"sql(
        UPDATE one_time_code SET superseded_at = $3
        WHERE plan_id = $1 AND id = $2 AND used_at IS NULL AND superseded_at IS NULL
    )sql",
        { work.plan, code, work.now });
}

void set_good_until(UnitOfWork& work, CodeId const& code, Instant good_until)
{
    work.tx.query(R"sql(
        UPDATE one_time_code SET good_until = $3
        WHERE plan_id = $1 AND id = $2 AND used_at IS NULL AND superseded_at IS NULL
    )sql",
        { work.plan, code, good_until });
}

Result<TypedTry> begin_typed_try(UnitOfWork& work, CodePurpose purpose, std::string_view subject)
{
    auto open = work.tx.query_one(R"sql(
        SELECT id, good_until FROM one_time_code
        WHERE plan_id = $1 AND purpose = $2 AND subject = $3 AND typed_hash IS NOT NULL
            AND used_at IS NULL AND superseded_at IS NULL
    )sql",
        { work.plan, to_string(purpose), subject });
    if (!open)
        return refuse(ErrorKind::expired, "code.none");
    if (open->instant(1) < work.now)
        return refuse(ErrorKind::expired, "code.expired");

    // One statement counts and decides, so that tries at the same time cannot slip through together. A pause that
    // is over starts the count again.
    auto counted = work.tx.query_one(R"sql(
        UPDATE one_time_code
        SET failures = CASE WHEN paused_until IS NULL THEN failures + 1 ELSE 1 END,
            paused_until = CASE WHEN paused_until IS NULL AND failures + 1 >= $4 THEN CAST($5 AS BIGINT) END
        WHERE plan_id = $1 AND id = $2 AND used_at IS NULL AND superseded_at IS NULL
            AND (paused_until IS NULL OR paused_until < $3)
        RETURNING typed_hash
    )sql",
        { work.plan, open->text(0), work.now, wrong_tries_max, work.now + pause_after_wrong_tries });
    if (!counted)
        return refuse(ErrorKind::rate_limited, "code.paused");
    return TypedTry { { open->text(0) }, counted->text(0) };
}

Result<> redeem_code(
    UnitOfWork& work, CodePurpose purpose, std::string_view subject, std::variant<LinkCode, TypedCode> const& code)
{
    auto const* link = std::get_if<LinkCode>(&code);
    auto const* typed = std::get_if<TypedCode>(&code);
    auto used = work.tx.query_one(R"sql(
        UPDATE one_time_code SET used_at = $6, failures = 0, paused_until = NULL
        WHERE plan_id = $1 AND purpose = $2 AND subject = $3
            AND ((link_hash IS NOT NULL AND link_hash = $4) OR (typed_hash IS NOT NULL AND id = $5))
            AND used_at IS NULL AND superseded_at IS NULL AND good_until >= $6
        RETURNING id
    )sql",
        { work.plan, to_string(purpose), subject, link ? sha256_hex(link->text) : "", typed ? typed->code.value : "",
            work.now });
    if (!used)
        return refuse(ErrorKind::expired, "code.not_valid");
    return {};
}

bool link_code_is_good(UnitOfWork& work, CodePurpose purpose, std::string_view subject, LinkCode const& code)
{
    return work.tx
        .query_one(R"sql(
            SELECT 1 FROM one_time_code
            WHERE plan_id = $1 AND purpose = $2 AND subject = $3 AND link_hash IS NOT NULL AND link_hash = $4
                AND used_at IS NULL AND superseded_at IS NULL AND good_until >= $5
        )sql",
            { work.plan, to_string(purpose), subject, sha256_hex(code.text), work.now })
        .has_value();
}

} // namespace gatehouse
