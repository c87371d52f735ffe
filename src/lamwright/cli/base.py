"""Base models: listing and fetching them."""

from typing import Annotated

import typer
from rich.table import Table

from lamwright.cli.console import out

_commands = typer.Typer(help="Base models.", no_args_is_help=True)


@_commands.command("list")
def list_bases() -> None:
    """Known bases and their place on this machine."""
    from lamwright.models.bases import KNOWN, place_of  # torch takes seconds to import

    table = Table("name", "parameters", "what it is")
    table.add_column("where", overflow="fold")
    table.add_row("embedded", "4 M", "comes with lamwright; Apache-2.0", "in the package")
    for base in KNOWN:
        place = place_of(base.name)
        here = str(place) if place is not None and place.is_dir() else None
        table.add_row(
            base.name,
            f"{base.parameters / 1e6:.0f} M",
            base.about,
            here or f"lamwright base get {base.name} ({base.megabytes} MB)",
        )
    out.print(table)
    out.print("Also: any folder in transformers format, and OWNER/NAME on the hub.", markup=False)


@_commands.command("get")
def get_base(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A base, a folder or a hub id.")],
) -> None:
    """Fetch a base into the cache (~/.cache/lamwright or $LAMWRIGHT_CACHE) and convert it once."""
    from lamwright.models.adapters import LICENCES
    from lamwright.models.bases import get

    place = get(name, lambda text: out.print(text, markup=False))
    for pattern in LICENCES:
        for file in sorted(place.glob(pattern)):
            out.print(f"licence: {file}", markup=False)
    out.print(f"model: {place}", markup=False)


def add_to(app: typer.Typer) -> None:
    """The commands of this file."""
    app.add_typer(_commands, name="base")
