"""Task-plan pairs: evolving and exporting them."""

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from lamwright.cli.console import out, progress
from lamwright.cli.options import RUNS, Run, Runs, Seed, existing
from lamwright.collect.drafting import Bureau
from lamwright.collect.ledger import Budget, Ledger
from lamwright.models.http import expert_model
from lamwright.models.model import Completion
from lamwright.pipeline.plans import EvolveConfig, evolve_plans, export_pairs
from lamwright.records.errors import UsageError
from lamwright.store.run import RunFolder
from lamwright.store.shelf import Shelf

By = Literal["rules", "llm"]
Form = Literal["dataset", "jsonl", "ufo", "adp"]
In = Annotated[
    Path | None, typer.Option("--in", help="Folder that `collect --out` made, instead of a run.")
]


def evolve(
    source: In = None,
    per_pair: Annotated[
        int, typer.Option("--per-pair", min=1, max=10, help="Evolutions of a pair, at most.")
    ] = 2,
    by: Annotated[
        By, typer.Option("--by", help="rules; llm needs LAMWRIGHT_EXPERT_BASE_URL and _MODEL.")
    ] = "rules",
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help="Calls at a time.")] = 4,
    tokens: Annotated[
        int | None, typer.Option("--budget-tokens", min=1, help="Tokens that calls may use.")
    ] = None,
    price_prompt: Annotated[
        float, typer.Option("--price-prompt", min=0, help="Of a million prompt tokens.")
    ] = 0.0,
    price_reply: Annotated[
        float, typer.Option("--price-reply", min=0, help="Of a million reply tokens.")
    ] = 0.0,
    seed: Seed = 0,
    run: Run = "demo",
    runs: Runs = RUNS,
) -> None:
    """Harder pairs from collected ones: at most 20 words more, each with its parent."""
    folder = _folder(source, run, runs)
    bureau = None
    if by == "llm":
        budget = Budget(tokens=tokens, price_prompt=price_prompt, price_reply=price_reply)
        shelf = Shelf(folder.root / "calls", Completion)
        bureau = Bureau(Ledger(expert_model(os.environ), shelf, budget), workers=workers)
    config = EvolveConfig(per_plan=per_pair, by=by)
    evolved = evolve_plans(folder, config, seed, progress(), bureau)
    out.print(f"{len(evolved)} evolved pairs", markup=False)


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
    for command in (evolve, export):
        app.command()(command)
