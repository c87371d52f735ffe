"""Headers and footers of a text document, and what stands in them: tables, fields, boxes, places to fill in."""

import re
import typing

import page_numbers
import page_styles
import parts

if typing.TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from opened import Opened

    Uno: typing.TypeAlias = typing.Any  # an object of LibreOffice, see interfaces
    Held: typing.TypeAlias = "dict[str, typing.Any]"

_SERVICE = "com.sun.star.text.textfield."
_WORD = re.compile("(?<=[a-z])(?=[A-Z])")
_KINDS = {
    "Author": "author name",
    "Database": "merge field",
    "GetExpression": "variable",
    "GetReference": "cross-reference",
    "JumpEdit": "placeholder",
    "SetExpression": "variable",
    "User": "user field",
}
"""Where the canvas calls a field of the body otherwise than LibreOffice its service."""
_GROUP = "com.sun.star.drawing.GroupShape"
_MOST_BOXES = 300
_CONTROLS = {"Checkbox": "check box", "Date": "date", "Picture": "picture"}


def read(opened: "Opened") -> "list[typing.Any]":
    """Headers and footers of the page styles in use, each that has a text of its own once, and what stands in them.

    They are read again only when the document changed.
    """
    stamp = opened.kind.stamp(opened)
    if opened.edges[0] != stamp:
        opened.edges = stamp, list(_edges_of(opened))
    return opened.edges[1]


def _edges_of(opened: "Opened") -> "Iterator[Held]":
    document: Uno = opened.document
    held: list[tuple[Held, Uno]] = []
    for style in page_styles.used(opened):
        for kind, text in parts.texts_of(style):
            at: Held = {"kind": kind, "style": style.Name, "name": ""}
            said = page_numbers.text_of(opened, text, style.Name)
            yield at | {"holds": "text", "text": said}
            yield from _inside(opened, parts.items(text), at)
            held += [(at, inner) for inner in (text, *parts.cells_in(text))]
    for what, thing, holder in _anchored(document):
        anchor = holder.getAnchor()
        around = None if anchor is None else anchor.getText()
        for at in [at for at, text in held if text == around][:1]:
            said = _said(opened, thing, at["style"]) if what == "box" else thing.Title
            yield at | {"holds": what, "name": thing.Name, "text": said}


def _anchored(document: "Uno") -> "Iterator[tuple[str, Uno, Uno]]":
    """What it is, each thing that stands beside the text, and what has its place: itself, or the group it is in."""
    for what, things in (
        ("box", _boxes(document)),
        ("picture", _all(document.GraphicObjects)),
        ("picture", _drawn(document)),
        ("object", _all(document.EmbeddedObjects)),
    ):
        yield from ((what, thing, thing) for thing in things)
    groups = {group.Name: group for group in _all(document.DrawPage) if _is_group(group)}
    for group in groups.values():  # one in a header is there once for each page
        yield from (("box", shape, group) for shape in _members(group) if _has_text(shape))


def _boxes(document: "Uno") -> "Iterator[Uno]":
    """Frames, and shapes that hold text."""
    yield from _all(document.TextFrames)
    page = document.DrawPage
    for number in range(min(page.Count, _MOST_BOXES)):
        shape = page.getByIndex(number)
        if _has_text(shape):
            yield shape


def _has_text(shape: "Uno") -> bool:
    return bool(shape.supportsService("com.sun.star.drawing.Text") and shape.getString())


def _is_group(shape: "Uno") -> bool:
    return bool(shape.supportsService(_GROUP))


def _members(group: "Uno") -> "Iterator[Uno]":
    for shape in _all(group):
        if _is_group(shape):
            yield from _members(shape)
        else:
            yield shape


def _drawn(document: "Uno") -> "Iterator[Uno]":
    """Pictures that are drawing objects: those that are turned, or fill a shape."""
    page = document.DrawPage
    for number in range(min(page.Count, _MOST_BOXES)):
        shape = page.getByIndex(number)
        if shape.supportsService("com.sun.star.drawing.GraphicObjectShape") or (
            shape.supportsService("com.sun.star.drawing.CustomShape")
            and shape.FillStyle.value == "BITMAP"
            and not shape.getString()
        ):
            yield shape


def _all(held: "Uno") -> "Iterator[Uno]":
    return (held.getByIndex(number) for number in range(min(held.Count, _MOST_BOXES)))


def _said(opened: "Opened", text: "Uno", style: str) -> str:
    """The text of a frame, a shape or a cell."""
    if page_numbers.has_one(text):
        return page_numbers.text_of(opened, text, style)
    return str(text.getString())


def _inside(
    opened: "Opened", items: "Iterable[Uno]", at: "Mapping[str, typing.Any]"
) -> "Iterator[Held]":
    """All that stands in paragraphs and tables of a header or footer; ``at`` says in which."""
    for item in items:
        if parts.is_table(item):
            names = item.getCellNames()
            cells = [(name, item.getCellByName(name)) for name in names]
            said = [[name, _said(opened, cell, at["style"])] for name, cell in cells]
            size = {"rows": item.Rows.Count, "columns": item.Columns.Count}
            yield {**at, "holds": "table", "name": item.Name, "cells": said, **size}
            for name, cell in cells:
                inner = {**at, "table": item.Name, "cell": name}
                yield from _inside(opened, parts.items(cell), inner)
        else:
            yield from _in_paragraph(opened, item, at)


def _in_paragraph(
    opened: "Opened", holder: "Uno", at: "Mapping[str, typing.Any]"
) -> "Iterator[Held]":
    for portion in parts.portions(holder):
        kind = portion.TextPortionType
        if kind == "ContentControl":
            yield {**at, "holds": "input", **_control(portion.ContentControl)}
            yield from _in_paragraph(opened, portion.ContentControl, at)
        elif kind == "TextField":
            said = page_numbers.shown(opened, portion, at["style"])
            yield {**at, "text": said, **_field(portion.TextField)}


def _control(control: "Uno") -> "Held":
    values = {item.Name for item in control.getPropertySetInfo().Properties}
    held = {name: getattr(control, name) for name in (*_CONTROLS, "PlainText") if name in values}
    plain = "plain text" if held.get("PlainText") else "rich text"
    items = [{item.Name: item.Value for item in row} for row in control.ListItems]
    choices = [item.get("DisplayText") or item.get("Value", "") for item in items]
    kinds = ["drop-down"] if choices else [_CONTROLS[n] for n in _CONTROLS if held.get(n)]
    names = [getattr(control, name) for name in ("Alias", "Tag") if name in values]
    return {
        "what": next(iter(kinds), plain),
        "text": _text(control),
        "name": next(filter(None, names), ""),
        "choices": choices,
        "checked": bool(control.Checked) if held.get("Checkbox") else None,
    }


def _text(control: "Uno") -> str:
    """What a content control holds, which it does not tell itself."""
    portions, found = control.createEnumeration(), []
    while portions.hasMoreElements():
        found.append(portions.nextElement().getString())
    return "".join(found)


def _field(field: "Uno") -> "Held":
    """What a field is, and what it is called."""
    names = (name for name in field.SupportedServiceNames if name.startswith(_SERVICE))
    kind = next(names, "").rpartition(".")[2]
    if kind == "Input":
        return {"holds": "input", "what": "plain text", "name": parts.input_name(field)}
    if kind == "DropDown":
        held = {"what": "drop-down", "name": field.Name, "choices": list(field.Items)}
        return {"holds": "input", **held}
    if kind == "DateTime":
        said = "date" if field.IsDate else "time"
    else:
        said = _KINDS.get(kind) or _WORD.sub(" ", kind).lower()
    return {"holds": "field", "what": said, "name": _name(field, kind)}


def _name(field: "Uno", kind: str) -> str:
    """The column, the variable or the target of a field."""
    if kind == "Database":
        return str(field.TextFieldMaster.DataColumnName)
    if kind == "GetReference":
        return str(field.SourceName)
    if kind in ("User", "SetExpression"):
        return str(field.TextFieldMaster.Name)
    return str(field.Content) if kind == "GetExpression" else ""
