"""``lamwright act``: one request on one document, in the real application."""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from lamwright.agent.policy import Policy
from lamwright.applications import Application, application_for
from lamwright.cli.acting import Order, Run, keep_record, perform
from lamwright.cli.console import out
from lamwright.cli.options import RUNS, Runs
from lamwright.guard.guard import Confirm
from lamwright.guard.policy import EffectPolicy, read_policy
from lamwright.pipeline.best import best_checkpoint
from lamwright.records.action import Action
from lamwright.records.errors import UsageError
from lamwright.records.observation import Control
from lamwright.records.trajectory import Step
from lamwright.records.wording import describe
from lamwright.safety.text import for_terminal

_AUDIT = "audit.jsonl"


def act(  # noqa: PLR0913
    request: Annotated[str, typer.Argument(help="What to do, in words.")],
    document: Annotated[Path, typer.Option("--document", help="Document; it is left untouched.")],
    application: Annotated[
        str | None,
        typer.Option("--application", help="Default: by the document's type."),
    ] = None,
    save_as: Annotated[
        Path | None, typer.Option("--save-as", help="Where the result goes; default: beside it.")
    ] = None,
    model: Annotated[
        Path | None, typer.Option("--model", help="Model folder; default: best of the last run.")
    ] = None,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Replace the file at --save-as; a backup of it is kept."),
    ] = False,
    allow: Annotated[
        list[str] | None,
        typer.Option("--allow", help="An effect that need not be asked about: reads, writes ..."),
    ] = None,
    policy: Annotated[
        Path | None,
        typer.Option("--policy", help="TOML file: effects to allow, ask about, refuse."),
    ] = None,
    unfenced: Annotated[
        bool,
        typer.Option("--unfenced", help="Start the application also where it cannot be fenced in."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change; write nothing.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object at the end.")
    ] = False,
    steps: Annotated[int, typer.Option("--max-steps", min=1, max=100)] = 15,
    runs: Runs = RUNS,
) -> None:
    """Do REQUEST on a copy of a document.

    Exit status: 0 finished and saved, 1 gave up, 3 refused, 4 unverified (saved; look at it), 5 broken.
    Each run adds a line to audit.jsonl below --runs.
    """
    if not request.strip():
        raise UsageError("The request is empty.")
    opened = application_for(document, application)
    target = _target(opened, document, save_as, replace=replace)
    rules = (read_policy(policy) if policy else EffectPolicy()).allowing(allow or ())
    chosen = model or best_checkpoint(runs, opened.name)
    order = Order(request, document, target, opened, chosen, rules, not unfenced, dry_run, steps)
    actor = _policy(chosen, opened)
    if not as_json:
        out.print(f"model: {chosen}", markup=False)
    run = perform(order, actor, _confirm(), None if as_json else _print_step)
    keep_record(order, run, runs / _AUDIT)
    _say(run, as_json=as_json)
    if run.conclusion.exit_status:
        raise typer.Exit(run.conclusion.exit_status)


def _policy(model: Path, application: Application) -> Policy:
    from lamwright.agent.policies.lam import LamPolicy  # torch takes seconds to import
    from lamwright.models.local import LocalModel

    return LamPolicy(LocalModel(model), application.codec())


def _target(
    application: Application, document: Path, save_as: Path | None, *, replace: bool
) -> Path:
    """Where the result goes. Raises ``UsageError`` for what can be known to fail beforehand."""
    if not document.is_file():
        raise UsageError(f"There is no document {document}.")
    target = save_as or document.with_name(f"{document.stem}-done{application.suffixes[0]}")
    if target.suffix.lower() not in application.suffixes:
        raise UsageError(
            f"Cannot save as '{target.suffix}'; use one of {', '.join(application.suffixes)}."
        )
    if not target.parent.is_dir():
        raise UsageError(f"There is no folder {target.parent}.")
    if target.exists() and target.samefile(document):
        raise UsageError("The document itself is never overwritten; name another file.")
    if target.exists() and not replace:
        raise UsageError(f"{target} exists; give --replace, or another --save-as.")
    _probe(target.parent)
    return target


def _probe(folder: Path) -> None:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return
    except OSError as error:
        raise UsageError(f"Cannot write into {folder}: {error.strerror}.") from error


def _say(run: Run, *, as_json: bool) -> None:
    end, episode, written = run.conclusion, run.episode, run.written
    if as_json:
        steps = [step.model_dump(mode="json", exclude={"observation"}) for step in episode.steps]
        answer = {
            "ending": end.said,
            "why": end.why,
            "exit_status": end.exit_status,
            "difference": run.differences,
            "saved": [str(path) for path in written.paths],
            "backup": str(written.backup or ""),
        }
        typer.echo(json.dumps({**answer, "seconds": round(episode.seconds, 2), "steps": steps}))
        return
    for line in run.differences:
        out.print(f"  {line}", markup=False)
    out.print(f"{end.said}: {end.why} ({episode.seconds:.1f} s)", markup=False)
    for path in written.paths:
        out.print(f"saved: {path}", markup=False)
    if written.backup:
        out.print(f"backup of what was replaced: {written.backup}", markup=False)
    if not written.paths:
        out.print("nothing was saved.", markup=False)


def _print_step(step: Step) -> None:
    action = describe(step.decision.action) if step.decision.action else "nothing"
    came = "ok" if step.outcome and step.outcome.delivered else "not done"
    detail = f": {step.outcome.detail}" if step.outcome and step.outcome.detail else ""
    out.print(
        f"{step.index:3}. {action} [{came}{detail}] {step.model_seconds * 1000:.0f} ms",
        markup=False,
    )


def _confirm() -> Confirm:
    def ask(action: Action, control: Control | None, reason: str) -> bool:
        if not out.is_terminal:
            return False
        question = for_terminal(f"{describe(action)}: {reason}. Allow it?")
        return typer.confirm(question, default=False)

    return ask


def undo(
    file: Annotated[Path, typer.Argument(help="A file that `act --replace` replaced.")],
) -> None:
    """Put back what `act --replace` replaced: the newest backup of FILE."""
    backups = sorted(file.parent.glob(f"{file.name}.*bak"), key=lambda p: p.stat().st_mtime_ns)
    if not backups:
        raise UsageError(f"There is no backup of {file}.")
    shutil.move(backups[-1], file)
    out.print(f"{file} is again what it was.", markup=False)


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.command()(act)
    app.command()(undo)
