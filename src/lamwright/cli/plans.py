"""Task-plan pairs: collecting, evolving and exporting them."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from lamwright.applications import find_application, installed
from lamwright.cli.console import out, progress
from lamwright.cli.opening import Asked, collecting, evolving, existing, keep_config
from lamwright.cli.options import (
    RUNS,
    Again,
    PricePrompt,
    PriceReply,
    Run,
    Runs,
    Seed,
    Tokens,
    Workers,
)
from lamwright.collect import CollectConfig, Sampling
from lamwright.collect.drafting import Bureau
from lamwright.models.ledger import Budget
from lamwright.pipeline.config import EvolveConfig, Reading, StoryConfig
from lamwright.pipeline.desks import ledger_of
from lamwright.pipeline.plans import evolve_plans, export_pairs
from lamwright.pipeline.sources import check_sources, collect_config, collect_plans
from lamwright.records.errors import UsageError
from lamwright.store.run import RunFolder, open_run
from lamwright.store.stage import read_manifest

By = Literal["rules", "llm", "batch"]
Form = Literal["dataset", "jsonl", "ufo", "adp"]
In = Annotated[
    Path | None, typer.Option("--in", help="Folder that `collect --out` made, instead of a run.")
]


ByOption = Annotated[
    By,
    typer.Option(
        "--by",
        help="rules; llm (LAMWRIGHT_EXPERT_BASE_URL, _MODEL); batch: files of requests, answers.",
    ),
]


def collect(
    sources: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Folders, archives, pages, query logs, UFO tasks or pairs; none: what the "
            "application brings."
        ),
    ] = None,
    target: Annotated[
        Path | None, typer.Option("--out", help="Folder for the pairs, instead of a run.")
    ] = None,
    application: Annotated[
        str | None,
        typer.Option(
            "--application",
            help="Application of the documentation; all: each source names its own (with --out).",
        ),
    ] = None,
    licence: Annotated[
        str, typer.Option("--licence", help="Licence of texts that do not say theirs.")
    ] = "",
    sample_rate: Annotated[
        float, typer.Option("--sample-rate", min=0.0, max=1.0, help="Share of a query log to read.")
    ] = 1.0,
    by: ByOption = "rules",
    workers: Workers = 4,
    tokens: Tokens = None,
    price_prompt: PricePrompt = 0.0,
    price_reply: PriceReply = 0.0,
    seed: Seed = 0,
    again: Again = False,
    run: Run = "demo",
    runs: Runs = RUNS,
) -> None:
    """Task-plan pairs from documentation, how-to articles, query logs and UFO's tasks.

    In a run the following stages go on from them.
    """
    budget = Budget(tokens=tokens, price_prompt=price_prompt, price_reply=price_reply)
    reading = Reading(licence=licence, sampling=Sampling(rate=sample_rate, seed=seed), by=by)
    said = tuple(sources or ())
    kept: StoryConfig | None = None
    if target is not None:
        folder, name, named = _own_folder(target), application or "writer", said
        config = CollectConfig(application=name, **dict(reading))
    else:
        folder = open_run(runs, run)
        kept = collecting(folder, Asked(application, said, reading, again))
        name, named = kept.application, kept.sources
        config = collect_config(kept, find_application(name) if name in installed() else None)
    read = named or (_documentation(name),)
    check_sources(folder, read)
    if kept is not None and (again or read_manifest(folder.plans) is None):
        keep_config(folder, kept)
    bureau = _bureau(by, folder.plans, budget, workers)
    pairs = collect_plans(folder, read, progress(), config, bureau, again=again)
    out.print(f"{len(pairs)} pairs", markup=False)


def _own_folder(target: Path) -> RunFolder:
    """A folder for pairs alone. Raises ``UsageError`` when it holds something else."""
    ours = any((target / name).exists() for name in ("ticket.json", "sources.jsonl"))
    if target.exists() and not ours and any(target.iterdir()):
        raise UsageError(f"{target} holds other files; name a new folder for the pairs.")
    folder = RunFolder(target.parent)
    folder.plans = target
    return folder


def _documentation(application: str) -> Path:
    """The documentation that an application brings."""
    found = find_application("writer" if application == "all" else application).documentation()
    if found is None:
        raise UsageError(f"No documentation of {application} is installed; name a folder of it.")
    return found


def evolve(
    source: In = None,
    per_pair: Annotated[
        int, typer.Option("--per-pair", min=1, max=10, help="Evolutions of a pair, at most.")
    ] = 3,
    by: ByOption = "rules",
    workers: Workers = 4,
    tokens: Tokens = None,
    price_prompt: PricePrompt = 0.0,
    price_reply: PriceReply = 0.0,
    seed: Annotated[int | None, typer.Option("--seed", help="Default: the run's, else 0.")] = None,
    again: Again = False,
    run: Run = "demo",
    runs: Runs = RUNS,
) -> None:
    """Harder pairs from collected ones: at most 20 words more, each with its parent.

    In a run LAM1 is trained on them too.
    """
    folder = _folder(source, run, runs)
    config = EvolveConfig(per_plan=per_pair, by=by)
    drawn = seed or 0
    if source is None:
        drawn = evolving(folder, config, seed, again=again)
    budget = Budget(tokens=tokens, price_prompt=price_prompt, price_reply=price_reply)
    bureau = _bureau(by, folder.plans, budget, workers)
    evolved = evolve_plans(folder, config, drawn, progress(), bureau, again=again)
    out.print(f"{len(evolved)} evolved pairs", markup=False)


def _bureau(by: By, plans: Path, budget: Budget, workers: int) -> Bureau | None:
    """Who writes pairs through the endpoint in the environment; answers are kept beside ``plans``."""
    if by == "rules":
        return None
    ledger = ledger_of(by, plans.with_name(f"{plans.name}.calls"), budget)
    return Bureau(ledger, workers=workers)


def export(
    target: Annotated[Path, typer.Option("--out", help="Folder to write into.")],
    form: Annotated[
        Form,
        typer.Option(
            "--form", help="dataset: Parquet and card; ufo: task files; adp, jsonl: lines."
        ),
    ] = "dataset",
    source: In = None,
    run: Run = "demo",
    runs: Runs = RUNS,
) -> None:
    """Write the pairs of a run, evolved ones included, for others to use."""
    path = export_pairs(_folder(source, run, runs), form, target)
    out.print(f"written: {path.resolve()}", markup=False)


def _folder(source: Path | None, run: str, runs: Path) -> RunFolder:
    if source is None:
        return existing(run, runs)
    if not (source / "plans.jsonl").exists():
        raise UsageError(f"{source} holds no pairs; `lamwright collect --out {source}` makes them.")
    folder = RunFolder(source.parent)
    folder.plans = source
    return folder


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    for command in (collect, evolve, export):
        app.command()(command)
