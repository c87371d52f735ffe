"""Presentations (Impress): what identifies one, its current slide and selection."""

import typing

if typing.TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import interfaces
    from opened import Opened

SERVICE = "com.sun.star.presentation.PresentationDocument"
BARS: "tuple[str, ...]" = ("standardbar", "commontaskbar", "toolbar")
MODULE = "com.sun.star.presentation.PresentationDocument"
EXPORTER = "Impress"
VIEW: "tuple[str, ...]" = ("ZoomType", "ZoomValue")
MODES: "tuple[str, ...]" = (
    ".uno:AutoControlFocus",
    ".uno:Bold",
    ".uno:CellVertBottom",
    ".uno:CellVertCenter",
    ".uno:CellVertTop",
    ".uno:CenterPara",
    ".uno:CharFontName",
    ".uno:Color",
    ".uno:FontHeight",
    ".uno:FormatPaintbrush",
    ".uno:Hyphenation",
    ".uno:Italic",
    ".uno:JustifyPara",
    ".uno:LeftPara",
    ".uno:OpenReadOnly",
    ".uno:OutlineFont",
    ".uno:Overline",
    ".uno:RightPara",
    ".uno:SelectObject",
    ".uno:Shadowed",
    ".uno:SpellOnline",
    ".uno:Strikeout",
    ".uno:SubScript",
    ".uno:SuperScript",
    ".uno:SwitchControlDesignMode",
    ".uno:UnderlineDouble",
    ".uno:UnderlineSingle",
)
"""Commands that switch what no step undoes; opening clears them all.

Where nothing is selected formats are set for the texts to come.
"""
_TEXT_BAR = "private:resource/toolbar/textobjectbar"


def _document(opened: "Opened") -> "interfaces.SlideDocument":
    return typing.cast("interfaces.SlideDocument", opened.document)


def _controller(opened: "Opened") -> "interfaces.SlideController":
    return typing.cast("interfaces.SlideController", opened.controller)


def adopted(opened: "Opened") -> None:
    """A document was opened: there is no cursor to keep."""
    opened.cursor = None


def view_settings(opened: "Opened") -> "interfaces.Properties":
    """What has the properties of ``VIEW``."""
    return _controller(opened)


def stamp(opened: "Opened") -> None:
    """Always changed: not every change of a text is reported."""
    del opened


def to_start(opened: "Opened") -> None:
    """Show the first slide with nothing selected."""
    _controller(opened).select(None)
    _controller(opened).setCurrentPage(_document(opened).DrawPages.getByIndex(0))


def settle(opened: "Opened") -> None:
    """Nothing that is exported waits for a layout."""
    del opened


def note(opened: "Opened") -> None:
    """Nothing that undoing may spoil is known."""
    del opened


def mend(opened: "Opened") -> None:
    """Undoing spoils nothing that is known."""
    del opened


def end_editing(opened: "Opened") -> None:
    """Leave the text of a shape; what was typed there becomes one step that can be undone."""
    opened.dispatch(".uno:SelectObject")


def state(opened: "Opened") -> "tuple[object, ...]":
    """What an episode may leave behind that is neither content nor style: the view."""
    controller = _controller(opened)
    return controller.IsMasterPageMode, controller.IsLayerMode, controller.DrawViewMode


def tables(opened: "Opened") -> "tuple[str, ...]":
    """None that would come back under another name."""
    del opened
    return ()


def rename_table(opened: "Opened", name: str, wanted: str) -> None:
    """Nothing: no table has a name that undoing changes."""
    del opened, name, wanted


def position(opened: "Opened") -> "tuple[object, ...]":
    """Slides, the current one, selected shapes and their texts; changes when one of them does."""
    pages = _document(opened).DrawPages
    shapes = _selected(opened)
    return (pages.Count, _slide(opened), [(_shape(s), _text(s)) for s in shapes])


def context(opened: "Opened") -> str:
    """What is selected and whether text is edited: LibreOffice shows other tool bars for it."""
    kinds = {shape.ShapeType for shape in _selected(opened)}
    is_text = opened.frame.LayoutManager.isElementVisible(_TEXT_BAR)
    return ",".join(sorted(kinds)) + "01"[is_text]


def look(opened: "Opened") -> "dict[str, object]":
    """The current slide, counted from 1 (0: none yet), and the selected shapes on it."""
    page = _controller(opened).getCurrentPage()  # the property fails where slides are sorted
    shapes = [page.getByIndex(n) for n in range(page.Count)] if page and _selected(opened) else []
    selected = _selected(opened)
    return {
        "slide": page.Number if page is not None else 0,
        "selected": [n for n, shape in enumerate(shapes, start=1) if shape in selected],
    }


def _slide(opened: "Opened") -> int:
    page = _controller(opened).getCurrentPage()  # none for a moment after a slide was removed
    return page.Number if page is not None else 0


def _selected(opened: "Opened") -> "list[interfaces.Shape]":
    selection = _controller(opened).getSelection()
    count = getattr(selection, "Count", 0)
    chosen = [selection.getByIndex(number) for number in range(count)]
    return [one for one in chosen if hasattr(one, "ShapeType")]  # slides, where they are sorted


def _shape(shape: "interfaces.Shape") -> "tuple[object, ...]":
    at, size = shape.Position, shape.Size
    return shape.ShapeType, at.X, at.Y, size.Width, size.Height


def _text(shape: "interfaces.Shape") -> str:
    return str(getattr(shape, "getString", str)())


def select_slide(opened: "Opened", number: int) -> bool:
    """Show a slide, counted from 1, with nothing selected; False when there are fewer."""
    pages = _document(opened).DrawPages
    if not 1 <= number <= pages.Count:
        return False
    end_editing(opened)
    _controller(opened).select(None)
    _controller(opened).setCurrentPage(pages.getByIndex(number - 1))
    opened.focus()
    return _slide(opened) == number


def select_shape(opened: "Opened", slide: int, number: int) -> bool:
    """Show a slide and select one of its shapes, both counted from 1; False when there is none."""
    if not select_slide(opened, slide):
        return False
    page = _document(opened).DrawPages.getByIndex(slide - 1)
    return 1 <= number <= page.Count and opened.select(page.getByIndex(number - 1))


CALLS: "Mapping[str, Callable[..., object]]" = {
    "select_slide": select_slide,
    "select_shape": select_shape,
}
