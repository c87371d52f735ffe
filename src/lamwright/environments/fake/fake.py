"""The fake environment: toggles, alignment, rows of tables, one dialog, real OpenDocument files."""

import tempfile
from pathlib import Path

from lamwright.environments.claims import Claim
from lamwright.environments.deletions import deleted
from lamwright.environments.exports import export_path, misnamed
from lamwright.environments.fake.text import Element, FakeText, words
from lamwright.records.action import Action, ClickInput, ControlRef, SetEditText, Texts
from lamwright.records.addresses import cell_place
from lamwright.records.document_action import (
    ReadText,
    SaveAs,
    SelectCells,
    SelectParagraph,
    SelectParagraphs,
    SelectText,
)
from lamwright.records.errors import EnvironmentBroken
from lamwright.records.observation import Control, Observation, Role
from lamwright.records.trajectory import Outcome

_FORMATS = {
    "Bold": {"fo:font-weight": "bold"},
    "Italic": {"fo:font-style": "italic"},
    "Format > Text > Single Underline": {"style:text-underline-style": "solid", "style:text-underline-width": "auto"},
}  # fmt: skip
_ALIGNMENTS = {
    "Format > Align Text > Centered": "center",
    "Format > Align Text > Right": "end",
    "Format > Align Text > Justified": "justify",
}
_FIND = "Edit > Find and Replace..."
_DELETE_ROWS = "Table > Delete > Delete Rows"
_MENU = ("Format > Text > Single Underline", *_ALIGNMENTS, _FIND, _DELETE_ROWS)
_DIALOG, _WINDOW, _GAP = "Find & Replace", "fake", " … "
_FIRST_ENTRY = 101
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8ffffff"
    "7f0009fb03fd2a86e38a0000000049454e44ae426082"
)


class FakeEnvironment:
    """Behaves as ``environments.environment.Environment`` asks, in microseconds.

    ``breaks_at`` makes the so-many-th action break the application, once, for tests of recovery.
    ``is_own``: ``work_dir`` was made for this environment and is removed with it.
    """

    name = "writer"

    def __init__(self, work_dir: Path, *, breaks_at: int = 0, is_own: bool = False) -> None:
        self._own = Claim(work_dir) if is_own else None
        self.exports = work_dir / "exports"
        self._breaks_at = breaks_at
        self._actions = 0
        self._text: FakeText | None = None
        self._selected_text = ""
        self._places: tuple[int, ...] = ()  # where it is selected; a paragraph for each
        self._selected: tuple[int, ...] = ()
        self._selected_cells: tuple[Element, ...] = ()
        self._fields: dict[str, str] | None = None
        self._marked: bytes | None = None  # the document before the next action,
        self._before: bytes | None = None  # and before the last one, if they were marked

    def reset(self, document: Path | None) -> Observation:
        """Open ``document``; the fake has no empty one."""
        if document is None:
            raise EnvironmentBroken("The fake opens documents only.")
        self.exports.mkdir(parents=True, exist_ok=True)
        for file in self.exports.iterdir():
            file.unlink()
        self._text = FakeText(document)
        self._selected_text, self._places = "", ()
        self._selected, self._selected_cells = (), ()
        self._fields = self._before = None
        return self.observe()

    def menu(self) -> tuple[Control, ...]:
        """A handful of entries."""
        self._open()
        return tuple(
            _control(_FIRST_ENTRY + i, name, "menu item").model_copy(
                update={"menu": True, "window": ""}
            )
            for i, name in enumerate(_MENU)
        )

    def observe(self) -> Observation:
        """The tool bar, or the dialog while it is open."""
        text = self._open()
        return Observation(
            controls=self._controls(),
            canvas=text.canvas(_GAP.join([self._selected_text] * len(self._places))),
            window=_WINDOW,
            dialogs=(_DIALOG,) if self._fields is not None else (),
        )

    def perform(self, action: Action) -> Outcome:
        """Do it, or say why not."""
        text = self._open()
        self._actions += 1
        if self._actions == self._breaks_at:
            self._text = None
            raise EnvironmentBroken("The fake broke, as it was asked to.")
        before, canvas = self._state(text), text.canvas("")
        self._before, self._marked = self._marked, None
        outcome = self._do(action, text)
        gone = deleted(canvas, text.canvas(""))
        changed = self._state(text) != before
        return outcome.model_copy(update={"changed": changed, "deleted": gone})

    def mark(self) -> None:
        """The next action may be taken back."""
        self._marked = self._open().state()

    def take_back(self) -> bool:
        """Have the document be what it was before the last action; not while the dialog is open."""
        before, self._before = self._before, None
        if before is None or self._fields is not None:
            return False
        self._open().go_back(before)
        self._selected_cells = ()
        return True

    def screenshot(self, path: Path) -> None:
        """One black pixel."""
        path.write_bytes(_PIXEL)

    def save_copy(self, path: Path) -> None:
        """An OpenDocument text."""
        self._open().write(path)

    def close(self) -> None:
        """Nothing runs; a folder of its own goes."""
        self._text = None
        if self._own is not None:
            self._own.remove()

    def _state(self, text: FakeText) -> tuple[object, ...]:
        fields = None if self._fields is None else dict(self._fields)
        chosen = (self._selected_text, self._places, self._selected, self._selected_cells)
        return text.state(), *chosen, fields

    def _open(self) -> FakeText:
        if self._text is None:
            raise EnvironmentBroken("No document is open: call reset first.")
        return self._text

    def _controls(self) -> tuple[Control, ...]:
        if self._fields is None:
            return tuple(
                _control(i, n, "toggle button") for i, n in enumerate(("Bold", "Italic"), 1)
            )
        edits = [
            _control(i, name, "edit").model_copy(update={"value": value, "path": _DIALOG})
            for i, (name, value) in enumerate(self._fields.items(), 1)
        ]
        buttons = [_control(i, n, "push button") for i, n in enumerate(("Replace All", "Close"), 3)]
        return tuple(c.model_copy(update={"dialog": _DIALOG}) for c in (*edits, *buttons))

    def _do(self, action: Action, text: FakeText) -> Outcome:
        match action:
            case SelectText():
                return self._select_text(action, text)
            case SelectParagraph():
                return self._select_paragraphs(action, text)
            case SelectParagraphs():
                return self._select_several(action, text)
            case ReadText():
                return _read(action, text)
            case SelectCells():
                return self._select_cells(action, text)
            case SaveAs():
                return self._save(action, text)
            case ClickInput() | SetEditText() | Texts():
                return self._operate(action, text)
        return _no("unsupported", f"The fake cannot do {action.function}.")

    def _save(self, action: SaveAs, text: FakeText) -> Outcome:
        self._before = None  # what was written to a file stays
        path = export_path(self.exports, action)
        if isinstance(path, Outcome):
            return path
        try:
            text.write(path)
        except (OSError, ValueError) as error:
            return misnamed(error)
        return Outcome(delivered=True)

    def _select_text(self, action: SelectText, text: FakeText) -> Outcome:
        within = text.within(action.place)
        if not within:
            return _no("invalid", f'"{action.place}" is no place of the document.')
        places = text.places_of(action.text, within)
        if not places:
            return _no("not_found", f'The document does not hold "{action.text}".')
        self._selected_text, self._selected_cells = action.text, ()
        self._places = places if action.every else places[:1]
        return Outcome(delivered=True)

    def _select_paragraphs(self, action: SelectParagraph, text: FakeText) -> Outcome:
        count = len(text.paragraphs())
        last = count if action.end_index == -1 else action.end_index
        if not 1 <= action.start_index <= last <= count:
            return _no("invalid", f"There are paragraphs 1 to {count}.")
        self._selected, self._selected_cells = tuple(range(action.start_index, last + 1)), ()
        return Outcome(delivered=True)

    def _select_several(self, action: SelectParagraphs, text: FakeText) -> Outcome:
        count = len(text.paragraphs())
        if action.indexes[0] < 1 or action.indexes[-1] > count:
            return _no("invalid", f"There are paragraphs 1 to {count}.")
        self._selected, self._selected_cells = action.indexes, ()
        return Outcome(delivered=True)

    def _select_cells(self, action: SelectCells, text: FakeText) -> Outcome:
        cells = text.cells(action.table)
        if not cells:
            return _no("invalid", f"There is no table {action.table}.")
        corners = [cell_place(name) for name in (action.first, action.last or action.first)]
        if any(corner not in cells for corner in corners):
            return _no("invalid", f"Table {action.table} has no such cells.")
        (left, right), (top, bottom) = (
            sorted(side) for side in zip(*filter(None, corners), strict=True)
        )
        self._selected_text, self._places, self._selected = "", (), ()
        self._selected_cells = tuple(
            cell
            for (column, row), cell in cells.items()
            if left <= column <= right and top <= row <= bottom
        )
        return Outcome(delivered=True)

    def _operate(self, action: ClickInput | SetEditText | Texts, text: FakeText) -> Outcome:
        problem = self._problem(action.control)
        if problem is not None:
            return problem
        name = action.control.name
        match action:
            case SetEditText() if self._fields is not None and name in self._fields:
                self._fields[name] = action.text
                return Outcome(delivered=True)
            case ClickInput():
                return self._click(name, text)
            case Texts():
                return Outcome(delivered=True, detail=(self._fields or {}).get(name, name))
        return _no("unsupported", f'"{name}" takes no text.')

    def _problem(self, ref: ControlRef) -> Outcome | None:
        known = {c.label: c.name for c in (*self._controls(), *self.menu())}
        if ref.label not in known:
            return _no("not_found", f"There is no control {ref.label}.")
        if known[ref.label] != ref.name:
            return _no("stale", f'Control {ref.label} is "{known[ref.label]}".')
        return None

    def _click(self, name: str, text: FakeText) -> Outcome:
        if name in _FORMATS and self._selected_text:
            text.format_text(self._selected_text, self._places, _FORMATS[name])
        elif name in _FORMATS:
            text.format_cells(self._selected_cells, _FORMATS[name])
        elif name in _ALIGNMENTS:
            for index in self._selected:
                text.align(index, _ALIGNMENTS[name])
        elif name == _DELETE_ROWS:
            text.delete_rows(self._selected_cells)
            self._selected_cells = ()
        elif name == _FIND:
            self._fields = {"Find": "", "Replace": ""}
        elif name == "Close":
            self._fields = None
        elif name == "Replace All" and self._fields is not None:
            text.replace_all(self._fields["Find"], self._fields["Replace"])
        return Outcome(delivered=True)


def _read(action: ReadText, text: FakeText) -> Outcome:
    lines = [words(paragraph) for paragraph in text.paragraphs()]
    last = len(lines) if action.end_index == -1 else action.end_index
    if action.place != "body" or not 1 <= action.start_index <= last <= len(lines):
        return _no("invalid", f"There are paragraphs 1 to {len(lines)} of the body.")
    return Outcome(delivered=True, detail="\n".join(lines[action.start_index - 1 : last]))


def _control(label: int, name: str, role: Role) -> Control:
    states = ("enabled", "sensitive")
    return Control(label=label, name=name, role=role, states=states, window=_WINDOW)


def _no(reason: str, detail: str) -> Outcome:
    return Outcome.model_validate({"delivered": False, "reason": reason, "detail": detail})


def open_fake() -> FakeEnvironment:
    """A fake in a private folder, which is removed when it is closed."""
    return FakeEnvironment(Path(tempfile.mkdtemp(prefix="lamwright-fake-")), is_own=True)
