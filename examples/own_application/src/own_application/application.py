"""Mousepad for lamwright: its environment, its tasks, its judge."""

from pathlib import Path
from shutil import which
from typing import Literal

from lamwright.applications.application import Application
from lamwright.applications.checking import Answer, Checks
from lamwright.environments.doctor import Finding, finding
from lamwright.environments.environment import Environment
from lamwright.guard.guard import Confirm, Guard
from lamwright.guard.policy import EffectPolicy
from lamwright.instantiate.family import Catalogue, Family, Reason
from lamwright.instantiate.instantiate import Instantiation, instantiate
from lamwright.judge.checks import CheckJudge
from lamwright.judge.judge import EpisodeFiles, Judge
from lamwright.records.check import Check
from lamwright.records.task import Split
from lamwright.safety.effects import Risks
from own_application.edits import KINDS, Edit, Lines
from own_application.environment import open_mousepad

NOTES = {
    "letter": "Dear Ada,\nthe engine works well.\nYours, Charles",
    "shopping": "Shopping for Sunday\nbread and butter\nthree lemons\na bottle of milk",
    "meeting": "Meeting on Monday\nWhere: small office\nWho: Grace, Alan, Edsger",
    "recipe": "Pancakes\nmix flour, eggs and milk\nheat the pan\nturn once",
    "poem": "The wind is cold tonight\nthe harbour sleeps\nonly the lighthouse turns",
    "report": "Report of the week\nTwo machines were repaired\nOne order was delayed",
    "invoice": "Invoice for Mr Turing\nfour chairs\none table\ndelivery included",
}
_EDITS = ("Convert", "Delete Line", "Duplicate Line / Selection", "Move", "Redo", "Undo")
RISKS = Risks(
    application="mousepad",
    commands={"edit": ("edits",), "look": ("looks",)},
    menu={"Search": "look", "Edit > Select All": "look"} | {f"Edit > {e}": "edit" for e in _EDITS},
)


class Edited(Check):
    """The final text is the first one with these edits made, and nothing else."""

    kind: Literal["edited"] = "edited"
    edits: tuple[Edit, ...]


def _family(name: str) -> Family[Lines, Edit]:
    kind = KINDS[name]
    return Family(
        name=name,
        source="",
        phrasings=kind.phrasings,
        draw=kind.draw,
        solve=kind.solve,
        check=lambda edit, lines: (),
        effect=lambda edit, lines: Edited(edits=(edit,)),
        order=kind.order,
        topic=kind.topic,
    )


def _edited(check: Edited, files: EpisodeFiles) -> Answer:
    """Compare the final text with what the edits make of the first one."""
    assert files.initial is not None and files.final is not None
    wanted, given = _lines(files.initial), _lines(files.final)
    for edit in check.edits:
        wanted = KINDS[edit.kind].apply(wanted, edit)
    return Answer(given == wanted, f"the text is {given}")


CHECKS: Checks[EpisodeFiles] = Checks("Mousepad", {Edited: _edited})


def _lines(path: Path) -> Lines:
    return path.read_text(encoding="utf-8").split("\n")


def _united(checks: tuple[Check, ...]) -> Check:
    return Edited(edits=tuple(e for c in checks if isinstance(c, Edited) for e in c.edits))


def _clash(edits: tuple[Edit, ...]) -> Reason | None:
    words = [edit.old for edit in edits if edit.old]  # parts may not speak of the same one
    return "overlap" if len(set(words)) < len(words) else None


class MousepadApplication(Application):
    """A small editor of plain text (Debian's mousepad)."""

    name = "mousepad"
    suffixes = opens = (".txt",)

    def open(self) -> Environment:
        """A private Mousepad."""
        return open_mousepad()

    def write_templates(self, folder: Path, *, seed: int) -> None:
        """Seven short notes."""
        super().write_templates(folder, seed=seed)
        for name, text in NOTES.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")

    def tasks(self, templates: Path, *, split: Split, count: int, seed: int) -> Instantiation:
        """Tasks of all families, every fourth of two parts."""
        catalogue = Catalogue(
            application=self.name,
            families=tuple(map(_family, KINDS)),
            suffixes=self.suffixes,
            read=_lines,
            unite=_united,
            clash=_clash,
        )
        return instantiate(catalogue, templates, count=count, split=split, seed=seed)

    def documentation(self) -> Path:
        """The help pages of this package."""
        return Path(__file__).parent / "help"

    def judge(self) -> Judge:
        """Reads the saved text."""
        return CheckJudge(CHECKS.run_all)

    def guard(self, confirm: Confirm | None = None, policy: EffectPolicy | None = None) -> Guard:
        """By effect, with the table above."""
        return Guard(table=RISKS, policy=policy, confirm=confirm)

    def examine(self) -> tuple[Finding, ...]:
        """Whether Mousepad itself is installed."""
        return (finding("Mousepad", which("mousepad") or "", "apt-get install mousepad"),)
