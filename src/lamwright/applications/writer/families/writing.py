"""Writing: new paragraphs and sentences, and deleting paragraphs."""

from random import Random

from lamwright.applications.writer.binding import Binding
from lamwright.applications.writer.checks.kinds import (
    ParagraphAbsent,
    ParagraphPresent,
    TextLacks,
    UnchangedExcept,
)
from lamwright.applications.writer.families.common import long, need, places
from lamwright.applications.writer.families.texts import SENTENCES
from lamwright.applications.writer.family import Family
from lamwright.applications.writer.moves import keys, paragraph
from lamwright.applications.writer.scene import Scene


def _sentence_for_place(scene: Scene, random: Random) -> Binding:
    return _sentence(places(long)(scene, random), scene, random)


def _sentence_at_end(scene: Scene, random: Random) -> Binding:
    last = max((p.index for p in scene.document.paragraphs if p.text.strip()), default=0)
    need(last and last not in scene.taken)
    return _sentence(Binding(paragraph=last, whole=scene.at(last).text), scene, random)


def _sentence(binding: Binding, scene: Scene, random: Random) -> Binding:
    return binding.model_copy(update={"text": SENTENCES.draw(scene, random)})


def _rewritten(new: str, binding: Binding) -> UnchangedExcept:
    return UnchangedExcept(texts=(binding.whole,), added=(new,))


DELETE_PARAGRAPH = Family(
    name="delete-paragraph",
    source="text/swriter/guide/text_nav_keyb.html",
    phrasings=(
        "Delete {place}",
        "Remove {place}",
        "Take {place} out of the document",
        "Please erase {place}",
        "Could you delete {place}?",
        "Get rid of {place}",
        "I no longer need {place}, delete it",
        "Drop {place} from the text",
    ),
    draw=places(long),
    solve=lambda b: (paragraph(b.paragraph), keys("{DELETE}")),
    check=lambda b, scene: (ParagraphAbsent(text=b.whole), TextLacks(text=b.whole)),
    effect=lambda b, scene: UnchangedExcept(texts=(b.whole,)),
    order="last",
)
NEW_PARAGRAPH = Family(
    name="new-paragraph",
    source="text/swriter/guide/text_nav_keyb.html",
    phrasings=(
        'Add a paragraph after {place} that says "{text}"',
        'Insert the paragraph "{text}" after {place}',
        'After {place}, start a new paragraph with "{text}"',
        'Please write "{text}" as a new paragraph below {place}',
        'Could you add a new paragraph "{text}" right after {place}?',
        'Below {place} there should be a paragraph reading "{text}"',
        'Type "{text}" in a new paragraph following {place}',
        'Put a new paragraph with the text "{text}" under {place}',
    ),
    draw=_sentence_for_place,
    solve=lambda b: (paragraph(b.paragraph), keys("{END}{ENTER}" + b.text)),
    check=lambda b, scene: (ParagraphPresent(text=b.text, after=b.whole),),
    effect=lambda b, scene: UnchangedExcept(added=(b.text,)),
    order="last",
)
APPEND_SENTENCE = Family(
    name="append-sentence",
    source="text/swriter/guide/text_nav_keyb.html",
    phrasings=(
        'Add the sentence "{text}" at the end of {place}',
        'Append "{text}" to {place}',
        'End {place} with the sentence "{text}"',
        'Please type "{text}" at the end of {place}',
        'Could you add "{text}" as the last sentence of {place}?',
        'Let {place} end with "{text}"',
        'Write "{text}" behind the last sentence of {place}',
        'Continue {place} with "{text}"',
    ),
    draw=_sentence_for_place,
    solve=lambda b: (paragraph(b.paragraph), keys("{END}{SPACE}" + b.text)),
    check=lambda b, scene: (ParagraphPresent(text=f"{b.whole} {b.text}"),),
    effect=lambda b, scene: _rewritten(f"{b.whole} {b.text}", b),
)
END_SENTENCE = Family(
    name="type-at-end",
    source="text/swriter/guide/keyboard.html",
    phrasings=(
        'Type "{text}" in a new paragraph at the end of the document',
        'Add the paragraph "{text}" at the very end',
        'Finish the document with a new paragraph saying "{text}"',
        'Please write "{text}" as the last paragraph of the document',
        'Could you add a closing paragraph "{text}"?',
        'At the bottom of the document, add a new paragraph: "{text}"',
        'The document should end with the paragraph "{text}"',
        'Put "{text}" on a line of its own at the end of the text',
    ),
    draw=_sentence_at_end,
    solve=lambda b: (keys("{CTRL+END}{ENTER}" + b.text),),
    check=lambda b, scene: (ParagraphPresent(text=b.text, after=b.whole),),
    effect=lambda b, scene: UnchangedExcept(added=(b.text,)),
    order="last",
)
FAMILIES = (
    DELETE_PARAGRAPH,
    NEW_PARAGRAPH,
    APPEND_SENTENCE,
    END_SENTENCE,
)
