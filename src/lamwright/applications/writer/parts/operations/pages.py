"""Operations on pages and on the document as a whole."""

from collections.abc import Callable, Sequence

from lamwright.applications.writer.moves import click, fill, keys, save
from lamwright.applications.writer.parts.draft import ANY_NUMBER
from lamwright.applications.writer.parts.operations.operation import Job, Operation
from lamwright.applications.writer.parts.operations.starts import is_one_line, typed
from lamwright.applications.writer.parts.places import selections
from lamwright.records.action import BaseAction
from lamwright.records.document import DocumentState, PageState
from lamwright.records.document_action import SelectText

_SIDES = ("left", "right", "top", "bottom")


def _page(job: Job) -> PageState:
    pages: tuple[PageState, ...] = job.draft.rest["pages"]  # type: ignore[assignment]
    return pages[0]


def _changed(job: Job, **changes: object) -> None:
    pages: tuple[PageState, ...] = job.draft.rest["pages"]  # type: ignore[assignment]
    job.draft.rest["pages"] = (pages[0].model_copy(update=changes), *pages[1:])


def _dialog(*then: BaseAction) -> list[BaseAction]:
    return [click("Format > Page Style..."), click("Page"), *then, click("OK")]


def _turn(job: Job) -> Sequence[BaseAction]:
    return _dialog(click(job.part.text("to").capitalize()))


def _turned(job: Job) -> None:
    page, to = _page(job), job.part.text("to")
    if page.orientation != to:
        _changed(job, orientation=to, width=page.height, height=page.width)


def _wanted_sides(job: Job) -> tuple[str, ...]:
    sides = job.part.arguments.get("sides", "all")
    if isinstance(sides, list):
        return tuple(str(side) for side in sides)
    return _SIDES if sides == "all" else (str(sides),)


def _margins(job: Job) -> Sequence[BaseAction]:
    length = f"{job.part.number('cm'):g} cm"
    return _dialog(*(fill(side.capitalize(), length) for side in _wanted_sides(job)))


def _margined(job: Job) -> None:
    _changed(job, **{side: 10 * job.part.number("cm") for side in _wanted_sides(job)})


def _columns(job: Job) -> Sequence[BaseAction]:
    count = f"{job.part.number('n'):g}"
    return [click("Format > Columns..."), fill("Columns", count), click("OK")]


def _columned(job: Job) -> None:
    _changed(job, columns=int(job.part.number("n")))
    job.draft.free.add("sections")


def _edge(name: str) -> Operation:
    def act(job: Job) -> Sequence[BaseAction]:
        text = job.part.text("text")
        entry = f"Insert > Header and Footer > {name.capitalize()} > Default Page Style"
        is_there = bool(getattr(_page(job), name))
        if not text:
            if not is_there:
                raise ValueError(f"there is no {name}")
            return [click(entry), click("Yes")]
        if is_there:
            return [SelectText(text="", place=f"{name} of Default Page Style"), keys(typed(text))]
        return [click(entry), keys(typed(text))]

    def expect(job: Job) -> None:
        text = job.part.text("text")
        _changed(job, **{name: bool(text), f"{name}_text": text})

    return Operation(act, expect)


def _number(job: Job) -> Sequence[BaseAction]:
    name = job.part.text("where", "footer")
    align = {"left": "Left", "center": "Centered", "right": "Right"}
    if getattr(_page(job), name):
        raise ValueError(f"there is a {name} already")
    to = align.get(job.part.text("align", "left"), "Left")
    return [
        click(f"Insert > Header and Footer > {name.capitalize()} > Default Page Style"),
        *_number_of(job),
        *([] if to == "Left" else [click(f"Format > Align Text > {to}")]),
    ]


def _number_of(job: Job) -> list[BaseAction]:
    """The number of the page, with ``count`` as in "Page 1 of 3"."""
    number = click("Insert > Page Number")
    if not job.part.arguments.get("count"):
        return [number]
    count = click("Insert > Field > Page Count")
    return [keys("Page{SPACE}"), number, keys("{SPACE}of{SPACE}"), count]


def _numbered(job: Job) -> None:
    name = job.part.text("where", "footer")
    if job.part.arguments.get("count"):
        job.draft.free.add("pages")
    else:
        _changed(job, **{name: True, f"{name}_text": ANY_NUMBER})
    job.draft.free.add("fields")


def _property(job: Job) -> Sequence[BaseAction]:
    name = job.part.text("name")
    field = {"title": "Title", "subject": "Subject", "keywords": "Keywords"}[name]
    return [
        click("File > Properties..."),
        click("Description"),
        fill(field, job.part.text("text")),
        click("OK"),
    ]


def _property_is(job: Job) -> None:
    held: DocumentState | object = job.draft.rest["properties"]
    name, text = job.part.text("name"), job.part.text("text")
    words = (word.strip() for word in text.split(","))
    value: object = tuple(filter(None, words)) if name == "keywords" else text
    job.draft.rest["properties"] = held.model_copy(update={name: value})  # type: ignore[union-attr]


def _switch(entry: str, field: str, dialog: Sequence[BaseAction] = ()) -> Operation:
    def act(job: Job) -> Sequence[BaseAction]:
        if job.draft.rest[field] == job.part.arguments.get("on", True):
            raise ValueError("it is so already")
        return [click(entry), *dialog]

    def expect(job: Job) -> None:
        job.draft.rest[field] = job.part.arguments.get("on", True)

    return Operation(act, expect)


def _free(*aspects: str) -> Callable[[Job], None]:
    def expect(job: Job) -> None:
        job.draft.free |= set(aspects)

    return expect


_CONTENTS = "Insert > Table of Contents and Index > Table of Contents, Index or Bibliography..."


def _contents(job: Job) -> Sequence[BaseAction]:
    if job.place.stretches:
        if not is_one_line(job.place.paragraphs[0], job.draft):
            raise ValueError("the cursor does not get to the start of a long paragraph")
        chosen = selections(job.place, job.draft)
        return [*chosen, keys("{HOME}"), click(_CONTENTS), click("OK")]
    return [keys("{CTRL+HOME}"), click(_CONTENTS), click("OK")]


def _watermark(job: Job) -> Sequence[BaseAction]:
    return [click("Format > Watermark..."), keys(typed(job.part.text("text"))), click("OK")]


PAGES: dict[str, Operation] = {
    "orientation": Operation(_turn, _turned),
    "margins": Operation(_margins, _margined),
    "columns": Operation(_columns, _columned),
    "header": _edge("header"),
    "footer": _edge("footer"),
    "page-numbers": Operation(_number, _numbered),
    "line-numbers": _switch(
        "Tools > Line Numbering...", "line_numbering", [click("Show numbering"), click("OK")]
    ),
    "watermark": Operation(_watermark, _free("pages", "objects")),
    "toc": Operation(_contents, _free("indexes", "sections", "links")),
    "property": Operation(_property, _property_is),
    "track-changes": _switch("Edit > Track Changes > Record", "change_tracking"),
    "save-as": Operation(lambda job: [save(job.part.text("file"))], _free()),
}
