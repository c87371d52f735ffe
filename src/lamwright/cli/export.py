"""``lamwright export-gguf``: a model in forms that other runtimes read."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from lamwright.cli.console import out as printed


def gguf(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Model folder, or adapters.")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="File to write: NAME.gguf.")],
    kind: Annotated[
        Literal["f32", "f16", "bf16", "q8_0"], typer.Option("--type", help="Of the matrices.")
    ] = "bf16",
) -> None:
    """Write a model for llama.cpp: Llama, Mistral, Qwen 2 and 3, Gemma 3; adapters are merged."""
    from lamwright.models.bases import resolve  # torch takes seconds to import
    from lamwright.models.exporting.gguf_file import export_gguf

    done = export_gguf(resolve(str(folder)), out, kind)
    printed.print(f"{done.path}: {done.tensors} tensors, {done.megabytes:.1f} MB", markup=False)
    if done.note:
        printed.print(f"{done.note} (act --tokenizer {folder})", markup=False)


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("export-gguf")(gguf)
