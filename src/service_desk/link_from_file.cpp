#include <map>

#include "access/named_capabilities.hpp"
#include "access/permit.hpp"
#include "audit/audit.hpp"
#include "base/csv_text.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"
#include "providers/under_tax_id.hpp"
#include "service_desk/link_file_store.hpp"

namespace gatehouse {

namespace {

constexpr std::string_view number_column = "Provider ID", tax_id_column = "Tax ID", permissions_column = "Permissions";

// Where each column stands in the file; nothing: absent.
struct Columns {
    std::optional<std::size_t> number, tax_id, permissions;

    static Columns read(std::span<std::string_view const> header)
    {
        Columns columns;
        for (std::size_t i = 0; i < header.size(); ++i) {
            auto name = plain_title(header[i]);
            auto* place = name == "providerid" ? &columns.number
                : name == "taxid"              ? &columns.tax_id
                : name == "permissions"        ? &columns.permissions
                                               : nullptr;
            if (place)
                *place = i;
        }
        return columns;
    }
};

// A row as it was typed, before the database is asked.
struct TypedRow {
    std::uint64_t line;
    std::string number;
    TaxId tax_id;
    std::vector<std::string> capabilities;
};

struct Fault { // Why a row is refused.
    std::string_view field;
    std::string reason;
};

struct ReadFile {
    std::vector<TypedRow> rows {};
    std::vector<RefusedLine> refused {};

    void refuse(std::uint64_t line, std::string_view field, std::string reason)
    {
        refused.push_back({ line, std::string(field), std::move(reason) });
    }
};

std::optional<Fault> fault_in(Pack const& pack, std::vector<std::string> const& capabilities)
{
    if (capabilities.empty())
        return Fault { permissions_column, say("service_desk.name_at_least_one_permission") };
    for (auto const& key : capabilities)
        if (!pack.access.find_capability(key))
            return Fault { permissions_column, say("service_desk.there_is_no_permission", { { "key", key } }) };
    return std::nullopt;
}

void take_row(Pack const& pack, CsvRow const& row, Columns const& columns, ReadFile& file)
{
    auto number = cell(row, columns.number);
    if (number.empty())
        return file.refuse(row.line, number_column, say("service_desk.the_number_is_missing"));
    auto tax_id = TaxId::parse(cell(row, columns.tax_id));
    if (!tax_id)
        return file.refuse(row.line, tax_id_column, say("service_desk.a_tax_id_has_nine"));
    auto capabilities = named_capabilities(pack, cell(row, columns.permissions));
    if (auto fault = fault_in(pack, capabilities))
        return file.refuse(row.line, fault->field, std::move(fault->reason));
    file.rows.push_back({ row.line, std::string(number), std::move(*tax_id), std::move(capabilities) });
}

Result<ReadFile> read_file(Pack const& pack, std::string_view csv)
{
    CsvReader reader(CsvReader::source_of(csv));
    auto header = reader.next();
    auto columns = header ? Columns::read(header->fields) : Columns {};
    if (!columns.number || !columns.tax_id || !columns.permissions)
        return refuse_field("links.bad_file", "csv");
    ReadFile file;
    std::size_t rows = 0;
    while (auto row = reader.next()) {
        if (++rows > link_rows_max) {
            file.refuse(row->line, "",
                say("service_desk.a_file_has_at_most", { { "link_rows_max", std::to_string(link_rows_max) } }));
            break;
        }
        if (row->fault != CsvFault::none)
            file.refuse(row->line, "", std::string(to_string(row->fault)));
        else
            take_row(pack, *row, columns, file);
    }
    return file;
}

// What the plan's records say of a row.
std::optional<Fault> fault_of(UnitOfWork& work, Pack const& pack, TypedRow const& row,
    std::map<ProviderId, MembershipStatus> const& known, std::string& number)
{
    auto named = find_provider_by_number(work, row.number);
    auto provider = named ? find_under_tax_id(work, row.tax_id.match(work.keys.matching), named->number) : std::nullopt;
    if (!provider)
        return Fault { number_column, say("service_desk.the_plan_has_no_active_provider") };
    number = provider->number;
    if (auto open = known.find(provider->id); open != known.end())
        return Fault { number_column,
            open->second == MembershipStatus::active ? say("service_desk.the_account_is_linked_to")
                                                     : say("service_desk.the_account_has_asked_for") };
    for (auto const& key : row.capabilities)
        if (!pack.access.within_ceiling(provider->kind, provider->standing, key))
            return Fault { permissions_column,
                say("service_desk.at_the_moment_nobody_there",
                    { { "key", pack.access.find_capability(key)->label } }) };
    return std::nullopt;
}

struct Checked {
    std::vector<link_file_store::NewRow> good {};
    std::vector<RefusedLine> refused {};
};

Checked check_rows(UnitOfWork& work, Pack const& pack, AccountId const& account, ReadFile const& file)
{
    Checked checked { {}, file.refused };
    std::map<ProviderId, MembershipStatus> known;
    for (auto const& membership : memberships_of(work, account))
        known.emplace(membership.provider, membership.status);
    std::map<std::string, std::uint64_t> seen; // The line that a number stood on first.
    for (auto const& row : file.rows) {
        std::string number;
        auto fault = fault_of(work, pack, row, known, number);
        if (!fault)
            if (auto [first, is_new] = seen.emplace(number, row.line); !is_new)
                fault = Fault { number_column,
                    say("service_desk.line_has_this_provider_already",
                        { { "second", std::to_string(first->second) } }) };
        if (fault) {
            checked.refused.push_back({ row.line, std::string(fault->field), std::move(fault->reason) });
            continue;
        }
        std::string capabilities;
        for (auto const& key : row.capabilities)
            capabilities += (capabilities.empty() ? "" : ",") + key;
        checked.good.push_back(
            { row.line, std::move(number), row.tax_id.match(work.keys.matching), std::move(capabilities) });
    }
    std::ranges::stable_sort(checked.refused, {}, &RefusedLine::line);
    return checked;
}

Result<> require_account(UnitOfWork& work, Actor const& actor, AccountId const& id)
{
    TRY(permit_staff(work, actor, Right::staff_act));
    auto account = find_account(work, id);
    if (!account || account->kind != AccountKind::provider)
        return refuse(ErrorKind::not_found, "account.unknown");
    TRY(permit_on_account(work, actor, *account));
    if (!account->activated_at)
        return fail(ErrorKind::conflict, "account.not_active",
            say("service_desk.has_no_active_account_yet_link", { { "account", account->full_name() } }));
    return {};
}

Result<LinkFileId> keep(UnitOfWork& work, Pack const& pack, Actor const& actor, LinkFromFile const& command,
    std::vector<link_file_store::NewRow> const& rows)
{
    TRY(require_account(work, actor, command.account));
    if (link_file_store::has_open(work, command.account))
        return refuse(ErrorKind::conflict, "links.asked_already");
    auto id = link_file_store::insert(work, actor, command.account, command.evidence, rows);
    record(work,
        { audit_actor(actor), "service_desk.links_asked", about_account(command.account),
            { { "request", id.value }, { "rows", std::to_string(rows.size()) },
                { "asked_by", command.evidence.asked_by }, { "asked_how", command.evidence.channel },
                { "recognised_by", command.evidence.recognised_by } } });
    if (!pack.service_desk.second_person)
        link_file_store::decide(work, id, actor.account, DeskDecision::approved);
    return id;
}

} // namespace

Result<LinkFileAsked> link_from_file(Database& db, Pack const& pack, Actor const& actor, LinkFromFile const& command)
{
    TRY(db.read(pack.plan, [&](UnitOfWork& work) { return require_account(work, actor, command.account); }));
    auto file = TRY(read_file(pack, command.csv));
    auto checked = TRY(db.read(
        pack.plan, [&](UnitOfWork& work) -> Result<Checked> { return check_rows(work, pack, command.account, file); }));
    LinkFileAsked asked { .good = checked.good.size(), .refused = std::move(checked.refused) };
    if (checked.good.empty())
        return asked;
    asked.id = TRY(db.write(pack.plan, Isolation::read_committed,
        [&](UnitOfWork& work) { return keep(work, pack, actor, command, checked.good); }));
    asked.waits_for_second = pack.service_desk.second_person;
    return asked;
}

} // namespace gatehouse
