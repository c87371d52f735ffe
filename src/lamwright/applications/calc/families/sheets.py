"""Sheets: named, added, deleted; and files saved beside the document."""

from random import Random

from lamwright.applications.calc.binding import Binding
from lamwright.applications.calc.checks.kinds import (
    FileSaved,
    SheetNames,
    SheetsUnchangedExcept,
)
from lamwright.applications.calc.families.common import Draw, need
from lamwright.applications.calc.family import Family
from lamwright.applications.calc.moves import click, fill, on_sheet, save
from lamwright.applications.calc.scene import Scene
from lamwright.records.check import Check

NAMES = ("Overview", "Archive", "Summary", "Draft", "Data", "Results", "Backup", "Details")
FILES = ("report", "export", "copy", "shared", "final", "handout")


def _sheet(scene: Scene, random: Random) -> Binding:
    number = random.randint(1, len(scene.names))
    return Binding(sheet=scene.names[number - 1], number=number)


def _rename(scene: Scene, random: Random) -> Binding:
    text = random.choice([name for name in NAMES if name not in scene.names])
    return _sheet(scene, random).model_copy(update={"text": text})


def _add(scene: Scene, random: Random) -> Binding:
    return Binding(text=random.choice([name for name in NAMES if name not in scene.names]))


def _delete(scene: Scene, random: Random) -> Binding:
    need(len(scene.names) > 1)
    return _sheet(scene, random)


def _file(suffix: str) -> Draw:
    def draw(scene: Scene, random: Random) -> Binding:
        del scene
        return Binding(file=f"{random.choice(FILES)}{suffix}")

    return draw


def _names(binding: Binding, scene: Scene, *, new: tuple[str, ...]) -> tuple[Check, ...]:
    del binding, scene
    return (SheetNames(names=new),)


def _renamed(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    new = (binding.text if name == binding.sheet else name for name in scene.names)
    return _names(binding, scene, new=tuple(new))


def _nothing(binding: Binding, scene: Scene) -> SheetsUnchangedExcept:
    del binding, scene
    return SheetsUnchangedExcept()


RENAME = Family(
    name="rename-sheet",
    source="text/scalc/guide/rename_table.html",
    phrasings=(
        'Rename the sheet "{sheet}" to "{text}"',
        'Call the sheet "{sheet}" "{text}" from now on',
        'Change the name of the sheet "{sheet}" to "{text}"',
        'Please rename the sheet "{sheet}" as "{text}"',
        'Could you give the sheet "{sheet}" the name "{text}"?',
        'The sheet "{sheet}" should be called "{text}"',
        'Give the sheet "{sheet}" the new name "{text}"',
        'I want the sheet "{sheet}" to be named "{text}"',
    ),
    draw=_rename,
    solve=lambda b: (
        on_sheet(b, "A1"),
        click("Sheet > Rename Sheet..."),
        fill("Name", b.text),
        click("OK"),
    ),
    check=_renamed,
    effect=lambda b, scene: SheetsUnchangedExcept(renamed=(f"{b.sheet} > {b.text}",)),
    order="alone",
)
ADD = Family(
    name="add-sheet",
    source="text/scalc/01/04050000.html",
    phrasings=(
        'Add a sheet named "{text}" at the end',
        'Insert a new sheet called "{text}" after the last one',
        'Append a sheet with the name "{text}"',
        'Please add a sheet "{text}" at the end',
        'Could you insert a sheet named "{text}" behind the others?',
        'I need another sheet at the end, called "{text}"',
        'There should be a last sheet named "{text}"',
        'Create a sheet "{text}" at the end of the document',
    ),
    draw=_add,
    solve=lambda b: (
        click("Sheet > Insert Sheet at End..."),
        fill("Name", b.text),
        click("OK"),
    ),
    check=lambda b, scene: _names(b, scene, new=(*scene.names, b.text)),
    effect=lambda b, scene: SheetsUnchangedExcept(added=(b.text,)),
    order="last",
    topic="sheets",
)
DELETE = Family(
    name="delete-sheet",
    source="text/scalc/01/02170000.html",
    phrasings=(
        'Delete the sheet "{sheet}"',
        'Remove the sheet "{sheet}"',
        'Take the sheet "{sheet}" out of the document',
        'Please delete the whole sheet "{sheet}"',
        'Could you remove the sheet "{sheet}"?',
        'Get rid of the sheet "{sheet}"',
        'I no longer need the sheet "{sheet}", delete it',
        'The sheet "{sheet}" should be deleted',
    ),
    draw=_delete,
    solve=lambda b: (on_sheet(b, "A1"), click("Sheet > Delete Sheet..."), click("Yes")),
    check=lambda b, scene: _names(
        b, scene, new=tuple(name for name in scene.names if name != b.sheet)
    ),
    effect=lambda b, scene: SheetsUnchangedExcept(removed=(b.sheet,)),
    order="alone",
)
PDF = Family(
    name="save-as-pdf",
    source="text/shared/01/ref_pdf_export.html",
    phrasings=(
        "Save the spreadsheet as {file}",
        "Export the spreadsheet as {file}",
        "Write a PDF called {file}",
        "Please save a PDF copy under the name {file}",
        "Could you export this as {file}?",
        "Make {file} from this spreadsheet",
        "Store a copy as {file}",
        "I need this spreadsheet as {file}",
    ),
    draw=_file(".pdf"),
    solve=lambda b: (save(b.file),),
    check=lambda b, scene: (FileSaved(name=b.file),),
    effect=_nothing,
    topic="file",
)
CSV = Family(
    name="save-as-csv",
    source="text/scalc/guide/csv_files.html",
    phrasings=(
        "Save the sheet as {file}",
        "Export the values as {file}",
        "Write the cells to {file}",
        "Please save a CSV copy under the name {file}",
        "Could you export the sheet as {file}?",
        "Make {file} from this sheet",
        "Store the values as {file}",
        "I need this sheet as {file}",
    ),
    draw=_file(".csv"),
    solve=lambda b: (save(b.file),),
    check=lambda b, scene: (FileSaved(name=b.file),),
    effect=_nothing,
    topic="file",
)
EXCEL = Family(
    name="save-as-excel",
    source="text/shared/guide/export_ms.html",
    phrasings=(
        "Save the workbook as {file}",
        "Export the workbook as {file}",
        "Write an Excel file called {file}",
        "Please save an Excel copy under the name {file}",
        "Could you save this for Excel as {file}?",
        "Make {file} for colleagues who use Excel",
        "Store the workbook as {file}",
        "I need this workbook as {file}",
    ),
    draw=_file(".xlsx"),
    solve=lambda b: (save(b.file),),
    check=lambda b, scene: (FileSaved(name=b.file),),
    effect=_nothing,
    topic="file",
)
FAMILIES = (RENAME, ADD, DELETE, PDF, CSV, EXCEL)
