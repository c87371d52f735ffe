"""What the reader of a report should know before the figures."""

from collections.abc import Iterator, Sequence

from lamwright.applications import find_application
from lamwright.pipeline.best import SHIPPED_FOR
from lamwright.pipeline.config import Expert, StoryConfig
from lamwright.pipeline.episodes import Episodes
from lamwright.pipeline.training import why_left_out
from lamwright.pipeline.verified import verified
from lamwright.store.run import RunFolder
from lamwright.store.stage import read_manifest

_EXPERTS: dict[Expert, str] = {
    "documentation": "the documentation expert: it reads the collected plans, the request and the screen",
    "llm": "a large model behind an endpoint: it reads the request and the screen",
}
_TRAINED = {
    "lam1": "LAM1 (phase 1, plans)",
    "lam2": "LAM2 (phase 2, imitation of the expert)",
    "lam3": "LAM3 (phase 3, exploration)",
    "reward": "The reward model (phase 4)",
    "lam4": "LAM4 (phase 4, offline PPO)",
    "lam4-taught": "'lam4-taught' (demonstrations)",
}


def notes(run: RunFolder, config: StoryConfig, shown: Sequence[Episodes]) -> Iterator[str]:
    """Sentences, the most general one first."""
    title = find_application(config.application).title
    yield (
        "The paper's figures are for Microsoft Word and its own tasks; they stand beside those of "
        f"{title} for orientation, not for comparison."
    )
    if config.application != SHIPPED_FOR and config.base_model is None:
        yield (
            f"The embedded base learnt on screens of {find_application(SHIPPED_FOR).title} only; "
            f"what is its own in {title} it sees first in this run."
        )
    yield (
        f"The expert is {_EXPERTS[config.expert]}, and sees no check and no reference solution. LAM2 "
        "learns from its verified successes, LAM3 also from LAM2's own; 'lam4-taught' has also seen "
        "demonstrations of training tasks."
    )
    if config.annotated:
        yield (
            f"LAM2 learns from reference solutions of {config.annotated:.0%} of what the expert failed too, as a "
            "person would have shown them."
        )
    if config.tries > 1:
        yield (
            f"Up to {config.tries} tries at each test and validation task, each undone again, until one is said to be "
            "finished; the best one counts, and the time of all."
        )
    yield from _left_out(run)
    yield from _explored(run)
    yield from _model_judged(run)
    if config.scale == "quick":
        yield "Quick scale: few tasks, wide intervals. Differences between phases are mostly noise."
    broken = sum(1 for e in shown for t in e.trajectories().values() if t.ending == "broken")
    yield f"Broken episodes (the application died twice): {broken}; they are left out and counted."


def _left_out(run: RunFolder) -> Iterator[str]:
    """Which phases had nothing to learn from, and why."""
    whys = {name: why_left_out(run.checkpoints / name) for name in _TRAINED}
    for name, why in whys.items():
        if why:
            yield f"{_TRAINED[name]} was not trained and has no figures. {why}"
    if any(whys.values()):
        yield "Where a phase was left out, what follows starts from the last phase before it."


def _explored(run: RunFolder) -> Iterator[str]:
    """Why LAM3 learnt nothing that LAM2 had not, where that is so."""
    own, lam3 = read_manifest(run.samples / "explore"), run.checkpoints / "lam3"
    if own is None or own.counts.get("kept") or read_manifest(lam3) is None or why_left_out(lam3):
        return
    rollouts = [read_manifest(folder) for folder in run.trajectories.glob("*-explore")]
    tried = sum(sum(rollout.counts.values()) for rollout in rollouts if rollout)
    why = (
        f"exploration solved none of the {tried} tasks that the expert had failed"
        if tried
        else "there was no task to explore, because the expert solved them all"
    )
    yield f"LAM3 learnt from what LAM2 had learnt from alone: {why}."


def _model_judged(run: RunFolder) -> Iterator[str]:
    """Says when training rests on a model's word."""
    for found in verified(run):
        judges = sorted({verdict.judge for verdict in found.verdicts().values()})
        yield (
            f"{len(found.solved())} of {len(found.tasks)} tasks that a model made from documented plans are "
            f"in LAM2's training. They have no checks: that they were done is the word of "
            f"{', '.join(judges) or 'no judge'}."
        )
