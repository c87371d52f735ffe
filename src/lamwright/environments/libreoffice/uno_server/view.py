"""What every document can do: be exported, get the keyboard, set a font."""

import typing

import callbacks
import status

if typing.TYPE_CHECKING:
    from office import Office

_ZOOMS = {0: 1, 1: 3, 2: 2, 3: 0}
"""What the command calls the kinds of zoom of the view's settings."""


def content(office: "Office") -> bytes:
    """The document's ``content.xml``, exported inside LibreOffice; 40 us for each paragraph.

    It is kept until the document says that it changed, where its kind always does (``stamp``).
    """
    stamp = office.kind.stamp(office)
    if stamp is None or office.exported[0] != stamp:
        office.exported = stamp, exported(office, "Content")
    return office.exported[1]


def exported(office: "Office", part: str) -> bytes:
    """One part of the document, 'Content' or 'Styles', as LibreOffice would save it."""
    if office.options is None:
        office.options = office.service("com.sun.star.beans.PropertyBag")
        office.options.addProperty("ExportTextNumberElement", 0, True)  # list numbers as shown
    writer, sink = office.tool("com.sun.star.xml.sax.Writer"), callbacks.Sink()
    writer.setOutputStream(sink)  # which makes it new
    name = f"com.sun.star.comp.{office.kind.EXPORTER}.XMLOasis{part}Exporter"
    exporter = office.service(name, writer, office.options)
    exporter.setSourceDocument(office.document)
    exporter.filter(())
    return b"".join(sink.parts)


def settings(office: "Office") -> dict:
    """Zoom and layout of the document's window."""
    holder = office.kind.view_settings(office)
    return {name: holder.getPropertyValue(name) for name in office.kind.VIEW}


def put_back(office: "Office") -> None:
    """Zoom and layout as the document was opened: a new window takes them over from the last one.

    The zoom is set as its menu does; set as a property it is the window's alone.
    """
    now, wanted = settings(office), office.view
    if now.get("ShowOnlineLayout") != wanted.get("ShowOnlineLayout"):
        office.kind.view_settings(office).ShowOnlineLayout = wanted["ShowOnlineLayout"]
    if (now["ZoomType"], now["ZoomValue"]) != (wanted["ZoomType"], wanted["ZoomValue"]):
        zoom = {"Value": wanted["ZoomValue"], "Type": _ZOOMS[wanted["ZoomType"]]}
        office.dispatch(".uno:Zoom", **{f"Zoom.{name}": held for name, held in zoom.items()})


def focus(office: "Office") -> None:
    """Give the document the keyboard, so that what follows applies to its selection."""
    office.frame.activate()
    office.frame.getComponentWindow().setFocus()


def select(office: "Office", what: object) -> bool:
    """Select ``what`` in the document's view; whether it was possible."""
    done = bool(office.controller.select(what))
    focus(office)
    return done


def set_font(office: "Office", name: "str | None", size: "float | None") -> bool:
    """Set font name and size (points) of the selection, as the tool bar does; whether it can be set."""
    wanted = {".uno:CharFontName": name, ".uno:FontHeight": size}
    told = status.statuses(office, [key for key, value in wanted.items() if value is not None])
    if not all(held[0] for held in told.values() if held is not None):
        return False
    if name is not None:
        office.dispatch(".uno:CharFontName", **{"CharFontName.FamilyName": name})
    if size is not None:
        office.dispatch(".uno:FontHeight", **{"FontHeight.Height": size})
    return True
