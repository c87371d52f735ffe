"""Text of a page -> steps of a plan.

Menu paths are written ``Format > Character`` (the page says ``Format - Character``); other
user-interface terms stand in straight quotes: ``Click "OK"``.
"""

import re

from lamwright.collect.words import word_set

_VERBS = word_set(
    "activate add adjust align anchor apply arrange assign attach browse change check choose clear "
    "click close confirm convert copy create cut deactivate define delete deselect disable "
    "double-click drag draw edit enable ensure enter expand export find format go group highlight "
    "hold hover insert keep leave link load locate look make mark merge modify move name navigate "
    "number open paste place point position press protect quit record redo release remove rename "
    "repeat replace reset resize restart restore return right-click rotate run save scroll search "
    "select set shift-click sort specify split start stop switch tick turn type uncheck undo "
    "unmark unprotect update use view wait write"
)
_VERB = r"(?:" + "|".join(sorted(_VERBS, key=lambda verb: (-len(verb), verb))) + r")\b"
_SEPARATOR = re.compile(r"\s+[-–▸]\s*|\s*[-–▸]\s+")
_PLAIN_PATH = re.compile(
    r"\b([Cc]hoose|[Ss]elect|[Oo]pen|[Gg]o to) ((?:the )?[A-Z]\w+(?: [A-Z]\w+)*(?: - [A-Z(][\w&/]*(?: [\w&/]+)*?)+)"
    r"(?=[.,;:)]| tab| and | to | from | in |$)"
)
_LEAD = re.compile(
    r"^(?:(?:now|then|next|finally|again|first|please|just|also|and)\b,? )*"
    r"(?:(?:in|on|at|under|from|for|with|within|inside|near) [^.;]{2,90}?, )?"
    r"(?:(?:also|then|now|either|and) )*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?:;])[\")]?\s+(?=[\"(]?[A-Z])")
_CLAUSE = re.compile(
    rf"(?:,? and then|, then|; then|, and|;| and) (?=(?:{_VERB}))|, (?={_VERB})",
    re.IGNORECASE,
)
_TAB_PATH = re.compile(
    r"((?:[^\s>\"][^>\"]*? > )+)([^>\",]+?) (?P<part>tab|tab page|check ?box|button)\b(?: page\b)?(?: of)?"
)


def readable(marked: str) -> str:
    """``marked`` text (see ``markup``) with paths as ``A > B`` and other terms in quotes."""
    text = marked.replace("…", "...").replace("“", '"').replace("”", '"').replace("’", "'")
    text = re.sub(r"\s*⟦\s*[-–]\s*", " - ⟦", text)
    text = re.sub(r"⟧( button| tab| icon)?\s*[-–]\s*⟦?", " - ", text) if "⟦" in text else text
    text = re.sub(r"⟧\s?⟦", "", text)
    text = re.sub(r'"\s*⟦([^⟧]*)⟧\s*"', r"⟦\1⟧", text)
    text = re.sub(r"⟦([^⟧⟦]*)⟧?", lambda match: _term(match.group(1)), text)
    text = _PLAIN_PATH.sub(lambda match: f"{match.group(1)} {_path(match.group(2))}", text)
    text = text.replace("⟧", "").replace("⟦", "")
    text = re.sub(r"([A-Z][\w ]*?) - (?=[A-Z][^.;,]* > )", r"\1 > ", text)
    text = re.sub(r"( > [A-Z][\w &]*) - (?=[A-Z])", r"\1 > ", text)
    text = re.sub(
        r"(hoose) (LibreOffice[\w ]*(?: > [\w ]+?)+) in the \"?Options\"? dialog(?: box)?",
        r"\1 Tools > Options > \2",
        text,
    )
    text = re.sub(r'"(Ctrl|Alt|Shift|Option)"\s*\+', r"\1+", text)
    text = re.sub(r'((?:Ctrl|Alt|Shift)\+\s*)"(\w+)"', r"\1\2", text)
    text = re.sub(r"\s+([.,;:)])", r"\1", re.sub(r"\s+", " ", text))
    return text.strip()


def _term(term: str) -> str:
    """A marked term: a path, a quoted name, or plain emphasis; punctuation stays outside."""
    match = re.fullmatch(r"(\s*)(.*?)([\s.,;:]*)", term, re.DOTALL)
    assert match
    before, core, after = match.groups()
    core = core.strip('"') if core.count('"') in {0, 2} else core
    if len(_SEPARATOR.split(core)) > 1:
        return f"{before}{_path(core)}{after}"
    plain = not core or not re.match(r"[A-Z0-9(<>*+.]", core) or '"' in core or len(core) > 70
    return f"{before}{core}{after}" if plain else f'{before}"{core}"{after}'


def _path(text: str) -> str:
    parts = [part.strip(' ."') for part in _SEPARATOR.split(text)]
    return " > ".join(part for part in parts if part)


_ONE_OF = re.compile(r"(?:[Dd]o|[Uu]se|[Cc]hoose) (?:any )?one of the following(?: \w+)?: +")


def split_steps(marked: str) -> tuple[str, ...]:
    """The imperative steps in one list item or sentence; what only explains is left out."""
    steps: list[str] = []
    text = readable(marked)
    one_of = _ONE_OF.search(text)
    if one_of and one_of.end() < len(text):
        text = text[: one_of.start()] + _SENTENCE.split(text[one_of.end() :])[0]
    for sentence in _SENTENCE.split(text):
        if not is_imperative(sentence):
            continue
        for clause in _clauses(_first_way(sentence)):
            steps.extend(_tab_steps(clause))
    return tuple(step for step in map(_tidy, steps) if len(step) > 3)


_OTHER_WAY = re.compile(
    r"[\s,(.]*\bor (?:(?:with|if|alternatively|press|use|click|choose|select|right-click|double-click|by|simply|"
    r"just|go|open|from)\b|(?=(?:Ctrl|Alt|Shift)\+|F\d)).*$"
)


def _first_way(sentence: str) -> str:
    """``sentence`` without the other ways that it offers ('..., or press F11')."""
    match = _OTHER_WAY.search(sentence)
    before = sentence[: match.start()] if match else ""
    return before if len(before.split()) > 2 and before.count('"') % 2 == 0 else sentence


def _clauses(sentence: str) -> list[str]:
    """``sentence`` cut before each deed; 'In the X list, select Y' stays in one piece."""
    clauses: list[str] = []
    for part in _CLAUSE.split(sentence):
        if clauses and not is_imperative(clauses[-1]):
            clauses[-1] = f"{clauses[-1]}, {part}"
        else:
            clauses.append(part)
    return clauses


def is_imperative(sentence: str) -> bool:
    """Whether ``sentence`` tells to do something (an optional adverbial may come first)."""
    lead = _LEAD.match(sentence)
    rest = sentence[lead.end() :] if lead else sentence
    return bool(re.match(_VERB, rest, re.IGNORECASE)) and not re.match(
        r"(?:repeat|wait|use (?:this|the following))\b", rest, re.IGNORECASE
    )


def _tab_steps(clause: str) -> list[str]:
    """``Choose A > B > C tab`` is two steps: choose the entry, click the tab."""
    match = _TAB_PATH.search(clause)
    if not match:
        return [clause]
    path = match.group(1).removesuffix(" > ")
    head = f"{clause[: match.start()]}{path}"
    part = "tab" if match["part"].startswith("tab") else match["part"]
    return [head, f'Click the "{match.group(2).strip()}" {part}{clause[match.end() :]}']


def _tidy(step: str) -> str:
    text = re.sub(
        r"^(?:now|then|next|finally|first|also|either|and)\b,? ",
        "",
        step.strip(),
        flags=re.IGNORECASE,
    )
    text = re.sub(r"\s*\((?:see|optional)[^)]*\)", "", text).strip(" .,;:")
    return text[:1].upper() + text[1:]
