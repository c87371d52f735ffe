"""What each stage of a run kept and lost and why, from the stages' files: in numbers and by example."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from lamwright.collect.reject import Reject as PairReject
from lamwright.instantiate.instantiate import Reject as TaskReject
from lamwright.pipeline.documented import NAME
from lamwright.pipeline.episodes import Episodes
from lamwright.pipeline.plans import read_pairs
from lamwright.pipeline.samples import Dropped
from lamwright.records.base import unit_hash
from lamwright.records.plan import TaskPlan
from lamwright.records.sample import Sample
from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory
from lamwright.records.verdict import Verdict
from lamwright.report.flows import Flow, FlowChart
from lamwright.report.inputs import Example, StageExamples
from lamwright.store.run import RunFolder
from lamwright.store.shelf import read_records
from lamwright.store.stage import Manifest, read_manifest

_MOST_EXAMPLES = 3
_MOST_REASONS = 6
_COLLECTED = (
    ("construction", "constructed"),
    ("cleaning", "clean"),
    ("deduplication", "collected"),
)
"""The steps of collecting, and what has passed each."""


def flow_charts(run: RunFolder) -> list[FlowChart]:
    """The Sankey charts of a run: pairs, tasks, samples. What was not done yet is not in them."""
    charts = [
        FlowChart(title="Pairs", unit="pairs", flows=tuple(_pair_flows(run))),
        FlowChart(title="Tasks", unit="tasks", flows=tuple(_task_flows(run))),
        FlowChart(title="Samples", unit="samples", flows=tuple(_sample_flows(run))),
    ]
    return [chart for chart in charts if chart.flows]


def _pair_flows(run: RunFolder) -> Iterator[Flow]:
    if read_manifest(run.plans) is None:
        return
    pairs = read_pairs(run)
    lost: dict[str, Counter[str]] = {}
    for reject in pairs.rejects:
        lost.setdefault(reject.stage, Counter())[reject.reason] += 1
    left = len(pairs.documented) + sum(lost.get(s, Counter()).total() for s, _ in _COLLECTED)
    state = "found"
    for stage, passed in _COLLECTED:
        gone = lost.get(stage, Counter())
        left -= gone.total()
        yield Flow(source=state, target=passed, count=left)
        yield from _lost(state, gone)
        state = passed
    if pairs.evolved:
        yield Flow(source="evolving tried", target="evolved", count=len(pairs.evolved))
        yield from _lost("evolving tried", lost.get("evolving", Counter()))
    yield from _trained_pairs(run, pairs.documented, pairs.evolved)


def _trained_pairs(
    run: RunFolder, documented: Sequence[TaskPlan], evolved: Sequence[TaskPlan]
) -> Iterator[Flow]:
    """Which pairs became samples of phase 1, by the samples themselves."""
    manifest = read_manifest(run.samples / "plan")
    if manifest is None:
        return
    used = {s.task_id for s in read_records(run.samples / "plan" / "samples.jsonl", Sample)}
    dropped = _dropped(run, "plan")
    for state, plans in (("collected", documented), ("evolved", evolved)):
        ids = {plan.task_id for plan in plans}
        yield Flow(source=state, target="train LAM1", count=len(ids & used))
        gone = Counter[str](each.reason for each in dropped if each.task_id in ids - used)
        yield from _lost(state, gone)
        rest = len(ids - used) - gone.total()
        held = "held out for scores" if state == "collected" else "made of held-out pairs"
        yield Flow(source=state, target=held, count=rest, lost=True)


def _task_flows(run: RunFolder) -> Iterator[Flow]:
    manifest = read_manifest(run.tasks)
    if manifest is None:
        return
    for split in ("train", "validation", "test"):
        yield Flow(source="drawn", target=split, count=manifest.counts.get(split, 0))
    yield from _lost("drawn", _rejected(manifest))
    expert = _verdicts(run, "expert-train")
    yield Flow(source="train", target="expert: done", count=expert["yes"])
    failed = expert.total() - expert["yes"]
    yield Flow(source="train", target="expert: not done", count=failed)
    annotated = _verdicts(run, "annotated")
    if annotated:
        yield Flow(source="expert: not done", target="demonstrated", count=annotated["yes"])
    who, explored = _explored(run)
    yield Flow(source="expert: not done", target=f"{who}: done", count=explored.pop("yes", 0))
    yield from _lost("expert: not done", Counter({f"{who}: {k}": n for k, n in explored.items()}))
    yield from _documented_flows(run)


def _documented_flows(run: RunFolder) -> Iterator[Flow]:
    """Plans that a model made concrete, where that was asked for, and what the judge said of them."""
    manifest = read_manifest(run.instantiated)
    if manifest is None:
        return
    kept = manifest.counts.get("kept", 0)
    yield Flow(source="documented plans", target="documented tasks", count=kept)
    yield from _lost("documented plans", _rejected(manifest))
    judged = _verdicts(run, NAME)
    yield Flow(source="documented tasks", target="verified", count=judged.pop("yes", 0))
    yield from _lost("documented tasks", Counter({f"judged: {k}": n for k, n in judged.items()}))


def _explored(run: RunFolder) -> tuple[str, Counter[str]]:
    """Whoever explored (the one before LAM2 where that had nothing to learn from), and the verdicts of all tries."""
    found = (n for n in ("lam2", "lam1", "base") if read_manifest(run.verdicts / f"{n}-explore"))
    name = next(found, "lam2")
    tries = [_verdicts(run, f"{name}-explore")]
    while read_manifest(run.verdicts / f"{name}-explore-{len(tries) + 1}"):
        tries.append(_verdicts(run, f"{name}-explore-{len(tries) + 1}"))
    last = Counter(tries[-1])
    last["yes"] = sum(one["yes"] for one in tries)
    return name.upper(), last


def _verdicts(run: RunFolder, name: str) -> Counter[str]:
    """How many episodes of a rollout have which verdict."""
    manifest = read_manifest(run.verdicts / name)
    return Counter(manifest.counts) if manifest else Counter()


def _sample_flows(run: RunFolder) -> Iterator[Flow]:
    for name in ("imitate", "explore", "reward", "refine", "demonstrate"):
        manifest = read_manifest(run.samples / name)
        if manifest is not None:
            steps = f"steps to {name}"
            yield Flow(source=steps, target=name, count=manifest.counts.get("kept", 0))
            yield from _lost(steps, _rejected(manifest))


def _rejected(manifest: Manifest) -> Counter[str]:
    counts = {r: n for r, n in manifest.counts.items() if r.startswith("rejected: ")}
    return Counter({reason.removeprefix("rejected: "): n for reason, n in counts.items()})


def _lost(state: str, reasons: Mapping[str, int]) -> Iterator[Flow]:
    for reason, count in reasons.items():
        yield Flow(source=state, target=reason.replace("_", " "), count=count, lost=True)


def stage_examples(run: RunFolder, episodes: Sequence[Episodes]) -> list[StageExamples]:
    """Some of what each stage kept, and one of each reason for which others went, drawn by hash."""
    found: list[StageExamples] = []
    if read_manifest(run.plans) is not None:
        found += _of_pairs(run)
    if read_manifest(run.tasks) is not None:
        found.append(_of_tasks(run))
    trained_on = [one for one in episodes if not one.name.endswith("-test")]
    found += [each for one in trained_on for each in _of_episodes(one)]
    found += _of_samples(run)
    return found


def _of_pairs(run: RunFolder) -> Iterator[StageExamples]:
    pairs = read_pairs(run)
    for stage, plans in (("collect", pairs.documented), ("evolve", pairs.evolved)):
        rejects = [r for r in pairs.rejects if (r.stage == "evolving") == (stage == "evolve")]
        if plans or rejects:
            yield StageExamples(
                stage=stage,
                kept=tuple(Example(text=p.task, more=p.plan) for p in _drawn(plans)),
                rejected=tuple(map(_of_reject, _one_each(rejects))),
            )


def _of_reject(reject: PairReject) -> Example:
    place = f"{reject.source.name}/{reject.source.location}"
    return Example(text=reject.text or place, why=f"{reject.stage}: {reject.reason}", more=(place,))


def _of_tasks(run: RunFolder) -> StageExamples:
    tasks = read_records(run.tasks / "train.jsonl", Task)
    path = run.tasks / "rejects.jsonl"
    rejects = read_records(path, TaskReject) if path.exists() else []
    return StageExamples(
        stage="instantiate",
        kept=tuple(Example(text=t.request, more=(t.template,)) for t in _drawn(tasks)),
        rejected=tuple(
            Example(text=r.family, why=r.reason, more=(r.template,)) for r in _one_each(rejects)
        ),
    )


def _of_episodes(episodes: Episodes) -> Iterator[StageExamples]:
    """How episodes ended, and what the judge said of them."""
    trajectories = list(episodes.trajectories().values())
    verdicts = episodes.verdicts()
    ended = sorted(trajectories, key=lambda t: unit_hash("example", t.trajectory_id))
    fine = [t for t in ended if t.ending == "finished"]
    broken = {t.ending: t for t in reversed(ended) if t.ending != "finished"}
    if trajectories:
        yield StageExamples(
            stage=f"execute {episodes.name}",
            kept=tuple(_of_trajectory(t, "") for t in fine[:_MOST_EXAMPLES]),
            rejected=tuple(_of_trajectory(t, ending) for ending, t in broken.items()),
        )
    judged = [(t, verdicts[t.task_id]) for t in ended if t.task_id in verdicts]
    if judged:
        done = [_of_verdict(t, v) for t, v in judged if v.complete == "yes"]
        others = [_of_verdict(t, v) for t, v in judged if v.complete != "yes"]
        yield StageExamples(
            stage=f"judge {episodes.name}",
            kept=tuple(done[:_MOST_EXAMPLES]),
            rejected=tuple(others[:_MOST_EXAMPLES]),
        )


def _of_trajectory(trajectory: Trajectory, why: str) -> Example:
    steps = tuple(step.decision.thought for step in trajectory.steps[:_MOST_REASONS])
    return Example(
        text=trajectory.request, why=why, more=steps, trajectory=trajectory.trajectory_id
    )


def _of_verdict(trajectory: Trajectory, verdict: Verdict) -> Example:
    why = "; ".join(verdict.reasons) or f"judged: {verdict.complete}"
    return Example(text=trajectory.request, why=why, trajectory=trajectory.trajectory_id)


def _of_samples(run: RunFolder) -> Iterator[StageExamples]:
    for name in ("plan", "imitate", "explore", "reward", "refine", "demonstrate"):
        if read_manifest(run.samples / name) is None:
            continue
        samples = read_records(run.samples / name / "samples.jsonl", Sample)
        kept = sorted(samples, key=lambda s: unit_hash("example", s.sample_id))[:2]
        yield StageExamples(
            stage=f"curate {name}",
            kept=tuple(Example(text=s.target, more=(s.prompt[-600:],)) for s in kept),
            rejected=tuple(
                Example(text=each.text, why=each.reason) for each in _one_each(_dropped(run, name))
            ),
        )


def _dropped(run: RunFolder, name: str) -> list[Dropped]:
    path = run.samples / name / "rejects.jsonl"
    return read_records(path, Dropped) if path.exists() else []


P = TypeVar("P", TaskPlan, Task)
R = TypeVar("R", PairReject, TaskReject, Dropped)


def _drawn(items: Sequence[P]) -> list[P]:
    """A few, by their ids: the same every time."""
    return sorted(items, key=lambda item: unit_hash("example", item.task_id))[:_MOST_EXAMPLES]


def _one_each(rejects: Iterable[R]) -> list[R]:
    """One for each of the most frequent reasons."""
    by_reason: dict[str, list[R]] = {}
    for reject in rejects:
        by_reason.setdefault(reject.reason, []).append(reject)
    most = sorted(by_reason.values(), key=len, reverse=True)[:_MOST_REASONS]
    return [min(found, key=lambda r: unit_hash("example", r.model_dump_json())) for found in most]
