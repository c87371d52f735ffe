"""Static pages: open from a file, need no server and no network, run no foreign script.

Everything that came from documents, models or people is escaped by the templates; the pages also carry
a content security policy that allows their own script only.
"""

import base64
import hashlib
import importlib.resources
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lamwright.records.base import Record
from lamwright.records.score import Score
from lamwright.report.curves import Curve, Histogram, histograms, loss_curves
from lamwright.report.episodes import (
    IndexRow,
    ShownTrajectory,
    index_row,
    page_name,
    show_episode,
    what_a_canvas_holds,
)
from lamwright.report.flows import Sankey, sankey
from lamwright.report.inputs import PolicyCard, ReportInput, ShownEpisode
from lamwright.report.metrics import show_seconds
from lamwright.report.paper import CAPTION
from lamwright.report.plots import Dots, Heat, gain_dots, heat, share_dots
from lamwright.report.tables import (
    DECISIONS,
    ENDINGS,
    EPISODES,
    PLANNING,
    REWARD,
    TIMES,
    Table,
    policy_cards,
    score_table,
)


class _Overview(Record):
    """What the first page draws from the scores."""

    cards: tuple[PolicyCard, ...]
    episodes: Table
    decisions: Table
    planning: Table
    times: Table
    endings: Table
    reward: Table
    online: Dots
    wrong: Dots
    offline: Dots
    gains: Dots
    families: Heat
    axes: Heat
    curves: tuple[Curve, ...]
    latencies: tuple[Histogram, ...]
    flows: tuple[Sankey, ...]
    pages: frozenset[str]
    """Ids of the trajectories that have a page."""


def write_report(run: ReportInput, out: Path, episodes: Iterable[ShownEpisode] = ()) -> Path:
    """Write the report of a run below ``out`` and return the path of its ``index.html``.

    ``episodes`` may be a generator: one is held at a time. Pages of an earlier report in ``out`` are
    replaced. Raises ``OSError`` when ``out`` cannot be written.
    """
    for name in ("trajectories", "screenshots"):
        shutil.rmtree(out / name, ignore_errors=True)
    (out / "trajectories").mkdir(parents=True)
    templates = _templates()
    rows: list[IndexRow] = []
    seconds: dict[str, list[float]] = {}
    for before, shown, after in _neighbours(episodes):
        _write_trajectory(templates, run, out, (before, shown, after))
        rows.append(index_row(shown))
        if shown.task is None or shown.task.split == "test":  # as in the table beside it
            times = (step.decision.seconds for step in shown.trajectory.steps)
            seconds.setdefault(shown.trajectory.policy, []).extend(times)
    _render(templates, "trajectories.html", out / "trajectories.html", run=run, rows=rows)
    overview = _overview(run, seconds, frozenset(row.trajectory_id for row in rows))
    index = out / "index.html"
    _render(templates, "index.html", index, run=run, view=overview, rows=rows, caption=CAPTION)
    return index


def trajectory_page(out: Path, trajectory_id: str) -> Path:
    """Path of a trajectory's page in a report written to ``out``."""
    return out / "trajectories" / page_name(trajectory_id)


def _overview(
    run: ReportInput, seconds: dict[str, list[float]], pages: frozenset[str]
) -> _Overview:
    scores: tuple[Score, ...] = run.scores
    cards = policy_cards((score.policy for score in scores), run.policies)
    order = {card.name: i for i, card in enumerate(cards)}
    latencies = dict(sorted(seconds.items(), key=lambda item: order.get(item[0], len(order))))
    return _Overview(
        cards=cards,
        episodes=score_table("Whole episodes", scores, cards, EPISODES),
        decisions=score_table("Decisions, offline", scores, cards, DECISIONS),
        planning=score_table("Planning", scores, cards, PLANNING),
        times=score_table("Where the time goes", scores, cards, TIMES),
        endings=score_table("How episodes end", scores, cards, ENDINGS),
        reward=score_table("Reward model", scores, cards, REWARD),
        online=share_dots(scores, cards, ("online", "tsr")),
        wrong=share_dots(scores, cards, ("online", "finished_wrong")),
        offline=share_dots(scores, cards, ("decisions", "tsr")),
        gains=gain_dots(scores),
        families=heat(scores, cards, "family:"),
        axes=heat(scores, cards, "axis:"),
        curves=loss_curves(run.losses),
        latencies=histograms(latencies),
        flows=tuple(map(sankey, run.flows)),
        pages=pages,
    )


def _write_trajectory(
    templates: Environment,
    run: ReportInput,
    out: Path,
    row: tuple[ShownEpisode | None, ShownEpisode, ShownEpisode | None],
) -> None:
    before, shown, after = row
    view: ShownTrajectory = show_episode(shown, out)
    _render(
        templates,
        "trajectory.html",
        trajectory_page(out, shown.trajectory.trajectory_id),
        run=run,
        view=view,
        before=page_name(before.trajectory.trajectory_id) if before else "",
        after=page_name(after.trajectory.trajectory_id) if after else "",
    )


def _neighbours(
    episodes: Iterable[ShownEpisode],
) -> Iterator[tuple[ShownEpisode | None, ShownEpisode, ShownEpisode | None]]:
    """Each episode with the one before and the one after."""
    before: ShownEpisode | None = None
    current: ShownEpisode | None = None
    for following in episodes:
        if current is not None:
            yield before, current, following
        before, current = current, following
    if current is not None:
        yield before, current, None


def _templates() -> Environment:
    found = Environment(
        loader=PackageLoader("lamwright.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    folder = importlib.resources.files("lamwright.report") / "templates"
    script = (folder / "script.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    found.globals["style"] = Markup((folder / "style.css").read_text(encoding="utf-8"))
    found.globals["script"] = Markup(script)
    found.globals["script_hash"] = f"sha256-{digest}"
    found.filters["duration"] = show_seconds
    found.filters["page"] = page_name
    found.filters["held"] = what_a_canvas_holds
    return found


def _render(templates: Environment, name: str, path: Path, **values: object) -> None:
    path.write_text(templates.get_template(name).render(values), encoding="utf-8")
