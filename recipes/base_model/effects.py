"""Wishes worded by the effect that the help describes, not by the name of the control."""

import random
import re
from collections.abc import Callable, Sequence

from base_model.intents import Intent, click, field_value, quoted, ref
from base_model.manual import Manual, as_field, as_wish
from base_model.references import paragraph_reference, span_reference, table_reference
from base_model.scenes import Scene
from base_model.screens import Dialog, Screen, Screens
from base_model.words import Words
from lamwright.records.action import Action, SetEditText
from lamwright.records.canvas import TextCanvas
from lamwright.records.document_action import SelectParagraph, SelectTable, SelectText
from lamwright.records.observation import Control, Observation

Seen = tuple[Action, Observation | None]
_TEXT = re.compile(
    r"\b(?:the )?(?:currently |current )?(?:selected (?:text|characters?|words?)|selection|text selection)\b"
    r"|\bthe text\b"
)
_PARAGRAPH = re.compile(
    r"\b(?:the )?(?:currently )?(?:selected|current) paragraphs?\b|\bthe paragraphs?\b|\ba paragraph\b"
)
_TABLE = re.compile(r"\b(?:the )?(?:selected|current) table\b|\bthe table\b")
_SET = (
    "set {n} to {v}", "make {n} {v}", "change {n} to {v}", "{n} should be {v}", "use {v} as {n}", "{v} for {n}",
    "I want {v} for {n}", "put {v} as {n}",
)  # fmt: skip


def wish_for_effect(rng: random.Random, words: Words, scene: Scene) -> Intent | None:
    """Ask for what a menu entry, a tool bar button or a control of a dialog does."""
    if scene.screens is None or scene.observation.dialogs:
        return None
    ways: tuple[Callable[[random.Random, Words, Scene, Manual], Intent | None], ...] = (
        _command, _in_dialog, _in_dialog,
    )  # fmt: skip
    for _ in range(12):
        found = rng.choice(ways)(rng, words, scene, scene.screens.manual)
        if found is not None:
            return found
    return None


def _command(rng: random.Random, words: Words, scene: Scene, manual: Manual) -> Intent | None:
    control = rng.choice(scene.menu if rng.random() < 0.6 else scene.pressable or scene.menu)
    sentence = manual.of_command(rng, control.name.split(" > ")[-1])
    wish = as_wish(sentence) if sentence else None
    if wish is None:
        return None
    phrase, marked = _pointed(rng, wish, scene)
    actions, views = zip(*marked, (click(control), None), strict=True)
    return Intent(phrase, actions, "effect", views)


def _in_dialog(rng: random.Random, words: Words, scene: Scene, manual: Manual) -> Intent | None:
    assert scene.screens is not None
    drawn = draw_page(rng, scene.screens, scene.menu)
    asked = _asked(rng, words, manual, *drawn) if drawn else None
    if drawn is None or asked is None:
        return None
    wish, action = asked
    phrase, marked = _pointed(rng, wish, scene)
    steps = [*marked, *through(*drawn, scene.canvas, action)]
    actions, views = zip(*steps, strict=True)
    return Intent(phrase, actions, "effect", views)


def draw_page(
    rng: random.Random, screens: Screens, menu: Sequence[Control]
) -> tuple[Dialog, Screen] | None:
    """A page of a dialog that an entry of ``menu`` opens; None if it opens none."""
    reachable = [dialog for dialog in screens.dialogs if dialog.opener in menu]
    if not reachable:
        return None
    dialog = rng.choice(reachable)
    return dialog, rng.choice(dialog.pages)


def through(dialog: Dialog, page: Screen, canvas: TextCanvas, action: Action) -> list[Seen]:
    """Choosing the dialog, turning to the page if it is not the first, the action, confirming."""
    assert page.confirm is not None, "dialogs that can be applied have it on each page"
    seen = page.observation(canvas)
    steps: list[Seen] = [(click(dialog.opener), None)]
    if page.tab:
        first = dialog.pages[0]
        tab = next(c for c in first.shown if c.name == page.tab and c.role == "page tab")
        steps.append((click(tab), first.observation(canvas)))
    return [*steps, (action, seen), (click(page.confirm), seen)]


def _asked(
    rng: random.Random, words: Words, manual: Manual, dialog: Dialog, page: Screen
) -> tuple[str, Action] | None:
    """A described control of the page: the wish and what is done to it."""
    places = (page.tab, page.dialog, title_of(dialog.opener))
    inside = Scene(observation=page.observation(TextCanvas()), menu=())
    control = rng.choice([*inside.editable, *inside.pressable] or [dialog.opener])
    sentence = manual.of_control(rng, control.name, [place for place in places if place])
    if sentence is None:
        return None
    if control not in inside.editable:
        wish = as_wish(sentence)
        return (wish, click(control)) if wish else None
    noun = as_field(sentence)
    if noun is None:
        return None
    said, typed = field_value(rng, words, control)
    noun = noun.replace(" that you want to ", rng.choice((" to ", " that you want to ", " to ")))
    action = SetEditText(control=ref(control), text=typed)
    return rng.choice(_SET).format(n=noun, v=said), action


def title_of(opener: Control) -> str:
    """The last part of a menu entry, as help pages are titled."""
    return opener.name.split(" > ")[-1].removesuffix("...")


def _pointed(rng: random.Random, wish: str, scene: Scene) -> tuple[str, list[Seen]]:
    """The wish about a part of this document where it speaks of a selection, and selecting that."""
    found = next((p for p in (_TABLE, _PARAGRAPH, _TEXT) if p.search(wish)), None)
    if found is None and rng.random() < 0.6:
        return wish, []
    words, action = _part(rng, scene, found)
    if action is None:
        return wish, []
    if found is None:
        return wish + rng.choice((" for {}", " in {}", " on {}")).format(words), [(action, None)]
    return found.sub(lambda _: words, wish, count=1), [(action, None)]


def _part(
    rng: random.Random, scene: Scene, kind: re.Pattern[str] | None
) -> tuple[str, Action | None]:
    if kind is _TABLE:
        table = table_reference(rng, scene.canvas.tables)
        return (table.words, SelectTable(number=table.start)) if table else ("", None)
    if kind is not _TEXT and rng.random() < 0.6:
        found = paragraph_reference(rng, scene.canvas)
        if found is not None:
            return found.words, SelectParagraph(start_index=found.start, end_index=found.end)
    span = span_reference(rng, scene.written)
    if span is None:
        return "", None
    before = rng.choice(("", "", "the text ", "the words ", "the phrase "))
    return before + quoted(rng, span), SelectText(text=span)
