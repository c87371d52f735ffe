"""Tasks from families of a catalogue, or from documented plans by a model."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from lamwright.cli.console import out
from lamwright.cli.opening import stages_of
from lamwright.cli.options import (
    RUNS,
    ApplicationOption,
    PricePrompt,
    PriceReply,
    Run,
    Runs,
    Sources,
    Tokens,
    Workers,
)
from lamwright.models.ledger import Budget
from lamwright.records.errors import UsageError
from lamwright.store.run import open_run

if TYPE_CHECKING:
    from lamwright.models.desk import Desk
    from lamwright.pipeline.documented import InstantiationConfig
    from lamwright.pipeline.episodes import Episodes
    from lamwright.pipeline.story import Story

By = Literal["families", "llm", "batch"]


def instantiate(
    by: Annotated[
        By,
        typer.Option(
            "--by",
            help="families: the catalogue. llm, batch: documented plans by a model, then matched, judged.",
        ),
    ] = "families",
    plans: Annotated[
        int, typer.Option("--plans", min=1, help="Documented plans to draw, at most.")
    ] = 120,
    templates: Annotated[
        Path | None,
        typer.Option("--templates", help="Folder of documents; default: the application's own."),
    ] = None,
    ufo: Annotated[
        Path | None,
        typer.Option(
            "--from-ufo", help="Folder of UFO's tasks and templates; results go there too."
        ),
    ] = None,
    application: ApplicationOption = None,
    sources: Sources = None,
    screenshots: Annotated[
        bool, typer.Option("--screenshots", help="Show the judge screenshots, if it can see.")
    ] = False,
    workers: Workers = 4,
    tokens: Tokens = None,
    price_prompt: PricePrompt = 0.0,
    price_reply: PriceReply = 0.0,
    run: Run = "demo",
    runs: Runs = RUNS,
) -> None:
    """Tasks on template documents: from families, or from documentation by a model."""
    if by == "families":
        if ufo is not None:
            raise UsageError(
                "--from-ufo needs --by llm or --by batch: families make tasks of their own."
            )
        tasks = stages_of(run, runs, application, sources).tasks
        made = ", ".join(f"{len(found)} {split}" for split, found in tasks.items())
        out.print(f"tasks: {made}", markup=False)
        return
    from lamwright.pipeline.desks import desk_of
    from lamwright.pipeline.documented import InstantiationConfig
    from lamwright.pipeline.verified import verified_lines

    config = InstantiationConfig(by=by, plans=plans, templates=templates, screenshots=screenshots)
    budget = Budget(tokens=tokens, price_prompt=price_prompt, price_reply=price_reply)
    desk = desk_of(by, open_run(runs, run).calls, budget, workers)
    stages = stages_of(run, runs, application, sources)
    episodes = _from_ufo(stages, ufo, config, desk) if ufo else stages.verify(config, desk)
    for line in verified_lines(stages.run, episodes):
        out.print(line, markup=False)


def _from_ufo(
    stages: "Story", folder: Path, config: "InstantiationConfig", desk: "Desk"
) -> "Episodes":
    """UFO's tasks on its templates; the results go into its own folders."""
    from lamwright.pipeline.ufo import ufo_tasks, ufo_templates, write_results
    from lamwright.pipeline.verified import Known
    from lamwright.records.instantiation import Instantiated
    from lamwright.store.shelf import read_records

    tasks = ufo_tasks(folder, stages.application)
    place = config.templates or ufo_templates(folder, stages.application)
    chosen = config.model_copy(update={"templates": place, "plans": len(tasks)})
    known = Known([plan for _, plan in tasks.values()], {})
    episodes = stages.verify(chosen, desk, known)
    made = read_records(stages.run.instantiated / "instantiated.jsonl", Instantiated)
    found = {each.plan.task_id: each for each in made}
    results = write_results(folder / "results", tasks, found, episodes, stages.application)
    out.print(f"{len(results)} results written below {folder / 'results'}", markup=False)
    return episodes


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(instantiate)
