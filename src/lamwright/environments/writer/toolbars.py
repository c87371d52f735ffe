"""Tool bars as they are about to be.

LibreOffice updates them 0.3 s after a change; its commands tell their state at once. The tool bars
that show with text, tables and lists are known by heart, and trusted only as long as what they
showed when at rest agreed with their commands; for everything else the timer must be waited for.
"""

from collections.abc import Iterable
from typing import NamedTuple

from lamwright.environments.writer.sight import Sight
from lamwright.environments.writer.uno_bridge import Status, UnoBridge
from lamwright.records.observation import Control

_BARS = {
    "Standard": (
        "New=AddDirect, Open=OpenFromWriter, Save=Save, Export Directly as PDF=ExportDirectToPDF,"
        "Print=Print, Print Preview=PrintPreview, Cut=Cut, Copy=Copy, Paste=Paste,"
        "Clone=FormatPaintbrush, Undo=Undo, Redo=Redo, Find and Replace=SearchDialog,"
        "Spelling=SpellingAndGrammarDialog, Formatting Marks=ControlCodes, Table=InsertTable,"
        "Image=InsertGraphic, Chart=InsertObjectChart, Text Box=DrawText,"
        "Page Break=InsertPagebreak, Field=InsertFieldCtrl, Symbol=CharmapControl,"
        "Hyperlink=HyperlinkDialog, Footnote=InsertFootnote, Endnote=InsertEndnote,"
        "Bookmark=InsertBookmark, Cross-reference=InsertReferenceField, Comment=InsertAnnotation,"
        "Track Changes Functions=TrackChangesBar, Line=Line, Basic Shapes=BasicShapes,"
        "Draw Functions=InsertDraw"
    ),
    "Formatting": (
        "Paragraph Style=StyleApply, Update=StyleUpdateByExample, New=StyleNewByExample,"
        "Font Name=CharFontName, Font Size=FontHeight, Bold=Bold, Italic=Italic,"
        "Underline=Underline, Strikethrough=Strikeout, Superscript=SuperScript,"
        "Subscript=SubScript, Clear=ResetAttributes, Font Color=Color,"
        "Character Highlighting Color=BackColor, Left=LeftPara, Center=CenterPara,"
        "Right=RightPara, Justified=JustifyPara, Unordered List=DefaultBullet,"
        "Ordered List=DefaultNumbering, No List=RemoveBullets, Increase=IncrementIndent,"
        "Decrease=DecrementIndent"
    ),
    "Table": (
        "Insert Rows Above=InsertRowsBefore, Insert Rows Below=InsertRowsAfter,"
        "Insert Columns Before=InsertColumnsBefore, Insert Columns After=InsertColumnsAfter,"
        "Delete Rows=DeleteRows, Delete Columns=DeleteColumns, Delete Table=DeleteTable,"
        "Select Cell=EntireCell, Select Table=SelectTable, Merge Cells=MergeCells,"
        "Split Cells=SplitCell, Split Table=SplitTable, Optimize Size=OptimizeTable,"
        "Top=CellVertTop, Center=CellVertCenter, Bottom=CellVertBottom,"
        "Table Cell Background Color=TableCellBackgroundColor, Table Styles=AutoFormat,"
        "Borders (Shift to overwrite)=SetBorderStyle, Border Style=LineStyle,"
        "Border Color=FrameLineColor, Number Format: Currency=NumberFormatCurrency,"
        "Number Format: Percent=NumberFormatPercent, Number Format: Decimal=NumberFormatDecimal,"
        "Number Format=TableNumberFormatDialog, Caption=InsertCaptionDialog, Sort=TableSort,"
        "Protect Cells=Protect, Unprotect Cells=UnsetCellsReadOnly, Sum=AutoSum,"
        "Edit Formula=InsertFormula, Table Properties=TableDialog"
    ),
    "Bullets and Numbering": (
        "Demote Outline Level=DecrementLevel, Promote Outline Level=IncrementLevel,"
        "Demote Outline Level with Subpoints=DecrementSubLevels,"
        "Promote Outline Level with Subpoints=IncrementSubLevels, Move Item Down=MoveDown,"
        "Move Item Up=MoveUp, Move Item Down with Subpoints=MoveDownSubItems,"
        "Move Item Up with Subpoints=MoveUpSubItems,"
        "Insert Unnumbered Entry=InsertNeutralParagraph, Restart Numbering=NumberingStart,"
        "Add to List=ContinueNumbering, Bullets and Numbering=BulletsAndNumberingDialog"
    ),
}
_ALWAYS = {"Standard", "Formatting"}
_STEADY = {"Properties"}  # the row of buttons beside a closed side bar


class _Place(NamedTuple):
    bar: str
    name: str


def _commands() -> dict[_Place, str]:
    pairs = (
        (bar, pair.strip().split("=")) for bar, all_ in _BARS.items() for pair in all_.split(",")
    )
    return {_Place(bar, name): f".uno:{command}" for bar, (name, command) in pairs}


_COMMANDS = _commands()


class ToolBars:
    """What the commands behind the tool bars say."""

    def __init__(self, uno: UnoBridge) -> None:
        self._uno = uno
        self._distrusted: set[_Place] = set()
        self._proved: set[_Place] = set()

    def covers(self, sight: Sight) -> bool:
        """Whether commands tell all that lags in what shows."""
        return all(
            place in _COMMANDS and place not in self._distrusted
            for place in map(_place, sight.controls)
            if place.bar not in _STEADY
        )

    def trust(self) -> None:
        """Begin anew: what did not agree in one document may agree in another."""
        self._distrusted.clear()

    def warm_up(self) -> None:
        """Ask each command once; the first time in a window takes four times as long."""
        always = [command for place, command in _COMMANDS.items() if place.bar in _ALWAYS]
        self._uno.statuses(always)

    def now(self, sight: Sight) -> Sight:
        """What the same look will show once the tool bars have followed."""
        told = self._told(sight.controls)
        controls = tuple(_told_by(control, told) for control in sight.controls)
        return sight._replace(controls=controls)

    def is_proved(self, sight: Sight) -> bool:
        """Whether all that shows agreed with its commands once."""
        known = {place for place in map(_place, sight.controls) if place in _COMMANDS}
        return known <= self._proved | self._distrusted

    def agree(self, sight: Sight) -> bool:
        """Whether buttons show what their commands say."""
        return not self._liars(sight)

    def prove(self, sight: Sight) -> None:
        """Of a sight at rest: what does not show what its command says loses its trust."""
        liars = self._liars(sight) - self._proved
        self._distrusted |= liars
        self._proved |= {place for place in map(_place, sight.controls)} - liars

    def _liars(self, sight: Sight) -> set[_Place]:
        told = self._told(sight.controls)
        known = [control for control in sight.controls if _place(control) in _COMMANDS]
        return {
            place
            for place, control in zip(map(_place, known), known, strict=True)
            if _COMMANDS[place] not in told or _told_by(control, told) != control
        }

    def _told(self, controls: Iterable[Control]) -> dict[str, Status]:
        wanted = {_COMMANDS[place] for place in map(_place, controls) if place in _COMMANDS}
        return self._uno.statuses(sorted(wanted))


def _place(control: Control) -> _Place:
    return _Place(control.path.partition(" > ")[0], control.name)


def _told_by(control: Control, told: dict[str, Status]) -> Control:
    status = told.get(_COMMANDS.get(_place(control), ""))
    if status is None:
        return control
    kept = set(control.states) - {"checked", "enabled"}
    set_now = {"checked": status.checked, "enabled": status.enabled}
    states = tuple(sorted(kept | {name for name, is_set in set_now.items() if is_set}))
    value = control.value if control.value is None else status.value
    return control.model_copy(update={"states": states, "value": value})
