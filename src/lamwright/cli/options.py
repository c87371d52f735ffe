"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from lamwright.pipeline.config import Expert, Scale
from lamwright.train.config import Preset

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
Requests = Annotated[
    str,
    typer.Option(
        "--requests",
        help="Tasks in people's words: a folder of requests and documents, or 'people' for those that come along.",
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
    str | None,
    typer.Option(
        "--application",
        help="An installed application (`doctor` lists them); default: the run's, else writer.",
    ),
]
Sources = Annotated[
    list[Path] | None,
    typer.Option(
        "--sources",
        help="Documentation, or pairs that `collect` made; default: what the application brings.",
    ),
]
Again = Annotated[
    bool, typer.Option("--again", help="Drop what is there, and what was made of it, and redo it.")
]
ByType = Annotated[
    str | None, typer.Option("--application", help="Default: by the document's type.")
]
ModelWhere = Annotated[
    str | None,
    typer.Option(
        "--model",
        help="Model folder, or http://HOST:PORT/v1[#NAME] of a server; default: best of the last run.",
    ),
]
EvaluatedModel = Annotated[
    str,
    typer.Option("--model", help="Model folder or http://HOST:PORT/v1[#NAME]; default: the run's."),
]
Tokenizer = Annotated[
    Path | None,
    typer.Option(
        "--tokenizer", help="Folder whose tokenizer cuts prompts for a server; default: its own."
    ),
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
Yes = Annotated[
    bool,
    typer.Option(
        "--yes", help="Go on without asking when the application drops something of the document."
    ),
]
Tries = Annotated[
    int,
    typer.Option(
        "--tries", min=1, max=16, help="Ways to try, each undone again, until one convinces."
    ),
]
EvaluatedTries = Annotated[
    int | None,
    typer.Option(
        "--tries",
        min=1,
        max=16,
        help="Ways to try each test task, as `act --tries`; default: the run's.",
    ),
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
