"""UFO's tasks through our instantiation, execution and judging, and the results in UFO's folders."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from lamwright.applications import Application
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
    UfoTask,
    read_tasks,
    write_execution,
    write_instantiation,
)
from lamwright.pipeline.episodes import Episodes
from lamwright.records.instantiation import ControlMatch, Instantiated
from lamwright.records.plan import TaskPlan
from lamwright.records.trajectory import Step, Trajectory
from lamwright.records.verdict import Verdict

Tasks = Mapping[str, tuple[UfoTask, TaskPlan]]


def ufo_tasks(folder: Path, application: Application) -> Tasks:
    """The tasks in a folder of UFO's, by name; those for other applications are rejected later."""
    ours = application.documented_as
    return read_tasks(folder, {application.ufo_name: ours, application.name: ours})


def ufo_templates(folder: Path, application: Application) -> Path | None:
    """Its templates for this application; None where it has none: then ours are used."""
    found = (folder / "templates" / name for name in (application.ufo_name, application.name))
    return next((path for path in found if path.is_dir()), None)


def write_results(
    folder: Path,
    tasks: Tasks,
    found: Mapping[str, Instantiated],
    episodes: Episodes,
    application: Application,
) -> dict[str, UfoResult]:
    """All results below ``folder``; returns them by name of task."""
    trajectories, verdicts = episodes.trajectories(), episodes.verdicts()
    results: dict[str, UfoResult] = {}
    documents: dict[str, Path] = {}
    for name, (task, plan) in tasks.items():
        made = found.get(plan.task_id)
        if made is None:
            continue
        key = made.task.task_id if made.task else ""
        trajectory = trajectories.get(key)
        result = _result(task, made, trajectory, verdicts.get(key))
        results[name] = result
        write_instantiation(folder, name, result)
        if trajectory is not None:
            write_execution(folder, name, result)
            final = episodes.files(trajectory).final
            if final is not None:
                documents[name] = final
    _save_documents(folder / "saved_document", documents, found, tasks, application)
    return results


def _result(
    task: UfoTask, made: Instantiated, trajectory: Trajectory | None, verdict: Verdict | None
) -> UfoResult:
    return UfoResult(
        unique_id=task.unique_id,
        app=task.app,
        original=Original(original_task=task.task, original_steps=task.refined_steps),
        execution_result=_execution(trajectory, verdict),
        instantiation_result=_instantiation(made, trajectory),
        time_cost=TimeCost(
            execute=trajectory.seconds if trajectory else None,
            total=trajectory.seconds if trajectory else None,
        ),
    )


def _instantiation(made: Instantiated, trajectory: Trajectory | None) -> InstantiationResult:
    why = None if made.task else f"{made.reason}: {made.detail}"
    filled, screened = made.prefilled, made.screened
    chosen = made.choice.template if made.choice else None
    return InstantiationResult(
        choose_template=ChosenTemplate(result=chosen, error=None if chosen else why),
        prefill=PrefillResult(
            result=UfoPrefilled(
                instantiated_request=filled.request,
                instantiated_plan=tuple(_steps(made, trajectory)),
            )
            if filled
            else None,
            error=why if chosen and not screened else None,
        ),
        instantiation_evaluation=FilterResult(
            result=UfoJudged(**screened.model_dump()) if screened else None, error=None
        ),
    )


def _steps(made: Instantiated, trajectory: Trajectory | None) -> Iterator[UfoStep]:
    done = {step.index: step for step in trajectory.steps} if trajectory else {}
    for number, planned in enumerate(made.prefilled.steps if made.prefilled else (), 1):
        step = done.get(number)
        match = _match(step)
        yield UfoStep(
            Step=number,
            Subtask=planned.subtask,
            ControlLabel=str(step.control.label) if step and step.control else None,
            ControlText=planned.control_text,
            Function=planned.function,
            Args=planned.args,
            Success=_succeeded(step),
            MatchedControlText=match.matched or None if match else None,
        )


def _succeeded(step: Step | None) -> bool | None:
    """None where a step was never reached; one without a control that matches failed."""
    if step is None:
        return None
    return step.outcome is not None and step.outcome.delivered


def _match(step: Step | None) -> ControlMatch | None:
    if step is None or not step.decision.reply:
        return None
    return ControlMatch.model_validate_json(step.decision.reply)


def _execution(trajectory: Trajectory | None, verdict: Verdict | None) -> ExecutionResult:
    if verdict is not None:
        scores = {"task_quality": verdict.quality}
        reason = " ".join(verdict.reasons)
        reported = Executed(reason=reason, sub_scores=scores, complete=verdict.complete)
        return ExecutionResult(result=reported)
    if trajectory is None:
        return ExecutionResult()
    kind = "EnvironmentBroken" if trajectory.ending == "broken" else "NotExecuted"
    return ExecutionResult(error=Failure(type=kind, message=trajectory.why))


def _save_documents(
    folder: Path,
    documents: Mapping[str, Path],
    found: Mapping[str, Instantiated],
    tasks: Tasks,
    application: Application,
) -> None:
    """Final documents under the task's name, in the format of its template."""
    folder.mkdir(parents=True, exist_ok=True)
    others: dict[Path, Path] = {}
    for name, path in documents.items():
        choice = found[tasks[name][1].task_id].choice
        suffix = Path(choice.template).suffix if choice else path.suffix
        if suffix in {path.suffix, ""} or suffix not in application.suffixes:
            shutil.copyfile(path, folder / f"{name}{path.suffix}")
        else:
            others[folder / f"{name}{suffix}"] = path
    if others:
        with closing(application.open()) as environment:
            for target, path in others.items():
                environment.reset(path)
                environment.save_copy(target)
