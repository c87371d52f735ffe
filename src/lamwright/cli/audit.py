"""The audit record of ``lamwright act``: one JSON line for each run, only ever added to."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import Field

from lamwright import __version__
from lamwright.environments.linux.fences import Fences
from lamwright.records.base import Record
from lamwright.records.trajectory import Step
from lamwright.safety.text import without_secrets

_CHUNK = 1 << 20


class ActionRecord(Record):
    """One step: decision, guard's decision, outcome."""

    action: str
    rule: str = ""
    verdict: str = ""
    reason: str = ""
    outcome: str = Field(description="'ok', or why it was not done")


class AuditRecord(Record):
    """One state of one run: a line when it begins, one before anything is saved, one when it is over."""

    run: str = Field(default="", description="the same in all lines of a run")
    state: Literal["begun", "saving", "done"] = Field(
        default="done", description="a run without 'done' was killed or failed"
    )
    time: str
    version: str = __version__
    request: str
    application: str
    model: str = Field(description="SHA-256 of its weights; of a served model its address")
    document: str
    document_sha256: str
    fences: Fences
    actions: tuple[ActionRecord, ...] = ()
    difference: tuple[str, ...] = ()
    ending: str = Field(default="", description="'': not yet known")
    why: str = ""
    exit_status: int | None = None
    target: str = Field(default="", description="where the result goes")
    outputs: Mapping[str, str] = Field(
        default_factory=dict, description="SHA-256 by path of what was written"
    )
    backup: str = ""
    dropped: tuple[str, ...] = Field(
        default=(), description="what files cannot hold of the document, by their type"
    )


def now() -> str:
    """The time, as records hold it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def action_records(steps: Sequence[Step]) -> tuple[ActionRecord, ...]:
    """What a record says of the steps of an episode."""
    return tuple(_record(step) for step in steps)


def _record(step: Step) -> ActionRecord:
    action, outcome, guard = step.decision.action, step.outcome, step.guard
    done = "ok" if outcome and outcome.delivered else ""
    return ActionRecord(
        action=without_secrets(action.describe()) if action else "nothing",
        rule=guard.rule if guard else "",
        verdict=guard.verdict if guard else "",
        reason=guard.reason if guard else "",
        outcome=done or (f"{outcome.reason}: {outcome.detail}" if outcome else "nothing was done"),
    )


def digest(path: Path) -> str:
    """SHA-256 of a file, or of all files of a folder by name; '' where there is none."""
    whole = hashlib.sha256()
    files = [path] if path.is_file() else sorted(p for p in path.glob("*") if p.is_file())
    for file in files:
        if path.is_dir():
            whole.update(file.name.encode() + b"\0")
        with file.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                whole.update(chunk)
    return whole.hexdigest() if files else ""


def add_to_audit(path: Path, record: AuditRecord) -> None:
    """Add one line to the file at ``path``, which only its owner can read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps(record.model_dump(mode="json")) + "\n"
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "ab") as file:
        file.write(line.encode())
