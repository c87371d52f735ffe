"""Rollouts on the fake environment, in this process."""

import zipfile
from pathlib import Path

from lamwright.agent.policies.reference import ReferencePolicy
from lamwright.applications.fake import Fake
from lamwright.applications.writer.checks.kinds import TextFormat, UnchangedExcept
from lamwright.environments.fake import FakeEnvironment
from lamwright.executors import InlineExecutor, Specification
from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.document_action import SelectText
from lamwright.records.errors import ModelError
from lamwright.records.progress import Silent
from lamwright.records.task import ReferenceStep, Task
from lamwright.records.trajectory import Trajectory
from lamwright.rollout.job import Job, RolloutConfig
from lamwright.rollout.rollout import roll_out
from lamwright.store.shelf import Shelf

ENGINE, BOLD = SelectText(text="engine"), ClickInput(control=ControlRef(label=0, name="Bold"))
ITALIC = ClickInput(control=ControlRef(label=0, name="Italic"))
WAYS = ((ENGINE,), (SelectText(text="Ada"), ITALIC), (ENGINE, BOLD))


def task(number, *actions):
    solution = actions or (ENGINE, BOLD)
    return Task(
        task_id=f"task{number}",
        request="Make 'engine' bold",
        application="writer",
        family="bold-text",
        template="letter.odt",
        checks=(
            TextFormat(text="engine", bold=True),
            UnchangedExcept(formats=("engine",)),
        ),
        reference=tuple(ReferenceStep(thought="", action=action) for action in solution),
        split="train",
    )


class Breaking(Fake):
    """The first environment breaks at its so-many-th action, later ones do not."""

    def __init__(self, folder, breaks_at):
        self._folder = Path(folder)
        self._breaks_at = breaks_at

    def open(self):
        return FakeEnvironment(self._folder, breaks_at=self._breaks_at)


class Unusable:
    """A policy whose model cannot be used."""

    name = "unusable"

    def decide(self, state):
        raise ModelError("no model")


class Tricked(FakeEnvironment):
    """What it saves holds a picture that nobody brought in."""

    def save_copy(self, path):
        super().save_copy(path)
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("Pictures/secret.png", b"\x89PNG secret")


class Outspoken(FakeEnvironment):
    """What it saves is written in another way than what it opened, as other types of files are."""

    def save_copy(self, path):
        super().save_copy(path)
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        parts["content.xml"] = parts["content.xml"].replace(b"Dear", b"Dearest")
        with zipfile.ZipFile(path, "w") as archive:
            for name, held in parts.items():
                archive.writestr(name, held)


class Speaking(Fake):
    """Opens such ones."""

    def __init__(self, folder):
        self._folder = Path(folder)

    def open(self):
        return Outspoken(self._folder)


class Tricking(Fake):
    """Opens such ones."""

    def __init__(self, folder):
        self._folder = Path(folder)

    def open(self):
        return Tricked(self._folder)


def tricking(folder, breaks_at):
    return Tricking(folder)


def speaking(folder, breaks_at):
    return Speaking(folder)


def breaking(folder, breaks_at):
    return Breaking(folder, breaks_at)


class Wavering(ReferencePolicy):
    """Does nothing, then something else, then what is asked for."""

    def __init__(self, number=0):
        super().__init__(tuple(ReferenceStep(thought="", action=each) for each in WAYS[number]))

    def varied(self, number):
        return Wavering(number)


def wavering():
    return lambda found: Wavering()


def references():
    return lambda found: ReferencePolicy(found.reference)


def unusable_on_task1():
    return lambda found: Unusable() if found.task_id == "task1" else references()(found)


def roll(  # noqa: PLR0913
    tmp_path, tasks, actor="references", *, executor=None, breaks_at=0, opens="breaking", **config
):
    """Trajectories by task id, and how many are new."""
    work = {"folder": str(tmp_path / "work"), "breaks_at": breaks_at}
    job = Job(
        folder=tmp_path / "out",
        templates=tmp_path,
        policy="demonstration",
        actor=Specification(make=f"rolling:{actor}"),
        application=Specification(make=f"rolling:{opens}", arguments=work),
        config=RolloutConfig(**config),
    )
    new = roll_out(job, tasks, executor or InlineExecutor(), Silent())
    return kept(tmp_path), new


def kept(tmp_path) -> dict[str, Trajectory]:
    return Shelf(tmp_path / "out" / "trajectories", Trajectory).by_key()
