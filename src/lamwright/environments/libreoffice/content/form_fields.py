"""Form fields as Word files hold them: places to fill in that are no content controls."""

from lamwright.documents.markup import Element
from lamwright.documents.namespaces import attribute
from lamwright.environments.libreoffice.content.text_runs import is_styled, text_at
from lamwright.records.canvas import CanvasInput

_FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
_STARTS = (_FIELD + "fieldmark", _FIELD + "fieldmark-start")
_END = _FIELD + "fieldmark-end"
UNNAMED = "__Fieldmark__"
"""How the names begin that LibreOffice gives to fields for which it drops the file's."""
_BOXES = {True: "☒", False: "☐"}


def form_field(element: Element, place: str) -> CanvasInput | None:
    """What is to be filled in at an element of a paragraph; None where nothing is."""
    if element.tag not in _STARTS:
        return None
    name = attribute(element, "text:name")
    values = [
        (param.get(_FIELD + "name", ""), param.get(_FIELD + "value", ""))
        for param in element.iterfind(_FIELD + "param")
    ]
    match element.get(_FIELD + "type", "").rpartition(".")[2]:
        case "FORMTEXT":
            return CanvasInput(
                kind="plain text", text=_text_behind(element), name=name, place=place
            )
        case "FORMCHECKBOX":
            is_checked = ("Checkbox_Checked", "true") in values
            text = _BOXES[is_checked]
            return CanvasInput(
                kind="check box", text=text, name=name, checked=is_checked, place=place
            )
        case "FORMDROPDOWN":
            choices = tuple(value for key, value in values if key == "Dropdown_ListEntry")
            chosen = [value for key, value in values if key == "Dropdown_Selected"]
            text = next((c for n, c in enumerate(choices) if [str(n)] == chosen), "")
            return CanvasInput(kind="drop-down", text=text, name=name, choices=choices, place=place)
    return None


def _text_behind(start: Element) -> str:
    """The text from where a field begins to where it ends, in one paragraph."""
    node, parts = start, [start.tail or ""]
    while True:
        for sibling in node.itersiblings():
            parts.append(text_at(sibling))
            if sibling.tag == _END or sibling.find(_END) is not None:
                return "".join(parts)
            parts.append(sibling.tail or "")
        above = node.getparent()
        if above is None or not is_styled(above):
            return "".join(parts)
        node = above
        parts.append(node.tail or "")
