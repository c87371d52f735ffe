"""Operations on the text itself."""

from collections.abc import Callable, Sequence

from lamwright.applications.writer.moves import click, fill, keys
from lamwright.applications.writer.parts.draft import Paragraph, blank
from lamwright.applications.writer.parts.operations.operation import (
    Job,
    Operation,
    clear_cells,
    loosen,
    one_paragraph,
)
from lamwright.applications.writer.parts.operations.starts import in_front, typed
from lamwright.applications.writer.parts.places import NoPlace, Place, Stretch, selections
from lamwright.records.action import BaseAction
from lamwright.records.addresses import cell_address
from lamwright.records.document_action import SelectParagraph, SelectText


def _occurrences(job: Job) -> list[Stretch]:
    """Where the old text stands in the paragraphs meant; of cells and of the document in none, or in all."""
    old = job.part.text("old")
    pool = (
        job.place.paragraphs
        if job.place.stretches or job.place.table >= 0
        else job.draft.paragraphs
    )
    found = [
        Stretch(p, at, at + len(old))
        for p in dict.fromkeys(pool)
        for at in range(len(p.text))
        if p.text.startswith(old, at)
    ]
    if not found and not _cells(job):
        raise NoPlace(f"'{old}' is not there")
    return found


def _cells(job: Job) -> list[tuple[int, int, int]]:
    """Table, row and column (from 0) of the cells that hold the old text: of those meant, else of all."""
    place = job.place
    return [
        (number, y, x)
        for number, table in enumerate(job.draft.tables)
        if place.table in {-1, number}
        for y, row in enumerate(table.rows)
        for x, cell in enumerate(row)
        if job.part.text("old") in cell.text and (place.cells is None or place.cells.holds(y, x))
    ]


def _everywhere(job: Job) -> bool:
    return job.part.arguments.get("everywhere") is True


def _replace(job: Job) -> Sequence[BaseAction]:
    new = typed(job.part.text("new")) or "{DELETE}"
    if _everywhere(job):
        return [
            click("Edit > Find and Replace..."),
            fill("Find", job.part.text("old")),
            fill("Replace", job.part.text("new")),
            *([click("Match case")] if _is_case_to_match(job) else []),
            click("Replace All"),
            click("Close"),
        ]
    found, cells = _occurrences(job), _cells(job)
    if len(found) == 1 and not (job.place.is_document and cells):
        return [*selections(Place((found[0],)), job.draft), keys(new)]
    if not found and len(cells) == 1:
        number, y, x = cells[0]
        place = f"table {number + 1} {cell_address(x, y)}" if _is_elsewhere(job) else ""
        return [SelectText(text=job.part.text("old"), place=place), keys(new)]
    raise NoPlace("it is there more than once")


def _is_elsewhere(job: Job) -> bool:
    """Whether the old text of a cell stands in a paragraph or in another cell too."""
    everywhere = job._replace(place=Place())
    is_in_text = any(job.part.text("old") in p.text for p in job.draft.paragraphs)
    return is_in_text or len(_cells(everywhere)) > 1


def _is_case_to_match(job: Job) -> bool:
    """Whether it is written in several ways, and the box, which stays as it is left, is not ticked."""
    old = job.part.text("old")
    cells = (cell.text for table in job.draft.tables for row in table.rows for cell in row)
    text = "\n".join((*(p.text for p in job.draft.paragraphs), *cells))
    is_one_way = text.lower().count(old.lower()) == text.count(old)
    return not is_one_way and not job.draft.matches_case


def _replaced(job: Job) -> None:
    """In cells too where all places are meant, or where the paragraphs meant do not hold it."""
    old, new = job.part.text("old"), job.part.text("new")
    found, cells = _occurrences(job), _cells(job)
    job.draft.matches_case |= _everywhere(job) and _is_case_to_match(job)
    for stretch in reversed(found):
        stretch.paragraph.put(stretch.start, stretch.end, new)
    for number, y, x in [] if found and not _everywhere(job) else cells:
        row = job.draft.tables[number].rows[y]
        row[x] = row[x].model_copy(update={"text": row[x].text.replace(old, new)})


def _delete(job: Job) -> Sequence[BaseAction]:
    """From the end, so that what is left keeps its number."""
    if all(stretch.is_whole for stretch in job.place.stretches):
        chosen = selections(job.place, job.draft)
    else:
        places = sorted(job.place.stretches, key=lambda s: (job.draft.index(s.paragraph), s.start))
        chosen = [a for place in places for a in selections(Place((place,)), job.draft)]
    return [a for selection in reversed(chosen) for a in (selection, keys("{DELETE}"))]


def _deleted(job: Job) -> None:
    """Of paragraphs that are deleted together one stays, empty."""
    if job.place.table >= 0:
        clear_cells(job)
        return
    chosen = selections(job.place, job.draft)
    held = list(job.draft.paragraphs)
    for stretch in sorted(job.place.stretches, key=lambda s: s.start, reverse=True):
        stretch.paragraph.put(stretch.start, stretch.end, "")
    for run in chosen:
        if isinstance(run, SelectParagraph):
            last = len(held) if run.end_index == -1 else run.end_index
            job.draft.drop(held[run.start_index : last], held[run.start_index - 1])


def _beside(job: Job) -> Paragraph:
    if job.place.end == "end":
        return job.draft.paragraphs[-1]
    return job.draft.paragraphs[0] if job.place.end else one_paragraph(job)


def _select(paragraph: Paragraph, job: Job) -> BaseAction:
    index = job.draft.index(paragraph)
    return SelectParagraph(start_index=index, end_index=index)


def _typing(make: Callable[[str], str]) -> Callable[[Job], Sequence[BaseAction]]:
    return lambda job: [_select(_beside(job), job), keys(make(typed(job.part.text("text"))))]


def _inserted(step: int) -> Callable[[Job], None]:
    def expect(job: Job) -> None:
        near = _beside(job)
        new = blank(job.part.text("text"), near)
        job.draft.insert(job.draft.index(near) - 1 + step, new)

    return expect


def _appended(job: Job) -> None:
    paragraph, text = one_paragraph(job), job.part.text("text")
    gap = "" if text.startswith(" ") or not paragraph.text else " "
    paragraph.put(len(paragraph.text), len(paragraph.text), gap + text)


def _append(job: Job) -> Sequence[BaseAction]:
    text = job.part.text("text")
    gap = "" if text.startswith(" ") else "{SPACE}"
    return [_select(one_paragraph(job), job), keys("{END}" + gap + typed(text))]


def _prepended(job: Job) -> None:
    paragraph, text = one_paragraph(job), job.part.text("text")
    paragraph.put(0, 0, text if text.endswith(" ") else text + " ")


def _prepend(job: Job) -> Sequence[BaseAction]:
    text = job.part.text("text")
    gap = "" if text.endswith(" ") else "{SPACE}"
    return in_front(one_paragraph(job), typed(text) + gap, job.draft)


def _rewritten(job: Job) -> None:
    (stretch,) = job.place.stretches
    stretch.paragraph.put(stretch.start, stretch.end, job.part.text("text"))
    if stretch.is_whole:
        stretch.paragraph.loose_looks |= set(type(stretch.paragraph.looks[0]).model_fields)


def _rewrite(job: Job) -> Sequence[BaseAction]:
    if len(job.place.stretches) != 1:
        raise NoPlace("rewriting is for one place")
    return [*selections(job.place, job.draft), keys(typed(job.part.text("text")))]


def _merged(job: Job) -> None:
    first = one_paragraph(job)
    at = job.draft.index(first)
    following = job.draft.paragraphs[at]
    first.put(len(first.text), len(first.text), " " + following.text)
    loosen(first)
    job.draft.paragraphs.pop(at)


def _cut(job: Job) -> Stretch:
    """The text after which the paragraph is split."""
    first, after = one_paragraph(job), job.part.text("text")
    at = first.text.find(after)
    if at < 0:
        raise NoPlace(f"'{after}' is not there")
    return Stretch(first, at, at + len(after))


def _split(job: Job) -> None:
    first, cut = one_paragraph(job), _cut(job).end
    rest = blank(first.text[cut:].strip(), first)
    first.put(cut, len(first.text), "")
    job.draft.insert(job.draft.index(first), rest)


def _following(job: Job) -> Paragraph:
    """The next paragraph with text after the one that is meant."""
    later = job.draft.paragraphs[job.draft.index(one_paragraph(job)) :]
    for paragraph in later:
        if paragraph.text.strip():
            return paragraph
    raise NoPlace("nothing follows it")


def _breaking(job: Job) -> Sequence[BaseAction]:
    tab = [click("Format > Paragraph..."), click("Text Flow"), click("Insert"), click("OK")]
    return [_select(_following(job), job), *tab]


def _noted(job: Job) -> None:
    job.draft.free |= {"notes"}
    for paragraph in job.place.paragraphs:
        paragraph.loose_looks |= {"style", "position"}


def _free(*aspects: str) -> Callable[[Job], None]:
    def expect(job: Job) -> None:
        job.draft.free |= set(aspects)

    return expect


EDITS: dict[str, Operation] = {
    "replace": Operation(_replace, _replaced),
    "delete": Operation(_delete, _deleted),
    "insert-after": Operation(_typing(lambda text: "{END}{ENTER}" + text), _inserted(1)),
    "insert-before": Operation(
        lambda job: in_front(_beside(job), typed(job.part.text("text")) + "{ENTER}", job.draft),
        _inserted(0),
    ),
    "append": Operation(_append, _appended),
    "prepend": Operation(_prepend, _prepended),
    "rewrite": Operation(_rewrite, _rewritten),
    "merge-with-next": Operation(
        lambda job: [_select(one_paragraph(job), job), keys("{END}{SPACE}{DELETE}")], _merged
    ),
    "split-after": Operation(
        lambda job: [*selections(Place((_cut(job),)), job.draft), keys("{RIGHT}{ENTER}")],
        _split,
    ),
    "footnote": Operation(
        lambda job: [
            *selections(job.place, job.draft),
            click("Insert > Footnote and Endnote > Footnote"),
            keys(typed(job.part.text("text"))),
        ],
        _noted,
    ),
    "endnote": Operation(
        lambda job: [
            *selections(job.place, job.draft),
            click("Insert > Footnote and Endnote > Endnote"),
            keys(typed(job.part.text("text"))),
        ],
        _noted,
    ),
    "page-break-after": Operation(
        _breaking, lambda job: _following(job).shape(break_before="page")
    ),
    "comment": Operation(
        lambda job: [
            *selections(job.place, job.draft),
            click("Insert > Comment"),
            keys(typed(job.part.text("text"))),
        ],
        _free("comments"),
    ),
    "bookmark": Operation(
        lambda job: [
            *selections(job.place, job.draft),
            click("Insert > Bookmark..."),
            fill("Name", job.part.text("name")),
            click("Insert"),
        ],
        _free("bookmarks"),
    ),
}
