import pytest
from rolling import kept, roll, task

from lamwright.applications.writer.checks import run_task_checks
from lamwright.documents.reader import read_document
from lamwright.evaluate.online import episode, score_online
from lamwright.executors import LocalExecutor
from lamwright.judge.checks import CheckJudge
from lamwright.judge.judge import EpisodeFiles
from lamwright.records.document_action import SaveAs, SelectText
from lamwright.records.errors import ModelError

JUDGE = CheckJudge(run_task_checks)


def judged(found, trajectory, letter, tmp_path):
    final = tmp_path / "out" / trajectory.final_document
    return JUDGE.judge(found, trajectory, EpisodeFiles(letter, final))


@pytest.mark.parametrize("executor", [None, LocalExecutor()], ids=["inline", "processes"])
def test_every_task_gets_one_trajectory_with_its_document(tmp_path, letter, executor):
    tasks = [task(number) for number in range(5)]
    found, new = roll(tmp_path, tasks, executor=executor, workers=2)
    assert new == 5
    assert set(found) == {t.task_id for t in tasks}
    for key, trajectory in found.items():
        verdict = judged(tasks[int(key[4:])], trajectory, letter, tmp_path)
        assert verdict.complete == "yes", verdict.reasons


def test_a_trajectory_stands_alone(tmp_path, letter):
    found, _ = roll(tmp_path, [task(0)])
    trajectory = found["task0"]
    assert trajectory.request == "Make 'engine' bold"
    assert (trajectory.application, trajectory.document) == ("fake", "letter.odt")
    assert any(entry.name.endswith("Replace...") for entry in trajectory.menu)


def test_doing_half_of_it_is_judged_no(tmp_path, letter):
    half = task(0, SelectText(text="engine"))
    found, _ = roll(tmp_path, [half])
    assert judged(half, found["task0"], letter, tmp_path).complete == "no"
    final = tmp_path / "out" / found["task0"].final_document
    assert read_document(final).paragraphs[0].text == "Dear Ada,"


def test_it_resumes(tmp_path, letter):
    roll(tmp_path, [task(0)])
    _, new = roll(tmp_path, [task(0), task(1)])
    assert new == 1


def test_a_broken_environment_costs_one_attempt(tmp_path, letter):
    found, _ = roll(tmp_path, [task(0)], breaks_at=2)
    assert found["task0"].ending == "finished"


def test_broken_twice_is_filed_as_broken_with_the_steps_it_had_and_judged_by_nobody(
    tmp_path, letter
):
    found, _ = roll(tmp_path, [task(0)], breaks_at=2, attempts=1)
    trajectory = found["task0"]
    assert (trajectory.ending, trajectory.final_document) == ("broken", None)
    assert [type(step.decision.action) for step in trajectory.steps] == [SelectText]
    assert trajectory.why
    assert JUDGE.judge(task(0), trajectory, EpisodeFiles(letter)) is None


def test_exports_are_kept(tmp_path, letter):
    found, _ = roll(tmp_path, [task(0, SaveAs(file_name="copy", file_ext=".odt"))])
    assert (tmp_path / "out" / found["task0"].exports / "copy.odt").is_file()


@pytest.mark.parametrize("executor", [None, LocalExecutor()], ids=["inline", "processes"])
def test_a_model_that_cannot_be_used_ends_the_rollout_and_keeps_what_is_done(
    tmp_path, letter, executor
):
    with pytest.raises(ModelError, match="no model"):
        roll(tmp_path, [task(0), task(1)], "unusable_on_task1", executor=executor)
    assert set(kept(tmp_path)) == {"task0"}


def test_what_is_said_of_an_episode_is_what_act_would_say(tmp_path, letter):
    elsewhere = task(1, SelectText(text="engine"))
    found, _ = roll(tmp_path, [task(0), elsewhere])
    assert (found["task0"].said, found["task0"].doubt) == ("finished", "")
    half = found["task1"]
    assert (half.ending, half.said) == ("finished", "gave up")
    assert half.doubt.startswith("Nothing changed in the document")
    reported = [
        episode(t, judged(task(0), t, letter, tmp_path), None) for t in (found["task0"], half)
    ]
    scores = {score.metric: score for score in score_online(reported)}
    assert (scores["false_finished"].value, scores["doubted_right"].value) == (0, 0)


def test_a_document_of_another_type_is_compared_as_the_application_saves_it(tmp_path, letter):
    letter.rename(tmp_path / "letter.ott")
    nothing = task(0, SelectText(text="engine")).model_copy(update={"template": "letter.ott"})
    trajectory = roll(tmp_path, [nothing], opens="speaking")[0]["task0"]
    assert trajectory.said == "gave up"
    assert trajectory.doubt.startswith("Nothing changed in the document")
    files = EpisodeFiles.of(trajectory, tmp_path, tmp_path / "out")
    opened, final = (read_document(path) for path in (files.initial, files.final))
    assert opened == final and opened.paragraphs[0].text == "Dearest Ada,"


def test_what_the_document_did_not_hold_is_not_kept(tmp_path, letter):
    found, _ = roll(tmp_path, [task(0)], opens="tricking")
    trajectory = found["task0"]
    assert trajectory.said == "refused" and "a picture" in trajectory.objections[0]
    assert (trajectory.final_document, trajectory.exports) == (None, None)
    assert not [path for path in (tmp_path / "out").rglob("*.odt") if path.is_file()]


@pytest.mark.parametrize(
    ("tries", "said", "made"), [(1, "gave up", 1), (2, "unverified", 2), (8, "finished", 3)]
)
def test_the_best_of_several_tries_is_kept_and_nothing_of_the_others(
    tmp_path, letter, tries, said, made
):
    found, _ = roll(tmp_path, [task(0)], "wavering", tries=tries)
    trajectory = found["task0"]
    assert (trajectory.said, trajectory.tries) == (said, made)
    assert (trajectory.undone_seconds > 0) == (made > 1)
    complete = judged(task(0), trajectory, letter, tmp_path).complete
    assert complete == ("yes" if said == "finished" else "no")
    kept = tmp_path / "out"
    assert len(list((kept / "documents").iterdir())) == 1 and not (kept / "tries").exists()
    pictures = [step.observation.screenshot for step in trajectory.steps]
    pictures.append(trajectory.final_observation.screenshot)
    assert all((kept / "screenshots" / name).is_file() for name in pictures)
    assert len(list((kept / "screenshots").rglob("*.png"))) == len(pictures)


def test_a_try_that_breaks_costs_that_try(tmp_path, letter):
    found, _ = roll(tmp_path, [task(0)], "wavering", tries=8, breaks_at=1, attempts=1)
    assert (found["task0"].said, found["task0"].tries) == ("finished", 3)
