#include "app/commands.hpp"

#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "accounts/accounts.hpp"
#include "accounts/factor_reset.hpp"
#include "app/keys_folder.hpp"
#include "app/store.hpp"
#include "audit/verify.hpp"
#include "base/encoding.hpp"
#include "base/random.hpp"
#include "base/slow_hash.hpp"
#include "letters/command_line.hpp"
#include "letters/letter_keys.hpp"
#include "mail/links.hpp"
#include "packs/pack_commands.hpp"
#include "providers/import_command.hpp"
#include "registration/registration.hpp"

namespace gatehouse {

namespace {

void print(std::string const& text) { std::fputs(text.c_str(), stdout); }

int refuse(Error const& error)
{
    std::fprintf(stderr, "%s\n", error.message.c_str());
    for (auto const& field : error.fields)
        if (field.message != error.message)
            std::fprintf(stderr, "%s: %s\n", field.field.c_str(), field.message.c_str());
    return 1;
}

PackText read_pack_text(std::string const& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream)
        throw std::runtime_error("cannot read " + file);
    return { file, text.str() };
}

std::shared_ptr<Pack const> require_pack(Store const& store, std::string const& plan)
{
    auto pack = store.packs.find({ plan });
    if (!pack) {
        std::string known;
        for (auto const& key : store.packs.plans())
            known += (known.empty() ? "" : ", ") + key.value;
        throw std::runtime_error("There is no plan \"" + plan + "\". Known: " + known + ".");
    }
    return pack;
}

// A store with its packs: what is in force, not what the files say.
struct OpenStore : Store {
    explicit OpenStore(Config const& config)
        : Store(config)
    {
        ActivePacks active(*db, packs);
        auto files = pack_files(config.packs);
        for (auto const& problem : active.start(files).problems)
            throw std::runtime_error(to_string(problem));
    }
};

std::string portal_url(Config const& config, std::string const& plan)
{
    for (auto const& [host, owner] : config.plan_of_host)
        if (owner == plan)
            return "https://" + host;
    return base_origin(config) + "/" + plan;
}

} // namespace

int run_pack_command(Config const& config, std::vector<std::string> const& words)
{
    auto done = [](CommandOutput const& output) {
        print(output.text);
        return output.exit_code;
    };
    auto const& verb = words.at(0);
    if (verb == "check")
        return done(run_pack_check(read_pack_text(words.at(1))));
    if (verb == "diff")
        return done(run_pack_diff(read_pack_text(words.at(1)), read_pack_text(words.at(2))));
    if (verb == "reference") {
        print(pack_reference());
        return 0;
    }
    OpenStore store(config);
    if (verb == "activate")
        return done(run_pack_activate(*store.db, read_pack_text(words.at(1))));
    auto key = words.size() > 2 ? std::optional<std::string_view>(words[2]) : std::nullopt;
    return done(run_pack_explain(*require_pack(store, words.at(1)), key));
}

int run_letters_print(Config const& config, PrintOrder const& order)
{
    OpenStore store(config);
    auto pack = require_pack(store, order.plan);
    return run_letters_print(*store.db, *store.random, *pack,
        { .key_file = order.key_file,
            .folder = order.folder,
            .portal_url = portal_url(config, order.plan),
            .folder_is_lost = order.folder_is_lost,
            .use_by_fixed = limit_temporary_password });
}

int run_letters_mailed(Config const& config, std::string const& plan, std::string const& batch)
{
    OpenStore store(config);
    return run_letters_mailed(*store.db, require_pack(store, plan)->plan, BatchId { batch });
}

int run_letters_keygen(Config const& config, std::string const& private_key_file)
{
    SystemRandom random;
    auto public_key = make_letter_key_file(private_key_file, random);
    if (!public_key)
        return refuse(public_key.error());
    auto file = config.data / "keys" / "letter.pub";
    std::filesystem::create_directories(file.parent_path());
    write_private_file(file, to_hex(*public_key) + "\n");
    std::printf("private key: %s. Take it to the machine that prints, and away from this one.\n"
                "public key: %s. The server seals letters with it from its next start on.\n",
        private_key_file.c_str(), file.c_str());
    return 0;
}

int run_import_command(Config const& config, ImportOrder const& order)
{
    OpenStore store(config);
    auto pack = require_pack(store, order.plan);
    auto format = parse_import_format(order.format);
    if (!format)
        throw std::runtime_error("The format must be gatehouse or nppes.");
    return run_import_providers(*store.db, *store.random, store.keys, pack->plan,
        { .file = order.file,
            .format = *format,
            .full = order.full,
            .allow_ending = order.allow_ending,
            .started_by = "import providers",
            .zone = TimeZone::find(pack->time_zone.iana).value(),
            .scratch = config.data });
}

int run_audit_verify_command(Config const& config, std::string const& anchor_file)
{
    OpenStore store(config);
    auto plans = store.packs.plans();
    std::optional<std::filesystem::path> anchor;
    if (!anchor_file.empty())
        anchor = anchor_file;
    auto outcome = run_audit_verify(*store.db, plans, anchor);
    print(outcome.text);
    return outcome.exit_code;
}

int run_staff_add(Config const& config, StaffOrder const& order)
{
    OpenStore store(config);
    auto pack = require_pack(store, order.plan);
    auto rank = parse_staff_rank(order.rank);
    if (!rank)
        throw std::runtime_error("The rank must be service_desk, service_desk_lead, network_manager or auditor.");
    auto links = PortalLinks::parse(base_origin(config) + "/" + order.plan);
    if (!links)
        return refuse(links.error());
    auto made = store.db->write(pack->plan, [&](UnitOfWork& work) -> Result<> {
        auto user_name = TRY(UserName::parse(order.user_name));
        auto email = TRY(EmailAddress::parse(order.email));
        auto id = TRY(create_account(work,
            { .kind = AccountKind::staff,
                .staff_rank = rank,
                .user_name = std::move(user_name),
                .email = std::move(email),
                .first_name = order.first_name,
                .last_name = order.last_name,
                .phone = "" }));
        activate_account(work, id);
        auto account = find_account(work, id).value();
        send_recovery_mail(work, *pack, *links, account);
        record(work,
            { { AuditActor::Kind::operator_at_console, "staff add" }, "staff.added", about_account(id),
                { { "rank", order.rank } } });
        return {};
    });
    if (!made)
        return refuse(made.error());
    std::printf("%s is in. The running server mails %s a link to set a password.\n", order.user_name.c_str(),
        order.email.c_str());
    return 0;
}

int run_staff_lost_factor(Config const& config, std::string const& plan, std::string const& user_name)
{
    OpenStore store(config);
    auto pack = require_pack(store, plan);
    SlowHash slow_hash(1, 1);
    auto code = make_reset_code(*store.db, slow_hash, *pack);
    if (!code)
        return refuse(code.error());
    auto approved = store.db->write(pack->plan, [&](UnitOfWork& work) -> Result<> {
        auto id = find_account_by_sign_in_name(work, canonical_sign_in_name(user_name));
        auto account = id ? find_account(work, *id) : std::nullopt;
        if (!account || account->kind != AccountKind::staff)
            return fail(ErrorKind::not_found, "staff.unknown", "The plan has no staff of this name.");
        TRY(approve_factor_reset(work, *pack, *id, { ApprovedAs::operator_at_console }, *code));
        record(work,
            { { AuditActor::Kind::operator_at_console, "staff lost-factor" }, "staff.lost_factor_confirmed",
                about_account(*id) });
        return {};
    });
    if (!approved)
        return refuse(approved.error());
    std::printf(
        "Confirmed. The running server mails %s a code, to be entered after the password.\n", user_name.c_str());
    return 0;
}

} // namespace gatehouse
