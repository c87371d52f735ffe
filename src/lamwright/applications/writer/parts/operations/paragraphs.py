"""Operations on paragraphs: alignment, spacing, styles, lists, order."""

from collections.abc import Callable, Sequence

from lamwright.applications.writer.moves import click, fill, keys
from lamwright.applications.writer.parts.operations.operation import (
    Job,
    Operation,
    dress_cells,
    each,
    each_by,
    loosen,
    one_paragraph,
    only_paragraphs,
    press,
)
from lamwright.applications.writer.parts.places import NoPlace, Place, Stretch, together
from lamwright.records.action import BaseAction
from lamwright.records.colours import colour_code
from lamwright.records.document_action import SelectParagraph, SelectParagraphs, SetColor

_ALIGNMENTS = {"left": "Left", "center": "Centered", "right": "Right", "justify": "Justified"}
_SPACINGS = {1.0: "1", 1.15: "1.15", 1.5: "1.5", 2.0: "2"}
_INDENTS = ("left", "right", "first_line")
_POINT = 25.4 / 72


def _shaped(**changes: object) -> Callable[[Job], None]:
    def expect(job: Job) -> None:
        for paragraph in only_paragraphs(job):
            paragraph.shape(**changes)

    return expect


def _aligned(job: Job) -> None:
    to = job.part.text("to")
    if to not in _ALIGNMENTS:
        raise ValueError(f"no alignment '{to}'")
    if job.place.table >= 0:
        dress_cells(job, alignment=to)
        return
    for paragraph in only_paragraphs(job):
        paragraph.shape(alignment=to)
    if job.place.is_document:
        for table in job.draft.tables:
            table.loose.add("alignment")


_KEYS = {"left": "L", "center": "E", "right": "R", "justify": "J"}


def _align(job: Job) -> Sequence[BaseAction]:
    """Where cells or lines that stand differently are chosen the menu's entries are disabled."""
    to = job.part.text("to")
    has_cells = job.place.table >= 0 or (job.place.is_document and bool(job.draft.tables))
    menu, shortcut = (
        click(f"Format > Align Text > {_ALIGNMENTS[to]}"),
        keys(f"{{CTRL+{_KEYS[to]}}}"),
    )
    return [
        action
        for chosen in together(job.place, job.draft)
        for action in (chosen, shortcut if has_cells or _is_uneven(chosen, job) else menu)
    ]


def _is_uneven(chosen: BaseAction, job: Job) -> bool:
    """Whether the paragraphs that an action selects stand differently."""
    held = job.draft.paragraphs
    if isinstance(chosen, SelectParagraph):
        last = len(held) if chosen.end_index == -1 else chosen.end_index
        held = held[chosen.start_index - 1 : last]
    elif isinstance(chosen, SelectParagraphs):
        held = [held[index - 1] for index in chosen.indexes]
    else:
        held = job.place.paragraphs
    return len({paragraph.format.alignment for paragraph in held}) > 1


def _spacing(job: Job) -> Sequence[BaseAction]:
    return [click(f"Format > Spacing > Line Spacing: {_SPACINGS[job.part.number('times')]}")]


def _spaced(job: Job) -> None:
    for paragraph in only_paragraphs(job):
        paragraph.shape(line_spacing=100 * job.part.number("times"))


def _length(job: Job) -> float:
    """Millimetres of ``cm`` or ``pt``."""
    if "pt" in job.part.arguments:
        return job.part.number("pt") * _POINT
    return job.part.number("cm") * 10


def _written(job: Job) -> str:
    if "pt" in job.part.arguments:
        return f"{job.part.number('pt'):g} pt"
    return f"{job.part.number('cm'):g} cm"


def _dialog(tab: str, *then: BaseAction) -> list[BaseAction]:
    return [click("Format > Paragraph..."), click(tab), *then, click("OK")]


def _measured(field: str, name: str) -> Operation:
    """A length in the dialog Paragraph."""

    def expect(job: Job) -> None:
        for paragraph in only_paragraphs(job):
            paragraph.shape(**{name: _length(job)})
            if name in {"left", "first_line"} and paragraph.format.list_kind != "none":
                paragraph.loose |= {"left", "first_line"} - {
                    name
                }  # what its list had becomes its own

    return Operation(
        each_by(lambda job: _dialog("Indents & Spacing", fill(field, _written(job)))), expect
    )


def _ticked(tab: str, box: str, name: str, value: object) -> Operation:
    """A box in the dialog Paragraph, ticked for those paragraphs where it is not."""

    def act(job: Job) -> Sequence[BaseAction]:
        left = [p for p in only_paragraphs(job) if getattr(p.format, name) != value]
        place = Place(tuple(Stretch(p, 0, len(p.text)) for p in left))
        return each(*_dialog(tab, click(box)))(job._replace(place=place))

    return Operation(act, _shaped(**{name: value}))


def _styled(job: Job) -> None:
    for paragraph in only_paragraphs(job):
        loosen(paragraph, but=("style",))
        paragraph.shape(style=job.part.text("name"))


_STYLE_NAMES = {"Text body": "Text Body", "Default": "Default Paragraph Style"}


_IN_NO_MENU = {f"Heading {level}" for level in range(4, 11)}


def _style(job: Job) -> Sequence[BaseAction]:
    name = job.part.text("name")
    if name in _IN_NO_MENU:
        return [fill("Paragraph Style", name)]
    return [click(f"Styles > {_STYLE_NAMES.get(name, name)}")]


def _listed(kind: str) -> Callable[[Job], None]:
    def expect(job: Job) -> None:
        for paragraph in only_paragraphs(job):
            paragraph.loose |= {*_INDENTS, "list_level", "style"}
            paragraph.shape(list_kind=kind)

    return expect


def _levelled(step: int) -> Callable[[Job], None]:
    def expect(job: Job) -> None:
        for paragraph in only_paragraphs(job):
            if paragraph.format.list_level + step < 1:
                raise NoPlace("it is at the outermost level, or in no list")
            paragraph.loose |= {*_INDENTS}
            paragraph.shape(list_level=paragraph.format.list_level + step)

    return expect


def _background(job: Job) -> None:
    name = job.part.text("name")
    colour = "none" if name == "none" else colour_code(name)
    for paragraph in only_paragraphs(job):
        paragraph.shape(background=colour)


def _moved(step: int) -> Callable[[Job], None]:
    def expect(job: Job) -> None:
        paragraph = one_paragraph(job)
        held = job.draft.paragraphs
        at = job.draft.index(paragraph) - 1
        if not 0 <= at + step < len(held):
            raise NoPlace("it is at the end already")
        held.pop(at)
        held.insert(at + step, paragraph)

    return expect


def _move(way: str) -> Callable[[Job], Sequence[BaseAction]]:
    """Items of lists have an entry in the menu; the key for other paragraphs is the desktop's."""

    def act(job: Job) -> Sequence[BaseAction]:
        if one_paragraph(job).format.list_kind == "none":
            raise NoPlace("only items of lists can be moved")
        return press(f"Format > Lists > Move Item {way}")(job)

    return act


def _hanging(job: Job) -> None:
    for paragraph in only_paragraphs(job):
        paragraph.shape(first_line=-_length(job))
        paragraph.loose.add("left")


PARAGRAPHS: dict[str, Operation] = {
    "align": Operation(_align, _aligned),
    "line-spacing": Operation(each_by(_spacing), _spaced),
    "space-above": _measured("Above paragraph", "above"),
    "space-below": _measured("Below paragraph", "below"),
    "indent": _measured("Before text", "left"),
    "first-line": _measured("First line", "first_line"),
    "hanging": Operation(
        each_by(
            lambda job: _dialog(
                "Indents & Spacing",
                fill("Before text", _written(job)),
                fill("First line", "-" + _written(job)),
            )
        ),
        _hanging,
    ),
    "style": Operation(each_by(_style), _styled),
    "bullets": Operation(press("Format > Lists > Unordered List"), _listed("bullet")),
    "numbering": Operation(press("Format > Lists > Ordered List"), _listed("number")),
    "no-list": Operation(press("Format > Lists > No List"), _listed("none")),
    "list-down": Operation(press("Format > Lists > Demote Outline Level"), _levelled(1)),
    "list-up": Operation(press("Format > Lists > Promote Outline Level"), _levelled(-1)),
    "page-break-before": _ticked("Text Flow", "Insert", "break_before", "page"),
    "keep-with-next": _ticked(
        "Text Flow", "Keep with next paragraph", "keep_with_next", value=True
    ),
    "keep-together": Operation(
        each(
            *_dialog(
                "Text Flow",
                click("Orphan control"),
                click("Widow control"),
                click("Do not split paragraph"),
            )
        ),
        _shaped(keep_together=True),
    ),
    "drop-cap": _ticked("Drop Caps", "Display drop caps", "drop_cap_lines", 3),
    "background": Operation(
        each_by(lambda job: [SetColor(part="background", color=job.part.text("name"))]),
        _background,
    ),
    "move-up": Operation(_move("Up"), _moved(-1)),
    "move-down": Operation(_move("Down"), _moved(1)),
}
