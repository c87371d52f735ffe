"""Pictures, equations, charts and the like that a file holds and a canvas does not, by kind and place."""

from collections import Counter
from collections.abc import Mapping, Sequence

from lamwright.documents.markup import Element
from lamwright.documents.word.names import clark
from lamwright.environments.libreoffice.products.lost_text import plain, runs
from lamwright.environments.libreoffice.products.word_package import WordPackage
from lamwright.records.canvas import CanvasObject, TextCanvas

Count = Counter[str]

_DRAWN = "drawn picture"  # one that may come as a shape filled with it
_PICTURES, _OBJECTS, _SHAPES = ("picture", "frame"), ("object",), ("shape",)
_SHOWN_AS: Mapping[str, tuple[str, ...]] = {
    "picture": _PICTURES,
    "chart": ("chart", *_OBJECTS),
    "equation": ("equation", *_OBJECTS),
    "form control": ("form control",),
    "OLE object": (*_OBJECTS, "equation", *_PICTURES, *_SHAPES),
    "embedded object": (*_OBJECTS, "chart", "equation", *_PICTURES),
    "ActiveX control": ("form control", *_PICTURES, *_OBJECTS, *_SHAPES),
    _DRAWN: (*_PICTURES, *_SHAPES),
}
"""What each may show as on a canvas, the likeliest first; kinds that are sure of theirs stand first and take them."""
OBJECTS = (
    "picture", "equation", "chart", "OLE object", "ActiveX control", "form control", "embedded object",
)  # fmt: skip
"""As they are told, in this order."""

_VML = "{urn:schemas-microsoft-com:vml}"
_OLD_PICTURE, _OLD_GROUP = f"{_VML}imagedata", f"{_VML}group"
_FILLED = frozenset(f"{_VML}{name}" for name in ("rect", "roundrect", "oval", "arc", "polyline"))
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_PICTURE, _EQUATION, _CHART, _CONTROL = map(clark, ("pic:pic", "m:oMath", "c:chart", "w:control"))
_KINDS = {_EQUATION: "equation", _CHART: "chart", _OLE: "OLE object", _CONTROL: "ActiveX control"}
_UNSHOWN = (clark("mc:Fallback"), clark("w:del"))
"""What stands only for programs that know less, or is deleted."""
_GROUPS = frozenset({"wgp", "grpSp", "wpc", "lockedCanvas"})
_OF_BODIES = ("footnotes", "endnotes", "comments")


def is_shown(element: Element) -> bool:
    """Whether it is neither deleted nor there only for programs that know less."""
    return next(element.iterancestors(*_UNSHOWN), None) is None


def lost_of_word(package: WordPackage, canvas: TextCanvas) -> Count:
    """How many objects of each kind a Word package holds and the canvas does not, place by place."""
    held = {"body": _of(package.main)}
    for root in package.beside:
        held[root.tag.rpartition("}")[2]] = _of(root)
    return unmet_in(held, canvas) + _lost_of_edges(package.edges, canvas)


def unmet_in(held: Mapping[str, Count], canvas: TextCanvas) -> Count:
    """How many objects of each kind ``held`` in places ('body', 'comments' ...) the canvas does not show there."""
    shown: dict[str, Count] = {}
    for item in canvas.objects:
        shown.setdefault(_place(item.place, canvas), Counter())[_kind(item)] += 1
    boxes = sum(part.place.startswith("text box") and not part.text for part in canvas.parts)
    shown.setdefault("body", Counter())["shape"] += boxes
    lost = (unmet(wanted, shown.get(place, Counter())) for place, wanted in held.items())
    return sum(lost, Counter())


def unmet(wanted: Count, shown: Count) -> Count:
    """What of ``wanted`` no object that is shown can be."""
    left, lost = shown.copy(), Counter[str]()
    for kind, options in _SHOWN_AS.items():
        missing = wanted[kind]
        for option in options:
            taken = min(missing, left[option])
            left[option] -= taken
            missing -= taken
        lost["picture" if kind == _DRAWN else kind] += missing
    return +lost


def _size(count: Count) -> int:
    return count.total()


def _kind(item: CanvasObject) -> str:
    known = {*_PICTURES, *_OBJECTS, "chart", "equation", "form control"}
    return item.kind if item.kind in known else "shape"


def _place(place: str, canvas: TextCanvas) -> str:
    """'body', 'comments', 'footnotes', 'endnotes' or a header's own place."""
    numbered = {table.number: table.place for table in canvas.tables}
    while place.startswith("table "):
        place = numbered.pop(int(place.split()[1]), "")
    if " of " in place:
        return place
    kind = f"{place.rpartition(' ')[0]}s"
    return kind if kind in _OF_BODIES else "body"


def _of(root: Element, *, is_edge: bool = False) -> Count:
    """The objects below ``root``; of a header only those that a canvas tells of headers."""
    found: Count = Counter()
    for element in root.iterdescendants(_PICTURE, _OLD_PICTURE, *_KINDS):
        if is_shown(element):
            kind = _KINDS.get(element.tag) or _picture(element)
            is_told = kind not in {_DRAWN, "ActiveX control"} and element.tag != _OLD_PICTURE
            in_box = next(element.iterancestors(clark("w:txbxContent")), None) is not None
            if not is_edge or (is_told and not in_box):
                found[kind] += 1
    return +found


def _picture(element: Element) -> str:
    """Which kind of picture it is; '' for the look of an object."""
    if element.tag == _PICTURE:
        around = {str(above.tag).rpartition("}")[2] for above in element.iterancestors()}
        shape = element.find(f"{clark('pic:spPr')}/{clark('a:prstGeom')}")
        is_free = element.find(f"{clark('pic:spPr')}/{clark('a:custGeom')}") is not None
        is_cut = is_free or (shape is not None and shape.get("prst") != "rect")
        return _DRAWN if is_cut or around & _GROUPS else "picture"
    holder = next(element.iterancestors(clark("w:object"), clark("w:pict")), None)
    if holder is not None and next(holder.iter(_OLE, _CONTROL), None) is not None:
        return ""
    parent = element.getparent()
    is_filled = parent is not None and parent.tag in _FILLED
    return (
        _DRAWN
        if is_filled or next(element.iterancestors(_OLD_GROUP), None) is not None
        else "picture"
    )


def _lost_of_edges(roots: Sequence[Element], canvas: TextCanvas) -> Count:
    """The same of headers and footers: of each, and of all together.

    Which header on the canvas one is, its words say; where they do not, it may be any of them.
    """
    texts = {part.place: plain(part.text) for part in canvas.parts if " of " in part.place}
    shown: dict[str, Count] = {place: Counter() for place in texts}
    for item in canvas.objects:
        if item.place in shown:
            shown[item.place][_kind(item)] += 1
    lost, wanted = Counter[str](), Counter[str]()
    for root in roots:
        held = _of(root, is_edge=True)
        said = [text for _, text in runs(root)]
        alike = [shown[place] for place in texts if all(text in texts[place] for text in said)]
        choices = [unmet(held, one) for one in alike or shown.values()]
        best: Count = min(choices, key=_size, default=held)
        lost += best
        wanted += held
    return lost | unmet(wanted, sum(shown.values(), Counter()))
