"""FeatherPad for lamwright: its environment, its tasks, its judge."""

from pathlib import Path
from random import Random
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
from qt_application.changes import EVERYTHING, KINDS, Change, Lines
from qt_application.environment import open_featherpad

LISTS = {
    "groceries": "tea\nbread\nmilk\ngreen apples\ngreen beans",
    "luggage": "warm socks\npassport\nwarm coat\ntoothbrush\nmap",
    "birds": "robin\ngreat tit\nblackbird\ngreat snipe\nwren",
    "guests": "Edsger\nAda\nGrace\nAlan",
    "chores": "wash the car\nmow the lawn\nwash the dishes\nbake bread",
    "tools": "small hammer\nsaw\npliers\nsmall spanner\nfile",
    "books": "red atlas\nold dictionary\nnovel\nold almanac",
    "towns": "Porto\nGhent\nTurin\nBergen\nKrakow",
    "seeds": "white radish\npeas\nonions\nwhite clover\nleek",
}
_EDITS = ("Undo", "Redo", "Delete", "Sort Lines", "Sort Lines Reversely", "To Upper Case")
RISKS = Risks(  # what entries of the menu do, and controls beside the document
    application="featherpad",
    commands={"edit": ("edits",), "look": ("looks",)},
    labels={"To be replaced": ("look",), "Replacing text": ("look",), "Replace all": ("edit",)},
    menu={"Search": "look", EVERYTHING: "look"} | {f"Edit > {e}": "edit" for e in _EDITS},
)


class Changed(Check):
    """The final list is the first one with these changes made, and nothing else."""

    kind: Literal["list-changed"] = "list-changed"
    changes: tuple[Change, ...]


def _family(name: str) -> Family[Lines, Change]:
    kind = KINDS[name]

    def draw(lines: Lines, random: Random) -> Change:
        entry, new = kind.draw(lines, random)
        return Change(kind=name, entry=entry, new=new)

    return Family(
        name=name,
        source="",
        phrasings=kind.phrasings,
        draw=draw,
        solve=kind.solve,
        check=lambda change, lines: (),
        effect=lambda change, lines: Changed(changes=(change,)),
        order=kind.order,
        topic=kind.topic,
    )


def _united(checks: tuple[Check, ...]) -> Check:
    return Changed(
        changes=tuple(c for part in checks if isinstance(part, Changed) for c in part.changes)
    )


def _clash(changes: tuple[Change, ...]) -> Reason | None:
    """Two parts may not speak of one entry, nor of a word in it, nor add the same one."""
    first, *others = changes
    for other in others:
        if first.new and first.new == other.new:
            return "duplicate"
        if first.entry and (set(first.entry.split()) & set(other.entry.split())):
            return "overlap"
    return None


def _lines(path: Path) -> Lines:
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def _changed(check: Changed, files: EpisodeFiles) -> Answer:
    """Compare the final list with what the changes make of the first one."""
    assert files.initial is not None and files.final is not None
    wanted, given = _lines(files.initial), _lines(files.final)
    for change in check.changes:
        wanted = KINDS[change.kind].apply(wanted, change)
    reason = f"the list is {', '.join(given)}; asked for was {', '.join(wanted)}"
    return Answer(given == wanted, reason)


CHECKS: Checks[EpisodeFiles] = Checks("FeatherPad", {Changed: _changed})


class FeatherPadApplication(Application):
    """A small editor of Qt (Debian's featherpad) in which lists are kept."""

    name = "featherpad"
    suffixes = opens = (".list",)

    def open(self) -> Environment:
        """A private FeatherPad."""
        return open_featherpad()

    def write_templates(self, folder: Path, *, seed: int) -> None:
        """Nine short lists."""
        super().write_templates(folder, seed=seed)
        for name, text in LISTS.items():
            (folder / f"{name}.list").write_text(text, encoding="utf-8")

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
        """The help page of this package."""
        return Path(__file__).parent / "help"

    def judge(self) -> Judge:
        """Reads the saved list."""
        return CheckJudge(CHECKS.run_all)

    def guard(self, confirm: Confirm | None = None, policy: EffectPolicy | None = None) -> Guard:
        """By effect, with the table above."""
        return Guard(policy, RISKS, confirm=confirm, suffixes=self.suffixes)

    def examine(self) -> tuple[Finding, ...]:
        """Whether FeatherPad itself is installed."""
        return (finding("FeatherPad", which("featherpad") or "", "apt-get install featherpad"),)
