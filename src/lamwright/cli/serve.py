"""``lamwright serve``: a model behind OpenAI's protocol."""

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from lamwright.cli.console import out
from lamwright.cli.options import RUNS, ModelWhere, Runs
from lamwright.pipeline.best import best_checkpoint


def serve(
    model: ModelWhere = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="On 127.0.0.1; 0: a free one.")
    ] = 8000,
    name: Annotated[
        str, typer.Option("--name", help="Of the model for clients; default: its folder's.")
    ] = "",
    device: Annotated[str, typer.Option("--device", help="cpu, cuda, cuda:1 ...")] = "auto",
    threads: Annotated[
        int | None, typer.Option("--threads", min=1, help="Default: torch's own choice.")
    ] = None,
    application: Annotated[
        str, typer.Option("--application", help="Without --model: whose best model.")
    ] = "writer",
    runs: Runs = RUNS,
) -> None:
    """Answer requests of OpenAI's protocol on loopback, until interrupted.

    /v1/chat/completions, /v1/completions and /v1/models; replies can be held to a JSON schema, a
    regular expression or a grammar. `lamwright act --model http://127.0.0.1:PORT/v1` uses it.
    """
    from lamwright.models.bases import resolve  # torch takes seconds to import
    from lamwright.models.local import LocalModel
    from lamwright.models.serving.server import ModelServer
    from lamwright.models.serving.service import Service

    folder = resolve(model) if model is not None else best_checkpoint(runs, application)
    loaded = LocalModel(folder, device=device, threads=threads)
    called = name or _name_of(folder)
    with ModelServer(Service(loaded, called), port) as server:
        out.print(f"model: {called} ({folder})", markup=False)
        out.print(f"serving at {server.url}; Ctrl-C ends it", markup=False)
        with suppress(KeyboardInterrupt):
            server.serve_forever()
        out.print("stopped.", markup=False)


def _name_of(folder: Path) -> str:
    """The folder's name; of a run's checkpoint, which stands in a folder ``model``, the one above."""
    place = folder.resolve()
    return place.parent.name if place.name == "model" else place.name


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(serve)
