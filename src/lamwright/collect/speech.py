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
    "frequently like google skype while during since until unless despite except because though although whereas"
)
COMMON_VERBS = word_set(
    "accept activate add adjust align allow anchor apply arrange assign attach automate avoid "
    "break calculate cancel center change check choose clear close combine compare connect control "
    "convert copy count create customize cut deactivate define delete deselect detach determine "
    "disable display distribute divide draw edit embed enable end enlarge enter exchange exclude "
    "exit expand export extend find fit flip follow format freeze generate get go group "
    "hide highlight hyphenate ignore import include increase decrease indent insert invert "
    "jump justify keep limit link list load lock look maintain make manage mark maximize merge "
    "minimize modify move name navigate number open optimize organize paste place position "
    "preview prevent print protect record redo reduce reject remove rename renumber reorder repeat "
    "replace reset resize restart restore return reverse review rotate round run save scale search "
    "select send separate set shift show sort specify split start stop store switch "
    "toggle turn type underline undo ungroup unlink unlock unprotect update use view "
    "access archive annotate backup blur block bookmark browse burn calibrate categorize clone color "
    "colorize colour complete compress compute concatenate configure crop decrypt desaturate detect "
    "disconnect dismiss download duplicate eject email encrypt erase estimate evaluate extract fill "
    "filter focus forward initiate install invite invoke join label launch log magnify mirror mount "
    "mute pair paint pause perform pick plot postpone rate recolor reconcile recover redraw reload "
    "reply rip schedule share sharpen simplify smooth solve stretch subscribe sync synchronize tag "
    "toggle trace transform trim unblock uncompress unfold unlock unmount unpack unselect "
    "unsubscribe upload verify visit wipe "
    "execute wrap write zoom swap promote demote refresh reapply cross-reference transpose sum sign undock dock"
)
"""Verbs of tasks, which count as verbs where they might be nouns as well."""
_SHORTEST_PART = 4
_VERB = "VERB"


@lru_cache(maxsize=20_000)
def readings(word: str) -> dict[str, tuple[str, ...]]:
    """Lemmas of ``word`` by part of speech; nothing for what the lexicon does not hold."""
    return dict(getAllLemmas(word.lower()))


def is_verb(word: str) -> bool:
    """Whether ``word`` can be a verb in its base form."""
    lower = _known(word)
    return lower not in _FUNCTION_WORDS and lower in readings(lower).get(_VERB, ())


def is_only_verb(word: str) -> bool:
    """Whether ``word`` is a verb in its base form and nothing else."""
    lower = _known(word)
    reversed_deed = lower != _last_part(word)
    return is_verb(word) and (reversed_deed or set(readings(lower)) == {_VERB})


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
    """Whether ``word`` after 'to' is a verb: one of the lexicon's, or one that it does not know."""
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


def _known(word: str) -> str:
    """The part of ``word`` that is in the lexicon: 'select' of 'unselect'."""
    lower = _last_part(word)
    bare = re.sub(r"^(?:un|re|de|dis)", "", lower)
    return bare if not readings(lower) and _VERB in readings(bare) else lower


def _last_part(word: str) -> str:
    """'right-click' is read as 'click'."""
    return word.lower().rpartition("-")[2]
