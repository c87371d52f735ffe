import pytest

from lamwright.agent.policies.reference import ReferencePolicy
from lamwright.applications.writer.checks.kinds import TextFormat, UnchangedExcept
from lamwright.documents.reader import read_document
from lamwright.environments.fake import FakeEnvironment
from lamwright.judge.checks import judge_trajectory
from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.document_action import SaveAs, SelectText
from lamwright.records.errors import ModelError
from lamwright.records.progress import Silent
from lamwright.records.task import ReferenceStep, Task
from lamwright.rollout.rollout import Rollout, RolloutConfig, read_menu


def task(number, *actions):
    bold = ClickInput(control=ControlRef(label=0, name="Bold"))
    solution = actions or (SelectText(text="engine"), bold)
    return Task(
        task_id=f"task{number}",
        request="Make 'engine' bold",
        family="bold-text",
        phrasing=0,
        template="letter.odt",
        checks=(
            TextFormat(text="engine", bold=True),
            UnchangedExcept(formats=("engine",)),
        ),
        reference=tuple(ReferenceStep(thought="", action=action) for action in solution),
        split="train",
    )


def reference(task):
    return ReferencePolicy(task.reference)


def roll(tmp_path, tasks, make=reference, *, workers=1, breaks_at=0, attempts=2):
    config = RolloutConfig(workers=workers, attempts=attempts)
    rollout = Rollout(tmp_path / "out", config)
    opened = []

    def open_environment():
        opened.append(FakeEnvironment(tmp_path / f"work{len(opened)}", breaks_at=breaks_at))
        return opened[-1]

    new = rollout.run(tasks, make, tmp_path, open_environment, progress=Silent())
    return rollout, new


@pytest.mark.parametrize("workers", [1, 3])
def test_every_task_gets_one_trajectory_with_its_document(tmp_path, letter, workers):
    tasks = [task(number) for number in range(5)]
    rollout, new = roll(tmp_path, tasks, workers=workers)
    assert new == 5
    found = rollout.shelf.by_key()
    assert set(found) == {t.task_id for t in tasks}
    for key, trajectory in found.items():
        final = rollout.folder / trajectory.final_document
        verdict = judge_trajectory(
            tasks[int(key[4:])], trajectory, initial=letter, final=final, exports=None
        )
        assert verdict.complete == "yes", verdict.reasons
        assert any(
            e.name.endswith("Replace...") for e in read_menu(rollout.folder, trajectory.menu_id)
        )


def test_doing_half_of_it_is_judged_no(tmp_path, letter):
    half = task(0, SelectText(text="engine"))
    rollout, _ = roll(tmp_path, [half])
    trajectory = rollout.shelf.by_key()["task0"]
    final = rollout.folder / trajectory.final_document
    verdict = judge_trajectory(half, trajectory, initial=letter, final=final, exports=None)
    assert verdict.complete == "no"
    assert read_document(final).paragraphs[0].text == "Dear Ada,"


def test_it_resumes(tmp_path, letter):
    roll(tmp_path, [task(0)])
    _, new = roll(tmp_path, [task(0), task(1)])
    assert new == 1


def test_a_broken_environment_costs_one_attempt(tmp_path, letter):
    rollout, _ = roll(tmp_path, [task(0)], breaks_at=2)
    assert rollout.shelf.by_key()["task0"].ending == "finished"


def test_broken_twice_is_filed_as_broken_and_judged_by_nobody(tmp_path, letter):
    rollout, _ = roll(tmp_path, [task(0)], breaks_at=2, attempts=1)
    trajectory = rollout.shelf.by_key()["task0"]
    assert (trajectory.ending, trajectory.steps) == ("broken", ())
    assert judge_trajectory(task(0), trajectory, initial=letter, final=None, exports=None) is None


def test_exports_are_kept(tmp_path, letter):
    rollout, _ = roll(tmp_path, [task(0, SaveAs(file_name="copy", file_ext=".odt"))])
    trajectory = rollout.shelf.by_key()["task0"]
    assert (rollout.folder / trajectory.exports / "copy.odt").is_file()


def test_a_model_that_cannot_be_used_ends_the_rollout_and_keeps_what_is_done(tmp_path, letter):
    class Broken:
        name = "broken-model"

        def decide(self, state):
            raise ModelError("no model")

    def make(found):
        return Broken() if found.task_id == "task1" else reference(found)

    with pytest.raises(ModelError):
        roll(tmp_path, [task(0), task(1)], make)
    assert set(Rollout(tmp_path / "out", RolloutConfig()).shelf.by_key()) == {"task0"}
