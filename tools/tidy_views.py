"""What tidy.py asks of a page view: nothing that the escaping does not cover.

ctemplate escapes a value by the place it stands in, but it does not know every place: an attribute that runs code, one
without quotes or with a name of its own, a tag whose name comes from data. Those are refused here, in the view's text.
"""

import re

PRAGMA = '{{%AUTOESCAPE context="HTML"}}\n'

ATTRIBUTES = set("""
    accept action alt autocapitalize autocomplete autocorrect autofocus charset checked class cols colspan content
    datetime defer disabled download enctype for form headers height hidden href id inputmode label lang list max maxlength
    method min minlength multiple name novalidate open readonly rel role rows rowspan scope selected size spellcheck src
    start step tabindex title type value width
    data-close data-dialog data-errors data-for data-label data-open data-reveal
""".split())
ARIA = re.compile(r"aria-[a-z]+$")
RUNS_CODE = re.compile(r"on|style$|formaction$|srcdoc$|xlink:href$")
TAGS_REFUSED = {
    "applet", "base", "embed", "frame", "frameset", "iframe", "math", "noscript", "object", "portal", "style", "svg", "template",
}
LAYOUT = "src/pages/views/layout.tpl"  # The only one with a <script>, and that one has no text.

SHORTHAND = re.compile(r"\{\{[a-z][^{}]*\}\}")
SECTION = re.compile(r"\{\{[#/][A-Z0-9_]+\}\}")
INCLUDE = re.compile(r"\{\{>[A-Z0-9_]+\}\}")
VALUE = re.compile(r"\{\{[A-Z0-9_]+(:[^{}]*)?\}\}")
TAG = re.compile(r"""<(/?)([^\s>/]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>""")
ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?""")
FORM = re.compile(r"<form\b[^>]*>", re.I)

# One sign stands for a marker in what follows, repeated so that positions stay.
VALUE_SIGN, INCLUDE_SIGN = "\1", "\2"


def without_markers(text):
    text = re.sub(r"\{\{%[^{}]*\}\}", lambda m: " " * len(m[0]), text)
    text = SHORTHAND.sub(lambda m: " " * len(m[0]), text)
    text = SECTION.sub(lambda m: " " * len(m[0]), text)
    text = INCLUDE.sub(lambda m: INCLUDE_SIGN * len(m[0]), text)
    return VALUE.sub(lambda m: VALUE_SIGN * len(m[0]), text)


def check_attributes(body):
    for attribute, value in ATTRIBUTE.findall(body):
        known = attribute in ATTRIBUTES or ARIA.match(attribute)
        if VALUE_SIGN in attribute or INCLUDE_SIGN in attribute:
            yield "a marker may stand in a tag only between quotes"
        elif RUNS_CODE.match(attribute) and not known:
            yield f"the attribute '{attribute}' can run code or is forbidden by the content security policy"
        elif not known:
            yield f"the attribute '{attribute}' has no place in tools/tidy_views.py"
        if value and value[0] not in "\"'":
            yield f"the value of '{attribute}' needs quotes"
        if INCLUDE_SIGN in value:
            yield f"'{attribute}' includes a view, which is escaped as text"
        if re.match(r"""["']\s*(javascript|data|vbscript):""", value, re.I):
            yield f"'{attribute}' holds code"


def check_tag(name, tag, body):
    if VALUE_SIGN in tag or INCLUDE_SIGN in tag:
        yield "a tag's name must not come from a marker"
    elif tag.lower() in TAGS_REFUSED:
        yield f"<{tag}> has no place in a view" + (", use {{icon:…}}" if tag == "svg" else "")
    elif tag.lower() == "script" and name != LAYOUT:
        yield "<script> has no place in a view; its text belongs in assets/gatehouse.js"
    yield from check_attributes(body)


def check_forms(text):
    """Each posting form needs the token; without it the server refuses what a person has typed."""
    for form in FORM.finditer(text):
        posts = re.search(r"""method\s*=\s*["']?post""", form[0], re.I)
        inside = text[form.end():].split("</form", 1)[0]
        if posts and "{{csrf}}" not in inside:
            yield form.start(), 'a <form method="post"> needs {{csrf}}'


def check_values(text):
    for marker in VALUE.finditer(text):
        if marker[1] not in (None, ":url_query_escape"):
            yield marker.start(), f"'{marker[0]}' may undo the escaping; only :url_query_escape is allowed"
    for query in re.finditer(r'\?[^"<>\s]*\{\{\w+\}\}', text):
        yield query.start(), f"'{query[0]}' needs :url_query_escape"


def check_view(name, text):
    if not text.startswith(PRAGMA):
        yield f"{name}: must start with {PRAGMA.strip()} on a line of its own, or values come out raw"
    found = list(check_values(text)) + list(check_forms(text))
    if "{{%" in text[len(PRAGMA):]:
        found.append((text.rindex("{{%"), "only the first line may tell ctemplate how to escape"))
    plain = without_markers(text)
    for tag in TAG.finditer(plain):
        if tag[2] and not tag[2].startswith("!"):
            found += [(tag.start(), problem) for problem in check_tag(name, tag[2], "" if tag[1] else tag[3])]
    if re.search(r"<script\b[^>]*>\s*[^<\s]", plain, re.I):
        found.append((plain.lower().index("<script"), "a <script> with text is forbidden by the content security policy"))
    for at, problem in sorted(found):
        yield f"{name}:{text.count(chr(10), 0, at) + 1}: {problem}"
