"""The data set: Parquet by split, with a card that says what it is and how it came about."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from lamwright.collect.reject import Reject
from lamwright.collect.splits import Split, assign_splits, crossing
from lamwright.records.base import Record
from lamwright.records.plan import TaskPlan
from lamwright.store.shelf import write_atomically, write_parquet

_SHOWN = 15


class Row(Record):
    """One pair as a flat row: no nested columns, so that every reader of Parquet takes it."""

    task_id: str
    task: str
    plan: tuple[str, ...]
    application: str
    split: Split
    source_kind: str
    source_name: str
    source_location: str
    source_heading: str
    licence: str
    parent: str
    partner: str
    method: str


class Card(Record):
    """What the card counts."""

    pairs: int
    documented: int
    evolved: int
    splits: dict[str, int]
    applications: dict[str, int]
    licences: dict[str, int]
    sources: dict[str, int]
    methods: dict[str, int]
    yields: dict[str, str]
    rejects: dict[str, int]
    task_words: dict[str, int]
    plan_steps: dict[str, int]
    verbs: dict[str, int]
    near_duplicates_across_splits: int


def splits_of(documented: Sequence[TaskPlan], evolved: Sequence[TaskPlan]) -> dict[str, Split]:
    """The split of every pair; an evolved pair is where its parent is."""
    splits = assign_splits(documented)
    return splits | {plan.task_id: splits[plan.parent or ""] for plan in evolved}


def rows_of(plans: Sequence[TaskPlan], splits: Mapping[str, Split]) -> list[Row]:
    """Pairs as rows, in their order."""
    return [
        Row(
            task_id=plan.task_id,
            task=plan.task,
            plan=plan.plan,
            application=plan.application,
            split=splits[plan.task_id],
            source_kind=plan.source.kind,
            source_name=plan.source.name,
            source_location=plan.source.location,
            source_heading=plan.source.heading,
            licence=plan.source.licence,
            parent=plan.parent or "",
            partner=plan.partner or "",
            method=plan.method,
        )
        for plan in plans
    ]


def make_card(
    documented: Sequence[TaskPlan],
    evolved: Sequence[TaskPlan],
    rejects: Sequence[Reject],
    yields: Mapping[str, str],
) -> Card:
    """The counts of a data set."""
    plans = [*documented, *evolved]
    splits = splits_of(documented, evolved)
    return Card(
        pairs=len(plans),
        documented=len(documented),
        evolved=len(evolved),
        splits=_count(splits[plan.task_id] for plan in plans),
        applications=_count(plan.application for plan in plans),
        licences=_count(plan.source.licence or "not said" for plan in plans),
        sources=_count(plan.source.name for plan in plans),
        methods=_count(plan.method or "as documented" for plan in plans),
        yields=dict(yields),
        rejects=_count(f"{reject.stage}: {reject.reason}" for reject in rejects),
        task_words=_lengths([len(plan.task.split()) for plan in plans]),
        plan_steps=_lengths([len(plan.plan) for plan in plans]),
        verbs=_count(re.sub(r"\W+$", "", plan.task.split()[0]) for plan in plans),
        near_duplicates_across_splits=len(crossing(plans, splits)),
    )


def write_dataset(
    folder: Path, documented: Sequence[TaskPlan], evolved: Sequence[TaskPlan], card: Card
) -> None:
    """``data/<split>.parquet``, the card in ``README.md`` (as ``datasets`` reads it) and as JSON."""
    rows = rows_of([*documented, *evolved], splits_of(documented, evolved))
    for split in ("train", "test"):
        write_parquet(
            folder / "data" / f"{split}.parquet", [row for row in rows if row.split == split]
        )
    write_atomically(folder / "card.json", card.model_dump_json(indent=1).encode())
    write_atomically(folder / "README.md", card_text(card, rows[:3]).encode())


def card_text(card: Card, examples: Sequence[Row]) -> str:
    """The card in Markdown, with the head that the Hugging Face hub and ``datasets`` read."""
    licences = " and ".join(card.licences)
    parts = [
        "---\nconfigs:\n- config_name: default\n  data_files:\n  - split: train\n"
        "    path: data/train.parquet\n  - split: test\n    path: data/test.parquet\n"
        "language:\n- en\ntask_categories:\n- text-generation\n---",
        "# Task-plan pairs from documentation",
        f"{card.pairs} pairs of a task and its plan for {len(card.applications)} applications: "
        f"{card.documented} as documented, {card.evolved} evolved from them. Licences of the texts: "
        f"{licences}; each pair names its own. Made by lamwright (arXiv 2412.10047, section 3.1).",
        f"Near duplicates across splits: {card.near_duplicates_across_splits}. Pairs of one page are "
        "in one split, an evolved pair is where its parent is.",
    ]
    for title, counts in (
        ("Splits", card.splits),
        ("Methods", card.methods),
        ("Yield of each stage", card.yields),
        ("Rejected, by stage and reason", card.rejects),
        ("Words of a task", card.task_words),
        ("Steps of a plan", card.plan_steps),
        ("First word of a task", card.verbs),
        ("Applications", card.applications),
        ("Sources", card.sources),
        ("Licences", card.licences),
    ):
        parts.append(_table(title, counts))
    shown = [
        json.dumps({"task": row.task, "plan": row.plan}, ensure_ascii=False) for row in examples
    ]
    parts.append("## Examples\n\n```json\n" + "\n".join(shown) + "\n```")
    return "\n\n".join(parts) + "\n"


def _table(title: str, counts: Mapping[str, int | str]) -> str:
    rows = [f"| {name} | {count} |" for name, count in list(counts.items())[:_SHOWN]]
    rest = len(counts) - _SHOWN
    more = [f"| and {rest} more, in `card.json` | |"] if rest > 0 else []
    return "\n".join([f"## {title}", "", "| | |", "| --- | --- |", *rows, *more])


def _count(values: object) -> dict[str, int]:
    """How often each value occurs, most frequent first, then by name."""
    counted = Counter(values)  # type: ignore[call-overload]
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _lengths(values: Sequence[int]) -> dict[str, int]:
    """Minimum, quartiles and maximum."""
    ordered = sorted(values) or [0]
    at = {"minimum": 0.0, "lower quartile": 0.25, "median": 0.5, "upper quartile": 0.75}
    found = {name: ordered[int(share * (len(ordered) - 1))] for name, share in at.items()}
    return found | {"maximum": ordered[-1]}
