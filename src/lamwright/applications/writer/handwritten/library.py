"""The requests by hand that come with the package, and their documents as files."""

from collections.abc import Collection, Iterator
from importlib.resources import files
from pathlib import Path
from random import Random

from lamwright.applications.writer.checks import Evidence, run_checks
from lamwright.applications.writer.handwritten.markup import document_parts
from lamwright.applications.writer.handwritten.tasks import NotCovered, task_of
from lamwright.applications.writer.parts.request import Request
from lamwright.documents.odt import write_odt
from lamwright.documents.reader import read_document
from lamwright.instantiate.instantiate import Instantiation
from lamwright.records.base import Record, derive_seed
from lamwright.records.document import DocumentState
from lamwright.records.task import Split, Task

UNREAD = ("errands", "offices", "writings")
"""Sets for training that no reader of requests has learnt from: of these it finds no more than of others."""


class Left(Record):
    """A request that is no task yet, and why: no operation, an unreachable place, or so already."""

    request: str
    document: str
    reason: str


class Handwritten(Record):
    """Tasks and rejects made from the requests of a split."""

    tasks: tuple[Task, ...]
    left: tuple[Left, ...]


def requests(split: Split, sets: Collection[str] = ()) -> Iterator[Request]:
    """The requests of a split, of all ``sets`` if none are named; documents are called 'set-document'."""
    for folder in _folders(split, sets):
        for line in (folder / "requests.jsonl").read_text(encoding="utf-8").splitlines():
            request = Request.model_validate_json(line)
            yield request.model_copy(update={"document": f"{folder.name}-{request.document}"})


def write_documents(folder: Path, split: Split, sets: Collection[str] = ()) -> tuple[Path, ...]:
    """Write the documents of a split into ``folder`` as OpenDocument texts: always the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(
        write_odt(
            folder / f"{held.name}-{source.stem}.odt",
            document_parts(source.read_text(encoding="utf-8")),
        )
        for held in _folders(split, sets)
        for source in sorted((held / "documents").glob("*.txt"))
    )


def hand_tasks(folder: Path, split: Split, sets: Collection[str] = ()) -> Handwritten:
    """Tasks of the requests that can be done, on the documents that ``write_documents`` wrote."""
    states: dict[str, DocumentState] = {}
    tasks: list[Task] = []
    left: list[Left] = []
    for request in requests(split, sets):
        template = folder / f"{request.document}.odt"
        if request.document not in states:
            states[request.document] = read_document(template)
        if not request.parts:
            continue
        try:
            tasks.append(_task(request, template, states[request.document], split))
        except NotCovered as error:
            left.append(Left(request=request.request, document=request.document, reason=str(error)))
    return Handwritten(tasks=tuple(tasks), left=tuple(left))


def drawn_tasks(folder: Path, split: Split, *, count: int, seed: int) -> Instantiation:
    """``count`` tasks of a split (all, if there are fewer), drawn by ``seed``.

    Their documents are written into ``folder``. Training tasks are of ``UNREAD``.
    """
    sets = UNREAD if split == "train" else ()
    write_documents(folder, split, sets)
    known = hand_tasks(folder, split, sets).tasks
    random = Random(derive_seed(seed, "people", split))
    drawn = sorted(random.sample(range(len(known)), min(count, len(known))))
    return Instantiation(tasks=tuple(known[index] for index in drawn), rejects=())


def _task(request: Request, template: Path, state: DocumentState, split: Split) -> Task:
    task = task_of(request, template, state, split)
    if all(result.passed for result in run_checks(task, Evidence(state, state))):
        raise NotCovered("it is so already")
    return task


def _folders(split: Split, sets: Collection[str]) -> list[Path]:
    root = Path(str(files("lamwright.applications.writer.handwritten") / "data" / split))
    return sorted(
        path for path in root.iterdir() if path.is_dir() and (not sets or path.name in sets)
    )
