"""The audit record of a session while it happens: it exists before anything is done, and is completed after."""

import secrets
from pathlib import Path

from lamwright.cli import audit
from lamwright.cli.results import Written
from lamwright.cli.session import Change, Setting
from lamwright.environments.linux.fences import Fences, fences_here
from lamwright.pipeline.place import ModelPlace
from lamwright.safety.text import without_secrets


class Recorder:
    """Adds the lines of each run on the document of ``setting`` to the file at ``path``."""

    def __init__(self, setting: Setting, path: Path) -> None:
        """Read what is worked on: the document may be gone when the last line is written."""
        self._path = path
        self._run = ""
        self._same = audit.AuditRecord(
            time="",
            request="",
            application=setting.application.name,
            model=_identified(setting.model),
            document=str(setting.document),
            document_sha256=audit.digest(setting.document),
            fences=fences_here() if setting.is_fenced else Fences.none(),
        )

    def begin(self, request: str) -> None:
        """A run begins: its first line. Raises ``OSError`` where no record can be kept."""
        self._run = secrets.token_hex(8)
        self._add({"state": "begun", "request": request})

    def saving(self, change: Change, target: Path) -> None:
        """What came of it is about to be put at ``target``."""
        self._add({"state": "saving", "target": str(target), **_reported(change)})

    def done(self, change: Change, written: Written) -> None:
        """It is over, and this was written."""
        outputs = {str(place): audit.digest(place) for place in written.paths}
        backup = str(written.backup or "")
        facts = {"outputs": outputs, "backup": backup, "dropped": written.dropped}
        self._add({"state": "done", **facts, **_reported(change)})

    def _add(self, facts: dict[str, object]) -> None:
        line = self._same.model_copy(update={"run": self._run, "time": audit.now(), **facts})
        audit.add_to_audit(self._path, line)


def _reported(change: Change) -> dict[str, object]:
    return {
        "request": change.request,
        "actions": audit.action_records(change.episode.steps),
        "difference": change.differences,
        "ending": change.conclusion.said,
        "why": change.conclusion.why,
        "exit_status": change.conclusion.exit_status,
    }


def _identified(model: ModelPlace) -> str:
    if model.is_served:
        return without_secrets(model.where)
    return audit.digest(Path(model.where))
