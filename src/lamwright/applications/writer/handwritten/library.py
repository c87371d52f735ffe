"""The requests by hand that come with the package, and their documents as files."""

import shutil
from collections.abc import Collection, Iterator
from importlib.resources import files
from pathlib import Path
from random import Random

from pydantic import ValidationError

from lamwright.applications.writer.checks import Evidence, run_checks
from lamwright.applications.writer.handwritten.markup import document_parts
from lamwright.applications.writer.handwritten.tasks import NotCovered, task_of
from lamwright.applications.writer.parts.request import Request
from lamwright.documents.odt import write_odt
from lamwright.documents.reader import read_document
from lamwright.instantiate.instantiate import Instantiation, Reject
from lamwright.records.base import Record, derive_seed
from lamwright.records.document import DocumentState
from lamwright.records.errors import UsageError
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


def requests(
    split: Split, sets: Collection[str] = (), root: Path | None = None
) -> Iterator[Request]:
    """The requests of a split, of all ``sets`` if none are named; documents are called 'set-document'.

    ``root``: a folder of one's own, whose documents are called 'split-set-document'; None: those that come with the
    package. Raises ``UsageError`` (file, line, why) for what is no request.
    """
    for folder in _folders(split, sets, root):
        file = folder / "requests.jsonl"
        for number, line in enumerate(_text(file).splitlines(), start=1):
            try:
                request = Request.model_validate_json(line)
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(map(str, first["loc"]))
                raise UsageError(f"{file}:{number}: {where}: {first['msg']}.") from error
            name = f"{_prefix(folder, root)}{request.document}"
            yield request.model_copy(update={"document": name})


def write_documents(
    folder: Path, split: Split, sets: Collection[str] = (), root: Path | None = None
) -> tuple[Path, ...]:
    """Write the documents of a split into ``folder``: marked text (.txt) as OpenDocument, others as they are.

    Raises ``UsageError`` for two of one name, and for marked text that cannot be read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: dict[str, Path] = {}
    for held in _folders(split, sets, root):
        for source in sorted((held / "documents").iterdir()):
            path = _written(source, folder / f"{_prefix(held, root)}{source.name}")
            if path.stem in written:
                raise UsageError(f"{source.parent} has two documents called {source.stem}.")
            written[path.stem] = path
    return tuple(written.values())


def hand_tasks(
    folder: Path, split: Split, sets: Collection[str] = (), root: Path | None = None
) -> Handwritten:
    """Tasks of the requests that can be done, on the documents that ``write_documents`` wrote into ``folder``.

    Raises ``UsageError`` for a request on a document that is not there.
    """
    templates = {path.stem: path for path in sorted(folder.iterdir())}
    states: dict[str, DocumentState] = {}
    tasks: list[Task] = []
    left: list[Left] = []
    for request in requests(split, sets, root):
        name = request.document
        if name not in templates:
            raise UsageError(f"'{request.request}' is about {name}, and there is no such document.")
        if name not in states:
            states[name] = read_document(templates[name])
        if not request.parts:
            continue
        try:
            tasks.append(_task(request, templates[name], states[name], split))
        except NotCovered as error:
            left.append(Left(request=request.request, document=name, reason=str(error)))
    return Handwritten(tasks=tuple(tasks), left=tuple(left))


def drawn_tasks(
    folder: Path, split: Split, root: Path | None, *, count: int, seed: int
) -> Instantiation:
    """``count`` tasks of a split (all, if there are fewer) in an order drawn by ``seed``; others are rejects.

    Their documents are written into ``folder``. Training tasks that come with the package are of ``UNREAD``.
    """
    sets = UNREAD if split == "train" and root is None else ()
    write_documents(folder, split, sets, root)
    found = hand_tasks(folder, split, sets, root)
    if found.left and not found.tasks:
        why = found.left[0].reason
        raise UsageError(f"No request of {root} is a task; the first is none: {why}.")
    random = Random(derive_seed(seed, "people", split))
    drawn = random.sample(found.tasks, min(count, len(found.tasks)))
    rejects = (Reject(family="", template=one.document, reason="not-covered") for one in found.left)
    return Instantiation(tasks=tuple(drawn), rejects=tuple(rejects))


def _prefix(held: Path, root: Path | None) -> str:
    """Before the name of a document; of one's own the split too, where names may be the same."""
    return f"{held.name}-" if root is None else f"{held.parent.name}-{held.name}-"


def _written(source: Path, target: Path) -> Path:
    if source.suffix != ".txt":
        return Path(shutil.copyfile(source, target))
    try:
        parts = document_parts(_text(source))
    except (KeyError, ValueError) as error:
        raise UsageError(f"{source} cannot be read: {error}.") from error
    return write_odt(target.with_suffix(".odt"), parts)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read: {error}.") from error


def _task(request: Request, template: Path, state: DocumentState, split: Split) -> Task:
    task = task_of(request, template, state, split)
    if all(result.passed for result in run_checks(task, Evidence(state, state))):
        raise NotCovered("it is so already")
    return task


def _folders(split: Split, sets: Collection[str], root: Path | None) -> list[Path]:
    shipped = Path(str(files("lamwright.applications.writer.handwritten") / "data"))
    held = (root or shipped) / split
    if not held.is_dir():
        raise UsageError(f"There is no folder {held} of requests.")
    return sorted(
        path for path in held.iterdir() if path.is_dir() and (not sets or path.name in sets)
    )
