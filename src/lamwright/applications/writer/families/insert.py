"""Things put into the text: notes, comments, bookmarks, links, fields, contents, sections."""

from random import Random

from lamwright.applications.writer.binding import Binding
from lamwright.applications.writer.checks.kinds import (
    BookmarkPresent,
    CommentPresent,
    FieldPresent,
    IndexPresent,
    LinkPresent,
    NotePresent,
    SectionPresent,
    UnchangedExcept,
)
from lamwright.applications.writer.families.common import (
    Draw,
    changes,
    long,
    need,
    nothing,
    places,
    spans,
)
from lamwright.applications.writer.families.texts import (
    ADDRESSES,
    COMMENTS,
    NAMES,
    NOTES,
    SECTIONS,
    Mix,
)
from lamwright.applications.writer.family import Family
from lamwright.applications.writer.moves import click, fill, keys, paragraph, text
from lamwright.applications.writer.scene import Scene


def _with(texts: Mix) -> Draw:
    def draw(scene: Scene, random: Random) -> Binding:
        found = spans((1, 3))(scene, random)
        return found.model_copy(update={"text": texts.draw(scene, random)})

    return draw


def _section(scene: Scene, random: Random) -> Binding:
    found = places(long)(scene, random)
    return found.model_copy(update={"text": SECTIONS.draw(scene, random)})


def _contents(scene: Scene, random: Random) -> Binding:
    headings = [p for p in scene.document.paragraphs if p.format.outline_level > 0]
    need(len(headings) >= 2 and not scene.document.indexes)
    return nothing(scene, random)


def _noted(binding: Binding, scene: Scene) -> UnchangedExcept:
    del scene
    return UnchangedExcept(texts=(binding.whole,), aspects=("notes",))


def _dated(binding: Binding, scene: Scene) -> UnchangedExcept:
    del scene
    return UnchangedExcept(texts=(binding.whole,), aspects=("fields",))


def _linked(binding: Binding, scene: Scene) -> UnchangedExcept:
    del scene
    return UnchangedExcept(formats=(binding.span,), aspects=("links",))


FOOTNOTE = Family(
    name="footnote",
    source="text/swriter/guide/footnote_usage.html",
    phrasings=(
        'Add a footnote after "{span}" that says "{text}"',
        'Insert the footnote "{text}" at "{span}"',
        'After "{span}" put a footnote with the text "{text}"',
        'Please attach a footnote to "{span}" reading "{text}"',
        'Could you add "{text}" as a footnote to "{span}"?',
        'Give "{span}" the footnote "{text}"',
        'The words "{span}" need a footnote: "{text}"',
        'Write a footnote "{text}" for "{span}"',
    ),
    draw=_with(NOTES),
    solve=lambda b: (
        text(b.span),
        click("Insert > Footnote and Endnote > Footnote"),
        keys(b.text),
    ),
    check=lambda b, scene: (NotePresent(note="footnote", text=b.text, anchor=b.span),),
    effect=_noted,
)
ENDNOTE = Family(
    name="endnote",
    source="text/swriter/guide/footnote_usage.html",
    phrasings=(
        'Add an endnote after "{span}" that says "{text}"',
        'Insert the endnote "{text}" at "{span}"',
        'After "{span}" put an endnote with the text "{text}"',
        'Please attach an endnote to "{span}" reading "{text}"',
        'Could you add "{text}" as an endnote to "{span}"?',
        'Give "{span}" the endnote "{text}"',
        'The words "{span}" need an endnote: "{text}"',
        'Write an endnote "{text}" for "{span}"',
    ),
    draw=_with(NOTES),
    solve=lambda b: (
        text(b.span),
        click("Insert > Footnote and Endnote > Endnote"),
        keys(b.text),
    ),
    check=lambda b, scene: (NotePresent(note="endnote", text=b.text, anchor=b.span),),
    effect=_noted,
)
COMMENT = Family(
    name="comment",
    source="text/shared/01/04050000.html",
    phrasings=(
        'Add the comment "{text}" to "{span}"',
        'Comment on "{span}" with "{text}"',
        'Insert a comment at "{span}" that says "{text}"',
        'Please leave the comment "{text}" on the words "{span}"',
        'Could you attach a comment reading "{text}" to "{span}"?',
        'Put a margin comment "{text}" next to "{span}"',
        'Make a comment "{text}" about "{span}"',
        'I want to annotate "{span}" with the comment "{text}"',
    ),
    draw=_with(COMMENTS),
    solve=lambda b: (text(b.span), click("Insert > Comment"), keys(b.text)),
    check=lambda b, scene: (CommentPresent(text=b.text, anchor=b.span),),
    effect=changes("comments"),
    order="last",  # the keyboard stays in the comment
)
BOOKMARK = Family(
    name="bookmark",
    source="text/swriter/01/04040000.html",
    phrasings=(
        'Set a bookmark named {text} on "{span}"',
        'Add the bookmark {text} at "{span}"',
        'Mark "{span}" with a bookmark called {text}',
        'Please insert a bookmark {text} for "{span}"',
        'Could you bookmark "{span}" as {text}?',
        'Create a bookmark with the name {text} on the words "{span}"',
        'Bookmark the text "{span}" under the name {text}',
        'I want a bookmark {text} pointing at "{span}"',
    ),
    draw=_with(NAMES),
    solve=lambda b: (
        text(b.span),
        click("Insert > Bookmark..."),
        fill("Name", b.text),
        click("Insert"),
    ),
    check=lambda b, scene: (BookmarkPresent(name=b.text, anchor=b.span),),
    effect=changes("bookmarks"),
)
HYPERLINK = Family(
    name="hyperlink",
    source="text/shared/guide/hyperlink_insert.html",
    phrasings=(
        'Link "{span}" to {text}',
        'Turn "{span}" into a hyperlink to {text}',
        'Add a hyperlink from "{span}" to {text}',
        'Please make "{span}" a link that opens {text}',
        'Could you insert the link {text} on "{span}"?',
        'Make the words "{span}" lead to {text}',
        'Set {text} as the hyperlink of "{span}"',
        'The text "{span}" should link to {text}',
    ),
    draw=_with(ADDRESSES),
    solve=lambda b: (
        text(b.span),
        click("Insert > Hyperlink..."),
        fill("URL", b.text),
        click("OK"),
    ),
    check=lambda b, scene: (LinkPresent(address=b.text, text=b.span),),
    effect=_linked,
)
DATE = Family(
    name="date-field",
    source="text/swriter/guide/fields_date.html",
    phrasings=(
        "Insert the date at the end of {place}",
        "Add a date field at the end of {place}",
        "Put today's date after {place}",
        "Please add the current date at the end of {place}",
        "Could you insert a date field after {place}?",
        "At the end of {place}, insert the date",
        "I want today's date to follow {place}",
        "Append the date as a field to {place}",
    ),
    draw=places(),
    solve=lambda b: (paragraph(b.paragraph), keys("{END}"), click("Insert > Field > Date")),
    check=lambda b, scene: (FieldPresent(field="date", paragraph=b.whole),),
    effect=_dated,
)
CONTENTS = Family(
    name="table-of-contents",
    source="text/swriter/guide/indices_toc.html",
    phrasings=(
        "Insert a table of contents at the beginning of the document",
        "Add a table of contents",
        "Put a contents list at the top",
        "Please create a table of contents at the start",
        "Could you generate a table of contents for this document?",
        "The document needs a table of contents in front",
        "Build a table of contents from the headings",
        "I want an overview of all headings as a table of contents",
    ),
    draw=_contents,
    solve=lambda b: (
        click("Insert > Table of Contents and Index > Table of Contents, Index or Bibliography..."),
        click("OK"),
    ),
    check=lambda b, scene: (IndexPresent(index="table-of-contents"),),
    effect=changes("indexes", "sections", "links"),
    order="alone",
)
SECTION = Family(
    name="section",
    source="text/swriter/guide/section_insert.html",
    phrasings=(
        "Put {place} into a section called {text}",
        "Create a section named {text} from {place}",
        "Make {place} a separate section with the name {text}",
        "Please insert the section {text} around {place}",
        "Could you turn {place} into a section called {text}?",
        "Wrap {place} in a new section {text}",
        "Insert a section {text} that holds {place}",
        "I want {place} in a section of its own, named {text}",
    ),
    draw=_section,
    solve=lambda b: (
        paragraph(b.paragraph),
        click("Insert > Section..."),
        fill("New Section", b.text),
        click("Insert"),
    ),
    check=lambda b, scene: (SectionPresent(name=b.text, holds=b.whole),),
    effect=changes("sections"),
    order="last",
)
FAMILIES = (FOOTNOTE, ENDNOTE, COMMENT, BOOKMARK, HYPERLINK, DATE, CONTENTS, SECTION)
