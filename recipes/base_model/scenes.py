"""Random screens with random documents."""

import random
from dataclasses import dataclass

from base_model.screens import Screens
from base_model.words import Words
from lamwright.records.canvas import CanvasParagraph, CanvasTable, TextCanvas, as_text
from lamwright.records.observation import Control, Observation, Role

PRESSED_ROLES: tuple[Role, ...] = (
    "push button",
    "toggle button",
    "check box",
    "radio button",
    "page tab",
    "list item",
)
EDITED_ROLES: tuple[Role, ...] = ("spin button", "combo box", "text", "entry", "edit")
_STATES = ("enabled",)


@dataclass(frozen=True)
class Size:
    """How large a scene may get."""

    paragraphs: int
    words: int
    controls: int
    menus: int


def size_at(progress: float) -> Size:
    """Small scenes first: ``progress`` runs from 0 to 1 over the curriculum."""
    return Size(
        paragraphs=round(2 + 23 * progress),
        words=round(5 + 15 * progress),
        controls=round(3 + 27 * progress),
        menus=round(3 + 37 * progress),
    )


@dataclass(frozen=True)
class Scene:
    """What an exercise is posed on."""

    observation: Observation
    menu: tuple[Control, ...]
    screens: Screens | None = None
    """Where the screen is a real one: its other dialogs."""

    @property
    def pressable(self) -> list[Control]:
        """Showing controls that are clicked."""
        return [control for control in self.observation.controls if control.role in PRESSED_ROLES]

    @property
    def editable(self) -> list[Control]:
        """Showing controls that hold text."""
        return [control for control in self.observation.controls if control.role in EDITED_ROLES]

    @property
    def canvas(self) -> TextCanvas:
        """The document."""
        return as_text(self.observation.canvas)

    @property
    def written(self) -> list[CanvasParagraph]:
        """Paragraphs with text."""
        return [paragraph for paragraph in self.canvas.paragraphs if paragraph.text]


def random_scene(rng: random.Random, words: Words, size: Size) -> Scene:
    """A screen and a document of at most this size."""
    dialog = words.name(rng) if rng.random() < 0.25 else None
    names = _distinct_names(rng, words, rng.randint(2, max(2, size.controls)))
    controls = tuple(
        _control(rng, words, label, name, dialog) for label, name in enumerate(names, 1)
    )
    observation = Observation(
        controls=controls,
        canvas=_canvas(rng, words, size),
        dialogs=(dialog,) if dialog else (),
        window=dialog or "Untitled 1",
    )
    return Scene(
        observation=observation, menu=_menu(rng, words, rng.randint(2, max(2, size.menus)))
    )


def real_scene(rng: random.Random, words: Words, size: Size, screens: Screens) -> Scene:
    """A recorded screen of Writer over a random document; at most twice ``size.menus`` entries."""
    screen = screens.main if rng.random() < 0.8 else rng.choice(screens.others)
    return Scene(
        observation=screen.observation(_canvas(rng, words, size)),
        menu=screens.entries(rng, 2 * size.menus),
        screens=screens,
    )


def _distinct_names(rng: random.Random, words: Words, count: int) -> list[str]:
    return list(dict.fromkeys(words.name(rng) for _ in range(count)))


def _control(
    rng: random.Random, words: Words, label: int, name: str, dialog: str | None
) -> Control:
    edited = rng.random() < 0.3
    role = rng.choice(EDITED_ROLES if edited else PRESSED_ROLES)
    states = (*_STATES, "checked") if not edited and rng.random() < 0.12 else _STATES
    where = dialog if dialog and rng.random() < 0.5 else "Standard"
    return Control(
        label=label, name=name, role=role, states=states, path=where, value=_value(rng, words, role)
    )


def _value(rng: random.Random, words: Words, role: Role) -> str | None:
    if role not in EDITED_ROLES or rng.random() < 0.3:
        return None
    if role == "spin button":
        return f"{rng.randint(0, 99)}{rng.choice(('', ' pt', ' cm', '.50', '%'))}"
    return words.title(rng)


def _menu(rng: random.Random, words: Words, count: int) -> tuple[Control, ...]:
    tops = [words.name(rng) for _ in range(max(2, count // 6))]
    paths = dict.fromkeys(_path(rng, words, tops) for _ in range(count))
    return tuple(
        Control(label=label, name=path, role="menu item", states=_STATES, path="menu", menu=True)
        for label, path in enumerate(paths, 1001)
    )


def _path(rng: random.Random, words: Words, tops: list[str]) -> str:
    middle = [words.name(rng)] if rng.random() < 0.15 else []
    return " > ".join([rng.choice(tops), *middle, words.name(rng)]) + rng.choice(("", "..."))


def _canvas(rng: random.Random, words: Words, size: Size) -> TextCanvas:
    count = rng.randint(1, max(1, size.paragraphs))
    paragraphs = tuple(_paragraph(rng, words, index, size.words) for index in range(1, count + 1))
    tables = tuple(
        CanvasTable(
            number=number,
            name=f"Table{number}" if rng.random() < 0.7 else words.title(rng).replace(" ", ""),
            rows=rng.randint(1, 12),
            columns=rng.randint(1, 8),
            after_paragraph=after,
        )
        for number, after in enumerate(_table_places(rng, count, size), 1)
    )
    return TextCanvas(paragraphs=paragraphs, tables=tables, cursor_paragraph=rng.randint(1, count))


def _table_places(rng: random.Random, count: int, size: Size) -> list[int]:
    return sorted(
        rng.randint(0, count)
        for _ in range(rng.choice((0, 0, 0, 1, 1, 2, 3) if size.paragraphs > 6 else (0, 0, 0, 1)))
    )


def _paragraph(rng: random.Random, words: Words, index: int, most: int) -> CanvasParagraph:
    style = words.style(rng) if rng.random() < 0.6 else "Default Paragraph Style"
    if rng.random() < 0.07:
        text = ""
    elif style.startswith(("Heading", "Title", "Subtitle")):
        text = words.title(rng)
    else:
        text = words.sentence(rng, most)
    label = rng.choice(("•", f"{index}.")) if style.startswith(("List", "Num")) and text else ""
    return CanvasParagraph(index=index, style=style, text=text, list_label=label)
