"""Documents of each application, and any action on what shows, for scripts that do random things."""

import random
from collections.abc import Iterator
from pathlib import Path

from lamwright.documents.namespaces import NAMESPACES
from lamwright.documents.odt import OdtParts, write_odt
from lamwright.environments.libreoffice.products.calc import CALC
from lamwright.environments.libreoffice.products.impress import IMPRESS
from lamwright.environments.libreoffice.products.writer import WRITER
from lamwright.records.action import (
    Action,
    ClickInput,
    ControlRef,
    KeyboardInput,
    SetEditText,
    WheelMouseInput,
)
from lamwright.records.document_action import (
    InsertTable,
    SelectCells,
    SelectParagraph,
    SelectTable,
    SelectText,
    SetFont,
)
from lamwright.records.observation import Control, Observation

APPLICATIONS = {application.name: application for application in (WRITER, CALC, IMPRESS)}
_TEXTS = ("engine", "2 cm", "12", "Heading 1", "x" * 300, "Größe ☃", "=1+1", "../../etc/passwd")
_KEYS = (
    "{ENTER}",
    "{TAB}",
    "{ESC}",
    "{CTRL+A}",
    "{CTRL+C}",
    "{CTRL+V}",
    "{CTRL+Z}",
    "{CTRL+S}",
    "word",
)


def documents(folder: Path, application: str) -> list[Path | None]:
    """An empty document and some of different lengths."""
    return [None, *_MADE[application](folder)]


def _texts(folder: Path) -> Iterator[Path]:
    for count in (3, 30, 400):
        body = "".join(f"<text:p>{n}. The engine works well.</text:p>" for n in range(count))
        yield write_odt(folder / f"document-{count}.odt", OdtParts(body=body))


def _sheets(folder: Path) -> Iterator[Path]:
    for count in (3, 300):
        path = folder / f"sheet-{count}.csv"
        rows = (f"engine {n},{n},{n / 7:.3f},=B{n}*2" for n in range(1, count + 1))
        path.write_text("\n".join(rows), "utf-8")
        yield path


def _slides(folder: Path) -> Iterator[Path]:
    page = (
        '<draw:page draw:name="{0}"><draw:frame svg:x="2cm" svg:y="2cm" svg:width="9cm" '
        'svg:height="2cm"><draw:text-box><text:p>engine {0}</text:p></draw:text-box></draw:frame>'
        "</draw:page>"
    )
    for count in (2, 12):
        path = folder / f"slides-{count}.fodp"
        path.write_text(_FLAT.format("".join(map(page.format, range(count)))), "utf-8")
        yield path


_FLAT = (
    "<office:document "
    + " ".join(f'xmlns:{short}="{address}"' for short, address in NAMESPACES.items())
    + ' office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.presentation">'
    "<office:body><office:presentation>{}</office:presentation></office:body></office:document>"
)
_MADE = {"writer": _texts, "calc": _sheets, "impress": _slides}


def draw(rng: random.Random, seen: Observation, menu: tuple[Control, ...]) -> Action:
    """Any action on what shows."""
    kind = rng.random()
    if kind < 0.2 and menu:
        return ClickInput(control=_ref(rng.choice(menu)))
    if kind < 0.65 and seen.controls:
        control = rng.choice(seen.controls)
        if control.role in {"edit", "combo box", "spin button"}:
            return SetEditText(control=_ref(control), text=rng.choice(_TEXTS))
        return ClickInput(control=_ref(control), double=rng.random() < 0.1)
    first = rng.randint(1, 4)
    others: list[Action] = [
        KeyboardInput(keys=rng.choice(_KEYS)),
        SelectParagraph(start_index=first, end_index=first),
        SelectText(text="engine"),
        SelectTable(number=1),
        SelectCells(table=1, first="A1", last=rng.choice(["", "B2"])),
        InsertTable(rows=rng.randint(1, 4), columns=rng.randint(1, 4)),
        SetFont(font_size=rng.randint(6, 40)),
        WheelMouseInput(wheel_dist=rng.choice([-3, 3])),
    ]
    return rng.choice(others)


def _ref(control: Control) -> ControlRef:
    return ControlRef(label=control.label, name=control.name)
