"""The words a procedure is for -> one imperative task sentence."""

import re

from lamwright.collect.speech import (
    COMMON_VERBS,
    base_of_gerund,
    base_of_third,
    begins_instruction,
    is_only_verb,
    may_follow_to,
)
from lamwright.collect.words import word_set


def task_sentence(purpose: str, names: frozenset[str] = frozenset()) -> str | None:
    """``Inserting Page Numbers`` -> ``Insert page numbers``; None when it names no deed.

    ``names`` keep their capitals.
    """
    text = re.sub(r"\s*\([^)]*\)\s*$", "", purpose.strip().strip(" .:,")).replace("  ", " ")
    text = re.sub(
        r"^(?:How )?[Tt]o (?=\w)|^How (?:do|can|should|would) (?:I|you|we|one) ",
        "",
        text.rstrip("?"),
    )
    text = re.sub(
        r"^(?:(?:Use|Click|Choose|Select|Check|Mark)(?: (?:this|the) [\w ]{2,20}?| here)?) (?=to )to ",
        "",
        text,
    )
    text = re.sub(r",?(?: proceed as follows| do the following| follow these steps).*", "", text)
    text = re.split(
        r", or (?:click|select|choose|enter) |,? in which you can |,? which (?:enables|allows) |, where ",
        text,
    )[0]
    text = (
        re.sub(
            r",? (?:enter|type|select|click|choose|check|mark|set|specify|press|use) .*", "", text
        )
        if purpose.lstrip().startswith("To ") and ", " in text
        else text
    )
    text = _opened(text)
    words = text.split()
    if not words or words[-1].lower() in _SMALL - {"up", "down"}:
        return None
    if (
        len(words) < 4
        and words[-1].lower() in _PLACES
        and not (words[0].endswith("ing") or is_only_verb(words[0]))
    ):
        return None
    if words[0].lower().endswith("ly") and begins_instruction([w.lower() for w in words[1:3]]):
        words = [*words[1:], words[0].lower()]
    if len(words) > 1 and words[1].lower() in _FINITE:
        return None
    first = _verb(words, asked=bool(_ASKED.match(purpose.strip())))
    if first is None:
        return None
    weighty = [word for word in words[1:] if word not in _SMALL]
    titled = sum(word[:1].isupper() for word in weighty) > len(weighty) / 2
    rest = _lower(words[1:], names) if titled else words[1:]
    rest = _coordinate(words[0], rest)
    if words[0].endswith("s"):
        rest = _follow_third(rest)
    return " ".join([first[:1].upper() + first[1:], *rest])


_ASKED = re.compile(r"(?:How )?[Tt]o |How (?:do|can|should|would) (?:I|you|we|one) ")
_OPENS = re.compile(
    r"^(?:Opens?|Displays?|Shows?|Brings? up|Launch(?:es)?|Starts?|Access(?:es)?) (?:an?|the|another) "
    r"[\w\" -]{0,40}?(?:dialog|window|wizard|submenu|menu|tool|box|assistant)(?: box| window)?,? "
    r"(?:(?:which|that) (?:allows? you to|lets you|enables you to|you can use to)|(?:where|in which|from which|"
    r"with which) you can|that helps you(?: to)?|allowing you to|to let you|to|for you to) (?=[a-z])"
)


def _opened(text: str) -> str:
    """'Opens a dialog where you can change X' is for changing X."""
    match = _OPENS.match(text)
    if not match:
        return text
    rest = text[match.end() :]
    return rest[:1].upper() + rest[1:]


def _verb(words: list[str], *, asked: bool) -> str | None:
    """The verb that the words begin with, in its base form; ``asked``: they stood after 'to'."""
    first = re.sub(r"\W+$", "", words[0])
    tail = words[0][len(first) :]
    found = _base_form(first)
    after = words[1].lower() if len(words) > 1 else ""
    plural = found is not None and first.lower().endswith("s") and found != first.lower()
    if plural and found and not is_only_verb(found) and after in _AFTER_NOUN:
        found = None
    if first.lower() in _MODIFIERS and len(words) > 1 and words[1].lower() not in _AFTER_VERB:
        found = None
    if found is None and asked and may_follow_to(first):
        found = first.lower()
    if found is None and begins_instruction([first.lower(), *words[1:3]]):
        found = first.lower()
    if found is None and after in _AFTER_VERB and re.fullmatch(r"[A-Z][a-z]{3,}s", first):
        found = base_of_third(first)
    return found + tail if found else None


def _base_form(word: str) -> str | None:
    """The verb of 'Inserting', 'Inserts' and 'Insert', of those that are hardly ever nouns first."""
    lower = word.lower()
    if lower in _NOT_VERBS or (word.isupper() and len(word) > 1):
        return None
    if lower in COMMON_VERBS:
        return lower
    third = base_of_third(lower)
    return base_of_gerund(lower) or (third if third in COMMON_VERBS else None)


def _coordinate(first: str, rest: list[str]) -> list[str]:
    """'Inserting, editing, and linking frames': the other verbs follow the first."""
    if not first.rstrip(",").lower().endswith("ing"):
        return rest
    done = list(rest)
    for index, word in enumerate(rest[:4]):
        before = rest[index - 1] if index else first
        if word.lower().rstrip(",").endswith("ing") and (
            before.endswith(",") or before in {"and", "or"}
        ):
            done[index] = _coordinated(word)
    return done


def _coordinated(word: str) -> str:
    core = word.rstrip(",")
    return (base_of_gerund(core) or core) + word[len(core) :]


def _follow_third(rest: list[str]) -> list[str]:
    """'Removes X and inserts Y': the second verb follows the first."""
    done = list(rest)
    for index, word in enumerate(rest[1:], 1):
        before = rest[index - 1].lower()
        follows = before in {"and", "or", "then"} or before.endswith(",")
        verb = base_of_third(word) if follows else None
        if verb and (verb in COMMON_VERBS or is_only_verb(verb)):
            done[index] = verb
    return done


def _lower(words: list[str], names: frozenset[str]) -> list[str]:
    """Title case undone, but acronyms, CamelCase and quoted names are kept."""
    done, quoted = [], False
    for word in words:
        opens = word.count('"') % 2 == 1
        keep = (
            quoted
            or '"' in word
            or not re.fullmatch(r"\(?[A-Z][a-z'-]+[,.)]?(?:-[A-Za-z]+)?", word)
        )
        if word == "A":
            keep, word = True, "a"
        done.append(word if keep or word.strip("(),.") in names else word.lower())
        quoted ^= opens
    return done


_NOT_VERBS = word_set("string spring thing heading spelling during boards")
_FINITE = word_set("starts begins is are was has have can will opens shows displays ends stops")
"""What makes the first word a subject."""
_AFTER_NOUN = word_set("to on for of in and with from by at") | {""}
_MODIFIERS = word_set(
    "working drawing moving billing building meeting existing following missing remaining matching floating sliding "
    "leading trailing recurring pending outgoing incoming rounding scheduling"
)
"""What stands before a noun far more often than it names a deed ('Drawing tools')."""
_SMALL = word_set("a an the and or of in on to for with by from as at into within through up down")
_AFTER_VERB = word_set("the a an all each every any your whether how current selected text this")
_PLACES = word_set(
    "menu toolbar bar dialog tab page button field icon list box options window settings preferences preview "
    "adjustments tool tools mode modes properties panel viewer manager overview information management shortcuts wizard"
)
