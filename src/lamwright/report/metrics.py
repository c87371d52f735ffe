"""Titles and number formats of the metrics."""

from typing import Literal, NamedTuple

from lamwright.records.score import Score


class Metric(NamedTuple):
    """One metric, as tables and plots show it."""

    evaluation: str
    name: str
    title: str
    better: Literal["higher", "lower", ""] = "higher"
    about: str = ""


METRICS = (
    Metric(
        "online",
        "tsr",
        "Success, online",
        about="share of judged episodes done, by document checks",
    ),
    Metric(
        "online",
        "finished_wrong",
        "Finished, yet wrong",
        "lower",
        "share of judged episodes said to be finished and not done",
    ),
    Metric("online", "steps", "Steps", "lower", "mean per episode"),
    Metric("online", "tries", "Tries", "", "mean per episode; the best one counts"),
    Metric("online", "completion_seconds", "Task time", "lower", "mean per episode, of all tries"),
    Metric("online", "step_seconds", "Step latency", "lower", "all seconds over all steps"),
    Metric("online", "model_seconds", "Model / step", "lower"),
    Metric("online", "environment_seconds", "Application / step", "lower"),
    Metric("online", "validity", "Valid replies", "higher", "replies that are an action"),
    Metric("online", "decision_seconds_p50", "Decision p50", "lower"),
    Metric("online", "decision_seconds_p95", "Decision p95", "lower"),
    Metric("online", "ending_finished", "Finished", ""),
    Metric("online", "ending_truncated", "Cut off", ""),
    Metric("online", "ending_refused", "Refused", ""),
    Metric("online", "ending_gave_up", "Gave up", ""),
    Metric(
        "online", "false_finished", "Failed, said finished", "lower", "share of failed episodes"
    ),
    Metric("online", "doubted_right", "Right, said unverified", "lower", "share of right ones"),
    Metric("online", "unsure", "Judge unsure", ""),
    Metric("online", "broken", "Broken", "", "episodes left out: the application died"),
    Metric("online", "unjudged", "Not judged", "", "episodes left out of success"),
    Metric("online", "tsr_difference", "Gain in success, online", about="same tasks, paired"),
    Metric("decisions", "object", "Object"),
    Metric("decisions", "operation", "Operation"),
    Metric("decisions", "arguments", "Arguments"),
    Metric("decisions", "status", "Status"),
    Metric("decisions", "validity", "Valid replies"),
    Metric("decisions", "ssr", "Step success", about="object, operation, arguments and status"),
    Metric("decisions", "ssr_without_status", "Step success without status"),
    Metric("decisions", "tsr", "Task success, offline", about="all steps of a task right"),
    Metric("decisions", "tsr_without_status", "Task success without status"),
    Metric("planning", "tsr", "Plan success", about="all reference steps, in order"),
    Metric("planning", "plan_match", "Plan match", about="the same steps, nothing else"),
    Metric("planning", "step_precision", "Step precision"),
    Metric("planning", "step_recall", "Step recall"),
    Metric("reward", "accuracy", "Accuracy", about="sign of the predicted reward"),
    Metric("reward", "majority", "Majority", "", "always naming the larger class"),
    Metric("reward", "auroc", "AUROC", about="successes ranked above failures"),
)


def metric(evaluation: str, name: str) -> Metric:
    """The metric of that name; an unknown one keeps its name as title."""
    for known in METRICS:
        if (known.evaluation, known.name) == (evaluation, name):
            return known
    return Metric(evaluation, name, name.replace("_", " "), "")


def show(value: float | None, unit: str) -> str:
    """A value for the reader: '71.0 %', '5.41 s', '38 ms', '+12.5 pp'; '–' when not measured."""
    if value is None:
        return "–"
    if unit == "share":
        return f"{100 * value:.1f} %"
    if unit == "share difference":
        return f"{100 * value:+.1f} pp"
    if unit == "s":
        return f"{1000 * value:.0f} ms" if abs(value) < 0.1 else f"{value:.2f} s"
    return f"{value:.0f}" if unit in {"episodes", "tasks"} else f"{value:.2f}"


def show_interval(score: Score) -> str:
    """'66.6–75.1', in the unit of the value; empty when there is none."""
    if score.low is None or score.high is None:
        return ""
    if score.unit == "share difference":
        return f"{100 * score.low:+.1f} to {100 * score.high:+.1f}"
    if score.unit == "share":
        return f"{100 * score.low:.1f}–{100 * score.high:.1f}"
    if score.unit == "s" and score.value is not None and abs(score.value) < 0.1:
        return f"{1000 * score.low:.0f}–{1000 * score.high:.0f}"
    return f"{score.low:.2f}–{score.high:.2f}"


def show_seconds(seconds: float | None) -> str:
    """A duration: '38 ms', '4.2 s', '12 min 5 s', '2 h 10 min'."""
    if seconds is None:
        return "–"
    if seconds < 60:
        return f"{1000 * seconds:.0f} ms" if seconds < 0.1 else f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest} s"
    return f"{minutes // 60} h {minutes % 60} min"
