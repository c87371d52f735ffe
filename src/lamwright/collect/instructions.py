"""Instructions in prose: which sentences are, and which only explain."""

import re

from lamwright.collect.speech import (
    COMMON_VERBS,
    base_of_third,
    begins_instruction,
    is_only_verb,
    takes_object,
)
from lamwright.collect.words import word_set

_VERBS = word_set(
    "activate add adjust align anchor apply arrange assign attach browse change check choose clear "
    "click close confirm convert copy create cut deactivate define delete deselect disable "
    "double-click drag draw edit enable ensure enter expand export find format go group highlight "
    "hold hover insert keep leave link load locate look make mark merge modify move name navigate "
    "number open paste place point position press protect quit record redo release remove rename "
    "repeat replace reset resize restart restore return right-click rotate run save scroll search "
    "select set shift-click sort specify split start stop switch tap tick toggle turn type uncheck undo "
    "unmark unprotect update use view wait write"
)
"""Verbs of instructions that may be nouns elsewhere; all other verbs are judged by ``speech``."""
_NOUNS_TOO = word_set(
    "change check copy edit export format group link load look make mark move name number place point position press "
    "record release return run search set sort split start stop switch tap turn type update use view"
)
_NO_DEED = word_set(
    "see read proceed refer note remember notice consider recall imagine assume suppose let learn understand "
    "skip thank enjoy beware bear be congratulations do avoid mind"
)
_ADVERBS = re.compile(
    r"^(?:\((?:optional|optionally|if needed|if necessary)\):? "
    r"|(?:now|then|next(?! to)|finally|lastly|again|first|second|"
    r"third|please|just|also|and|either|simply|optionally|alternatively|afterwards?|carefully|otherwise|still|so|"
    r"once more|step \d+|\w{3,}ly)\b[,:.]? )+",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    r"^(?:in|on|at|under|from|for|with|within|inside|near|to|if|when|once|after|before|while|as|using|by|through|via|"
    r"until|depending|below|above|next|beside|where|whenever|unless|without|during|between|having|since|because|"
    r"along|across|instead)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"^(?:[Ii]n|[Oo]n|[Uu]nder|[Ff]rom|[Aa]t|[Ww]ithin) (?:the )?(?:[\w-]+ ){0,3}?"
    r"(?:\"[^\"]+\"|[A-Z]\w*(?: > [A-Z][\w ]*?)*) ?"
    r"(?:tab|box|list|field|page|dialog|menu|area|section|window|panel|pane|column|toolbar|drop-down|group|view)?"
    r"(?: box| list| menu)?,? (?=[a-z])"
)
_BARE_PLACE = re.compile(
    r"^(?:[Ii]n|[Oo]n|[Uu]nder|[Ff]rom|[Aa]t|[Ww]ithin) (?:the|a|an|your) (?:[\w\"'-]+ ){1,12}?"
    r"(?=(?:click|select|choose|open|press|enter|type|double-click|right-click|check|clear|tick|pick) )"
)
_BARE_AIM = re.compile(
    r"^[Tt]o (?:[\w'-]+ ){2,9}?(?=(?:click|tap|press|select|choose|open|double-click|right-click) )"
)
_OBLIGED = re.compile(
    r"^(?:[Yy]ou|[Tt]he user|[Uu]sers) (?:must|should|have to|need to|will need to|will have to|now need to)"
    r"(?: first| now| then)? (?=[a-z])"
)
_NOT_NOUN = re.compile(
    r"^\w+ (?:of\b|(?:\w+ )?(?:is|are|was|were|will|can|may|has|have|should|must|appears?|opens|contains?)\b)"
)
_SAYS = re.compile(
    r"^[\"(]?(?:the|this|these|those|that|you|your|it|its|they|he|she|we|i|a|an|all|any|each|both|some|no|there|here|"
    r"only|note|tip|important|warning|caution|example|for example|by default|default|result|following|such|most|"
    r"many|several|one|two|every|everything|nothing|optional|optionally|that's|done|congratulations|yes|however|"
    r"thus|therefore|hence|usually|typically|normally|similarly|likewise)\b|[:?]$|^\([^)]*\)$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|will|would|can|cannot|could|may|might|should|must|has|have|does|did|appears?|opens|shows|"
    r"displays|contains|includes|becomes|changes|lets|allows|means|depends|works|happens|starts|closes|disappears|"
    r"asks|analyzes|needs|provides|creates|gives|makes|takes|sets|uses|lists|applies|affects|determines|specifies)\b|n't\b|\byou\b"
)
_CLICKS = re.compile(
    r"(?:double|right|left|middle|shift|ctrl|long)[ -](?:click|press|tap)", re.IGNORECASE
)
_WORD = re.compile(r"\"[^\"]*\"|[\w'-]+")


def start_of(sentence: str, at: int = 0, depth: int = 0) -> int | None:
    """Where the instruction in ``sentence`` begins, after adverbs and adverbials; None: it has none."""
    lead = _ADVERBS.match(sentence[at:]) or _OBLIGED.match(sentence[at:])
    at += lead.end() if lead else 0
    rest = sentence[at:]
    if _instructs(rest):
        return at
    if depth > 3 or not _ADVERBIAL.match(rest):
        return None
    for comma in re.finditer(r"[,:] ", rest[:260]):
        if rest[: comma.start()].count('"') % 2 == 0:
            found = start_of(sentence, at + comma.end(), depth + 1)
            if found is not None:
                return found
    if bare := _BARE_PLACE.match(rest) or _BARE_AIM.match(rest):
        return at + bare.end()
    place = _PLACE.match(rest)
    after = rest[place.end() :].strip() if place else ""
    return at + place.end() if place and " " in after and _instructs(after) else None


def is_imperative(sentence: str) -> bool:
    """Whether ``sentence`` is an instruction (adverbials may come first)."""
    return start_of(sentence) is not None


def explains(sentence: str) -> bool:
    """Whether ``sentence`` says how things are and asks for nothing."""
    words = _WORD.findall(sentence)
    if not words or words[0].lower() == "or" or words[0].lower() in _NO_DEED:
        return True
    if re.search(r", (?:see|refer to|read)\b", sentence):
        return True
    third = base_of_third(words[0])
    if third and is_only_verb(third):
        return True
    return bool(_SAYS.search(sentence) or _FINITE.search(sentence)) and not _OBLIGED.match(sentence)


def begins_clause(text: str) -> bool:
    """Whether a clause of its own begins with ``text``, which follows 'and' or a comma."""
    words = _WORD.findall(text[:60])
    if not words:
        return False
    lower = words[0].lower()
    if lower in _NOUNS_TOO:
        after = words[1] if len(words) > 1 else ""
        return bool(after) and (
            after[0] in "\"'"
            or not after[0].islower()
            or takes_object(after)
            or after.endswith("ing")
        )
    return lower in _VERBS or (lower not in _NO_DEED and is_only_verb(lower))


def _instructs(text: str) -> bool:
    """Whether ``text`` begins with the verb of an instruction."""
    words = _WORD.findall(text[:60])
    if not words or not text[:1].isalpha():
        return False
    first = words[0].lower()
    if _CLICKS.match(text):
        return True
    if first in _NO_DEED or re.match(r"use (?:this|the following)\b", text, re.IGNORECASE):
        return False
    if first in _VERBS:
        return first not in _NOUNS_TOO or not _NOT_NOUN.match(text)
    if first in COMMON_VERBS and len(words) > 2 and not _FINITE.search(text):
        return True
    return begins_instruction(words[:3])
