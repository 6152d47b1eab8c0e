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
        return Fault { permissions_column, "Name at least one permission." };
    for (auto const& key : capabilities)
        if (!pack.access.find_capability(key))
            return Fault { permissions_column, "There is no permission “" + key + "”." };
    return std::nullopt;
}

void take_row(Pack const& pack, CsvRow const& row, Columns const& columns, ReadFile& file)
{
    auto number = cell(row, columns.number);
    if (number.empty())
        return file.refuse(row.line, number_column, "The number is missing.");
    auto tax_id = TaxId::parse(cell(row, columns.tax_id));
    if (!tax_id)
        return file.refuse(row.line, tax_id_column, "A Tax ID has nine digits, such as 12-3456789.");
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
        return fail_field(
            "links.bad_file", "csv", "The first line names the columns: Provider ID, Tax ID, Permissions.");
    ReadFile file;
    std::size_t rows = 0;
    while (auto row = reader.next()) {
        if (++rows > link_rows_max) {
            file.refuse(row->line, "",
                "A file has at most " + std::to_string(link_rows_max)
                    + " rows. This one and all after it are left out.");
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
        return Fault { number_column, "The plan has no active provider with this number and this Tax ID." };
    number = provider->number;
    if (auto open = known.find(provider->id); open != known.end())
        return Fault { number_column,
            open->second == MembershipStatus::active ? "The account is linked to it already."
                                                     : "The account has asked for it already; its office decides." };
    for (auto const& key : row.capabilities)
        if (!pack.access.within_ceiling(provider->kind, provider->standing, key))
            return Fault { permissions_column,
                "At the moment nobody there may have “" + pack.access.find_capability(key)->label + "”." };
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
                fault
                    = Fault { number_column, "Line " + std::to_string(first->second) + " has this provider already." };
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
        return fail(ErrorKind::not_found, "account.unknown", "There is no such account.");
    TRY(permit_on_account(work, actor, *account));
    if (!account->activated_at)
        return fail(ErrorKind::conflict, "account.not_active",
            account->full_name() + " has no active account yet. Link it once it is active.");
    return {};
}

Result<LinkFileId> keep(UnitOfWork& work, Pack const& pack, Actor const& actor, LinkFromFile const& command,
    std::vector<link_file_store::NewRow> const& rows)
{
    TRY(require_account(work, actor, command.account));
    if (link_file_store::has_open(work, command.account))
        return fail(ErrorKind::conflict, "links.asked_already",
            "Such a file waits for a second person already. It must be decided on first.");
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
