"""Parts of speech: whether a word begins an instruction, and the base form of a verb.

Readings are those of the SPECIALIST lexicon that lemminflect ships (47,000 lemmas); what it does
not hold is read by its last part that it does hold (crossfading, keyframe), then by its endings.
"""

import re
from functools import lru_cache

from lemminflect import getAllLemmas, getAllLemmasOOV

from lamwright.collect.words import word_set

_DETERMINERS = word_set(
    "a an the all any each every both some no your my our its their his her this that these those another one two "
    "three several multiple more many it them yourself only just whether how what which where up out off on onto "
    "into away back down over"
)
"""Words that follow a verb and hardly ever a noun that stands first."""
_PREPOSITIONS = word_set("to from with by at through as in")
_FUNCTION_WORDS = word_set(
    "a an the all any each every both some no your my our its their his her this that these those i you he she it we "
    "they who what which when where why how if and or but so as at by for from in into of off on onto out over to up "
    "with about is are was were be been am not there here do does did can could may might must shall should will "
    "would has have had please note notice welcome more less most least other own same such very well even still yet "
    "frequently like google skype"
)
_SHORTEST_PART = 4
_VERB = "VERB"


@lru_cache(maxsize=20_000)
def readings(word: str) -> dict[str, tuple[str, ...]]:
    """Lemmas of ``word`` by part of speech; nothing for what the lexicon does not hold."""
    return dict(getAllLemmas(word.lower()))


def is_verb(word: str) -> bool:
    """Whether ``word`` can be a verb in its base form."""
    lower = _last_part(word)
    return lower not in _FUNCTION_WORDS and lower in readings(lower).get(_VERB, ())


def is_only_verb(word: str) -> bool:
    """Whether ``word`` is a verb in its base form and nothing else."""
    return is_verb(word) and set(readings(_last_part(word))) == {_VERB}


def begins_instruction(words: list[str]) -> bool:
    """Whether the first of ``words`` is a verb that asks for something.

    One that may be a noun as well ('Pin a message', 'Page numbers') is judged by what follows it.
    """
    if not words or not is_verb(words[0]):
        return False
    if is_only_verb(words[0]):
        return True
    after = words[1] if len(words) > 1 else ""
    return after.lower() in _DETERMINERS or after.startswith('"') or after.lower().endswith("ly")


def takes_object(after: str) -> bool:
    """Whether the word before ``after`` is a verb, judged by ``after`` alone."""
    return after.lower() in _DETERMINERS or after.lower() in _PREPOSITIONS


def may_follow_to(word: str) -> bool:
    """Whether ``word`` after 'to' is a verb: one of the lexicon's, or one it has never heard of."""
    lower = _last_part(word)
    if not lower.isalpha() or lower in _FUNCTION_WORDS:
        return False
    return is_verb(lower) or (not readings(lower) and len(lower) >= _SHORTEST_PART)


def base_of_gerund(word: str) -> str | None:
    """'crossfading' -> 'crossfade'; None for what is no form of a verb (string, thing)."""
    lower = word.lower()
    if not lower.endswith("ing"):
        return None
    return _base(lower, re.compile(r".+ing"))


def base_of_third(word: str) -> str | None:
    """'inserts' -> 'insert'; None for what is no such form of a verb."""
    lower = word.lower()
    if not lower.endswith("s") or lower.endswith("ss"):
        return None
    return _base(lower, re.compile(r".+s"))


def _base(word: str, form: re.Pattern[str]) -> str | None:
    known = readings(word)
    if known:
        return next((lemma for lemma in known.get(_VERB, ()) if lemma != word), None)
    for start in range(1, len(word) - _SHORTEST_PART):
        part = word[start:]
        verbs = readings(part).get(_VERB, ()) if form.fullmatch(part) else ()
        if verbs and len(part) > _SHORTEST_PART:
            return word[:start] + verbs[0]
    guessed: tuple[str, ...] = getAllLemmasOOV(word, _VERB).get(_VERB, ())
    return next((lemma for lemma in guessed if lemma != word), None)


def _last_part(word: str) -> str:
    """'right-click' is read as 'click'."""
    return word.lower().rpartition("-")[2]
