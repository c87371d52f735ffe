"""Pool the episodes on test tasks of runs that differ by their seed: python scripts/pool_seeds.py OUT RUN...

RUN is a run's folder, or ``NAME.jsonl``, what this script kept of one in OUT: a line for each episode. Besides it
writes ``OUT/scores.jsonl`` (every online figure, intervals over tasks, so that three tries of a task count as one),
``OUT/by_group.jsonl`` (success by how the place is said, number of parts, length of the document) and prints the
table as Markdown: success with interval, that of each run, what was said of failures, and the gains.
"""

import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from lamwright.documents.reader import read_document
from lamwright.evaluate.online import Episode, compare_online, episodes, score_online
from lamwright.pipeline.data import read_tasks
from lamwright.pipeline.episodes import Episodes
from lamwright.records.score import Score
from lamwright.records.task import Task
from lamwright.store.run import RunFolder
from lamwright.store.shelf import read_records, write_atomically, write_records

_LONG = (20, 40)
_ORDER = ("demonstration", "expert", "lam1", "lam2", "lam3", "lam4")


def main() -> None:
    """Read, pool, write, print."""
    out, *runs = map(Path, sys.argv[1:])
    held = [_rows(run) for run in runs]
    rows = [row for found in held for row in found]
    policies = [name for name in _ORDER if any(row.policy == name for row in rows)]
    lams = [name for name in policies if name.startswith("lam")]
    if not lams:
        sys.exit("No model was tested in these runs.")
    pairs = [(after, before) for before, after in pairwise(lams)]
    pairs += [(lams[-1], "expert")] if "expert" in policies else []
    gains = [score for pair in pairs for score in compare_online(rows, *pair)]
    scores = [*score_online(rows), *gains]
    out.mkdir(parents=True, exist_ok=True)
    for run, found in zip(runs, held, strict=True):
        _keep(found, out / f"{run.stem}.jsonl")
    write_records(out / "scores.jsonl", [score for score in scores if not score.group])
    write_records(out / "by_group.jsonl", [s for s in scores if s.group and s.metric == "tsr"])
    print("\n".join([*_table(policies, scores, held), "", *_gains(gains)]))


def _rows(place: Path) -> list[Episode]:
    """Episodes of a run on its test tasks."""
    if place.suffix == ".jsonl":
        return read_records(place, Episode)
    run = RunFolder(place)
    tasks = read_tasks(run)["test"]
    axes = {task.task_id: _axes(task, run.templates) for task in tasks}
    found: list[Episode] = []
    tested = [f"{name}-test" for name in _ORDER if (run.verdicts / f"{name}-test").exists()]
    for name in tested:
        held = Episodes(run, name, tasks)
        verdicts = {verdict.trajectory_id: verdict for verdict in held.verdicts().values()}
        found += episodes(held.trajectories().values(), verdicts, held.tasks)
    return [row.model_copy(update={"axes": axes[row.task_id], "family": ""}) for row in found]


def _keep(rows: list[Episode], file: Path) -> None:
    lines = [row.model_dump_json(exclude_defaults=True) for row in map(_rounded, rows)]
    write_atomically(file, "".join(f"{line}\n" for line in lines).encode())


def _rounded(row: Episode) -> Episode:
    """Seconds to hundredths, which is more than a clock beside other work says."""
    seconds = {
        name: round(getattr(row, name), 2)
        for name in ("seconds", "model_seconds", "environment_seconds")
    }
    decisions = tuple(round(one, 2) for one in row.decision_seconds)
    return row.model_copy(update={**seconds, "decision_seconds": decisions})


def _axes(task: Task, templates: Path) -> tuple[str, ...]:
    """How the place is said, how many things are asked for, how long the document is."""
    length = len(read_document(templates / task.template).paragraphs)
    below = next((f"under {most} paragraphs" for most in _LONG if length < most), "longer")
    parts = task.family.count("+") + 1
    said = str(task.parameters.get("by", ""))
    return (f"by {said}", f"{parts} part{'s' if parts > 1 else ''}", below)


def _table(policies: list[str], scores: list[Score], held: list[list[Episode]]) -> list[str]:
    values = {(s.policy, s.metric): s for s in scores if not s.group and not s.against}
    lines = [
        "| policy | success (95 %) | of each run | false finished | steps |",
        "|---|---|---|---|---|",
    ]
    for name in policies:
        each = []
        for rows in held:
            done = Counter(row.complete for row in rows if row.policy == name)
            each.append(f"{done[True]} of {done.total()}" if done else "-")
        success, wrong = values[name, "tsr"], values.get((name, "false_finished"))
        shown = f"{_percent(wrong)}" if wrong else ""
        steps = values[name, "steps"].value
        lines.append(
            f"| {name} | {_percent(success)} | {', '.join(each)} | {shown} | {steps or 0:.1f} |"
        )
    return lines


def _gains(gains: list[Score]) -> list[str]:
    return [
        f"{s.policy} - {s.against}: {100 * (s.value or 0):+.1f} ({100 * (s.low or 0):+.1f} to "
        f"{100 * (s.high or 0):+.1f}) points"
        for s in gains
        if not s.group
    ]


def _percent(score: Score) -> str:
    if score.value is None or score.low is None or score.high is None:
        return "-"
    return f"{100 * score.value:.1f} % ({100 * score.low:.1f} to {100 * score.high:.1f})"


if __name__ == "__main__":
    main()
