"""Write the generated pages of ``docs/reference``: commands, records, metrics.

Usage: python scripts/write_reference.py [--check]. With ``--check`` nothing is written, and the
exit status is 1 when a page is not what the code says.
"""

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import typer.main
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

import lamwright.records
from lamwright.cli import app
from lamwright.records.base import Record
from lamwright.report.metrics import METRICS

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
_NOTE = "<!-- Written by scripts/write_reference.py; do not edit. -->\n"


def main() -> None:
    """Write or check the pages."""
    stale = []
    for name, text in pages().items():
        path = FOLDER / name
        if "--check" in sys.argv:
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
        else:
            path.write_text(text, encoding="utf-8")
    if stale:
        print(f"not current: {', '.join(stale)}; run python scripts/write_reference.py")
        sys.exit(1)


def pages() -> dict[str, str]:
    """The text of each page by file name."""
    return {
        "commands.md": _page("Commands", _commands()),
        "records.md": _page("Records", _records()),
        "metrics.md": _page("Metrics", _metrics()),
    }


def _page(title: str, lines: Iterator[str]) -> str:
    return f"{_NOTE}# {title}\n\n" + "\n".join(lines) + "\n"


def _commands() -> Iterator[str]:
    yield "Exit status: 0 done, 1 the work failed, 2 wrong usage, 130 interrupted; `act` has some more."
    yield "Errors are one sentence; `lamwright --debug COMMAND` shows the traceback."
    yield from _group(typer.main.get_command(app), "lamwright")


def _group(command: object, name: str) -> Iterator[str]:
    if isinstance(command, TyperGroup):
        for child, below in sorted(command.commands.items()):
            yield from _group(below, f"{name} {child}")
    elif isinstance(command, TyperCommand):
        yield from _command(command, name)


def _command(command: TyperCommand, name: str) -> Iterator[str]:
    yield f"\n## {name}\n"
    yield _flat(command.help)
    options = [p for p in command.params if isinstance(p, TyperOption | TyperArgument)]
    if options:
        yield "\n| argument or option | default | |\n| --- | --- | --- |"
    for option in options:
        yield _row(_names(option), _default(option), _flat(option.help))


def _names(option: TyperOption | TyperArgument) -> str:
    if isinstance(option, TyperArgument):
        return f"`{option.metavar or str(option.name).upper()}`"
    return ", ".join(f"`{name}`" for name in option.opts)


def _default(option: TyperOption | TyperArgument) -> str:
    if option.default is None or option.default in ("", False, ()):
        return "required" if option.required else ""
    return f"`{option.default}`"


def _records() -> Iterator[str]:
    yield "Every record is frozen and refuses unknown keys. Those with a `schema_version` are read in"
    yield "older versions too and refuse newer ones. Fields without a default are required."
    for module_info in sorted(
        pkgutil.iter_modules(lamwright.records.__path__), key=lambda m: m.name
    ):
        module = importlib.import_module(f"lamwright.records.{module_info.name}")
        found = [
            value
            for value in vars(module).values()
            if isinstance(value, type)
            and issubclass(value, Record)
            and value.__module__ == module.__name__
            and value.model_fields
            and not value.__name__.startswith("_")
        ]
        if found:
            yield f"\n## records.{module_info.name}\n"
            yield _flat(module.__doc__)
        for record in found:
            yield from _record(record)


def _record(record: type[BaseModel]) -> Iterator[str]:
    yield f"\n### {record.__name__}\n"
    yield _flat(record.__doc__)
    yield "\n| field | type | default | |\n| --- | --- | --- | --- |"
    for name, field in record.model_fields.items():
        yield _row(
            f"`{name}`",
            f"`{_type(field.annotation)}`",
            "required" if field.is_required() else f"`{_value(field)}`",
            _flat(field.description),
        )


def _value(field: FieldInfo) -> str:
    value = field.get_default(call_default_factory=True, validated_data={})
    return type(value).__name__ if isinstance(value, BaseModel) else repr(value)


def _type(annotation: object) -> str:
    if isinstance(annotation, type) and not hasattr(annotation, "__args__"):
        return annotation.__name__
    text = str(annotation)
    for prefix in ("lamwright.records.", "typing.", "pathlib.", "collections.abc."):
        text = text.replace(prefix, "")
    return re.sub(r"Annotated\[([\w.]+), .*?\)\]", r"\1", text)


def _metrics() -> Iterator[str]:
    yield "How each is defined: [evaluation](../concepts/evaluation.md). A metric is better when it is"
    yield "higher or lower, as the third column says; the others only describe."
    yield "\n| evaluation | metric | better | title | |\n| --- | --- | --- | --- | --- |"
    for metric in METRICS:
        yield _row(metric.evaluation, f"`{metric.name}`", metric.better, metric.title, metric.about)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())


if __name__ == "__main__":
    main()
