"""``lamwright act``: one request on one document, in the real application."""

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from lamwright.agent.endings import Conclusion
from lamwright.cli.acting import (
    AUDIT,
    confirmation,
    place_for,
    policy_ahead,
    print_dropped,
    print_losses,
    print_step,
    setting_for,
)
from lamwright.cli.console import is_interactive, out
from lamwright.cli.options import (
    RUNS,
    Allow,
    ByType,
    MaxSteps,
    ModelWhere,
    PolicyFile,
    Runs,
    SaveAs,
    Tokenizer,
    Tries,
    Unfenced,
    Yes,
)
from lamwright.cli.recording import Recorder
from lamwright.cli.results import NOTHING, Written
from lamwright.cli.session import Change, Session
from lamwright.records.errors import UsageError
from lamwright.safety.text import without_secrets


def act(  # noqa: PLR0913
    request: Annotated[str, typer.Argument(help="What to do, in words.")],
    document: Annotated[Path, typer.Option("--document", help="Document; it is left untouched.")],
    application: ByType = None,
    save_as: SaveAs = None,
    model: ModelWhere = None,
    tokenizer: Tokenizer = None,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Replace the file at --save-as; a backup of it is kept."),
    ] = False,
    allow: Allow = None,
    policy: PolicyFile = None,
    unfenced: Unfenced = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change; write nothing.")
    ] = False,
    yes: Yes = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object at the end.")
    ] = False,
    steps: MaxSteps = 15,
    tries: Tries = 1,
    runs: Runs = RUNS,
) -> None:
    """Do REQUEST on a copy of a document.

    At a terminal it asks whether to go on when the application drops something of the document (no: 1); elsewhere
    it goes on, and the losses stand in what is printed.
    Exit status: 0 finished and saved, 1 gave up, 3 refused, 4 unverified (saved; look at it), 5 broken.
    Each run adds lines to audit.jsonl below --runs: before it begins, before it saves, when it is over.
    """
    if not request.strip():
        raise UsageError("The request is empty.")
    setting = setting_for(
        document,
        application=application,
        model=model,
        tokenizer=tokenizer,
        allow=allow,
        policy=policy,
        unfenced=unfenced,
        steps=steps,
        tries=tries,
        runs=runs,
    )
    target = place_for(setting.application, document, save_as, replace=replace)
    recorder = Recorder(setting, runs / AUDIT)
    recorder.begin(request)
    if not as_json:
        out.print(f"model: {without_secrets(setting.model.where)}", markup=False)
    shown = None if as_json else print_step
    with (
        policy_ahead(setting) as actor,
        Session(setting, actor, confirmation(), shown) as session,
    ):
        if not as_json:
            print_losses(session.losses)
        if session.losses and not yes and is_interactive() and not typer.confirm("Go on?"):
            raise typer.Exit(1)
        change, written = carried_out(session, request, target, recorder, is_dry=dry_run)
    recorder.done(change, written)
    _say(change, written, session.losses, as_json=as_json)
    if change.conclusion.exit_status:
        raise typer.Exit(change.conclusion.exit_status)


def carried_out(
    session: Session, request: str, target: Path, recorder: Recorder, *, is_dry: bool = False
) -> tuple[Change, Written]:
    """Do ``request`` and save what came of it, unless nothing that is worth keeping did.

    What is to be saved is in the audit record before it is.
    """
    change = session.ask(request)
    if not change.conclusion.is_saved:
        return change, NOTHING
    session.keep(change)
    if not is_dry:
        recorder.saving(change, target)
    written = session.save(target, is_dry=is_dry)
    if written.objections:
        why = f"The result holds {'; '.join(written.objections)}."
        change = change._replace(conclusion=Conclusion(said="refused", why=why))
    return change, written


def _say(change: Change, written: Written, losses: Sequence[str], *, as_json: bool) -> None:
    end, episode = change.conclusion, change.episode
    if as_json:
        steps = [step.model_dump(mode="json", exclude={"observation"}) for step in episode.steps]
        answer = {
            "ending": end.said,
            "why": end.why,
            "exit_status": end.exit_status,
            "tries": change.tries,
            "difference": change.differences,
            "losses": losses,
            "saved": [str(path) for path in written.paths],
            "backup": str(written.backup or ""),
            "dropped": written.dropped,
        }
        typer.echo(json.dumps({**answer, "seconds": round(episode.seconds, 2), "steps": steps}))
        return
    for line in change.differences:
        out.print(f"  {line}", markup=False)
    out.print(f"{end.said}: {end.why} ({episode.seconds:.1f} s)", markup=False)
    print_dropped(written)
    for path in written.paths:
        out.print(f"saved: {path}", markup=False)
    if written.backup:
        out.print(f"backup of what was replaced: {written.backup}", markup=False)
    if not written.paths:
        out.print("nothing was saved.", markup=False)


def undo(
    file: Annotated[Path, typer.Argument(help="A file that `act --replace` replaced.")],
) -> None:
    """Put back what `act --replace` replaced: the newest backup of FILE."""
    named = re.compile(re.escape(file.name) + r"\.(\d*)bak")
    beside = ((named.fullmatch(path.name), path) for path in file.absolute().parent.iterdir())
    backups = {int(match[1] or 0): path for match, path in beside if match}
    if not backups:
        raise UsageError(f"There is no backup of {file}.")
    shutil.move(backups[max(backups)], file)
    out.print(f"{file} is again what it was.", markup=False)


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.command()(act)
    app.command()(undo)
