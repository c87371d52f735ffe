"""A trajectory as its page shows it."""

import re
import shutil
from pathlib import Path

from PIL import Image

from lamwright.records.base import Record, content_hash
from lamwright.records.canvas import Canvas, SheetCanvas, SlidesCanvas, TextCanvas
from lamwright.records.observation import Control
from lamwright.records.trajectory import Step
from lamwright.records.wording import describe
from lamwright.report.inputs import ShownEpisode
from lamwright.report.metrics import show_seconds

_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


class Shot(Record):
    """A screenshot, copied beside the page."""

    href: str
    width: int
    height: int


class ShownStep(Record):
    """One step."""

    step: Step
    headline: str
    state: str
    """'done', 'failed', 'refused' or 'nothing'."""
    shot: Shot | None
    outlines: str
    """SVG path around every control of the observation."""
    model: str
    environment: str

    @property
    def control(self) -> Control | None:
        """The control the action was grounded to."""
        return self.step.control


class ShownTrajectory(Record):
    """One page."""

    shown: ShownEpisode
    page: str
    steps: tuple[ShownStep, ...]
    final: Shot | None
    seconds: str

    @property
    def row(self) -> "IndexRow":
        """Its line in the index."""
        return index_row(self.shown)


class IndexRow(Record):
    """One line of the index of trajectories."""

    page: str
    trajectory_id: str
    request: str
    policy: str
    family: str
    split: str
    verdict: str
    ending: str
    said: str
    """The honest ending; '': not looked at."""
    steps: int
    seconds: str
    reason: str


def page_name(trajectory_id: str) -> str:
    """File name of a trajectory's page below ``trajectories/``; odd ids are replaced by a hash."""
    plain = _PLAIN_ID.fullmatch(trajectory_id)
    return f"{trajectory_id if plain else content_hash(trajectory_id)}.html"


def index_row(shown: ShownEpisode) -> IndexRow:
    """The line of the index."""
    trajectory, task, verdict = shown.trajectory, shown.task, shown.verdict
    return IndexRow(
        page=page_name(trajectory.trajectory_id),
        trajectory_id=trajectory.trajectory_id,
        request=task.request if task else trajectory.task_id,
        policy=trajectory.policy,
        family=task.family if task else "",
        split=task.split if task else "",
        verdict=verdict.complete if verdict else "not judged",
        ending=trajectory.ending,
        said=trajectory.said,
        steps=len(trajectory.steps),
        seconds=show_seconds(trajectory.seconds),
        reason=_reason(shown),
    )


def show_episode(shown: ShownEpisode, out: Path) -> ShownTrajectory:
    """Copy the screenshots below ``out`` and arrange what the page shows."""
    trajectory = shown.trajectory
    final = trajectory.final_observation.screenshot if trajectory.final_observation else None
    last = f"{trajectory.trajectory_id}/{len(trajectory.steps) + 1:02d}.png"
    return ShownTrajectory(
        shown=shown,
        page=page_name(trajectory.trajectory_id),
        steps=tuple(_show_step(step, shown, out) for step in trajectory.steps),
        final=_take_shot(final or last, shown, out),
        seconds=show_seconds(trajectory.seconds),
    )


def _reason(shown: ShownEpisode) -> str:
    verdict = shown.verdict
    if verdict is not None and verdict.complete != "yes":
        failed = [check.reason for check in verdict.evidence if not check.passed]
        return (failed or list(verdict.reasons) or [""])[0]
    return shown.trajectory.why if shown.trajectory.ending != "finished" else ""


def _show_step(step: Step, shown: ShownEpisode, out: Path) -> ShownStep:
    return ShownStep(
        step=step,
        headline=_headline(step, shown.trajectory.ending),
        state=_state(step),
        shot=_take_shot(step.observation.screenshot, shown, out),
        outlines=_outlines(step.observation.controls),
        model=show_seconds(step.model_seconds),
        environment=show_seconds(step.environment_seconds),
    )


def _headline(step: Step, ending: str) -> str:
    if not step.decision.valid:
        return "The reply was not an action"
    if step.decision.action is None:
        if ending == "gave_up":
            return "Gives up"
        return "Says it is done" if step.decision.status == "FINISH" else "Knows no action"
    return describe(step.decision.action)


def _state(step: Step) -> str:
    if step.guard is not None and step.guard.verdict != "allow":
        return "refused"
    if step.outcome is None:
        return "nothing"
    return "done" if step.outcome.delivered else "failed"


def _outlines(controls: tuple[Control, ...]) -> str:
    boxes = [control.box for control in controls if control.box]
    return "".join(f"M{x} {y}h{width}v{height}h{-width}z" for x, y, width, height in boxes)


def _take_shot(name: str | None, shown: ShownEpisode, out: Path) -> Shot | None:
    """Copy one screenshot; a missing, unreadable or stray file gives none."""
    if not name or shown.screenshots is None:
        return None
    folder = shown.screenshots.resolve()
    source = (folder / name).resolve()
    if not source.is_relative_to(folder) or not source.is_file():
        return None
    try:
        with Image.open(source) as image:
            width, height = image.size
    except OSError:
        return None
    page = page_name(shown.trajectory.trajectory_id).removesuffix(".html")
    target = out / "screenshots" / page / f"{content_hash(name)}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return Shot(href=f"../screenshots/{page}/{target.name}", width=width, height=height)


def what_a_canvas_holds(canvas: Canvas) -> str:
    """``12 paragraphs, 1 table``, ``3 sheets``, ``5 slides`` or ``40 lines``, those left out counted in."""
    match canvas:
        case TextCanvas():
            tables = f", {_counted(len(canvas.tables), 'table')}" if canvas.tables else ""
            return _counted(len(canvas.paragraphs) + canvas.truncated, "paragraph") + tables
        case SheetCanvas():
            return _counted(len(canvas.sheets) + canvas.truncated, "sheet")
        case SlidesCanvas():
            return _counted(len(canvas.slides) + canvas.truncated, "slide")
        case _:
            return _counted(len(canvas.lines) + canvas.truncated, "line")


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
