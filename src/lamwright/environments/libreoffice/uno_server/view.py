"""What every document can do: show, keep its zoom and layout, set a font."""

import hashlib
import typing

import status

if typing.TYPE_CHECKING:
    from opened import Opened

_ZOOMS = {0: 1, 1: 3, 2: 2, 3: 0}
"""What the command calls the kinds of zoom of the view's settings."""


def look(opened: "Opened", known: str) -> "dict[str, object]":
    """Selection and cursor; the content too, unless its digest is ``known``."""
    content = opened.content()
    name = hashlib.sha256(content).hexdigest()
    seen = opened.kind.look(opened)
    seen["digest"] = name
    seen["content"] = None if name == known else content.decode("utf-8")
    return seen


def settings(opened: "Opened") -> "dict[str, typing.Any]":
    """Zoom and layout of the document's window."""
    holder = opened.kind.view_settings(opened)
    return {name: holder.getPropertyValue(name) for name in opened.kind.VIEW}


def put_back(opened: "Opened") -> None:
    """Zoom and layout as the document was opened: a new window takes them over from the last one.

    The zoom is set as its menu does; set as a property it is the window's alone.
    """
    now, wanted = settings(opened), opened.view
    if now.get("ShowOnlineLayout") != wanted.get("ShowOnlineLayout"):
        opened.kind.view_settings(opened).ShowOnlineLayout = wanted["ShowOnlineLayout"]
    if (now["ZoomType"], now["ZoomValue"]) != (wanted["ZoomType"], wanted["ZoomValue"]):
        zoom = {"Value": wanted["ZoomValue"], "Type": _ZOOMS[wanted["ZoomType"]]}
        opened.dispatch(".uno:Zoom", **{f"Zoom.{name}": held for name, held in zoom.items()})


def set_font(opened: "Opened", name: "str | None", size: "float | None") -> bool:
    """Set font name and size (points) of the selection, as the tool bar does; whether it can be set."""
    wanted = {".uno:CharFontName": name, ".uno:FontHeight": size}
    reported = status.statuses(opened, [key for key, value in wanted.items() if value is not None])
    if not all(held[0] for held in reported.values() if held is not None):
        return False
    if name is not None:
        opened.dispatch(".uno:CharFontName", **{"CharFontName.FamilyName": name})
    if size is not None:
        opened.dispatch(".uno:FontHeight", **{"FontHeight.Height": size})
    return True


_COLOURS = {
    "text": (".uno:Color", "Color"),
    "highlight": (".uno:BackColor", "BackColor"),
    "background": (".uno:BackgroundColor", "BackgroundColor"),
}
_OF_CELLS = (".uno:TableCellBackgroundColor", "TableCellBackgroundColor")


def set_color(opened: "Opened", part: str, value: int) -> bool:
    """Set a colour (0xRRGGBB, -1: automatic or none) of the selection; whether it is a colour of this part."""
    if part not in _COLOURS:
        return False
    command, name = _COLOURS[part]
    if part == "background" and _are_cells(opened.controller.getSelection()):
        command, name = _OF_CELLS
    opened.dispatch(command, **{name: value})
    return True


def _are_cells(selection: typing.Any) -> bool:  # noqa: ANN401 - each kind of document has its own
    supports = getattr(selection, "supportsService", None)
    return supports is not None and bool(supports("com.sun.star.text.TextTableCursor"))
