"""All wishes: those of one screen, and those that go through a dialog."""

import random

from base_model.effects import draw_page, through, title_of, wish_for_effect
from base_model.intents import (
    Intent,
    Maker,
    button_name,
    choose_menu,
    click,
    mark_paragraph,
    mark_table,
    mark_text,
    new_font,
    new_table,
    press,
    quoted,
    save,
    set_field,
    treat_paragraph,
    treat_text,
    type_keys,
)
from base_model.references import paragraph_reference, span_reference
from base_model.scenes import Scene
from base_model.screens import Screen
from base_model.words import Words
from lamwright.records.action import Action
from lamwright.records.canvas import TextCanvas
from lamwright.records.document_action import SelectParagraph, SelectText
from lamwright.records.observation import Observation


def use_dialog(rng: random.Random, words: Words, scene: Scene) -> Intent | None:
    """Set or tick something in a dialog that is not open: choose it, its page, the control, OK."""
    if scene.screens is None or scene.observation.dialogs:
        return None
    drawn = draw_page(rng, scene.screens, scene.menu)
    wished = _wish_in(rng, words, drawn[1]) if drawn else None
    if drawn is None or wished is None:
        return None
    dialog, page = drawn
    title = title_of(dialog.opener)
    marked, where = _marked(rng, scene)
    steps = [*marked, *through(dialog, page, scene.canvas, wished.actions[0])]
    hints = ("", "", f" in the {title} dialog", f" ({title})", f" under {title}")
    phrase = wished.phrase + rng.choice(hints) + where
    actions, views = zip(*steps, strict=True)
    return Intent(phrase, actions, "dialog", views)


def _wish_in(rng: random.Random, words: Words, page: Screen) -> Intent | None:
    inside = Scene(observation=page.observation(TextCanvas()), menu=())
    if inside.editable and rng.random() < 0.6:
        return set_field(rng, words, inside)
    plain = {page.tab, "OK", "Cancel", "Help", "Reset", "Close", "Apply"}
    ticked = [c for c in inside.pressable if c.name not in plain and c.role != "page tab"]
    if not ticked:
        return None
    control = rng.choice(ticked)
    wordings = (
        "turn on {}",
        "tick {}",
        "choose {}",
        "set {}",
        "use {}",
        "switch on {}",
        "make it {}",
    )
    phrase = rng.choice(wordings).format(button_name(rng, control))
    return Intent(phrase, (click(control),), "press")


def _marked(
    rng: random.Random, scene: Scene
) -> tuple[list[tuple[Action, Observation | None]], str]:
    """What is selected first, and how the request says so."""
    if rng.random() < 0.35:
        return [], ""
    found = paragraph_reference(rng, scene.canvas)
    if found is not None and rng.random() < 0.6:
        action = SelectParagraph(start_index=found.start, end_index=found.end)
        return [(action, None)], rng.choice((" for {}", " in {}", " of {}")).format(found.words)
    span = span_reference(rng, scene.written)
    if span is None:
        return [], ""
    where = rng.choice((" for {}", " on {}", " for the text {}", " for the words {}"))
    return [(SelectText(text=span), None)], where.format(quoted(rng, span))


MAKERS: tuple[tuple[Maker, float], ...] = (
    (press, 1.0), (choose_menu, 1.6), (set_field, 1.2), (mark_text, 1.0), (treat_text, 1.6), (mark_paragraph, 2.5),
    (treat_paragraph, 4.0), (mark_table, 0.6), (new_table, 0.5), (new_font, 0.6), (save, 0.8), (type_keys, 0.8),
    (use_dialog, 2.5), (wish_for_effect, 4.0),
)  # fmt: skip


def random_intent(rng: random.Random, words: Words, scene: Scene) -> Intent:
    """One wish that this scene can fulfil."""
    makers, weights = zip(*MAKERS, strict=True)
    while True:
        intent: Intent | None = rng.choices(makers, weights)[0](rng, words, scene)
        if intent is not None:
            return intent
