"""UFO's files: tasks in, results of instantiation and execution out (its ``dataflow`` folders)."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, JsonValue, ValidationError, field_validator

from lamwright.records.base import Record, content_hash
from lamwright.records.errors import DocumentError, StageError, UsageError
from lamwright.records.plan import Source, TaskPlan
from lamwright.safety.opening import read_file
from lamwright.store.shelf import write_atomically

Complete = Literal["yes", "no", "unsure"]
_LARGEST = 1_000_000
_FOLDERS: Mapping[Complete, str] = {
    "yes": "execution_pass",
    "no": "execution_fail",
    "unsure": "execution_unsure",
}


class _Loose(Record, extra="allow"):
    """UFO's schemas allow further properties everywhere; they are kept."""


class UfoTask(_Loose):
    """A task file; its stem is the task's name."""

    app: str
    unique_id: str
    task: str = Field(min_length=1)
    refined_steps: tuple[str, ...] = ()


class Original(_Loose):
    """The task as it came in."""

    original_task: str
    original_steps: tuple[str, ...]


class ChosenTemplate(_Loose):
    """The template's file name."""

    result: str | None
    error: str | None


class UfoStep(_Loose):
    """A planned step; what became of it when it was executed is null until then."""

    Step: int
    Subtask: str
    ControlLabel: str | None = None
    ControlText: str = ""
    Function: str
    Args: dict[str, JsonValue]
    Success: bool | None = None
    MatchedControlText: str | None = None


class UfoPrefilled(_Loose):
    """The concrete request and its plan."""

    instantiated_request: str
    instantiated_plan: tuple[UfoStep, ...] | None


class PrefillResult(_Loose):
    """The prefill, or why there is none."""

    result: UfoPrefilled | None
    error: str | None


class UfoJudged(_Loose):
    """The filter's answer."""

    judge: bool
    thought: str
    request_type: str


class FilterResult(_Loose):
    """The filter, or why it did not run."""

    result: UfoJudged | None
    error: str | None


class InstantiationResult(_Loose):
    """Three stages of instantiation."""

    choose_template: ChosenTemplate
    prefill: PrefillResult | None = None
    instantiation_evaluation: FilterResult | None = None


class Executed(_Loose):
    """The judge's answer."""

    reason: str
    sub_scores: dict[str, str]
    complete: str

    @field_validator("sub_scores", mode="before")
    @classmethod
    def _as_object(cls, value: object) -> object:
        """Head writes a list of ``{name, evaluation}``, older versions an object: an object."""
        if isinstance(value, list):
            return {str(each["name"]): str(each["evaluation"]) for each in value}
        return value


class Failure(_Loose):
    """Why a task was not executed to its end."""

    type: str
    message: str
    traceback: str = ""


class ExecutionResult(_Loose):
    """The judge's answer or an error; both null before execution."""

    result: Executed | None = None
    error: Failure | None = None


class TimeCost(_Loose):
    """Seconds; null where they are not known (answers from files take no time of ours)."""

    choose_template: float | None = None
    prefill: float | None = None
    instantiation_evaluation: float | None = None
    execute: float | None = None
    execute_eval: float | None = None
    total: float | None = None


class UfoResult(_Loose):
    """One task's file in UFO's results."""

    unique_id: str
    app: str
    original: Original
    execution_result: ExecutionResult = ExecutionResult()
    instantiation_result: InstantiationResult
    time_cost: TimeCost = TimeCost()


def read_tasks(folder: Path, names: Mapping[str, str]) -> dict[str, tuple[UfoTask, TaskPlan]]:
    """The tasks below ``folder/tasks`` (or ``folder``), as they are and as plans, by name of file.

    ``names`` maps UFO's names of applications to ours. Raises ``UsageError`` for a folder without
    tasks, or with a file that is none.
    """
    place = folder / "tasks" if (folder / "tasks").is_dir() else folder
    if not place.is_dir():
        raise UsageError(f"There is no folder {folder}; give one that holds UFO's tasks.")
    files = sorted(path for path in place.rglob("*.json") if path.name != "description.json")
    if not files:
        raise UsageError(f"{place} holds no task files of UFO's (one .json file a task).")
    return {path.stem: _task(path, folder.name, names) for path in files}


def _task(path: Path, collection: str, names: Mapping[str, str]) -> tuple[UfoTask, TaskPlan]:
    try:
        held = read_file(path, largest=_LARGEST).decode("utf-8-sig")
        task = UfoTask.model_validate(json.loads(held))
    except (DocumentError, ValueError, RecursionError, ValidationError) as error:
        raise UsageError(
            f"{path} is no task of UFO's; it needs app, unique_id, task, refined_steps."
        ) from error
    source = Source(kind="ufo", name=collection, location=path.stem)
    plan = TaskPlan(
        task_id=content_hash("ufo", path.stem, task.task, task.refined_steps),
        task=" ".join(task.task.split()),
        plan=task.refined_steps or (task.task,),
        application=names.get(task.app.lower(), task.app.lower()),
        source=source,
    )
    return task, plan


def write_instantiation(folder: Path, name: str, result: UfoResult) -> Path:
    """``instantiation/instantiation_pass|fail/NAME.json``: what was known before execution."""
    judged = result.instantiation_result.instantiation_evaluation
    passed = judged is not None and judged.result is not None and judged.result.judge
    kind = "instantiation_pass" if passed else "instantiation_fail"
    data = _before(result).model_dump(mode="json")
    return _write(folder / "instantiation" / kind / f"{name}.json", data)


def write_execution(folder: Path, name: str, result: UfoResult) -> tuple[Path, ...]:
    """``execution/`` and ``dataflow/``, in ``execution_pass``, ``_fail`` or ``_unsure``."""
    verdict = result.execution_result.result
    complete: Complete = "no"
    if verdict is not None and verdict.complete in {"yes", "unsure"}:
        complete = "yes" if verdict.complete == "yes" else "unsure"
    data = result.model_dump(mode="json")
    return tuple(
        _write(folder / kind / _FOLDERS[complete] / f"{name}.json", data)
        for kind in ("execution", "dataflow")
    )


def read_result(path: Path) -> UfoResult:
    """A file of UFO's results, of any version. Raises ``StageError`` for what is none."""
    try:
        held = read_file(path).decode("utf-8-sig")
        return UfoResult.model_validate(json.loads(held))
    except (DocumentError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise StageError(f"{path} is no result of UFO's.") from error


def _before(result: UfoResult) -> UfoResult:
    """The result as it was before execution."""
    prefill = result.instantiation_result.prefill
    if prefill is not None and prefill.result is not None:
        plan = prefill.result.instantiated_plan or ()
        clean = tuple(
            step.model_copy(
                update={"ControlLabel": None, "Success": None, "MatchedControlText": None}
            )
            for step in plan
        )
        filled = prefill.result.model_copy(update={"instantiated_plan": clean})
        prefill = prefill.model_copy(update={"result": filled})
    made = result.instantiation_result.model_copy(update={"prefill": prefill})
    time = result.time_cost.model_copy(update={"execute": None, "execute_eval": None})
    return result.model_copy(
        update={
            "execution_result": ExecutionResult(),
            "instantiation_result": made,
            "time_cost": time,
        }
    )


def _write(path: Path, data: object) -> Path:
    write_atomically(path, json.dumps(data, ensure_ascii=False, indent=2).encode())
    return path
