"""All pairs the retriever is trained on, as pools (screens, documents) and requests with what they need."""

import random
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from base_model.screens import Screen, Screens
from lamwright.applications.writer.catalogue import catalogue
from lamwright.applications.writer.templates import write_templates
from lamwright.documents.reader import read_document
from lamwright.instantiate.instantiate import instantiate
from lamwright.records.canvas import CanvasParagraph, TextCanvas
from lamwright.records.description import Descriptions
from lamwright.records.document import DocumentState
from lamwright.records.observation import Control
from lamwright.records.task import Task
from lamwright.retrieve.describing import description, in_words, name_and_place
from lamwright.retrieve.paragraphs import Reading, line_texts, word_evidence
from lamwright.retrieve.requests import clauses
from lamwright.train.contrastive import Pair, Pool
from retriever.composing import asks, mixed
from retriever.handwritten import Request, needed_paragraphs, read_requests
from retriever.operations import controls_for, table_of_operations

MAIN = "main window"
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_NAMED = (
    "the {} paragraph",
    "paragraph {}",
    "the line about {}",
    "where it says {}",
    "the bit on {}",
    "the sentence with {}",
)


@dataclass
class Pairs:
    """Pools and pairs, gathered."""

    screens: Screens
    descriptions: Descriptions
    pools: dict[str, Pool] = field(default_factory=dict)
    pairs: list[Pair] = field(default_factory=list)

    def main(self) -> Sequence[Control]:
        """Controls and menu entries of the main window."""
        return [*self.screens.main.shown, *self.screens.menu]

    def composed(self, rng: random.Random, count: int) -> None:
        """Requests composed of what people ask for."""
        table = table_of_operations()
        every = [(name, ways) for name, ways in asks() if name in table]
        self._controls_pool(MAIN, self.main())
        for said, operations in mixed(rng, every, count):
            self._asks(MAIN, self.main(), said, [table[name] for name in operations], 1.0)

    def tasks(self, count: int, seed: int) -> None:
        """Requests of the task families, with the controls of their reference solutions."""
        with tempfile.TemporaryDirectory() as folder:
            write_templates(Path(folder), seed=seed)
            made = instantiate(catalogue(), Path(folder), count=count, split="train", seed=seed)
            documents = [read_document(path) for path in sorted(Path(folder).glob("*.odt"))]
        for task in made.tasks:
            for pool, names in self._screens_of(task):
                controls = self._shown(pool)
                self._asks(pool, controls, task.request, [(name,) for name in names], 0.5)
        self.places(random.Random(seed), documents)

    def manual(self, rng: random.Random, count: int) -> None:
        """What the help says of a control, for that control among those of its dialog."""
        for screen in rng.sample(self.screens.others, min(count, len(self.screens.others))):
            pool = _name(screen)
            for control in rng.sample(screen.shown, min(4, len(screen.shown))):
                said = description(control, self.descriptions)
                if said and control.name:
                    sentence = re.split(r"(?<=[.])\s", said)[0]
                    self._asks(pool, self._shown(pool), sentence, [(control.name,)], 0.3)

    def handwritten(self, requests: Iterable[Request]) -> None:
        """Requests written by hand: their controls, and their paragraphs."""
        for request in requests:
            parts = [names for part in request.parts if (names := controls_for(part))]
            self._controls_pool(MAIN, self.main())
            self._asks(MAIN, self.main(), request.text, parts, 4.0)
            found = [needed_paragraphs(_target(part), request.canvas) for part in request.parts]
            self._line_pair(request.document, request.canvas, request.text, found, 1.0)

    def places(self, rng: random.Random, documents: Sequence[DocumentState]) -> None:
        """Words for paragraphs of template documents, with the paragraph."""
        for number, document in enumerate(documents):
            canvas = _canvas(document)
            for line in rng.sample(canvas.paragraphs, min(6, len(canvas.paragraphs))):
                words = [word for word in re.findall(r"[A-Za-z]{5,}", line.text)]
                way = rng.choice(_NAMED[2:])
                if words and rng.random() < 0.8:
                    said = way.format(" ".join(rng.sample(words, min(2, len(words)))).lower())
                elif line.index <= len(_ORDINALS):
                    said = f"the {_ORDINALS[line.index - 1]} line"
                else:
                    said = f"line {line.index}"
                self._line_pair(f"template {number}", canvas, said, [(line.index,)], 0.3)

    def _asks(
        self,
        pool: str,
        controls: Sequence[Control],
        said: str,
        parts: Sequence[Sequence[str]],
        weight: float,
    ) -> None:
        places = [
            tuple(i for i, control in enumerate(controls) if control.name in names)
            for names in parts
        ]
        needed = tuple(part for part in places if part)
        if needed:
            asked = clauses(said)
            self.pairs.append(Pair(pool=pool, questions=asked, needed=needed, weight=weight))

    def _line_pair(
        self,
        name: str,
        canvas: TextCanvas,
        said: str,
        found: Sequence[tuple[int, ...]],
        weight: float,
    ) -> None:
        needed = tuple(tuple(index - 1 for index in part) for part in found if part)
        if not needed:
            return
        reading = Reading(said, canvas)
        own, headed = line_texts(reading.structure)
        pool = Pool(
            kind="lines", pool=f"document {name}", items=tuple(zip(own, headed, strict=True))
        )
        self.pools[pool.pool] = pool
        rows = tuple(tuple(float(x) for x in row) for row in word_evidence(reading))
        self.pairs.append(
            Pair(
                pool=pool.pool, questions=clauses(said), needed=needed, evidence=rows, weight=weight
            )
        )

    def _controls_pool(self, name: str, controls: Sequence[Control]) -> None:
        if name not in self.pools:
            items = tuple((name_and_place(c), in_words(c, self.descriptions)) for c in controls)
            self.pools[name] = Pool(kind="controls", pool=name, items=items)

    def _shown(self, pool: str) -> Sequence[Control]:
        named = {_name(screen): screen for screen in self.screens.others}
        controls = self.main() if pool == MAIN else named[pool].shown
        self._controls_pool(pool, controls)
        return controls

    def _screens_of(self, task: Task) -> Iterator[tuple[str, list[str]]]:
        """The screens a reference solution goes through, and what it operates there."""
        main = {control.name for control in self.main()}
        opener = ""
        for step in task.reference:
            control = getattr(step.action, "control", None)
            if control is None:
                continue
            if control.name in main and not opener:
                yield MAIN, [control.name]
                opener = control.name if control.name.endswith("...") else ""
            else:
                fitting = [
                    s
                    for s in self.screens.others
                    if s.opener == opener and any(c[1] == control.name for c in s.controls)
                ]
                for screen in fitting[:1]:
                    yield _name(screen), [control.name]
                opener = "" if control.name in {"OK", "Close", "Insert"} else opener


def read_folders(folders: Sequence[Path]) -> list[Request]:
    """Requests of several writers; documents are named after the writer too."""
    return [
        Request(f"{folder.name}/{r.document}", r.text, r.parts, r.canvas, r.by)
        for folder in folders
        for r in read_requests(folder)
    ]


def _name(screen: Screen) -> str:
    return f"{screen.opener} | {screen.tab}"


def _target(part: dict[str, object]) -> dict[str, object]:
    target = part["target"]
    assert isinstance(target, dict)
    return target


def _canvas(document: DocumentState) -> TextCanvas:
    labels = {"bullet": "•", "number": "1.", "none": ""}
    return TextCanvas(
        paragraphs=tuple(
            CanvasParagraph(
                index=paragraph.index,
                style=paragraph.format.style,
                text=paragraph.text,
                list_label=labels[paragraph.format.list_kind],
            )
            for paragraph in document.paragraphs
        )
    )
