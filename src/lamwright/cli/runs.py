"""Commands about this machine: its runs, their pages, and what is installed."""

import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from lamwright.applications import find_application, installed
from lamwright.cli.console import out
from lamwright.cli.opening import existing
from lamwright.cli.options import RUNS, Runs
from lamwright.environments.doctor import Finding, examine
from lamwright.pipeline.plans import card_of, examples_of, listed
from lamwright.pipeline.sources import sources_read
from lamwright.records.errors import UsageError
from lamwright.store.run import RunFolder, list_runs
from lamwright.store.stage import Manifest


def runs(runs: Runs = RUNS) -> None:
    """List the runs, latest first."""
    found = list_runs(runs)
    if not found:
        out.print(f"No runs in {runs}; `lamwright demo` makes one.", markup=False)
    for run in found:
        done = run.manifests()
        finished = "report written" if (run.report / "index.html").exists() else "unfinished"
        out.print(f"{run.name}: {len(done)} stages done, {finished}", markup=False)


def show(run: Annotated[str, typer.Argument(metavar="RUN")], runs: Runs = RUNS) -> None:
    """The stages of a run: what each kept and rejected, how long it took, with what versions."""
    folder = existing(run, runs)
    table = Table("stage", "kept and rejected", "figures", "seconds", title=str(folder.root))
    manifests = folder.manifests()
    for name, manifest in manifests.items():
        table.add_row(name, _counts(manifest), _figures(manifest), f"{manifest.seconds:.1f}")
    out.print(table)
    if manifests:
        last = list(manifests.values())[-1]
        versions = ", ".join(f"{name} {number}" for name, number in last.versions.items())
        out.print(f"seed {last.seed}; {versions}", markup=False)
    if (folder.plans / "manifest.json").exists():
        _show_pairs(folder)


def _show_pairs(folder: RunFolder) -> None:
    """What the task-plan pairs are, with examples of each way they came about."""
    card = card_of(folder)
    out.print(
        f"{card.pairs} task-plan pairs: {card.documented} documented, {card.evolved} evolved; "
        f"splits {listed(card.splits)}; near duplicates across splits "
        f"{card.near_duplicates_across_splits}",
        markup=False,
    )
    for source in sources_read(folder):
        out.print(f"  from {source.summary}", markup=False)
    out.print(f"  licences: {listed(card.licences)}", markup=False)
    out.print(f"  left out: {listed(card.rejects)}", markup=False)
    out.print(f"  first words: {listed(card.verbs)}", markup=False)
    for plan in examples_of(folder):
        origin = f"{plan.source.name}/{plan.source.location}"
        out.print(f"  {plan.method or 'as documented'} ({origin}): {plan.task}", markup=False)
        for number, step in enumerate(plan.plan, 1):
            out.print(f"    {number}. {step}", markup=False)


def view(
    run: Annotated[str, typer.Argument(metavar="RUN")],
    trajectory: Annotated[
        str | None, typer.Option("--trajectory", help="Id of a trajectory.")
    ] = None,
    runs: Runs = RUNS,
    open_browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open it in the browser.")
    ] = False,
) -> None:
    """Where the pages of a run are, or the page of one trajectory."""
    folder = existing(run, runs)
    page = folder.report / "index.html"
    if trajectory is not None:
        page = folder.report / "trajectories" / f"{trajectory}.html"
        if Path(trajectory).name != trajectory or not page.exists():
            raise UsageError(f"Run {run} shows no trajectory {trajectory}; see {folder.report}.")
    if not page.exists():
        raise UsageError(f"Run {run} has no report yet; `lamwright report {run}` writes it.")
    out.print(page.resolve().as_uri(), markup=False)
    if open_browser:
        webbrowser.open(page.resolve().as_uri())


def doctor() -> None:
    """Check what this machine has, and say what to install."""
    findings = {item.name: item for item in (*examine(), *_of_applications())}.values()
    for finding in findings:
        mark = "ok  " if finding.found else "MISS" if finding.needed else "none"
        out.print(f"{mark} {finding.name}: {finding.detail}", markup=False)
        if not finding.found and finding.remedy:
            out.print(f"     {finding.remedy}", markup=False)
    if any(not finding.found and finding.needed for finding in findings):
        raise typer.Exit(1)


def _of_applications() -> Iterator[Finding]:
    """Findings of each installed application; a broken one is reported as broken."""
    for name in installed():
        try:
            application = find_application(name)
        except UsageError as error:
            yield Finding(name=f"Application {name}", found=False, detail=str(error), needed=False)
            continue
        yield Finding(name=f"Application {name}", found=True, detail=application.title)
        yield from application.examine()


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    for command in (runs, show, view, doctor):
        app.command()(command)


def _counts(manifest: Manifest) -> str:
    return ", ".join(f"{count} {name}" for name, count in manifest.counts.items())


def _figures(manifest: Manifest) -> str:
    shown = {k: f"{v:.4g}" if isinstance(v, float) else v for k, v in manifest.figures.items()}
    return ", ".join(f"{name} {value}" for name, value in shown.items())
