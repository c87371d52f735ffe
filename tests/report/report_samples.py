"""A realistic run, made of records, for the tests of this room and for looking at the pages."""

import math
import random
from pathlib import Path

from PIL import Image, ImageDraw

from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.canvas import CanvasParagraph, TextCanvas
from lamwright.records.document_action import SelectText
from lamwright.records.observation import Control, Observation
from lamwright.records.score import Score
from lamwright.records.task import Task
from lamwright.records.trajectory import Decision, GuardDecision, Outcome, Step, Trajectory
from lamwright.records.verdict import CheckResult, Verdict
from lamwright.report.inputs import (
    LossPoint,
    PolicyCard,
    Provenance,
    Reason,
    ReportInput,
    ShownEpisode,
    StageYield,
)

POLICIES = ("LAM1", "LAM2", "LAM3", "LAM4", "expert", "demonstration")
FAMILIES = (
    "bold-text",
    "composed",
    "font-size",
    "insert-page-break",
    "insert-table",
    "line-spacing",
    "paragraph-alignment",
    "replace-text",
    "save-as-pdf",
    "table-borders",
)
AXES = ("composition", "phrasing", "template")
SUCCESS = (0.02, 0.61, 0.7, 0.72, 0.55, 0.9)
BOX = (210, 78, 26, 26)


def score(policy, evaluation, metric, value, **more):
    half = 0.06 if more.get("unit", "share") == "share" else 0.1 * abs(value)
    bounds = {"low": max(0.0, value - half), "high": value + half}
    if more.get("unit", "share") == "share":
        bounds["high"] = min(1.0, value + half)
    return Score(
        policy=policy,
        evaluation=evaluation,
        metric=metric,
        value=value,
        **{**bounds, "n": 120, **more},
    )


def _policy_scores(policy, share):
    yield score(policy, "online", "tsr", share)
    yield score(policy, "online", "finished_wrong", (1 - share) / 2)
    yield score(policy, "online", "steps", 3.1 - share, unit="steps")
    for metric, value in (
        ("completion_seconds", 9.2),
        ("step_seconds", 2.31),
        ("model_seconds", 0.84),
        ("environment_seconds", 1.47),
        ("decision_seconds_p50", 0.07),
        ("decision_seconds_p95", 1.9),
    ):
        yield score(policy, "online", metric, value * (1.4 - share), unit="s")
    for metric, value in (("validity", 0.99), ("ending_finished", share), ("unsure", 0.01)):
        yield score(policy, "online", metric, value)
    yield Score(
        policy=policy, evaluation="online", metric="broken", value=1, n=121, unit="episodes"
    )
    for i, metric in enumerate((
        "object",
        "operation",
        "arguments",
        "status",
        "ssr",
        "ssr_without_status",
        "tsr",
    )):
        yield score(policy, "decisions", metric, min(1.0, share + 0.2 - 0.02 * i))


def _group_scores(generator):
    for policy, share in zip(POLICIES, SUCCESS, strict=True):
        for group in [f"family:{name}" for name in FAMILIES] + [f"axis:{name}" for name in AXES]:
            value = min(1.0, max(0.0, share + generator.uniform(-0.3, 0.3)))
            yield score(policy, "online", "tsr", value, group=group, n=12)
            yield score(policy, "online", "finished_wrong", (1 - value) / 4, group=group, n=12)


def scores():
    found = [
        row
        for policy, share in zip(POLICIES, SUCCESS, strict=True)
        for row in _policy_scores(policy, share)
    ]
    for policy, values in (("LAM1", (0.71, 0.62, 0.88, 0.9)), ("base", (0.0, 0.0, 0.03, 0.02))):
        for metric, value in zip(
            ("tsr", "plan_match", "step_precision", "step_recall"), values, strict=True
        ):
            found.append(score(policy, "planning", metric, value))
    found += [
        score("reward model", "reward", m, v) for m, v in (("accuracy", 0.9), ("auroc", 0.96))
    ]
    for policy, against, gain in (
        ("LAM3", "LAM2", 0.09),
        ("LAM4", "LAM3", 0.02),
        ("LAM4", "expert", 0.17),
    ):
        found.append(
            Score(
                policy=policy,
                against=against,
                evaluation="online",
                metric="tsr_difference",
                value=gain,
                low=gain - 0.07,
                high=gain + 0.07,
                n=118,
                unit="share difference",
            )
        )
    return (*found, *_group_scores(random.Random(3)))


def losses():
    generator = random.Random(1)
    return tuple(
        LossPoint(
            phase=phase,
            step=step,
            loss=start * math.exp(-step / scale) + floor + generator.gauss(0, 0.03 * start),
        )
        for phase, start, scale, floor, count in (
            ("1 plan", 3.2, 80, 0.4, 600),
            ("2 imitate", 2.1, 120, 0.06, 900),
            ("3 explore", 0.4, 90, 0.05, 500),
            ("4a reward", 0.9, 60, 0.12, 300),
            ("4b refine", 0.05, 40, -0.02, 200),
        )
        for step in range(count)
    )


def run_input(**more):
    return ReportInput(
        name="demo-quick",
        provenance=Provenance(
            created="2026-11-23 15:02 UTC",
            command="lamwright demo --run demo-quick --seed 7 --scale quick",
            commit="4f1d2c7e90ab12cd34ef56ab78cd90ef12ab34cd",
            seed=7,
            machine="2 cores, 8 GB, no GPU",
            seconds=5025,
            versions={"python": "3.11.9", "torch": "2.13.0", "libreoffice": "7.4.7"},
            config="[rollout]\nseed = 7\nworkers = 2\n\n[train.imitate]\nlr = 2e-5\nbatch = 16\n",
        ),
        policies=(PolicyCard(name="reward model", about="scalar head on LAM3"),),
        yields=(
            StageYield(
                stage="Collect",
                kept=1412,
                unit="plans",
                seconds=31.4,
                rejected=(
                    Reason(reason="too_short", count=310),
                    Reason(reason="duplicate", count=95),
                    Reason(reason="no_steps", count=411),
                ),
            ),
            StageYield(
                stage="Instantiate",
                kept=640,
                unit="tasks",
                seconds=12.0,
                rejected=(Reason(reason="no_template", count=41),),
            ),
            StageYield(
                stage="Roll out",
                kept=630,
                unit="trajectories",
                seconds=3725.0,
                rejected=(Reason(reason="broken", count=10),),
            ),
            StageYield(
                stage="Judge",
                kept=352,
                unit="successes",
                rejected=(Reason(reason="not_done", count=255), Reason(reason="unsure", count=23)),
            ),
            StageYield(stage="Curate", kept=1170, unit="samples"),
        ),
        losses=losses(),
        scores=scores(),
        notes=(
            "The model is trained from scratch and small; the paper's have seven billion parameters.",
            "LAM4's gain over LAM3 is within its interval: no proven gain.",
        ),
        **more,
    )


def draw_screen(path: Path):
    """A picture of a word processor, well enough to see whether the outline sits right."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", (1280, 800), "#e9ebee")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 1280, 26), fill="#dadde1")
    pen.rectangle((0, 26, 1280, 112), fill="#f6f6f6")
    for i in range(24):
        pen.rectangle((20 + 38 * i, 78, 46 + 38 * i, 104), outline="#9aa3ad", fill="#ffffff")
    pen.text((218, 84), "B", fill="#000000")
    pen.rectangle((330, 140, 950, 800), fill="#ffffff", outline="#c5cad1")
    for i in range(18):
        pen.rectangle((390, 190 + 30 * i, 890 - (i * 97) % 260, 198 + 30 * i), fill="#b9c0c8")
    image.save(path)


def controls():
    return tuple(
        Control(
            label=i + 1,
            name="Bold" if i == 5 else f"Tool {i}",
            role="toggle button",
            states=("enabled",),
            box=(20 + 38 * i, 78, 26, 26),
            path="Formatting tool bar",
        )
        for i in range(24)
    )


def make_steps(trajectory_id, text, *, ok=True):
    canvas = TextCanvas(
        paragraphs=tuple(
            CanvasParagraph(index=i, style="Text Body", text=f"{text} {i}") for i in range(1, 9)
        )
    )
    bold = controls()[5]
    plan = ('Click "Bold"',)
    common = {"environment_seconds": 1.31, "model_seconds": 0.21}
    first = Step(
        index=1,
        observation=Observation(
            controls=controls(), canvas=canvas, screenshot=f"{trajectory_id}/01.png"
        ),
        decision=Decision(
            thought=f'Select the text "{text}"',
            action=SelectText(text=text),
            plan=plan,
            prompt=f"Request: make {text} bold\nCanvas:\n1 Text Body {text}\n",
            reply='{"thought": "...", "function": "select_text"}',
            tokens=38,
            seconds=0.21,
            logprob=-0.52,
        ),
        guard=GuardDecision(verdict="allow", rule="vocabulary"),
        outcome=Outcome(delivered=True, changed=True),
        **common,
    )
    second = Step(
        index=2,
        observation=Observation(
            controls=controls(),
            canvas=canvas.model_copy(update={"selection": text}),
            screenshot=f"{trajectory_id}/02.png",
        ),
        decision=Decision(
            thought='Click "Bold"',
            action=ClickInput(control=ControlRef(label=bold.label, name=bold.name)),
            status="FINISH",
            prompt="Request: make it bold\n" * 12,
            reply='{"function": "click_input", "status": "FINISH"}',
            seconds=1.4,
        ),
        control=bold,
        guard=GuardDecision(verdict="allow", rule="vocabulary"),
        outcome=Outcome(delivered=ok, changed=ok, reason="" if ok else "disabled"),
        **common,
    )
    return first, second


def make_task(i, text="Quarterly report"):
    return Task(
        task_id=f"task{i}",
        request=f'Make the heading "{text}" bold.',
        application="writer",
        family=FAMILIES[i % len(FAMILIES)],
        phrasing=0,
        template="letter.odt",
        checks=(),
        reference=(),
        split="test" if i % 3 else "train",
        axes=("template",),
    )


def episodes(folder: Path | None, count=14, text="Quarterly report"):
    """Episodes with screenshots below ``folder`` (None: without)."""
    for i in range(count):
        trajectory_id = f"{i:016x}"
        complete = ("yes", "no", "unsure", None)[i % 4]
        if folder is not None:
            for name in ("01.png", "02.png", "03.png"):
                draw_screen(folder / trajectory_id / name)
        trajectory = Trajectory(
            trajectory_id=trajectory_id,
            task_id=f"task{i}",
            request="Do it",
            application="writer",
            policy=POLICIES[i % len(POLICIES)],
            seed=7,
            steps=make_steps(trajectory_id, text, ok=complete != "no"),
            ending="finished" if i % 5 else "truncated",
            said="finished" if i % 5 else "gave up",
            why="The policy says the request is done.",
            seconds=8.4 + i,
        )
        verdict = (
            Verdict(
                trajectory_id=trajectory_id,
                task_id=f"task{i}",
                complete=complete,
                judge="document checks",
                evidence=(
                    CheckResult(
                        kind="text_is_bold",
                        passed=complete == "yes",
                        reason=f'"{text}" has weight {700 if complete == "yes" else 400}.',
                    ),
                    CheckResult(
                        kind="rest_unchanged", passed=True, reason="No other text changed."
                    ),
                ),
            )
            if complete
            else None
        )
        yield ShownEpisode(
            trajectory=trajectory, task=make_task(i, text), verdict=verdict, screenshots=folder
        )
