"""Pool the episodes on test tasks of runs that differ by their seed: python scripts/pool_seeds.py OUT RUN...

RUN is a run's folder, or ``NAME.jsonl``, what this script kept of one in OUT: a line for each episode. Besides it
writes ``OUT/scores.jsonl`` (every online figure, intervals over tasks, so that a task in three runs counts as one),
``OUT/by_group.jsonl`` (success, and what is finished yet wrong, by operation, how the place is said, number of parts,
length of the document) and prints the table as Markdown: both with intervals, success of each run, and the gains.
"""

import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from keep_results import by_group

from lamwright.evaluate.online import Episode, compare_online, score_online
from lamwright.pipeline.data import read_tasks
from lamwright.pipeline.episodes import Episodes
from lamwright.pipeline.scoring import condensed
from lamwright.records.score import Score
from lamwright.store.run import RunFolder
from lamwright.store.shelf import read_records, write_atomically, write_records

_ORDER = ("demonstration", "expert", "lam1", "lam2", "lam3", "lam4")


def pool(out: Path, runs: list[Path]) -> str:
    """Read, pool, write; returns the table."""
    held = [_rows(run) for run in runs]
    rows = [row for found in held for row in found]
    known = {row.policy for row in rows if _plain(row.policy) in _ORDER}
    policies = sorted(known, key=lambda name: (_ORDER.index(_plain(name)), name))
    lams = [name for name in policies if name.startswith("lam") and name == _plain(name)]
    if not lams:
        sys.exit("No model was tested in these runs.")
    pairs = [(after, before) for before, after in pairwise(lams)]
    pairs += [(lams[-1], "expert")] if "expert" in policies else []
    pairs += [(name, _plain(name)) for name in policies if name != _plain(name)]
    gains = [score for pair in pairs for score in compare_online(rows, *pair)]
    scores = [*score_online(rows), *gains]
    out.mkdir(parents=True, exist_ok=True)
    for run, found in zip(runs, held, strict=True):
        _keep(found, out / f"{run.stem}.jsonl")
    write_records(out / "scores.jsonl", [score for score in scores if not score.group])
    write_records(out / "by_group.jsonl", by_group(scores))
    return "\n".join([*_table(policies, scores, held), "", *_gains(gains)])


def _rows(place: Path) -> list[Episode]:
    """Episodes of a run on its test tasks."""
    if place.suffix == ".jsonl":
        return read_records(place, Episode)
    run = RunFolder(place)
    tasks = read_tasks(run)["test"]
    tested = (folder.name for folder in sorted(run.verdicts.glob("*-test")))
    names = [name for name in tested if _plain(name.removesuffix("-test")) in _ORDER]
    return [row for name in names for row in condensed(Episodes(run, name, tasks))]


def _plain(policy: str) -> str:
    """The policy without the number of tries that it was evaluated with."""
    return policy.partition("-tries")[0]


def _keep(rows: list[Episode], file: Path) -> None:
    lines = [row.model_dump_json(exclude_defaults=True) for row in map(_rounded, rows)]
    write_atomically(file, "".join(f"{line}\n" for line in lines).encode())


def _rounded(row: Episode) -> Episode:
    """Seconds to hundredths, which is more than a clock beside other work says."""
    seconds = {
        name: round(getattr(row, name), 2)
        for name in ("seconds", "undone_seconds", "model_seconds", "environment_seconds")
    }
    decisions = tuple(round(one, 2) for one in row.decision_seconds)
    return row.model_copy(update={**seconds, "decision_seconds": decisions})


def _table(policies: list[str], scores: list[Score], held: list[list[Episode]]) -> list[str]:
    values = {(s.policy, s.metric): s for s in scores if not s.group and not s.against}
    lines = [
        "| policy | success (95 %) | of each run | finished, yet wrong (95 %) | steps |",
        "|---|---|---|---|---|",
    ]
    for name in policies:
        each = []
        for rows in held:
            done = Counter(row.complete for row in rows if row.policy == name)
            each.append(f"{done[True]} of {done.total()}" if done else "-")
        success, wrong = values[name, "tsr"], values[name, "finished_wrong"]
        steps = values[name, "steps"].value
        lines.append(
            f"| {name} | {_percent(success)} | {', '.join(each)} | {_percent(wrong)} | {steps or 0:.1f} |"
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
    print(pool(Path(sys.argv[1]), [Path(run) for run in sys.argv[2:]]))
