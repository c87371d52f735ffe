"""Options that several commands share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lamwright.cli.console import progress
from lamwright.pipeline.config import Expert, Scale, StoryConfig, story_config
from lamwright.records.errors import UsageError
from lamwright.store.run import RunFolder, open_run
from lamwright.store.shelf import write_atomically

if TYPE_CHECKING:
    from lamwright.pipeline.story import Story

Run = Annotated[str, typer.Option("--run", help="Name of the run, a folder below --runs.")]
Runs = Annotated[Path, typer.Option("--runs", help="Folder that holds the runs.")]
Seed = Annotated[int, typer.Option("--seed", help="Same seed, same data.")]
ScaleOption = Annotated[Scale, typer.Option("--scale", help="quick: minutes; full: hours.")]
ExpertOption = Annotated[
    Expert,
    typer.Option(
        "--expert", help="Who is imitated; llm needs LAMWRIGHT_EXPERT_BASE_URL and _MODEL."
    ),
]
Model = Annotated[
    Path | None,
    typer.Option("--model", help="Folder of a causal language model; default: the embedded base."),
]
RUNS = Path("runs")


def existing(run: str, runs: Path) -> RunFolder:
    """The run. Raises ``UsageError`` where there is none."""
    folder = open_run(runs, run)
    if not (folder.root / "run.json").exists():
        raise UsageError(f"There is no run {folder.root}; `lamwright runs` lists what exists.")
    return folder


def story(run: str, runs: Path, config: StoryConfig | None = None) -> "Story":
    """The story of a run; a new run is made with ``config``, which is kept in ``run.json``."""
    from lamwright.pipeline.story import Story  # torch takes seconds to import

    folder = open_run(runs, run)
    path = folder.root / "run.json"
    if config is not None:
        write_atomically(path, config.model_dump_json(indent=1).encode())
    elif path.exists():
        config = StoryConfig.model_validate_json(path.read_bytes())
    else:
        config = story_config("quick", seed=0)
        write_atomically(path, config.model_dump_json(indent=1).encode())
    return Story(folder, config, progress())
