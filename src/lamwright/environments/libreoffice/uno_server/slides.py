"""Presentations (Impress): what identifies one, its current slide and selection."""

import typing

import view

if typing.TYPE_CHECKING:
    from office import Office

SERVICE = "com.sun.star.presentation.PresentationDocument"
BARS = ("standardbar", "commontaskbar", "toolbar")
MODULE = "com.sun.star.presentation.PresentationDocument"
EXPORTER = "Impress"
VIEW = ("ZoomType", "ZoomValue")
MODES = (
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


def adopted(office: "Office") -> None:
    """A document was opened: there is no cursor to keep."""
    office.cursor = None


def view_settings(office: "Office") -> object:
    """What has the properties of ``VIEW``."""
    return office.controller


def stamp(office: "Office") -> None:
    """Nothing tells for sure that the content is the same: not every change of a text is told."""
    del office


def to_start(office: "Office") -> None:
    """Show the first slide with nothing selected."""
    office.controller.select(None)
    office.controller.setCurrentPage(office.document.DrawPages.getByIndex(0))


def end_editing(office: "Office") -> None:
    """Leave the text of a shape; what was typed there becomes one step that can be undone."""
    office.dispatch(".uno:SelectObject")


def state(office: "Office") -> tuple:
    """What an episode may leave behind that is neither content nor style: the view."""
    controller = office.controller
    return controller.IsMasterPageMode, controller.IsLayerMode, controller.DrawViewMode


def position(office: "Office") -> tuple:
    """Slides, the current one, selected shapes and their texts; changes when one of them does."""
    pages = office.document.DrawPages
    shapes = _selected(office)
    return (pages.Count, _slide(office), [(_shape(s), _text(s)) for s in shapes])


def context(office: "Office") -> str:
    """What is selected and whether text is edited: LibreOffice shows other tool bars for it."""
    kinds = {shape.ShapeType for shape in _selected(office)}
    is_text = office.frame.LayoutManager.isElementVisible(_TEXT_BAR)
    return ",".join(sorted(kinds)) + "01"[is_text]


def look(office: "Office") -> dict:
    """The current slide, counted from 1 (0: none yet), and the selected shapes on it."""
    page = office.controller.getCurrentPage()  # the property fails where slides are sorted
    count = page.Count if page is not None else 0
    shapes = [page.getByIndex(number) for number in range(count)] if _selected(office) else []
    selected = _selected(office)
    return {
        "slide": page.Number if page is not None else 0,
        "selected": [n for n, shape in enumerate(shapes, start=1) if shape in selected],
    }


def _slide(office: "Office") -> int:
    page = office.controller.getCurrentPage()  # none for a moment after a slide was removed
    return page.Number if page is not None else 0


def _selected(office: "Office") -> list:
    selection = office.controller.getSelection()
    count = getattr(selection, "Count", 0)
    chosen = [selection.getByIndex(number) for number in range(count)]
    return [one for one in chosen if hasattr(one, "ShapeType")]  # slides, where they are sorted


def _shape(shape: object) -> tuple:
    at, size = shape.Position, shape.Size
    return shape.ShapeType, at.X, at.Y, size.Width, size.Height


def _text(shape: object) -> str:
    return shape.getString() if hasattr(shape, "getString") else ""


def select_slide(office: "Office", number: int) -> bool:
    """Show a slide, counted from 1, with nothing selected; False when there are fewer."""
    pages = office.document.DrawPages
    if not 1 <= number <= pages.Count:
        return False
    end_editing(office)
    office.controller.select(None)
    office.controller.setCurrentPage(pages.getByIndex(number - 1))
    view.focus(office)
    return _slide(office) == number


def select_shape(office: "Office", slide: int, number: int) -> bool:
    """Show a slide and select one of its shapes, both counted from 1; False when there is none."""
    if not select_slide(office, slide):
        return False
    page = office.document.DrawPages.getByIndex(slide - 1)
    return 1 <= number <= page.Count and view.select(office, page.getByIndex(number - 1))


CALLS = {"select_slide": select_slide, "select_shape": select_shape}
