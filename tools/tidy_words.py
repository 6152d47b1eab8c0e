"""What tidy.py asks of the catalogue of sentences: words/en.toml and the code agree, and no sentence stands elsewhere.

The catalogue is read at start and a wrong id throws, but only when somebody meets the sentence. Here each is met.
"""

import pathlib
import re
import tomllib

CATALOGUE = "words/en.toml"
# What speaks English to operators and developers, and the demo, stand outside: docs/words.md.
PEOPLE = {"access", "accounts", "letters", "notices", "pages", "registration", "service_desk"}
OPERATORS = re.compile(r"src/letters/(claim_batch|command_line|intelligent_mail|letter_batches|letter_keys|letter_store|"
                       r"paper|print_\w+)\.cpp|_store\.cpp$|_test\.cpp$")
USE = re.compile(r'\b(say|say_count)\(\s*"([^"]*)"')
REFUSAL = re.compile(r'\brefuse(_field)?\(\s*(?:ErrorKind::\w+,\s*)?"([a-z_]+\.[a-z_.]+)"')
IN_VIEW = re.compile(r"\{\{say:([\w.]+)\}\}")
SLOT = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")
SENTENCE = re.compile(r'"[A-Z][^"\\]*[a-z,] [a-z][^"\\]* [a-z][^"\\]*"')
NOT_SAID = re.compile(r"\b(throw|_error\(|fail_system|DatabaseFailure|Outage|SELECT|INSERT|UPDATE|DELETE|log)\b")
IN_TAG = re.compile(r"\b(?:aria-label|data-label|placeholder|alt|title)=\"([^\"]*)\"")


def flat(table, before=""):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{key}.")
        else:
            yield before + key, value


def read(root):
    path = root / CATALOGUE
    return dict(flat(tomllib.loads(path.read_text()))) if path.is_file() else {}


def in_place(text, sentences):
    """A view's text with its sentences written out."""
    return IN_VIEW.sub(lambda m: sentences.get(m[1], ""), text)


def slots_given(text, start):
    """The slots of the call whose "(" is at `start`, or None when they are not written there."""
    depth, braces, names, at = 0, 0, [], start
    while at < len(text):
        sign = text[at]
        if sign == '"':
            end = at + 1
            while text[end] != '"':
                end += 2 if text[end] == "\\" else 1
            if depth == 1 and braces == 2 and text[at - 2:at] == "{ ":
                names.append(text[at + 1:end])
            at = end
        elif sign in "(":
            depth += 1
        elif sign == ")":
            depth -= 1
            if depth == 0:
                return set(names)
        elif sign == "{":
            braces += 1
        elif sign == "}":
            braces -= 1
        at += 1
    return None


def check_code(name, text, sentences, used):
    for found in list(USE.finditer(text)) + list(REFUSAL.finditer(text)):
        call, id = found[1], found[2]
        where = f"{name}:{text.count(chr(10), 0, found.start()) + 1}"
        rest = text[found.end():found.end() + 3]
        if rest.startswith(" + ") or rest.startswith(" +"):  # The id is made of this and of what is known only then.
            used.update(known for known in sentences if known.startswith(id))
            if not any(known.startswith(id) for known in sentences):
                yield f"{where}: no sentence in {CATALOGUE} begins with '{id}'"
            continue
        forms = [f"{id}.one", f"{id}.other"] if call == "say_count" else [id]
        used.update(forms)
        for form in forms:
            if form not in sentences:
                yield f"{where}: '{form}' is not in {CATALOGUE}"
                continue
            wanted = set(SLOT.findall(sentences[form])) - ({"count"} if call == "say_count" else set())
            given = slots_given(text, text.index("(", found.start()))
            if wanted != given:
                yield f"{where}: '{form}' has the slots {sorted(wanted)}, not {sorted(given or [])}"


def check_literals(name, text):
    """No sentence outside the catalogue, where people are spoken to."""
    if name.split("/")[1] not in PEOPLE or OPERATORS.search(name):
        return
    for number, line in enumerate(text.split("\n"), 1):
        line = re.sub(r"(?<!:)//.*", "", line)
        if SENTENCE.search(line) and not NOT_SAID.search(line):
            yield f"{name}:{number}: a sentence for people belongs in {CATALOGUE}"


def check_view_words(name, text, sentences, used):
    for id in IN_VIEW.findall(text):
        used.add(id)
        if id not in sentences:
            yield f"{name}: '{id}' is not in {CATALOGUE}"
    if name.startswith("src/app/"):
        return
    bare = re.sub(r"<!--.*?-->|<(script|style)\b.*?</\1>", "", text, flags=re.S)
    bare = re.sub(r"\{\{[^{}]*\}\}", "", bare)
    for words in IN_TAG.findall(bare) + re.sub(r"<[^>]*>", "\n", bare).split("\n"):
        if re.search(r"[A-Za-z]{2}", re.sub(r"&\w+;", "", words)):
            yield f"{name}: '{words.strip()}' belongs in {CATALOGUE}"


def check_words(root):
    sentences = read(root)
    if not sentences:
        return
    used = set()
    for path in sorted((root / "src").rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.suffix in (".cpp", ".hpp") and not name.endswith("_test.cpp") and name != "src/base/say.hpp":
            text = path.read_text()
            yield from check_code(name, text, sentences, used)
            yield from check_literals(name, text)
        elif path.suffix == ".tpl":
            yield from check_view_words(name, path.read_text(), sentences, used)
    for id in sorted(sentences.keys() - used):
        yield f"{CATALOGUE}: nobody says '{id}'"
    for id, text in sorted(sentences.items()):
        if re.search(r"\b(please|successfully)\b|[a-z]!(?=\s|$)", text, re.I):
            yield f"{CATALOGUE}: {id}: plain words say what to do, without please and exclamation marks"
