"""Editing: replace, delete, change case, find and replace, track changes."""

from collections.abc import Callable
from random import Random

from lamwright.applications.writer.binding import Binding
from lamwright.applications.writer.checks.kinds import (
    ChangeTracking,
    ParagraphPresent,
    TextContains,
    TextCount,
    TextLacks,
    UnchangedExcept,
)
from lamwright.applications.writer.families.common import Draw, changes, need, nothing, spans
from lamwright.applications.writer.families.texts import WORDS
from lamwright.applications.writer.family import Family
from lamwright.applications.writer.moves import click, fill, keys, text
from lamwright.applications.writer.scene import Scene
from lamwright.instantiate.family import NoFit
from lamwright.records.check import Check

_WORD_LENGTH = 5


def _case(changed: Callable[[str], str]) -> Draw:
    def draw(scene: Scene, random: Random) -> Binding:
        for _ in range(20):
            found = spans()(scene, random)
            if changed(found.span) != found.span:
                return found
        raise NoFit("no-span")

    return draw


def _other_words(scene: Scene, random: Random) -> Binding:
    found = spans((1, 3))(scene, random)
    return found.model_copy(update={"text": WORDS.draw(scene, random)})


def _frequent(scene: Scene, random: Random) -> Binding:
    """A word that occurs several times in running text, and a new one."""
    words = [
        w for p in scene.plain for w in p.text.split() if w.isalpha() and len(w) >= _WORD_LENGTH
    ]
    often = sorted({w for w in words if scene.everything.count(w.lower()) == words.count(w) > 1})
    need(often)
    return Binding(span=random.choice(often), text=WORDS.draw(scene, random))


def _replaced(binding: Binding, new: str) -> str:
    return binding.whole.replace(binding.span, new)


def _rewritten(new: str, binding: Binding) -> UnchangedExcept:
    return UnchangedExcept(texts=(binding.whole,), added=(new,))


def _holders(binding: Binding, scene: Scene) -> UnchangedExcept:
    held = [p.text for p in scene.document.paragraphs if binding.span in p.text]
    return UnchangedExcept(
        texts=tuple(held), added=tuple(text.replace(binding.span, binding.text) for text in held)
    )


def _all_replaced(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    count = scene.document.text.count(binding.span)
    return (TextLacks(text=binding.span), TextCount(text=binding.text, count=count))


def _kept(binding: Binding) -> tuple[Check, ...]:
    before, _, after = binding.whole.partition(binding.span)
    return tuple(TextContains(text=part.strip()) for part in (before, after) if part.strip())


def _untracked(scene: Scene, random: Random) -> Binding:
    need(not scene.document.change_tracking)
    return nothing(scene, random)


UPPERCASE = Family(
    name="uppercase-text",
    source="text/swriter/guide/text_capital.html",
    phrasings=(
        'Change "{span}" to uppercase',
        'Write "{span}" in capital letters',
        'Put "{span}" in all caps',
        'Please convert "{span}" to upper case',
        'Could you capitalize every letter of "{span}"?',
        'Turn the words "{span}" into capitals',
        'Make "{span}" all uppercase',
        'The text "{span}" should be in capital letters',
    ),
    draw=_case(str.upper),
    solve=lambda b: (text(b.span), click("Format > Text > UPPERCASE")),
    check=lambda b, scene: (ParagraphPresent(text=_replaced(b, b.span.upper())),),
    effect=lambda b, scene: _rewritten(_replaced(b, b.span.upper()), b),
)
LOWERCASE = Family(
    name="lowercase-text",
    source="text/swriter/guide/text_capital.html",
    phrasings=(
        'Change "{span}" to lowercase',
        'Write "{span}" in small letters',
        'Put "{span}" all in lower case',
        'Please convert "{span}" to lower case',
        'Could you remove the capitals from "{span}"?',
        'Turn the words "{span}" into lowercase letters',
        'Make "{span}" all lowercase',
        'The text "{span}" should have no capital letters',
    ),
    draw=_case(str.lower),
    solve=lambda b: (text(b.span), click("Format > Text > lowercase")),
    check=lambda b, scene: (ParagraphPresent(text=_replaced(b, b.span.lower())),),
    effect=lambda b, scene: _rewritten(_replaced(b, b.span.lower()), b),
)
REPLACE_TEXT = Family(
    name="replace-text",
    source="text/swriter/guide/text_direct_cursor.html",
    phrasings=(
        'Replace "{span}" with "{text}"',
        'Change the wording "{span}" to "{text}"',
        'Write "{text}" instead of "{span}"',
        'Please overwrite "{span}" with "{text}"',
        'Could you put "{text}" in place of "{span}"?',
        'Where it says "{span}", it should say "{text}"',
        'Swap "{span}" for "{text}"',
        'Correct "{span}" to "{text}"',
    ),
    draw=_other_words,
    solve=lambda b: (text(b.span), keys(b.text)),
    check=lambda b, scene: (ParagraphPresent(text=_replaced(b, b.text)),),
    effect=lambda b, scene: _rewritten(_replaced(b, b.text), b),
)
DELETE_TEXT = Family(
    name="delete-text",
    source="text/swriter/guide/text_nav_keyb.html",
    phrasings=(
        'Delete "{span}"',
        'Remove the words "{span}"',
        'Take "{span}" out of the text',
        'Please erase "{span}"',
        'Could you delete the text "{span}"?',
        'Cut "{span}" from its sentence',
        'Strike the passage "{span}" from the document for good by deleting it',
        'I do not want "{span}" in there, delete it',
    ),
    draw=spans((1, 3)),
    solve=lambda b: (text(b.span), keys("{DELETE}")),
    check=lambda b, scene: (TextLacks(text=b.span), *_kept(b)),
    effect=lambda b, scene: _rewritten(_replaced(b, ""), b),
)
FIND_REPLACE = Family(
    name="find-and-replace",
    source="text/swriter/guide/finding.html",
    phrasings=(
        'Replace every "{span}" with "{text}"',
        'Find all occurrences of "{span}" and replace them with "{text}"',
        'Change "{span}" to "{text}" everywhere in the document',
        'Please replace "{span}" by "{text}" throughout',
        'Could you swap all instances of "{span}" for "{text}"?',
        'Wherever "{span}" occurs, write "{text}" instead',
        'Use find and replace to turn "{span}" into "{text}"',
        'All mentions of "{span}" should become "{text}"',
    ),
    draw=_frequent,
    solve=lambda b: (
        click("Edit > Find and Replace..."),
        fill("Find", b.span),
        fill("Replace", b.text),
        click("Replace All"),
        click("Close"),
    ),
    check=_all_replaced,
    effect=_holders,
    order="alone",
)
TRACK = Family(
    name="track-changes",
    source="text/shared/guide/redlining_enter.html",
    phrasings=(
        "Turn on change tracking",
        "Start recording changes",
        "Record all further changes in this document",
        "Please enable track changes",
        "Could you switch on the recording of changes?",
        "From now on, track my edits",
        "Activate Track Changes",
        "I want every edit to be recorded",
    ),
    draw=_untracked,
    solve=lambda b: (click("Edit > Track Changes > Record"),),
    check=lambda b, scene: (ChangeTracking(on=True),),
    effect=changes("settings"),
    order="last",
    topic="tracking",
)


FAMILIES = (
    UPPERCASE,
    LOWERCASE,
    REPLACE_TEXT,
    DELETE_TEXT,
    FIND_REPLACE,
    TRACK,
)
