"""Things a request can ask for, in many wordings, each with the actions that do it."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from base_model.references import paragraph_reference, span_reference, table_reference
from base_model.scenes import Scene
from base_model.words import Words
from lamwright.records.action import Action, ClickInput, ControlRef, KeyboardInput, SetEditText
from lamwright.records.document_action import (
    InsertTable,
    SaveAs,
    SelectParagraph,
    SelectTable,
    SelectText,
    SetFont,
)
from lamwright.records.observation import Control, Observation

_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_KEYS = {
    "Enter": "{ENTER}", "the Return key": "{ENTER}", "Tab": "{TAB}", "Escape": "{ESC}", "Delete": "{DELETE}",
    "Backspace": "{BACKSPACE}", "Ctrl+B": "{CTRL+B}", "Ctrl+A": "{CTRL+A}", "Ctrl+End": "{CTRL+END}",
    "Ctrl+Home": "{CTRL+HOME}", "Ctrl+C": "{CTRL+C}", "Ctrl+V": "{CTRL+V}", "Home": "{HOME}", "End": "{END}",
}  # fmt: skip
_KINDS = {
    ".pdf": ("PDF", "a PDF file"), ".docx": ("Word", "a Word document", "docx"),
    ".odt": ("ODT", "an OpenDocument text"), ".txt": ("plain text", "a text file"),
}  # fmt: skip


@dataclass(frozen=True)
class Intent:
    """One wish: how it is worded and what does it."""

    phrase: str
    actions: tuple[Action, ...]
    skill: str
    views: tuple[Observation | None, ...] = ()
    """What is seen before each action where that is not the scene's own screen."""

    def view(self, index: int) -> Observation | None:
        """What is seen before action ``index``; None: the scene."""
        return self.views[index] if self.views else None


Maker = Callable[[random.Random, Words, Scene], Intent | None]


def ref(control: Control) -> ControlRef:
    """A reference to a control of the scene."""
    return ControlRef(label=control.label, name=control.name)


def click(control: Control) -> ClickInput:
    """A click on it."""
    return ClickInput(control=ref(control))


def quoted(rng: random.Random, text: str) -> str:
    """The text, often in quotation marks of some kind."""
    style = rng.choice(('"{}"', "'{}'", "“{}”", "‘{}’", "{}", "{}", "{}"))
    return style.format(text)


def button_name(rng: random.Random, control: Control) -> str:
    """The control's name as a request says it."""
    name = control.name.removesuffix("...")
    name = name.lower() if rng.random() < 0.2 else name
    return quoted(rng, name)


def press(rng: random.Random, words: Words, scene: Scene) -> Intent | None:
    """Click a showing control that is named."""
    if not scene.pressable:
        return None
    control = rng.choice(scene.pressable)
    wordings = (
        "click {}", "press {}", "click on {}", "press the {} button", "use {}", "hit {}", "turn on {}",
        "activate the {} control", "tick {}", "switch on {}", "push {}", "choose {}", "go to {}", "toggle {}",
    )  # fmt: skip
    phrase = rng.choice(wordings).format(button_name(rng, control))
    return Intent(phrase, (click(control),), "press")


def choose_menu(rng: random.Random, words: Words, scene: Scene) -> Intent | None:
    """Choose a menu entry by its path, its last part, or both in words."""
    entry = rng.choice(scene.menu)
    parts = entry.name.removesuffix("...").split(" > ")
    draw = rng.random()
    wordings: tuple[str, ...]
    if draw < 0.35:
        way = rng.choice((" > ", " - ", " → ", ", then ", " and then ")).join(parts)
        phrase = rng.choice((
            "choose {}",
            "open {}",
            "go to {}",
            "use the menu {}",
            "pick {}",
        )).format(way)
    elif draw < 0.65:
        wordings = (
            "open {} in the {} menu",
            "choose {} from {}",
            "run {} from the {} menu",
            "use {} under {}",
        )
        phrase = rng.choice(wordings).format(quoted(rng, parts[-1]), parts[0])
    elif (
        sum(other.name.removesuffix("...").endswith(f" > {parts[-1]}") for other in scene.menu) == 1
    ):
        wordings = (
            "open the {} dialog",
            "run the {} command",
            "open {}",
            "start {}",
            "do {}",
            "insert {}",
        )
        phrase = rng.choice(wordings).format(quoted(rng, parts[-1]))
    else:
        return None
    return Intent(phrase, (click(entry),), "menu")


def set_field(rng: random.Random, words: Words, scene: Scene) -> Intent | None:
    """Put a value into a named field."""
    if not scene.editable:
        return None
    control = rng.choice(scene.editable)
    value = field_value(rng, words, control)
    wordings = (
        "set {c} to {v}", "enter {v} in {c}", "change {c} to {v}", "put {v} into the {c} field", "{c} should be {v}",
        "type {v} into {c}", "make {c} {v}", "fill {c} with {v}", "write {v} in the box {c}", "give {c} the value {v}",
    )  # fmt: skip
    phrase = rng.choice(wordings).format(c=button_name(rng, control), v=value[0])
    return Intent(phrase, (SetEditText(control=ref(control), text=value[1]),), "set")


def field_value(rng: random.Random, words: Words, control: Control) -> tuple[str, str]:
    """What is put into a field: as a request says it, and as it is typed."""
    if control.role == "spin button":
        number = rng.choice((str(rng.randint(0, 99)), f"{rng.randint(0, 9)}.{rng.randint(0, 99)}"))
        value = number + rng.choice(("", "", " cm", " pt", "%"))
        return value, value
    text = words.title(rng)
    return quoted(rng, text), text


def mark_text(rng: random.Random, words: Words, scene: Scene) -> Intent | None:
    """Select some words of the document."""
    span = span_reference(rng, scene.written)
    if span is None:
        return None
    wordings = (
        "select {}", "highlight {}", "mark {}", "select the text {}", "select the words {}", "mark the phrase {}",
        "find and select {}", "pick the words {}",
    )  # fmt: skip
    phrase = rng.choice(wordings).format(quoted(rng, span))
    return Intent(phrase, (SelectText(text=span),), "select_text")


def treat_text(rng: random.Random, words: Words, scene: Scene) -> Intent | None:
    """Apply a named control to some words."""
    span = span_reference(rng, scene.written)
    tool = _tool(rng, scene)
    if span is None or tool is None:
        return None
    control, name = tool
    wordings = (
        "apply {n} to {s}", "make {s} {n}", "make the words {s} {n}", "{s} should be {n}", "use {n} on the text {s}",
        "format {s} as {n}", "put {s} in {n}", "set the phrase {s} to {n}", "give {s} the {n} format", "{n} for {s}",
    )  # fmt: skip
    phrase = rng.choice(wordings).format(n=name, s=quoted(rng, span))
    return Intent(phrase, (SelectText(text=span), click(control)), "select_text")


def _tool(rng: random.Random, scene: Scene) -> tuple[Control, str] | None:
    """A button or a menu entry, and its last name in words."""
    pools = [pool for pool in (scene.pressable, list(scene.menu)) if pool]
    if not pools:
        return None
    control = rng.choice(rng.choice(pools))
    name = control.name.removesuffix("...").split(" > ")[-1]
    return control, name.lower() if rng.random() < 0.3 else name


def mark_paragraph(rng: random.Random, words: Words, scene: Scene) -> Intent | None:
    """Select a paragraph that is described."""
    found = paragraph_reference(rng, scene.canvas)
    if found is None:
        return None
    phrase = rng.choice(("select {}", "mark {}", "highlight {}")).format(found.words)
    action = SelectParagraph(start_index=found.start, end_index=found.end)
    return Intent(phrase, (action,), "select_paragraph")


def treat_paragraph(rng: random.Random, words: Words, scene: Scene) -> Intent | None:
    """Apply a named control to a paragraph that is described."""
    found, tool = paragraph_reference(rng, scene.canvas), _tool(rng, scene)
    if found is None or tool is None:
        return None
    control, name = tool
    wordings = (
        "apply {n} to {p}",
        "make {p} {n}",
        "{p} should be {n}",
        "use {n} on {p}",
        "format {p} as {n}",
    )
    phrase = rng.choice(wordings).format(n=name, p=found.words)
    action = SelectParagraph(start_index=found.start, end_index=found.end)
    return Intent(phrase, (action, click(control)), "select_paragraph")


def mark_table(rng: random.Random, words: Words, scene: Scene) -> Intent | None:
    """Select a table that is described."""
    found = table_reference(rng, scene.canvas.tables)
    if found is None:
        return None
    tool = _tool(rng, scene)
    if tool is None or rng.random() < 0.5:
        phrase = rng.choice(("select {}", "mark {}")).format(found.words)
        return Intent(phrase, (SelectTable(number=found.start),), "select_table")
    wordings = ("apply {n} to {t}", "use {n} on {t}", "give {t} {n}", "{n} for {t}")
    phrase = rng.choice(wordings).format(n=tool[1], t=found.words)
    return Intent(phrase, (SelectTable(number=found.start), click(tool[0])), "select_table")


def new_table(rng: random.Random, words: Words, scene: Scene) -> Intent | None:
    """Insert a table of some size."""
    rows, columns = rng.randint(1, 12), rng.randint(1, 9)
    r, c = (_NUMBERS[n - 1] if rng.random() < 0.35 else str(n) for n in (rows, columns))
    wordings = (
        "insert a table with {r} rows and {c} columns", "add a {r} by {c} table", "create a {r}x{c} table",
        "make a table of {c} columns and {r} rows", "put in a table that has {r} rows and {c} columns",
        "insert a {c} column table with {r} rows", "a new table, {r} rows, {c} columns",
    )  # fmt: skip
    phrase = rng.choice(wordings).format(r=r, c=c)
    return Intent(phrase, (InsertTable(rows=rows, columns=columns),), "insert_table")


def new_font(rng: random.Random, words: Words, scene: Scene) -> Intent | None:
    """Set font name, size or both."""
    name = words.font(rng) if rng.random() < 0.65 else None
    size = rng.randint(6, 72) if name is None or rng.random() < 0.5 else None
    wordings = {
        (True, False): ("use the font {f}", "set the font to {f}", "change the font to {f}", "in {f}"),
        (False, True): ("set the font size to {s}", "make it {s} pt", "size {s}", "use {s} point type"),
        (True, True): ("use {f} at {s} pt", "set the font to {f}, size {s}", "{f} {s} pt", "font {f}, {s} points"),
    }  # fmt: skip
    phrase = rng.choice(wordings[name is not None, size is not None]).format(f=name, s=size)
    return Intent(phrase, (SetFont(font_name=name, font_size=size),), "set_font")


def save(rng: random.Random, words: Words, scene: Scene) -> Intent | None:
    """Save under a name, by suffix or by kind."""
    wordings: tuple[str, ...]
    name, ext = words.file_name(rng), rng.choice(tuple(_KINDS))
    if rng.random() < 0.6:
        wordings = (
            "save it as {}",
            "save the document as {}",
            "save as {}",
            "export to {}",
            "store it as {}",
        )
        phrase = rng.choice(wordings).format(quoted(rng, name + ext))
    else:
        wordings = (
            "save it under the name {} as {}",
            "save it as {}, as {}",
            "call it {} and save it as {}",
        )
        phrase = rng.choice(wordings).format(quoted(rng, name), rng.choice(_KINDS[ext]))
    return Intent(phrase, (SaveAs(file_name=name, file_ext=ext),), "save_as")


def type_keys(rng: random.Random, words: Words, scene: Scene) -> Intent | None:
    """Type text or press a key."""
    if rng.random() < 0.4:
        said, key = rng.choice(tuple(_KEYS.items()))
        phrase = rng.choice(("press {}", "hit {}", "use {}")).format(said)
        return Intent(phrase, (KeyboardInput(keys=key),), "keys")
    text = words.title(rng) if rng.random() < 0.6 else words.sentence(rng, 8).rstrip(".")
    phrase = rng.choice(("type {}", "write {}", "type the text {}", "add the words {}")).format(
        rng.choice(('"{}"', "'{}'", "“{}”", "{}")).format(text)
    )
    return Intent(phrase, (KeyboardInput(keys=text),), "keys")
