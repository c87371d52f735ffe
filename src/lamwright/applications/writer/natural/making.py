"""Makes requests on documents: draws an operation, a reference, a voice; and keeps what proves to be a task."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import JsonValue

from lamwright.applications.writer.checks import Evidence, run_checks
from lamwright.applications.writer.checks.kinds import UnchangedExcept
from lamwright.applications.writer.handwritten.tasks import NotCovered, task_of
from lamwright.applications.writer.natural.arguments import Wanted, draw, kept
from lamwright.applications.writer.natural.fitting import fits, is_structural, is_whole, together
from lamwright.applications.writer.natural.frames import Core, cores, texts
from lamwright.applications.writer.natural.reference.all import references
from lamwright.applications.writer.natural.reference.reference import Reference
from lamwright.applications.writer.natural.reference.words import named_by
from lamwright.applications.writer.natural.scene import Scene, scene_of
from lamwright.applications.writer.natural.voice import Said, say
from lamwright.applications.writer.parts.request import Part, Request
from lamwright.documents.reader import read_document
from lamwright.records.base import content_hash, derive_seed
from lamwright.records.document import DocumentState
from lamwright.records.task import Split, Task

_SHARES = ((1, 0.60), (2, 0.23), (3, 0.07), (0, 0.10))
_TRIES = 60
_LONGEST = 14
"""Steps of a reference: one less than an episode may have."""


@dataclass(frozen=True)
class Source:
    """A document that requests are made on, with all that can be named in it."""

    path: Path
    state: DocumentState
    scene: Scene
    found: dict[str, list[Reference]]
    """References by sort and kind of line."""


@dataclass(frozen=True)
class Piece:
    """One part while it is made."""

    core: Core
    sort: str
    reference: Reference | None
    part: Part
    said: Said


def source_of(path: Path) -> Source:
    """A document, read. Raises what ``read_document`` raises."""
    state = read_document(path)
    scene = scene_of(state)
    chance = random.Random(derive_seed("references", path.name))
    found: dict[str, list[Reference]] = {}
    for reference in references(scene, chance):
        for sort in fits(reference):
            found.setdefault(sort, []).append(reference)
    return Source(path, state, scene, found)


def make_tasks(sources: Sequence[Source], count: int, *, seed: int, split: Split) -> Iterator[Task]:
    """``count`` different tasks, the same ones for the same seed; fewer when the documents hold no more."""
    made: set[str] = set()
    number = 0
    while len(made) < count and number < 20 * count:
        number += 1
        source = sources[number % len(sources)]
        chance = random.Random(derive_seed("natural", seed, split, number))
        task = _make(source, split, chance, [other for other in sources if other is not source])
        if task is not None and task.task_id not in made:
            made.add(task.task_id)
            yield task


def _make(
    source: Source, split: Split, chance: random.Random, others: Sequence[Source]
) -> Task | None:
    size = chance.choices([n for n, _ in _SHARES], [share for _, share in _SHARES])[0]
    if size == 0:
        return _none(source, split, chance, others)
    for _ in range(_TRIES):
        pieces = _pieces(source, split, chance, size)
        if not pieces:
            continue
        same = len(pieces) > 1 and len({id(p.reference) for p in pieces}) == 1
        words, voice = say([p.said for p in pieces], split, chance, again=same)
        if not words:
            continue
        by = pieces[0].reference.by if pieces[0].reference else "whole"
        request = Request(
            document=source.path.stem,
            request=words,
            parts=tuple(piece.part for piece in pieces),
            by=by,
            voice=voice,
        )
        if task := _proved(request, pieces, source, split):
            return task
    return None


def _proved(request: Request, pieces: list[Piece], source: Source, split: Split) -> Task | None:
    """The task, if the reference can be planned and something is left to do in each part."""
    try:
        task = task_of(request, source.path, source.state, split)
        alone = [
            task_of(
                request.model_copy(update={"parts": (p.part,)}), source.path, source.state, split
            )
            for p in pieces
        ]
    except NotCovered:
        return None
    if len(task.reference) > _LONGEST:
        return None
    evidence = Evidence(source.state, source.state)
    for one in alone:
        if all(result.passed for result in run_checks(one, evidence)):
            return None
    family = "+".join(f"{p.core.name.replace(' ', ':')}/{p.sort}" for p in pieces)
    axes = () if split == "train" else ("phrasing", "template")
    return task.model_copy(update={"family": family, "axes": axes})


def _pieces(source: Source, split: Split, chance: random.Random, size: int) -> list[Piece]:
    first = _piece(source, split, chance, None)
    if first is None or size == 1:
        return [first] if first else []
    pieces = [first]
    same = first.reference is not None and chance.random() < 0.4
    for _ in range(12):
        more = _piece(source, split, chance, first.reference if same else None)
        chosen = [*(piece.core for piece in pieces), more.core] if more else []
        if more and together(chosen, same=same) and (same or _apart(pieces, more)):
            pieces.append(more)
        if len(pieces) == size:
            return pieces
    return []


def _apart(pieces: list[Piece], more: Piece) -> bool:
    """Whether the targets have nothing in common, and order says the same before and after."""
    every = [*pieces, more]
    wholes = [p.reference for p in every if p.reference is not None]
    if any(r.sort == "document" for r in wholes) and len(wholes) > 1:
        return False
    seen: set[str] = set()
    for reference in wholes:
        own = set(reference.texts)
        if own & seen or any(
            a in b or b in a for a in own for b in seen if a.strip() and b.strip()
        ):
            return False
        seen |= own
    structural = any(is_structural(p.core.op) for p in every)
    return not structural or all(r.by in {"content", "quote", "role", "part"} for r in wholes)


def _piece(
    source: Source, split: Split, chance: random.Random, given: Reference | None
) -> Piece | None:
    core = chance.choices(cores(), [_weight(core) for core in cores()])[0]
    sort, reference = "nothing", given
    if given is not None:
        shared = [s for s in core.sorts if s in fits(given)]
        if not shared:
            return None
        sort = shared[0]
    elif not is_whole(core):
        sorts = [s for s in core.sorts if s in source.found]
        if not sorts:
            return None
        sort = chance.choice(sorts)
        by = chance.choice(sorted({r.by for r in source.found[sort]}))
        reference = chance.choice([r for r in source.found[sort] if r.by == by])
    return _filled(source, split, chance, core, (sort, reference))


def _weight(core: Core) -> float:
    """Operations on the whole document have one target, others many."""
    return 0.4 if is_whole(core) else 1.0


def _filled(
    source: Source,
    split: Split,
    chance: random.Random,
    core: Core,
    target: tuple[str, Reference | None],
) -> Piece | None:
    sort, reference = target
    wanted = Wanted(source.scene, reference, split, chance)
    arguments: dict[str, JsonValue] = {
        k: v == "true" if v in {"true", "false"} else _number(v) for k, v in core.fixed.items()
    }
    words = {name: str(value) for name, value in core.fixed.items()}
    for name, kind in core.drawn.items():
        drawn = draw(kind, wanted)
        if drawn is None:
            return None
        arguments[name], words[name] = drawn
    meant = reference.target if reference else _whole(core)
    part = Part.model_validate({"op": core.op, "target": meant, **arguments})
    name = chance.choice(reference.wordings) if reference else ""
    plural = bool(reference and reference.plural)
    if "{t}" in "".join(sum(core.cores.values(), ())) and name and _is_quoted(name):
        name = kept(name)
    return Piece(core, sort, reference, part, Said(core, name, plural, words))


def _is_quoted(name: str) -> bool:
    return name[:1] in "\"'"


def _number(value: str) -> JsonValue:
    return float(value) if value.replace(".", "").isdigit() else value


def _whole(core: Core) -> dict[str, JsonValue]:
    if core.sorts == ("end",):
        return {"end": True}
    return {"start": True} if core.op == "toc" else {"document": True}


def _none(
    source: Source, split: Split, chance: random.Random, others: Sequence[Source]
) -> Task | None:
    """A request that cannot be done, or is not clear: nothing is to change."""
    answer = chance.choice(("impossible", "unclear"))
    of_lines = [r for sort in ("paragraph", "span") for r in source.found.get(sort, ())]
    elsewhere = [
        word
        for other in others[:12]
        for row in other.scene.rows
        for word in named_by(row, other.scene)
    ]
    missing = [
        w for w in elsewhere if w.lower()[:-1] not in source.scene.everything and w.islower()
    ]
    if not of_lines or not missing:
        return None
    given = {
        "t": chance.choice(chance.choice(of_lines).wordings),
        "missing": chance.choice(missing),
        "name": chance.choice((
            "Tom",
            "Mrs Hale",
            "my sister",
            "the landlord",
            "Aziz",
            "the printer",
        )),
    }
    manner = chance.choice(("do", "bare"))
    core = Core("none", (), {}, {}, {manner: texts()[f"{answer} {manner}"]})
    said = Said(core, given["t"], False, {k: v for k, v in given.items() if k != "t"})
    words, voice = say([said], split, chance, again=False)
    return Task(
        task_id=content_hash("natural", source.path.name, words),
        request=words,
        application="writer",
        family=answer,
        template=source.path.name,
        parameters={"by": "none", "voice": voice},
        checks=(UnchangedExcept(),),
        split=split,
    )
