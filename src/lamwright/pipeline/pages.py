"""Stage 8: the report, from the stages' files."""

import platform
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lamwright.pipeline.config import StoryConfig
from lamwright.pipeline.episodes import Episodes
from lamwright.pipeline.notes import notes
from lamwright.pipeline.plans import card_of, examples_of, listed
from lamwright.pipeline.sources import sources_read
from lamwright.pipeline.yields import flow_charts, stage_examples
from lamwright.records.score import Score
from lamwright.report.inputs import (
    LossPoint,
    PairsShown,
    PolicyCard,
    Provenance,
    ReportInput,
    ShownEpisode,
    StageYield,
    stage_yield,
)
from lamwright.report.pages import write_report
from lamwright.store.run import RunFolder
from lamwright.store.shelf import write_atomically
from lamwright.store.stage import Manifest
from lamwright.train.journal import LogLine

CARDS = (
    PolicyCard(name="lam1", about="plans", kind="phase", paper="LAM1"),
    PolicyCard(name="lam2", about="imitation of the expert", kind="phase", paper="LAM2"),
    PolicyCard(name="lam3", about="after exploration", kind="phase", paper="LAM3"),
    PolicyCard(name="lam4", about="after offline PPO", kind="phase", paper="LAM4"),
    PolicyCard(name="reward", about="reward model, from LAM3", kind="baseline"),
    PolicyCard(name="expert", about="the expert that is imitated", kind="expert", paper="GPT-4o"),
    PolicyCard(name="lam4-taught", about="LAM4 taught by demonstrations", kind="upper bound"),
    PolicyCard(name="demonstration", about="reference solutions", kind="upper bound"),
)
_UNITS = {
    "collect": "plans",
    "evolve": "plans",
    "instantiate": "tasks",
    "judge": "verdicts",
    "curate": "samples",
}


def write_pages(
    run: RunFolder, config: StoryConfig, scores: Sequence[Score], shown: Sequence[Episodes]
) -> Path:
    """08_report: ``index.html`` and a page for each trajectory. Returns the index."""
    given = ReportInput(
        name=run.name,
        provenance=_provenance(run, config),
        policies=CARDS,
        yields=tuple(_yields(run)),
        flows=tuple(flow_charts(run)),
        examples=tuple(stage_examples(run, shown)),
        pairs=_pairs(run),
        losses=tuple(_losses(run)),
        scores=tuple(scores),
        notes=tuple(notes(run, config, shown)),
    )
    write_atomically(run.report / "input.json", given.model_dump_json().encode())
    return write_report(given, run.report, _episodes(shown))


def _episodes(shown: Sequence[Episodes]) -> Iterator[ShownEpisode]:
    for found in shown:
        verdicts = found.verdicts()
        for task_id, trajectory in found.trajectories().items():
            yield ShownEpisode(
                trajectory=trajectory,
                task=found.tasks[task_id],
                verdict=verdicts.get(task_id),
                screenshots=found.folder / "screenshots",
            )


def _provenance(run: RunFolder, config: StoryConfig) -> Provenance:
    manifests = run.manifests().values()
    versions = _said(manifests)
    return Provenance(
        created=min((manifest.started for manifest in manifests), default=""),
        command=_command(config),
        commit=versions.pop("commit", ""),
        seed=config.seed,
        machine=f"{platform.system()} {platform.machine()}",
        seconds=sum(manifest.seconds for manifest in manifests),
        versions=versions,
        sources=tuple(read.summary for read in sources_read(run)),
        config=config.model_dump_json(indent=1),
    )


def _command(config: StoryConfig) -> str:
    """What makes the run again."""
    application = f" --application {config.application}" if config.application != "writer" else ""
    model = f" --model {config.base_model}" if config.base_model else ""
    expert = f" --expert {config.expert}" if config.expert != "documentation" else ""
    sources = "".join(f" --sources {path}" for path in config.sources)
    tries = f" --set tries={config.tries}" if config.tries > 1 else ""
    asked = config.instantiation
    made = f" --set instantiation.by={asked.by} --set instantiation.plans={asked.plans}"
    return (
        f"lamwright demo{application} --scale {config.scale} --seed {config.seed}"
        f"{model}{expert}{sources}{tries}{made if asked.by != 'none' else ''}"
    )


def _said(manifests: Iterable[Manifest]) -> dict[str, str]:
    """Versions that the stages of a run were made with; several where it was continued with others."""
    found: dict[str, dict[str, None]] = {}
    for manifest in manifests:
        for name, version in manifest.versions.items():
            found.setdefault(name, {})[version] = None
    return {name: ", ".join(versions) for name, versions in found.items()}


def _yields(run: RunFolder) -> Iterator[StageYield]:
    for manifest in run.manifests().values():
        unit = _UNITS.get(manifest.stage.split()[0], "")
        if unit == "verdicts":
            done = manifest.counts.get("yes", 0)
            others = {reason: n for reason, n in manifest.counts.items() if reason != "yes"}
            yield stage_yield(manifest.stage, {"kept": done, **others}, unit=unit)
        elif unit == "tasks":
            made = manifest.counts.get("train", 0) + manifest.counts.get("test", 0)
            kept = manifest.counts.get("kept", made)
            rejected = {r: n for r, n in manifest.counts.items() if r.startswith("rejected")}
            yield stage_yield(manifest.stage, {"kept": kept, **rejected}, unit=unit)
        elif unit:
            yield stage_yield(manifest.stage, manifest.counts, unit=unit, seconds=manifest.seconds)


def _pairs(run: RunFolder) -> PairsShown | None:
    if not (run.plans / "manifest.json").exists():
        return None
    card = card_of(run)
    return PairsShown(
        summary=f"{card.pairs} pairs: {card.documented} as documented, {card.evolved} evolved. "
        f"Near duplicates across splits: {card.near_duplicates_across_splits}.",
        facts={
            "Licences": listed(card.licences),
            "Splits": listed(card.splits),
            "Left out": listed(card.rejects),
            "First words": listed(card.verbs),
            "Words of a task": listed(card.task_words),
            "Steps of a plan": listed(card.plan_steps),
        },
        examples=tuple(examples_of(run)),
    )


def _losses(run: RunFolder) -> Iterator[LossPoint]:
    for log in sorted(run.checkpoints.glob("*/model/log.jsonl")):
        for text in log.read_text(encoding="utf-8").splitlines():
            line = LogLine.model_validate_json(text)
            yield LossPoint(phase=log.parent.parent.name, step=line.step, loss=line.loss)
