import pytest
from episodes import BEFORE, DESTROYED, DONE, NEAR, TASK, episode

from lamwright.applications.writer.templates import write_templates
from lamwright.judge.checks import judge_documents, judge_trajectory
from lamwright.records.errors import DocumentError


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
    verdict = judge_documents(TASK, "e1", BEFORE, final, None)
    assert verdict.complete == complete
    assert [result.passed for result in verdict.evidence] == passed
    assert len(verdict.reasons) >= 1
    assert verdict.trajectory_id == "e1"


def test_reasons_name_what_failed():
    (reason,) = judge_documents(TASK, "e1", BEFORE, BEFORE, None).reasons
    assert "old mill" in reason
    assert "bold is off, not on" in reason


def test_without_checks_the_judge_abstains():
    bare = TASK.model_copy(update={"checks": ()})
    assert judge_documents(bare, "e1", BEFORE, DONE, None).complete == "unsure"


@pytest.fixture
def folder(tmp_path):
    write_templates(tmp_path, seed=1)
    return tmp_path


def test_a_broken_machine_gets_no_verdict(folder):
    start = folder / "letter-a.odt"
    broken = episode("broken")
    assert judge_trajectory(TASK, broken, initial=start, final=start, exports=None) is None
    assert judge_trajectory(TASK, broken, initial=start, final=None, exports=None) is None


@pytest.mark.parametrize("ending", ["finished", "truncated", "refused", "gave_up"])
def test_an_episode_without_a_document_failed(folder, ending):
    start = folder / "letter-a.odt"
    verdict = judge_trajectory(TASK, episode(ending), initial=start, final=None, exports=None)
    assert verdict.complete == "no"
    assert ending in verdict.reasons[0]


def test_files_are_read_and_an_unreadable_one_is_an_error(folder):
    start = folder / "letter-a.odt"
    verdict = judge_trajectory(TASK, episode(), initial=start, final=start, exports=None)
    assert verdict.complete == "no"
    torn = folder / "torn.odt"
    torn.write_bytes(start.read_bytes()[:900])
    with pytest.raises(DocumentError):
        judge_trajectory(TASK, episode(), initial=start, final=torn, exports=None)
