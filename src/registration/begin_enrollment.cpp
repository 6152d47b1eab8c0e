#include <algorithm>
#include <array>

#include "audit/audit.hpp"
#include "base/encoding.hpp"
#include "base/random.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"
#include "registration/enrollment_rules.hpp"
#include "registration/enrollment_store.hpp"

namespace gatehouse {

std::string texts_of_agreements(Pack const& pack)
{
    std::string all;
    for (auto const& agreement : pack.agreements)
        all += agreement.key + '\n' + agreement.version + '\n' + sha256_hex(agreement.text) + '\n';
    return sha256_hex(all);
}

Result<BegunEnrollment> begin_enrollment(
    UnitOfWork& work, Pack const& pack, ProviderIdentity const& identity, std::string_view network)
{
    auto provider = match_identity(work, identity, pack.registration.strict_match);
    if (!provider) {
        auto const& advice = pack.registration.texts.no_provider;
        return refuse(ErrorKind::invalid_input, "enrollment.no_provider",
            { { "name", pack.name },
                { "advice",
                    (advice.empty() ? say("registration.check_each_of_them_then",
                         { { "service_desk_name", pack.contacts.service_desk_name } })
                                    : advice) } });
    }
    std::array<std::byte, 32> bits;
    work.random.fill(bits);
    Secret<> browser_token(to_base64url(bits));
    auto id = enrollment_store::insert(work,
        { provider->id, identity.tax_id.match(work.keys.matching), sha256_hex(browser_token.reveal()) }, identity);
    record(work,
        { { AuditActor::Kind::stranger, std::string(network) }, "registration.begun", about_organisation(provider->id),
            { { "registration", id.value }, { "as", identity.as_group ? "group" : "practitioner" } } });
    return BegunEnrollment { id, std::move(browser_token) };
}

Result<enrollment_store::Kept> find_own(
    UnitOfWork& work, Pack const& pack, RegistrationId const& id, std::string_view browser_token)
{
    auto kept = enrollment_store::find(work, id);
    if (!kept || browser_token.empty() || kept->browser_hash != sha256_hex(browser_token))
        return refuse(ErrorKind::not_found, "enrollment.unknown");
    if (!kept->enrollment.account && kept->enrollment.begun_at + pack.registration.complete_within < work.now)
        return refuse(ErrorKind::expired, "enrollment.expired");
    kept->enrollment.agreed = kept->agreed_texts == texts_of_agreements(pack);
    return std::move(*kept);
}

Result<Enrollment> find_enrollment(
    UnitOfWork& work, Pack const& pack, RegistrationId const& id, std::string_view browser_token)
{
    auto kept = TRY(find_own(work, pack, id, browser_token));
    return std::move(kept.enrollment);
}

Result<> confirm_agreements(UnitOfWork& work, Pack const& pack, ConfirmAgreements const& request)
{
    auto kept = TRY(find_own(work, pack, request.id, request.browser_token));
    Error error { ErrorKind::invalid_input, "enrollment.not_agreed", say("registration.you_cannot_go_on_without"), {} };
    for (auto const& agreement : pack.agreements)
        if (std::ranges::find(request.accepted, agreement.key) == request.accepted.end())
            error.fields.push_back({ "accept_" + agreement.key,
                say("registration.confirm_the_to_go_on", { { "agreement", agreement.title } }) });
    if (!error.fields.empty())
        return std::unexpected(std::move(error));
    enrollment_store::agree(work, request.id, texts_of_agreements(pack));
    record(work,
        { { AuditActor::Kind::stranger, request.id.value }, "registration.agreed",
            about_organisation(kept.enrollment.provider),
            { { "registration", request.id.value }, { "texts", texts_of_agreements(pack) } } });
    return {};
}

} // namespace gatehouse
