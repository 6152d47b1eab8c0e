#include "packs/active_packs.hpp"

#include "db/database.hpp"
#include "packs/pack_store.hpp"

namespace gatehouse {

static std::string brief(std::string const& revision) { return revision.substr(0, 12); }

Result<PackActivation> activate_pack(
    UnitOfWork& work, AuditActor const& actor, Pack const& pack, std::string_view toml_text)
{
    if (pack.plan != work.plan)
        return fail(ErrorKind::invalid_input, "pack.other_plan",
            "The pack is for the plan " + pack.plan.value + ", not for " + work.plan.value + '.');
    auto const before = find_active_revision(work);
    if (before == pack.revision)
        return PackActivation { *before, false };
    store_revision(work, pack.revision, toml_text);
    record(work,
        { actor, "pack.activated", about_plan(pack.plan),
            { { "before", before.value_or("") }, { "after", pack.revision } } });
    work.announce("pack.activated", pack.plan.value);
    return PackActivation { before.value_or(""), true };
}

ActivePacks::ActivePacks(Database& db, Packs& packs)
    : m_db(db)
    , m_packs(packs)
{
}

PackNews ActivePacks::start(std::span<PackText const> files)
{
    PackNews news;
    for (auto const& file : files) {
        auto const pack = load_pack(file.file_name, file.text);
        if (pack)
            add_new_plan(file, *pack, news);
        else
            news.problems.insert(news.problems.end(), pack.error().begin(), pack.error().end());
    }
    auto const later = refresh();
    news.problems.insert(news.problems.end(), later.problems.begin(), later.problems.end());
    news.switched = later.switched;
    return news;
}

void ActivePacks::add_new_plan(PackText const& file, Pack const& pack, PackNews& news)
{
    auto const active = m_db.write(pack.plan, [&](UnitOfWork& work) -> Result<std::string> {
        if (auto revision = find_active_revision(work))
            return *revision;
        TRY(activate_pack(work, { AuditActor::Kind::system, "serve" }, pack, file.text));
        return pack.revision;
    });
    if (*active != pack.revision)
        news.notes.push_back(file.file_name + " is revision " + brief(pack.revision) + ", but " + pack.plan.value
            + " runs revision " + brief(*active) + "; 'gatehouse pack activate " + file.file_name + "' switches");
}

PackNews ActivePacks::refresh()
{
    PackNews news;
    for (auto const& [plan, revision] : list_active_revisions(m_db))
        if (auto const seen = m_seen.find(plan); seen == m_seen.end() || seen->second != revision)
            load(plan, revision, news);
    return news;
}

void ActivePacks::load(PlanId const& plan, std::string const& revision, PackNews& news)
{
    m_seen[plan] = revision;
    auto const text = read_revision(m_db, plan, revision);
    if (!text)
        return; // A plan made by hand: there is nothing to serve.
    auto pack = load_pack("revision " + brief(revision) + '/' + plan.value + ".toml", *text);
    if (!pack) {
        news.problems.insert(news.problems.end(), pack.error().begin(), pack.error().end());
        return;
    }
    pack->revision = revision; // Another version of this program may have hashed it in another way.
    m_packs.put(std::move(*pack));
    news.switched.push_back(plan);
}

} // namespace gatehouse
