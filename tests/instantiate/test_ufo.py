"""UFO's files: read of every version, written as its schemas ask, read back equal."""

import json
import os

import pytest

from lamwright.instantiate.ufo import (
    ChosenTemplate,
    Executed,
    ExecutionResult,
    Failure,
    FilterResult,
    InstantiationResult,
    Original,
    PrefillResult,
    TimeCost,
    UfoJudged,
    UfoPrefilled,
    UfoResult,
    UfoStep,
    read_result,
    read_tasks,
    write_execution,
    write_instantiation,
)
from lamwright.records.errors import StageError, UsageError

STEP = UfoStep(Step=1, Subtask="Bold", ControlLabel="4", ControlText="bold", Function="click_input",
               Args={"button": "left"}, Success=True, MatchedControlText="Bold")  # fmt: skip


def result(judge=True, complete="yes"):
    reported = Executed(reason="It is.", sub_scores={"task_quality": "good"}, complete=complete)
    return UfoResult(
        unique_id="7",
        app="word",
        original=Original(original_task="Make bold", original_steps=("Click Bold",)),
        execution_result=ExecutionResult(result=reported),
        instantiation_result=InstantiationResult(
            choose_template=ChosenTemplate(result="a.docx", error=None),
            prefill=PrefillResult(
                result=UfoPrefilled(instantiated_request="Bold 'x'", instantiated_plan=(STEP,)),
                error=None,
            ),
            instantiation_evaluation=FilterResult(
                result=UfoJudged(judge=judge, thought="Fine.", request_type="None"), error=None
            ),
        ),
        time_cost=TimeCost(execute=2.5, total=2.5),
    )


# UFO's schemas, restated: key -> allowed JSON types; a nested mapping asks for an object.
STR, OBJ, NULL = (str,), (dict,), (type(None),)
COST = (int, float, type(None))
PLAN = {"Step": (int,), "Subtask": STR, "Function": STR, "Args": OBJ}
EXECUTED = {"Success": (bool, type(None)), "MatchedControlText": (str, type(None))}
TIMES = ("choose_template", "prefill", "instantiation_evaluation", "total")


def conforms(data, *, executed):
    """Whether a file holds what UFO's instantiation or execution schema requires."""
    assert all(isinstance(data[key], str) for key in ("unique_id", "app"))
    assert isinstance(data["original"]["original_task"], str)
    assert all(isinstance(step, str) for step in data["original"]["original_steps"])
    made = data["instantiation_result"]
    for stage in ("choose_template", "prefill", "instantiation_evaluation"):
        assert {"result", "error"} <= set(made[stage])
    filled = made["prefill"]["result"]
    for step in filled["instantiated_plan"] if filled else ():
        needed = PLAN | EXECUTED if executed else PLAN
        assert all(isinstance(step[key], kinds) for key, kinds in needed.items())
        assert isinstance(step["ControlLabel"], (str, type(None)))
    times = (*TIMES, "execute", "execute_eval") if executed else TIMES
    assert all(isinstance(data["time_cost"][key], COST) for key in times)
    reported = data["execution_result"]["result"]
    if not executed:
        assert data["execution_result"] == {"result": None, "error": None}
    elif reported is not None:
        assert {"reason", "sub_scores", "complete"} <= set(reported)
        assert all(isinstance(score, str) for score in reported["sub_scores"].values())
    else:
        assert {"type", "message", "traceback"} <= set(data["execution_result"]["error"])


@pytest.mark.parametrize("judge", [True, False])
def test_instantiations_are_written_as_they_were_before_execution(tmp_path, judge):
    path = write_instantiation(tmp_path, "t", result(judge))
    kind = "instantiation_pass" if judge else "instantiation_fail"
    assert path == tmp_path / "instantiation" / kind / "t.json"
    data = json.loads(path.read_text())
    conforms(data, executed=False)
    (step,) = data["instantiation_result"]["prefill"]["result"]["instantiated_plan"]
    assert (step["Success"], step["MatchedControlText"], step["ControlText"]) == (
        None,
        None,
        "bold",
    )


@pytest.mark.parametrize(
    ("complete", "folder"),
    [("yes", "execution_pass"), ("no", "execution_fail"), ("unsure", "execution_unsure")],
)
def test_executions_go_where_ufo_looks_for_them_and_read_back_equal(tmp_path, complete, folder):
    made = result(complete=complete)
    paths = write_execution(tmp_path, "t", made)
    assert [path.relative_to(tmp_path).as_posix() for path in paths] == [
        f"execution/{folder}/t.json", f"dataflow/{folder}/t.json",
    ]  # fmt: skip
    for path in paths:
        conforms(json.loads(path.read_text()), executed=True)
        assert read_result(path) == made


def test_a_task_that_was_not_executed_to_its_end_is_a_failure_with_its_error(tmp_path):
    failure = ExecutionResult(error=Failure(type="NotExecuted", message="no control matches"))
    made = result().model_copy(update={"execution_result": failure})
    path, _ = write_execution(tmp_path, "t", made)
    assert path.parent.name == "execution_fail"
    conforms(json.loads(path.read_text()), executed=True)
    assert read_result(path) == made


def test_the_list_of_scores_that_head_writes_is_read(tmp_path):
    data = result().model_dump(mode="json")
    scores = [{"name": "task_quality", "evaluation": "good"}]
    data["execution_result"]["result"]["sub_scores"] = scores
    data["further"] = {"kept": True}
    (tmp_path / "t.json").write_text(json.dumps(data))
    read = read_result(tmp_path / "t.json")
    assert read.execution_result.result.sub_scores == {"task_quality": "good"}
    path, _ = write_execution(tmp_path, "t", read)
    assert json.loads(path.read_text())["further"] == {"kept": True}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"unique_id": 7}', "null"])
def test_what_is_no_result_is_one_sentence(tmp_path, text):
    (tmp_path / "t.json").write_text(text)
    with pytest.raises(StageError, match="is no result"):
        read_result(tmp_path / "t.json")


def test_tasks_are_read_with_their_names(tmp_path):
    task = {"app": "Word", "unique_id": "1", "task": "Make bold", "refined_steps": ["Click Bold"]}
    (tmp_path / "tasks" / "inner").mkdir(parents=True)
    (tmp_path / "tasks" / "inner" / "bold.json").write_text("\ufeff" + json.dumps(task))
    found = read_tasks(tmp_path, {"word": "writer"})
    ((reported, plan),) = found.values()
    assert set(found) == {"bold"}
    assert (reported.app, plan.application, plan.plan) == ("Word", "writer", ("Click Bold",))
    assert (plan.source.kind, plan.source.location) == ("ufo", "bold")


def test_a_pipe_among_the_tasks_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "t.json")
    with pytest.raises(UsageError, match="is no task of UFO's"):
        read_tasks(tmp_path, {})


@pytest.mark.parametrize("text", ["{", "[]", '{"app": "word"}', '{"app": 1, "task": ""}'])
def test_a_file_that_is_no_task_is_one_sentence(tmp_path, text):
    (tmp_path / "t.json").write_text(text)
    with pytest.raises(UsageError, match="is no task of UFO's"):
        read_tasks(tmp_path, {})


def test_a_folder_without_tasks_is_one_sentence(tmp_path):
    with pytest.raises(UsageError, match="holds no task files"):
        read_tasks(tmp_path, {})
    with pytest.raises(UsageError, match="There is no folder"):
        read_tasks(tmp_path / "none", {})
