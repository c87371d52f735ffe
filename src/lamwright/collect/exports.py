"""Pairs in the forms of others: JSON lines, UFO's task files, Agent Data Protocol."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from lamwright.records.plan import TaskPlan
from lamwright.store.shelf import write_atomically

Form = Literal["jsonl", "ufo", "adp"]


def export(
    plans: Sequence[TaskPlan], form: Form, folder: Path, ufo_names: Mapping[str, str] | None = None
) -> Path:
    """Write ``plans`` below ``folder``; returns the file or folder that holds them.

    ``ufo_names``: what UFO calls an application, where that is another name.
    """
    if form == "jsonl":
        return _lines(folder / "pairs.jsonl", [_pair(plan) for plan in plans])
    if form == "adp":
        return _lines(folder / "trajectories.jsonl", [_trajectory(plan) for plan in plans])
    return write_ufo(plans, folder / "tasks", ufo_names or {})


def write_ufo(plans: Sequence[TaskPlan], folder: Path, names: Mapping[str, str]) -> Path:
    """One file a task, as UFO's dataflow reads it: the stem is the task's name."""
    for plan in plans:
        task = {
            "app": names.get(plan.application, plan.application),
            "unique_id": plan.task_id,
            "task": plan.task,
            "refined_steps": list(plan.plan),
        }
        text = json.dumps(task, ensure_ascii=False, indent=1)
        write_atomically(folder / f"{plan.task_id}.json", text.encode())
    return folder


def _pair(plan: TaskPlan) -> dict[str, object]:
    """The paper's record, with where it is from."""
    return {
        "task_id": plan.task_id,
        "task": plan.task,
        "plan": list(plan.plan),
        "application": plan.application,
        "source": plan.source.model_dump(),
        "parent": plan.parent,
        "method": plan.method,
    }


def _trajectory(plan: TaskPlan) -> dict[str, object]:
    """Agent Data Protocol (arXiv 2510.24702): the user's task, the agent's plan as its message."""
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(plan.plan, 1))
    source = plan.source
    return {
        "id": plan.task_id,
        "content": [
            {"class_": "text_observation", "content": plan.task, "name": None, "source": "user"},
            {"class_": "message_action", "content": steps, "description": None},
        ],
        "details": {
            "application": plan.application,
            "source": f"{source.name}/{source.location}",
            "licence": source.licence,
            "parent": plan.parent or "",
        },
    }


def _lines(path: Path, values: Sequence[object]) -> Path:
    text = "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)
    write_atomically(path, text.encode())
    return path
