"""The main job, and its stages one by one."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from lamwright.cli.console import out, progress
from lamwright.cli.opening import application_of, existing, stages_of, story
from lamwright.cli.options import (
    RUNS,
    ApplicationOption,
    ConfigFiles,
    EvaluatedModel,
    EvaluatedTries,
    ExpertOption,
    Model,
    PresetOption,
    Requests,
    Run,
    Runs,
    ScaleOption,
    Seed,
    Settings,
    Sources,
    Tokenizer,
)
from lamwright.pipeline.config import Choice, story_config
from lamwright.pipeline.place import ModelPlace
from lamwright.records.errors import UsageError
from lamwright.store.run import open_run

if TYPE_CHECKING:
    from lamwright.models.desk import Desk
    from lamwright.pipeline.best import Best
    from lamwright.pipeline.episodes import Episodes
    from lamwright.pipeline.story import Story
    from lamwright.records.verdict import Verdict

Phase = Literal["plan", "imitate", "explore", "reward", "refine", "demonstrate"]
Evaluation = Literal["planning", "decisions", "online"]
Judge = Literal["checks", "llm", "batch"]
Who = Literal["expert", "demonstration", "explorer", "test"]


def demo(
    application: ApplicationOption = None,
    sources: Sources = None,
    run: Annotated[
        str | None,
        typer.Option("--run", help="Name of the run; default: demo, or demo-APPLICATION."),
    ] = None,
    runs: Runs = RUNS,
    seed: Seed = 0,
    scale: ScaleOption = "quick",
    expert: ExpertOption = "documentation",
    requests: Requests = "",
    model: Model = "",
    preset: PresetOption = None,
    config: ConfigFiles = None,
    settings: Settings = None,
) -> None:
    """All stages: collect, instantiate, roll out, judge, curate, train, evaluate, report."""
    from lamwright.pipeline.pages import CARDS
    from lamwright.report.console import gains_table, phase_table

    name = run or ("demo" if application in {None, "writer"} else f"demo-{application}")
    choice = Choice(
        application=application_of(name, runs, application),
        scale=scale,
        seed=seed,
        sources=tuple(sources or ()),
        base_model=model,
        preset=preset,
        expert=expert,
        requests=requests,
    )
    resolved = story_config(choice, config or (), settings or ())
    out.print(resolved.reason, markup=False)
    stages = story(name, runs, resolved.config)
    page = stages.complete()
    scores = [*stages.planning, *stages.decisions, *stages.online]
    out.print(phase_table(scores, CARDS))
    out.print(gains_table(scores))
    out.print(f"report: {page.resolve()}", markup=False)
    out.print(_choice(stages.best), markup=False)


def _choice(best: "Best | None") -> str:
    if best is None:
        return "no checkpoint was trained; the report says why"
    solved = "not measured" if best.tsr is None else f"{best.tsr:.0%} of {best.n} validation tasks"
    if best.shipped_tsr is None:
        return f"best checkpoint: {best.name} ({solved}); `lamwright act` uses it"
    used = best.name if best.beats_the_shipped else "the shipped model"
    return (
        f"best checkpoint: {best.name} ({solved}; the shipped model {best.shipped_tsr:.0%}); "
        f"`lamwright act` uses {used}"
    )


def rollout(
    who: Annotated[
        Who, typer.Argument(help="expert, demonstration, explorer (LAM2), or test (all).")
    ],
    run: Run = "demo",
    runs: Runs = RUNS,
    application: ApplicationOption = None,
    sources: Sources = None,
) -> None:
    """Episodes in the real application, each with its verdict."""
    for episodes in _episodes(stages_of(run, runs, application, sources), who):
        out.print(
            f"{episodes.name}: {len(episodes.solved())} of {len(episodes.tasks)}", markup=False
        )


def judge(
    who: Annotated[
        Who, typer.Argument(help="Whose episodes: expert, demonstration, explorer, test.")
    ],
    by: Annotated[
        Judge,
        typer.Option(
            "--by",
            help="checks; llm (LAMWRIGHT_EXPERT_BASE_URL, _MODEL); batch: files of requests, answers.",
        ),
    ] = "checks",
    run: Run = "demo",
    runs: Runs = RUNS,
    application: ApplicationOption = None,
    sources: Sources = None,
) -> None:
    """The verdict on each episode, with the reasons of those that failed; a model's beside the checks'."""
    from lamwright.pipeline.desks import desk_of

    desk = None if by == "checks" else desk_of(by, open_run(runs, run).calls)
    stages = stages_of(run, runs, application, sources)
    for episodes in _episodes(stages, who):
        verdicts = _second(stages, episodes, desk) if desk else episodes.verdicts()
        for task_id, verdict in verdicts.items():
            why = "" if verdict.complete == "yes" else f": {'; '.join(verdict.reasons)}"
            request = episodes.tasks[task_id].request
            out.print(f"{episodes.name} {verdict.complete} {request}{why}", markup=False)


def _second(stages: "Story", episodes: "Episodes", desk: "Desk") -> "dict[str, Verdict]":
    """The model's verdicts; prints how far they agree with the checks."""
    from lamwright.pipeline.second_judge import Bench, compare, judge_again

    folder = stages.run.verdicts / f"{episodes.name}-by-model"
    again = judge_again(episodes, Bench(stages.application, desk, folder), progress())
    found = compare(episodes, again)
    kappa = "not known" if found.kappa is None else f"{found.kappa:.2f}"
    same = found.table[0][0] + found.table[1][1]
    out.print(
        f"{episodes.name}: the model and the checks agree on {same} of {found.n} (kappa {kappa}); "
        f"{found.abstained} where one is unsure",
        markup=False,
    )
    return again


def curate(
    run: Run = "demo",
    runs: Runs = RUNS,
    application: ApplicationOption = None,
    sources: Sources = None,
) -> None:
    """Samples of every phase, checked for leaks."""
    for name, samples in stages_of(run, runs, application, sources).samples.items():
        groups = len({sample.group for sample in samples})
        out.print(f"{name}: {len(samples)} samples of {groups} groups", markup=False)


def train(
    phase: Annotated[
        Phase, typer.Argument(help="The paper's phases; demonstrate comes beside them.")
    ],
    run: Run = "demo",
    runs: Runs = RUNS,
    application: ApplicationOption = None,
    sources: Sources = None,
) -> None:
    """One phase of training, with the phases before it where they are missing."""
    from lamwright.pipeline.training import why_left_out

    stages = stages_of(run, runs, application, sources)
    phases: dict[Phase, tuple[str, Callable[[], Path | None]]] = {
        "plan": ("lam1", lambda: stages.lam1),
        "imitate": ("lam2", lambda: stages.lam2),
        "explore": ("lam3", lambda: stages.lam3),
        "reward": ("reward", lambda: stages.reward),
        "refine": ("lam4", lambda: stages.lam4),
        "demonstrate": ("lam4-taught", lambda: stages.taught),
    }
    name, trained = phases[phase]
    if (model := trained()) is not None:
        out.print(f"checkpoint: {model}", markup=False)
    else:
        why = why_left_out(stages.run.checkpoints / name)
        out.print(f"{name} is left out. {why}", markup=False)


def evaluate(
    evaluation: Annotated[Evaluation, typer.Argument()],
    run: Run = "demo",
    model: EvaluatedModel = "",
    tokenizer: Tokenizer = None,
    tries: EvaluatedTries = None,
    runs: Runs = RUNS,
    application: ApplicationOption = None,
    sources: Sources = None,
) -> None:
    """One of the three evaluations, on held-out pairs or test tasks.

    With --model that model alone is evaluated on the run's tasks, by decisions or online. With another number of
    --tries than the run's (1, where it was not set) the phases try the test tasks again so, beside what they did.
    """
    if tries is not None and evaluation != "online":
        raise UsageError("--tries are of whole episodes: name the evaluation online.")
    stages = stages_of(run, runs, application, sources)
    if model:
        place = ModelPlace(where=model, tokenizer=tokenizer)
        scores = stages.of_model(place, evaluation, tries)
    elif tries is not None:
        scores = stages.searched(tries)
    else:
        scores = {
            "planning": lambda: stages.planning,
            "decisions": lambda: stages.decisions,
            "online": lambda: stages.online,
        }[evaluation]()
    for score in (s for s in scores if not s.group and s.value is not None):
        low, high = score.low or 0.0, score.high or 0.0
        interval = f"[{low:.3f}, {high:.3f}] n={score.n}"
        metric = f"{score.metric} to {score.against}" if score.against else score.metric
        out.print(f"{score.policy:14} {metric:24} {score.value:.3f} {interval}", markup=False)


def report(run: Annotated[str, typer.Argument(metavar="RUN")], runs: Runs = RUNS) -> None:
    """Write the pages of a run again."""
    existing(run, runs)
    out.print(f"report: {story(run, runs).report.resolve()}", markup=False)


def _episodes(stages: "Story", who: Who) -> list["Episodes"]:
    found = {
        "expert": lambda: [stages.expert_train],
        "demonstration": lambda: [stages.demonstrated],
        "explorer": lambda: [*stages.explored],
        "test": lambda: [stages.references, *stages.tested],
    }
    return found[who]()


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    for command in (demo, rollout, judge, curate, train, report):
        app.command()(command)
    app.command("eval")(evaluate)
