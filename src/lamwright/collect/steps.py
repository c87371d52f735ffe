"""Text of a list item or sentence -> the steps of a plan, and what it did not give."""

import re
from typing import NamedTuple

from lamwright.collect.instructions import begins_clause, explains, is_imperative, start_of
from lamwright.collect.speech import is_only_verb
from lamwright.collect.wording import readable

_SENTENCE = re.compile(r"(?<=[.!?:;])[\")]?\s+(?=[\"(]?[A-Z])")
_CONNECTOR = re.compile(r"(?:,? and then|, then|; then|, and|;| and|,) (?=[\w-])", re.IGNORECASE)
_PATH_ALONE = re.compile(r"[A-Z][\w &/'-]*(?: > [A-Z][\w &/'().-]*)+\.?")
_PATH_END = re.compile(r" > [\w &/'-]+$")
_IN_ROW = re.compile(r"[a-z-]+(?:,|,? or) [a-z]")
_PLACED = re.compile(r"(?:in|on|at|from|under|next to) (?:the|an?|your|\"|[A-Z])")
_TAB_PATH = re.compile(
    r"((?:[^\s>\"][^>\"]*? > )+)([^>\",]+?) (?P<part>tab|tab page|check ?box|button)\b(?: page\b)?(?: of)?"
)
_ONE_OF = re.compile(
    r"(?:[Dd]o|[Uu]se|[Cc]hoose|[Ss]elect) (?:any )?one of the following(?: \w+)?: +"
)
_OTHER_WAY = re.compile(
    r"[\s,(.]*\b[Oo]r (?:(?:with|if|alternatively|press|use|click|choose|select|right-click|double-click|by|simply|"
    r"just|go|open|from)\b|(?=(?:Ctrl|Alt|Shift)\+|F\d)).*$"
)
_NAMES = re.compile(r'"[^"]+"| > |\b(?:Ctrl|Alt|Shift)\+')
_OPERATES = re.compile(
    r"(?i)\b(?:click|select|choose|press|open|enter|type|check|clear|tick|tap|go to|set)\b"
)
_EMPTY = re.compile(
    r"(?i)(?:click|press|select|choose|tap|open|enter|type|use|set|check|clear|find|locate)"
    r"(?: (?:on|the|in|at|to|a|an))*(?: (?:icon|button))?"
)
_NUMBERED = re.compile(r"(?i)\bsteps? \d")
_ELSEWHERE = re.compile(
    r"(?i)\b(?:as|steps|instructions|procedure) (?:are )?(?:described|detailed|explained|outlined) "
    r"(?:in|above|below|earlier|at)\b"
)
_PLACEHOLDER = re.compile(r"\{[%{]|\|\w[\w -]*\||(?<!\S)\{\w[\w-]*\}|\{\{")


_CASE = re.compile(r"(?:To|If|When|Unless|In case|Otherwise|Alternatively)\b")
"""What a further sentence of an item begins with when it is for some cases only."""
_ENDS = re.compile(
    r"To (?:close|confirm|finish|save|apply|continue|complete|exit|accept|proceed)\b"
)


class Steps(NamedTuple):
    """Steps in order, and the text that should have given one and did not."""

    steps: tuple[str, ...]
    lost: str = ""


def split_steps(marked: str) -> tuple[str, ...]:
    """The imperative steps in one list item or sentence; what only explains is left out."""
    return steps_of(marked).steps


def steps_of(marked: str) -> Steps:
    """The steps in one list item or sentence; ``lost`` names what is neither step nor explanation."""
    text = readable(marked)
    one_of = _ONE_OF.search(text)
    if one_of and one_of.end() < len(text):
        text = text[: one_of.start()] + sentences(text[one_of.end() :])[0]
    steps: list[str] = []
    unclear = ""
    for number, sentence in enumerate(sentences(text)):
        if number and _CASE.match(sentence) and not _ENDS.match(sentence):
            continue
        found = _of_sentence(sentence)
        steps.extend(found)
        if not found and _is_lost(sentence):
            unclear = unclear or sentence
    if steps and unclear and not (_NAMES.search(unclear) and _OPERATES.search(unclear)):
        unclear = ""
    spoilt = next((step for step in steps if _spoilt(step)), "")
    return Steps(tuple(steps), unclear or spoilt)


def sentences(text: str) -> list[str]:
    """``text`` cut into sentences; what stands in quotes is never cut."""
    whole: list[str] = []
    for part in _SENTENCE.split(text):
        if whole and whole[-1].count('"') % 2:
            whole[-1] = f"{whole[-1]} {part}"
        else:
            whole.append(part)
    return whole


def _of_sentence(sentence: str) -> list[str]:
    start = start_of(sentence)
    if start is None and _PATH_ALONE.fullmatch(sentence):
        return [f"Choose {sentence.strip(' .')}"]
    if start is None:
        return []
    steps = [step for clause in _clauses(_first_way(sentence)) for step in _tab_steps(clause)]
    return [step for step in map(_tidy, steps) if len(step) > 3]


def _is_lost(sentence: str) -> bool:
    return is_imperative(sentence) or not explains(sentence)


def _spoilt(step: str) -> bool:
    """Whether ``step`` lacks its object or its end, or speaks of what the plan does not have."""
    away = _NUMBERED.search(step) or _ELSEWHERE.search(step)
    torn = " (" in step and ")" not in step
    return bool(torn or _EMPTY.fullmatch(step) or away or _PLACEHOLDER.search(step))


def _first_way(sentence: str) -> str:
    """``sentence`` without the other ways that it offers ('..., or press F11')."""
    match = _OTHER_WAY.search(sentence)
    before = sentence[: match.start()] if match else ""
    return before if len(before.split()) > 2 and before.count('"') % 2 == 0 else sentence


def _clauses(sentence: str) -> list[str]:
    """``sentence`` cut before each deed; 'In the X list, select Y' stays in one piece."""
    clauses: list[str] = []
    for part in _parts(sentence):
        if clauses and not is_imperative(clauses[-1]):
            clauses[-1] = f"{clauses[-1]}, {part}"
        else:
            clauses.append(part)
    return clauses


def _parts(sentence: str) -> list[str]:
    """``sentence`` cut where a conjunction or comma comes before a verb, outside quoted names."""
    parts, begin = [], 0
    for match in _CONNECTOR.finditer(sentence):
        before, after = sentence[begin : match.start()], sentence[match.end() :]
        in_path = _PATH_END.search(before) and after[:1].isupper()
        quoted = (
            sentence[: match.start()].count('"') % 2 or in_path or _shares_object(before, after)
        )
        rest = sentence[match.end() :]
        placed = "," not in match.group() or "and" in match.group()
        if not quoted and (
            begins_clause(rest) or (placed and _PLACED.match(rest) and is_imperative(rest))
        ):
            parts.append(sentence[begin : match.start()])
            begin = match.end()
    return [*parts, sentence[begin:]]


def _shares_object(before: str, after: str) -> bool:
    """Whether verbs stand in a row ('add, remove, or reorder the cards'): one step, not three."""
    last = before.rstrip(",").rpartition(", ")[2]
    bare = last.isalpha() and last.islower() and is_only_verb(last)
    return bare or bool(_IN_ROW.match(after))


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
        r"^(?:(?:now|then|next(?! to)|finally|first|also|either|and|please|simply|just)\b,? )+",
        "",
        step.strip(),
        flags=re.IGNORECASE,
    )
    text = re.sub(
        r"^(?:\((?:optional|optionally)\)|optional|step \d+):? ", "", text, flags=re.IGNORECASE
    )
    text = re.sub(
        r"^[Yy]ou (?:must|should|have to|need to|will need to)(?: first| now| then)? ", "", text
    )
    text = re.sub(r"\s*\((?:see|optional)[^)]*\)", "", text).strip(" .,;:")
    return text[:1].upper() + text[1:]
