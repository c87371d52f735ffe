"""Files: save under another name or type, document properties."""

from collections.abc import Callable
from random import Random

from lamwright.applications.writer.binding import Binding
from lamwright.applications.writer.checks.kinds import (
    FileExported,
    PropertyIs,
    PropertyName,
    UnchangedExcept,
)
from lamwright.applications.writer.families.common import changes, need
from lamwright.applications.writer.families.texts import FILES, KEYWORDS, TITLES, Mix
from lamwright.applications.writer.family import Family
from lamwright.applications.writer.moves import click, fill, save
from lamwright.applications.writer.scene import Scene
from lamwright.records.action import Action


def _file(suffix: str) -> Callable[[Scene, Random], Binding]:
    def draw(scene: Scene, random: Random) -> Binding:
        return Binding(file=f"{FILES.draw(scene, random)}.{suffix}")

    return draw


def _text(texts: Mix) -> Callable[[Scene, Random], Binding]:
    def draw(scene: Scene, random: Random) -> Binding:
        text, known = texts.draw(scene, random), scene.document.properties
        need(text not in {known.title, known.subject, ", ".join(known.keywords)})
        return Binding(text=text)

    return draw


def _property(field: str, binding: Binding) -> tuple[Action, ...]:
    return (
        click("File > Properties..."),
        click("Description"),
        fill(field, binding.text),
        click("OK"),
    )


def _is(name: PropertyName, binding: Binding) -> tuple[PropertyIs, ...]:
    return (PropertyIs(name=name, value=binding.text),)


def _nothing_else(binding: Binding, scene: Scene) -> UnchangedExcept:
    del binding, scene
    return UnchangedExcept()


PDF = Family(
    name="save-as-pdf",
    source="text/shared/01/ref_pdf_export.html",
    phrasings=(
        "Export the document as {file}",
        "Save a PDF of this document under the name {file}",
        "Make a PDF called {file}",
        "Please export this to PDF as {file}",
        "Could you produce the PDF file {file}?",
        "Turn the document into the PDF {file}",
        "I need this document as {file}",
        "Write the document out as {file}",
    ),
    draw=_file("pdf"),
    solve=lambda b: (save(b.file),),
    check=lambda b, scene: (FileExported(name=b.file),),
    effect=_nothing_else,
    order="last",
)
DOCX = Family(
    name="save-as-docx",
    source="text/shared/guide/export_ms.html",
    phrasings=(
        "Save the document as {file}",
        "Save a Word version under the name {file}",
        "Export this to Word format as {file}",
        "Please store the document in Word format as {file}",
        "Could you save it as {file} for Word users?",
        "Make a Word copy called {file}",
        "I need this as the Word file {file}",
        "Write the document to {file}",
    ),
    draw=_file("docx"),
    solve=lambda b: (save(b.file),),
    check=lambda b, scene: (FileExported(name=b.file),),
    effect=_nothing_else,
    order="last",
)
TITLE = Family(
    name="document-title",
    source="text/shared/guide/change_title.html",
    phrasings=(
        'Set the document title to "{text}" in the properties',
        'Change the title property of the document to "{text}"',
        'Enter "{text}" as the title in the document properties',
        'Please set the title in File > Properties to "{text}"',
        'Could you give the file the title property "{text}"?',
        'In the document properties, the title should be "{text}"',
        'Store "{text}" as the title of the document in its properties',
        'Fill in the properties: title "{text}"',
    ),
    draw=_text(TITLES),
    solve=lambda b: _property("Title", b),
    check=lambda b, scene: _is("title", b),
    effect=changes("properties"),
    topic="properties",
)
SUBJECT = Family(
    name="document-subject",
    source="text/shared/01/01100100.html",
    phrasings=(
        'Set the subject of the document to "{text}" in the properties',
        'Change the subject property of the document to "{text}"',
        'Enter "{text}" as the subject in the document properties',
        'Please set the subject in File > Properties to "{text}"',
        'Could you give the file the subject property "{text}"?',
        'In the document properties, the subject should be "{text}"',
        'Store "{text}" as the subject of the document in its properties',
        'Fill in the properties: subject "{text}"',
    ),
    draw=_text(TITLES),
    solve=lambda b: _property("Subject", b),
    check=lambda b, scene: _is("subject", b),
    effect=changes("properties"),
    topic="properties",
)
KEYWORD = Family(
    name="document-keywords",
    source="text/shared/01/01100100.html",
    phrasings=(
        'Set the keywords of the document to "{text}"',
        'Enter "{text}" as keyword in the document properties',
        'Add the keyword "{text}" to the properties of the document',
        'Please put "{text}" in the keywords field of the properties',
        'Could you tag the file with the keyword "{text}"?',
        'In the document properties, the keyword should be "{text}"',
        'Store "{text}" as the keyword of this document',
        'Fill in the properties: keywords "{text}"',
    ),
    draw=_text(KEYWORDS),
    solve=lambda b: _property("Keywords", b),
    check=lambda b, scene: _is("keywords", b),
    effect=changes("properties"),
    topic="properties",
)
FAMILIES = (PDF, DOCX, TITLE, SUBJECT, KEYWORD)
