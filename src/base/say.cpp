#include "base/say.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>
#include <unordered_map>

#include <toml++/toml.h>

namespace gatehouse {

namespace {

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using Texts = std::unordered_map<std::string, std::string, Hash, std::equal_to<>>;

struct Catalogue {
    std::string language;
    Texts texts; // Whole: what the language lacks is there in English.
};

constexpr std::string_view pseudo_language = "en-XA";

void collect(toml::table const& table, std::string const& before, Texts& texts)
{
    for (auto const& [key, node] : table) {
        auto id = before + std::string(key.str());
        if (auto const* inner = node.as_table())
            collect(*inner, id + ".", texts);
        else if (auto const* text = node.as_string())
            texts.emplace(std::move(id), text->get());
        else
            throw std::invalid_argument(id + " is no text");
    }
}

Texts read_texts(std::string_view text)
{
    Texts texts;
    collect(toml::parse(text), "", texts);
    return texts;
}

// ── What must be the same in every language ───

// The parts of a text that are not for reading: {slots}, {{markers}} and <tags>, each from where to where.
std::vector<std::pair<std::size_t, std::size_t>> fixed_parts(std::string_view text)
{
    std::vector<std::pair<std::size_t, std::size_t>> parts;
    for (std::size_t at = 0; at < text.size();) {
        auto open = text.find_first_of("{<&", at);
        if (open == text.npos)
            break;
        auto closing = text.substr(open).starts_with("{{") ? "}}"
            : text[open] == '{'                            ? "}"
            : text[open] == '<'                            ? ">"
                                                           : ";";
        auto close = text.find(closing, open);
        bool is_part
            = close != text.npos && (text[open] != '&' || text.substr(open, close - open).find(' ') == text.npos);
        at = is_part ? close + std::string_view(closing).size() : open + 1;
        if (is_part)
            parts.emplace_back(open, at);
    }
    return parts;
}

std::vector<std::string> sorted_parts(std::string_view text)
{
    std::vector<std::string> found;
    for (auto [from, to] : fixed_parts(text))
        if (text[from] != '&')
            found.emplace_back(text.substr(from, to - from));
    std::ranges::sort(found);
    return found;
}

std::string pseudo(std::string_view text)
{
    static std::map<char, std::string_view> const accents { { 'a', "á" }, { 'c', "ç" }, { 'e', "é" }, { 'i', "í" },
        { 'n', "ñ" }, { 'o', "ö" }, { 'u', "ü" }, { 'A', "Å" }, { 'E', "É" }, { 'O', "Ö" }, { 'N', "Ñ" },
        { 'U', "Û" } };
    std::string out = "[";
    std::size_t at = 0;
    auto write_until = [&](std::size_t end) {
        for (; at < end; ++at) {
            auto accent = accents.find(text[at]);
            out += accent == accents.end() ? std::string_view(&text[at], 1) : accent->second;
        }
    };
    for (auto [from, to] : fixed_parts(text)) {
        write_until(from);
        out += text.substr(from, to - from);
        at = to;
    }
    write_until(text.size());
    return out + "]";
}

// ── The catalogues of the program ───

class Library {
public:
    Library()
    {
        auto files = embedded_words();
        auto english = std::ranges::find(files, std::string_view("en.toml"), &EmbeddedFile::name);
        auto const& whole = add(std::string(default_language), read_texts(english->text)).texts;
        for (auto const& file : files) {
            if (file.name == english->name)
                continue;
            if (auto faults = faults_of_translation(english->text, file.text); !faults.empty())
                throw std::logic_error(std::string(file.name) + ": " + faults.front());
            auto texts = read_texts(file.text);
            texts.insert(whole.begin(), whole.end());
            add(std::string(file.name.substr(0, file.name.rfind('.'))), std::move(texts));
        }
        Texts accented;
        for (auto const& [id, text] : whole)
            accented.emplace(id, pseudo(text));
        add(std::string(pseudo_language), std::move(accented));
    }

    Catalogue const* find(std::string_view language) const
    {
        auto found = m_catalogues.find(language);
        return found == m_catalogues.end() ? nullptr : &found->second;
    }

    std::vector<std::string> const& names() const { return m_names; }

private:
    Catalogue const& add(std::string language, Texts texts)
    {
        m_names.push_back(language);
        return m_catalogues.emplace(language, Catalogue { language, std::move(texts) }).first->second;
    }

    std::map<std::string, Catalogue, std::less<>> m_catalogues {};
    std::vector<std::string> m_names {};
};

Library const& library()
{
    static Library const library;
    return library;
}

thread_local Catalogue const* spoken = nullptr;

Catalogue const& speech() { return spoken ? *spoken : *library().find(default_language); }

[[noreturn]] void misuse(std::string_view id, std::string const& what)
{
    throw std::logic_error("the sentence " + std::string(id) + " " + what);
}

std::string filled(std::string_view id, std::span<Slot const> slots)
{
    std::string_view text = say(id);
    std::string out;
    std::size_t used = 0;
    while (!text.empty()) {
        auto open = text.find('{');
        out += text.substr(0, open);
        if (open == text.npos)
            break;
        auto close = text.find('}', open);
        auto name = text.substr(open + 1, close - open - 1);
        auto slot = std::ranges::find(slots, name, &Slot::name);
        if (slot == slots.end())
            misuse(id, "lacks something for {" + std::string(name) + "}");
        out += slot->text;
        ++used;
        text.remove_prefix(close + 1);
    }
    if (used < slots.size())
        misuse(id, "has no place for all that it was given");
    return out;
}

} // namespace

std::string const& say(std::string_view id)
{
    auto const& texts = speech().texts;
    auto found = texts.find(id);
    if (found == texts.end())
        misuse(id, "is not in the catalogue");
    return found->second;
}

std::string say(std::string_view id, std::initializer_list<Slot> slots)
{
    return filled(id, { slots.begin(), slots.end() });
}

std::string say_count(std::string_view id, bool is_one, std::string_view count, std::initializer_list<Slot> slots)
{
    std::vector<Slot> all(slots);
    all.push_back({ "count", count });
    return filled(std::string(id) + (is_one ? ".one" : ".other"), all);
}

std::vector<std::string> const& languages() { return library().names(); }

Speaking::Speaking(std::string_view language)
    : m_before(spoken)
{
    auto const* found = library().find(language);
    if (!found)
        throw std::invalid_argument("there is no catalogue for the language " + std::string(language));
    spoken = found;
}

Speaking::~Speaking() { spoken = static_cast<Catalogue const*>(m_before); }

std::string_view spoken_language() { return speech().language; }

std::vector<std::string> faults_of_translation(std::string_view english_toml, std::string_view translated_toml)
{
    std::vector<std::string> faults;
    auto const english = read_texts(english_toml);
    for (auto const& [id, text] : read_texts(translated_toml)) {
        auto original = english.find(id);
        if (original == english.end())
            faults.push_back(id + " is not in en.toml");
        else if (sorted_parts(original->second) != sorted_parts(text))
            faults.push_back(id + " must hold the same slots, markers and tags as in en.toml");
    }
    std::ranges::sort(faults);
    return faults;
}

} // namespace gatehouse
