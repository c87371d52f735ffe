"""Options that several commands share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lamwright.cli.console import progress
from lamwright.pipeline.config import Choice, Expert, Scale, StoryConfig, story_config
from lamwright.records.errors import UsageError
from lamwright.store.run import RunFolder, open_run
from lamwright.store.shelf import write_atomically
from lamwright.train.config import Preset

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
    str,
    typer.Option(
        "--model", help="A base (`lamwright base list`) or a model folder; default: the embedded."
    ),
]
PresetOption = Annotated[
    Preset | None, typer.Option("--preset", help="Default: chosen by the model's size.")
]
ConfigFiles = Annotated[
    list[Path] | None, typer.Option("--config", help="TOML file of settings; later ones win.")
]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", help="One setting, such as imitate.epochs=4; wins over --config."),
]
ApplicationOption = Annotated[
    str, typer.Option("--application", help="An installed application; `doctor` lists them.")
]
Sources = Annotated[
    list[Path] | None,
    typer.Option(
        "--sources", help="Folder of documentation; default: what the application brings."
    ),
]
ByType = Annotated[
    str | None, typer.Option("--application", help="Default: by the document's type.")
]
ModelFolder = Annotated[
    Path | None, typer.Option("--model", help="Model folder; default: best of the last run.")
]
SaveAs = Annotated[
    Path | None, typer.Option("--save-as", help="Where the result goes; default: beside it.")
]
Allow = Annotated[
    list[str] | None,
    typer.Option("--allow", help="An effect that need not be asked about: reads, writes ..."),
]
PolicyFile = Annotated[
    Path | None,
    typer.Option("--policy", help="TOML file: effects to allow, ask about, refuse."),
]
Unfenced = Annotated[
    bool,
    typer.Option("--unfenced", help="Start the application also where it cannot be fenced in."),
]
Workers = Annotated[int, typer.Option("--workers", min=1, max=64, help="Calls at a time.")]
Tokens = Annotated[
    int | None, typer.Option("--budget-tokens", min=1, help="Tokens that calls may use.")
]
PricePrompt = Annotated[
    float, typer.Option("--price-prompt", min=0, help="Of a million prompt tokens.")
]
PriceReply = Annotated[
    float, typer.Option("--price-reply", min=0, help="Of a million reply tokens.")
]
MaxSteps = Annotated[int, typer.Option("--max-steps", min=1, max=100)]
RUNS = Path("runs")


def existing(run: str, runs: Path) -> RunFolder:
    """The run. Raises ``UsageError`` where there is none."""
    folder = open_run(runs, run)
    if not (folder.root / "run.json").exists():
        raise UsageError(f"There is no run {folder.root}; `lamwright runs` lists what exists.")
    return folder


def story(run: str, runs: Path, config: StoryConfig | None = None) -> "Story":
    """The stages of a run; a new run is made with ``config``, which is kept in ``run.json``.

    Raises ``UsageError`` when the run was made with another configuration: nothing is overwritten.
    """
    from lamwright.pipeline.story import Story  # torch takes seconds to import

    folder = open_run(runs, run)
    path = folder.root / "run.json"
    is_begun = path.exists() and bool(folder.manifests())
    known = StoryConfig.model_validate_json(path.read_bytes()) if is_begun else None
    chosen = config or known or story_config(Choice()).config
    if known is not None and known != chosen:
        raise UsageError(
            f"Run {run} was made with other settings ({_first_difference(known, chosen)}); "
            "name a new one with --run."
        )
    found = Story(folder, chosen, progress())
    if known is None:
        write_atomically(path, chosen.model_dump_json(indent=1).encode())
    return found


def _first_difference(known: StoryConfig, chosen: StoryConfig) -> str:
    for name in type(known).model_fields:
        if getattr(known, name) != getattr(chosen, name):
            return f"{name}: {getattr(known, name)}, now {getattr(chosen, name)}"
    return "nothing that is shown"
