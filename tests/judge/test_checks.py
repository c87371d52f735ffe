import pytest
from episodes import BEFORE, DESTROYED, DONE, NEAR, TASK, episode

from lamwright.applications.writer.checks import Evidence, run_checks, run_task_checks
from lamwright.applications.writer.templates import write_templates
from lamwright.judge.checks import CheckJudge, verdict_of
from lamwright.judge.judge import EpisodeFiles
from lamwright.records.check import Check
from lamwright.records.errors import DocumentError, StageError
from lamwright.records.task import Task

JUDGE = CheckJudge(run_task_checks)


def judged(task, final):
    return verdict_of(task, "e1", run_checks(task, Evidence(BEFORE, final)))


@pytest.mark.parametrize(
    ("final", "complete", "passed"),
    [
        (DONE, "yes", [True, True]),
        (BEFORE, "no", [False, True]),
        (NEAR, "no", [True, False]),
        (DESTROYED, "no", [True, False]),
    ],
)
def test_complete_only_if_every_check_passes(final, complete, passed):
    verdict = judged(TASK, final)
    assert verdict.complete == complete
    assert [result.passed for result in verdict.evidence] == passed
    assert len(verdict.reasons) >= 1
    assert verdict.trajectory_id == "e1"


def test_reasons_name_what_failed():
    (reason,) = judged(TASK, BEFORE).reasons
    assert "old mill" in reason
    assert "bold is off, not on" in reason


def test_without_checks_the_judge_abstains():
    assert judged(TASK.model_copy(update={"checks": ()}), DONE).complete == "unsure"


def test_checks_mean_the_same_after_they_were_on_disk():
    task = Task.model_validate_json(TASK.model_dump_json())
    assert judged(task, DONE) == judged(TASK, DONE)
    assert judged(task, NEAR) == judged(TASK, NEAR)


@pytest.mark.parametrize(
    ("check", "complaint"),
    [
        (Check(kind="column_sum"), "no check of kind 'column_sum'"),
        (Check.model_validate({"kind": "text_format", "bolt": True}), "'text_format' is wrong"),
    ],
)
def test_a_check_that_the_application_does_not_have_is_an_error(check, complaint):
    with pytest.raises(StageError, match=complaint):
        judged(TASK.model_copy(update={"checks": (check,)}), DONE)


@pytest.fixture
def folder(tmp_path):
    write_templates(tmp_path, seed=1)
    return tmp_path


def test_a_broken_machine_gets_no_verdict(folder):
    start = folder / "letter-a.odt"
    assert JUDGE.judge(TASK, episode("broken"), EpisodeFiles(start, start)) is None
    assert JUDGE.judge(TASK, episode("broken"), EpisodeFiles(start)) is None


@pytest.mark.parametrize("ending", ["finished", "truncated", "refused", "gave_up"])
def test_an_episode_without_a_document_failed(folder, ending):
    verdict = JUDGE.judge(TASK, episode(ending), EpisodeFiles(folder / "letter-a.odt"))
    assert verdict.complete == "no"
    assert ending in verdict.reasons[0]


def test_files_are_read_and_an_unreadable_one_is_an_error(folder):
    start = folder / "letter-a.odt"
    assert JUDGE.judge(TASK, episode(), EpisodeFiles(start, start)).complete == "no"
    torn = folder / "torn.odt"
    torn.write_bytes(start.read_bytes()[:900])
    with pytest.raises(DocumentError):
        JUDGE.judge(TASK, episode(), EpisodeFiles(start, torn))
