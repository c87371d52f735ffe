"""Task-plan pairs: collecting, evolving and exporting them."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from lamwright.applications import find_application
from lamwright.cli.console import out, progress
from lamwright.cli.options import (
    RUNS,
    PricePrompt,
    PriceReply,
    Run,
    Runs,
    Seed,
    Tokens,
    Workers,
    existing,
)
from lamwright.collect import CollectConfig, Sampling
from lamwright.collect.drafting import Bureau
from lamwright.models.ledger import Budget
from lamwright.pipeline.data import collect_plans
from lamwright.pipeline.desks import ledger_of
from lamwright.pipeline.plans import EvolveConfig, evolve_plans, export_pairs
from lamwright.records.errors import UsageError
from lamwright.store.run import RunFolder, open_run

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
            help="Folders, archives, pages, query logs or UFO tasks; none: what the application brings."
        ),
    ] = None,
    target: Annotated[
        Path | None, typer.Option("--out", help="Folder for the pairs, instead of a run.")
    ] = None,
    application: Annotated[
        str,
        typer.Option(
            "--application",
            help="Application of the documentation; all: each source names its own.",
        ),
    ] = "writer",
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
    run: Run = "demo",
    runs: Runs = RUNS,
) -> None:
    """Task-plan pairs from documentation, how-to articles, query logs and UFO's tasks."""
    budget = Budget(tokens=tokens, price_prompt=price_prompt, price_reply=price_reply)
    config = CollectConfig(
        application=application,
        licence=licence,
        sampling=Sampling(rate=sample_rate, seed=seed),
        by=by,
    )
    if (
        target
        and target.exists()
        and any(target.iterdir())
        and not (target / "ticket.json").exists()
    ):
        raise UsageError(f"{target} holds other files; name a new folder for the pairs.")
    folder = RunFolder(target.parent) if target else open_run(runs, run)
    folder.plans = target or folder.plans
    bureau = _bureau(by, folder.plans, budget, workers)
    named = list(sources or ()) or [_installed(application)]
    pairs = collect_plans(folder, named, progress(), config, bureau)
    out.print(f"{len(pairs)} pairs", markup=False)


def _installed(application: str) -> Path:
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
    seed: Seed = 0,
    run: Run = "demo",
    runs: Runs = RUNS,
) -> None:
    """Harder pairs from collected ones: at most 20 words more, each with its parent."""
    folder = _folder(source, run, runs)
    budget = Budget(tokens=tokens, price_prompt=price_prompt, price_reply=price_reply)
    bureau = _bureau(by, folder.plans, budget, workers)
    config = EvolveConfig(per_plan=per_pair, by=by)
    evolved = evolve_plans(folder, config, seed, progress(), bureau)
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
