"""Text of a page as a person reads it.

Menu paths are written ``Format > Character`` (the page says ``Format - Character``); other
user-interface terms stand in straight quotes: ``Click "OK"``.
"""

import re
from functools import lru_cache

_SEPARATOR = re.compile(r"\s+[-–▸]\s*|\s*[-–▸]\s+")
_PLAIN_PATH = re.compile(
    r"\b([Cc]hoose|[Ss]elect|[Oo]pen|[Gg]o to) ((?:the )?[A-Z]\w+(?: [A-Z]\w+)*(?: - [A-Z(][\w&/]*(?: [\w&/]+)*?)+)"
    r"(?=[.,;:)]| tab| and | to | from | in |$)"
)


@lru_cache(maxsize=4096)
def readable(marked: str) -> str:
    """``marked`` text (see ``blocks``) with paths as ``A > B`` and other terms in quotes.

    Each reader of a page asks for the same blocks again, so what was read is kept.
    """
    text = marked.replace("…", "...").replace("“", '"').replace("”", '"').replace("’", "'")
    text = re.sub(r'([,.])"(?=\s|$)', r'"\1', text)
    text = re.sub(r"(?<=[\w⟧]) ?-> ?(?=[A-Z⟦])", " > ", text)
    text = re.sub(r"\s*⟦\s*[-–]\s*", " - ⟦", text)
    text = (
        re.sub(r"⟧( button| tab| icon)?\s*[-–]\s*(?=⟦|[A-Z][\w ]{0,25}(?:[.,;)]|$))⟦?", " - ", text)
        if "⟦" in text
        else text
    )
    text = re.sub(r"⟧\s?⟦", "", text)
    text = re.sub(r'"\s*⟦([^⟧]*)⟧\s*"', r"⟦\1⟧", text)
    text = re.sub(r"⟦([^⟧⟦]*)⟧?", lambda match: _term(match.group(1)), text)
    text = _PLAIN_PATH.sub(lambda match: f"{match.group(1)} {_path(match.group(2))}", text)
    text = text.replace("⟧", "").replace("⟦", "")
    text = re.sub(r"([A-Z][\w ]*?) - (?=[A-Z][^.;,]* > )", r"\1 > ", text)
    text = re.sub(r"( > [A-Z][\w &]*) - (?=[A-Z])", r"\1 > ", text)
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
    if re.fullmatch(r"\(\w{1,2}\)", core):
        return before + after
    after = "" if after.startswith("...") else after
    if len(_SEPARATOR.split(core)) > 1:
        return f"{before}{_path(core)}{after}"
    plain = not core or not re.match(r"[A-Z0-9(<>*+.]", core) or '"' in core or len(core) > 70
    return f"{before}{core}{after}" if plain else f'{before}"{core}"{after}'


def _path(text: str) -> str:
    parts = [part.strip(' ."') for part in _SEPARATOR.split(text)]
    return " > ".join(part for part in parts if part)
