"""``lamwright act``: one request on one document, in the real application."""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from lamwright.agent.agent import Agent, Episode, Limits
from lamwright.agent.policy import Policy
from lamwright.applications import Application, application_for
from lamwright.cli.console import err, out
from lamwright.cli.options import RUNS, Runs
from lamwright.environments.environment import Environment
from lamwright.guard.guard import Confirm
from lamwright.pipeline.best import best_checkpoint
from lamwright.records.action import Action
from lamwright.records.errors import UsageError
from lamwright.records.observation import Control
from lamwright.records.trajectory import Step
from lamwright.records.wording import describe
from lamwright.store.shelf import write_atomically

_SAID = {
    "finished": "finished",
    "gave_up": "gave up",
    "truncated": "gave up",
    "refused": "refused",
    "broken": "broken",
}


def act(
    request: Annotated[str, typer.Argument(help="What to do, in words.")],
    document: Annotated[Path, typer.Option("--document", help="Document; it is left untouched.")],
    application: Annotated[
        str | None,
        typer.Option("--application", help="Default: the one whose documents end so."),
    ] = None,
    save_as: Annotated[
        Path | None, typer.Option("--save-as", help="Where the result goes; default: beside it.")
    ] = None,
    model: Annotated[
        Path | None, typer.Option("--model", help="Model folder; default: best of the last run.")
    ] = None,
    yes: Annotated[
        bool,
        typer.Option("--yes", help="Allow what would be asked (replacing a file, risky steps)."),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object at the end.")
    ] = False,
    steps: Annotated[int, typer.Option("--max-steps", min=1, max=100)] = 15,
    runs: Runs = RUNS,
) -> None:
    """Do REQUEST on a copy of a document; exit status 0 only when it was finished and saved."""
    if not request.strip():
        raise UsageError("The request is empty.")
    opened = application_for(document, application)
    target = _target(opened, document, save_as, replace=yes)
    chosen = model or best_checkpoint(runs, opened.name)
    policy = _policy(chosen, opened)
    if not as_json:
        out.print(f"model: {chosen}", markup=False)
    environment = opened.open()
    try:
        agent = Agent(
            policy,
            environment,
            opened.guard(confirm=_confirm(yes=yes)),
            limits=Limits(steps=steps),
            on_step=None if as_json else _print_step,
        )
        episode = agent.run(request, document)
        saved = _save(environment, target) if episode.ending == "finished" else []
    finally:
        environment.close()
    _conclude(episode, saved, as_json=as_json)


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
        raise UsageError(f"{target} exists; give --yes to replace it, or another --save-as.")
    _probe(target.parent)
    return target


def _probe(folder: Path) -> None:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return
    except OSError as error:
        raise UsageError(f"Cannot write into {folder}: {error.strerror}.") from error


def _save(environment: Environment, target: Path) -> list[Path]:
    """The document, and what the request itself saved, beside it."""
    with tempfile.TemporaryDirectory(prefix="lamwright-") as folder:
        scratch = Path(folder) / f"result{target.suffix}"
        environment.save_copy(scratch)
        write_atomically(target, scratch.read_bytes())
    saved = [target]
    for export in sorted(p for p in environment.exports.rglob("*") if p.is_file()):
        place = target.parent / export.name
        if place.exists():
            err.print(f"lamwright: {place} exists and was not replaced.", markup=False)
            continue
        shutil.copyfile(export, place)
        saved.append(place)
    return saved


def _conclude(episode: Episode, saved: list[Path], *, as_json: bool) -> None:
    said = _SAID[episode.ending]
    if as_json:
        steps = [step.model_dump(mode="json", exclude={"observation"}) for step in episode.steps]
        answer = {"ending": said, "why": episode.why, "saved": [str(p) for p in saved]}
        typer.echo(json.dumps({**answer, "seconds": round(episode.seconds, 2), "steps": steps}))
    else:
        out.print(f"{said}: {episode.why} ({episode.seconds:.1f} s)", markup=False)
        for path in saved:
            out.print(f"saved: {path}", markup=False)
        if not saved:
            out.print("nothing was saved.", markup=False)
    if episode.ending != "finished":
        raise typer.Exit(1)


def _print_step(step: Step) -> None:
    action = describe(step.decision.action) if step.decision.action else "nothing"
    came = "ok" if step.outcome and step.outcome.delivered else "not done"
    detail = f": {step.outcome.detail}" if step.outcome and step.outcome.detail else ""
    out.print(
        f"{step.index:3}. {action} [{came}{detail}] {step.model_seconds * 1000:.0f} ms",
        markup=False,
    )


def _confirm(*, yes: bool) -> Confirm:
    def ask(action: Action, control: Control | None, reason: str) -> bool:
        if yes or not out.is_terminal:
            return yes
        return typer.confirm(f"{describe(action)}: {reason}. Allow it?", default=False)

    return ask


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(act)
