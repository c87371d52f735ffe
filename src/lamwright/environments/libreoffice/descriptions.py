"""What each menu entry and control is for, in the words of the installed LibreOffice and its help.

Read from files alone: the labels and tips of commands, which of them menus and tool bars hold, the
tips of dialogs, and the pages of the help. Keys are as ``records.description.key`` writes them.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from lxml import etree

from lamwright.environments.libreoffice import help_pages
from lamwright.environments.libreoffice.help_pages import (
    Section,
    command_sections,
    read_sections,
    short,
)
from lamwright.records.description import key
from lamwright.safety.cache import cache_folder, keep

_HELP = (Path("/usr/share/libreoffice/help"), Path("/usr/lib/libreoffice/help"))
_PROGRAM = Path("/usr/lib/libreoffice/share")
_OOR = "{http://openoffice.org/2001/registry}"
_MENU, _TOOLBAR = "{http://openoffice.org/2001/menu}", "{http://openoffice.org/2001/toolbar}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_TIP = 'object[@class="AtkObject"]/property[@name="AtkObject::accessible-description"]'
_BARS = "private:resource/toolbar/"


@dataclass(frozen=True)
class _Labels:
    """What a command is called: on a button, in a menu, and in its tip."""

    label: str = ""
    entry: str = ""
    tip: str = ""


@cache
def installed_descriptions(
    program: Path = _PROGRAM, help_root: Path | None = None
) -> Mapping[str, str]:
    """Descriptions by place and name; what is not installed is left out.

    Thousands of files are read for it, once; what was read is kept in the user's cache until one of
    their folders changes.
    """
    root = help_root or next((folder for folder in _HELP if folder.is_dir()), Path("/nonexistent"))
    kept = cache_folder() / "descriptions" / f"{_edition(program, root)}.json"
    with suppress(OSError, ValueError):
        return MappingProxyType(json.loads(kept.read_text(encoding="utf-8")))
    found = _descriptions(program, root)
    keep(kept, json.dumps(found).encode())
    return MappingProxyType(found)


def _edition(program: Path, root: Path) -> str:
    """Differs where an installation does, or what reads it."""
    read = hashlib.sha256()
    interface = program / "config" / "soffice.cfg"
    places = [
        *sorted((program / "registry").glob("*.xcd")),
        *(interface, *sorted(interface.glob("modules/*"))),
        *help_pages.places(root),
    ]
    for place in places:
        with suppress(OSError):
            held = place.stat()
            read.update(f"{place}\0{held.st_mtime_ns}\0{held.st_size}\0".encode())
    for file in (Path(__file__), Path(help_pages.__file__)):
        read.update(file.read_bytes())
    return read.hexdigest()[:16]


def _descriptions(program: Path, root: Path) -> dict[str, str]:
    pages = read_sections(root)
    labels, bars = _registry(program / "registry")
    sections = command_sections(
        root, pages, {name: reported.label for name, reported in labels.items()}
    )
    found: dict[str, str] = {}
    for path, command in _places(program, labels, bars):
        said = _said(labels.get(command, _Labels()), sections.get(command))
        if said:
            found.setdefault(key(path), said)
    for name, said in (*_of_pages(pages), *_of_dialogs(program)):
        found.setdefault(key(name), said)
    return found


def _said(labels: _Labels, section: Section | None) -> str:
    heading = section.heading if section else ""
    names = [part.removesuffix("...") for part in (labels.entry, labels.tip, heading)]
    parts = dict.fromkeys(part for part in names if part and part != labels.label)
    return " ".join([*[f"{part}." for part in parts], section.text if section else ""]).strip()


def _places(
    program: Path, labels: Mapping[str, _Labels], bars: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Where each command is: 'Format > Text > Bold', 'Formatting > Bold', and its own name."""
    ui = program / "config" / "soffice.cfg" / "modules" / "swriter"
    menu = ui / "menubar" / "menubar.xml"
    if menu.is_file():
        yield from _entries(etree.parse(menu).getroot(), "", labels)
    for file in sorted((ui / "toolbar").glob("*.xml")):
        title = bars.get(_BARS + file.stem, file.stem)
        items = list(etree.parse(file).getroot().iter(f"{_TOOLBAR}toolbaritem"))
        for item in sorted(items, key=lambda item: item.get(f"{_TOOLBAR}visible") == "false"):
            command = item.get(_HREF, "")
            if command in labels:
                yield f"{title} > {labels[command].label}", command
    for command, names in labels.items():
        for name in dict.fromkeys((names.entry, names.label, names.tip)):
            if name:
                yield name, command


def _entries(
    parent: etree._Element, above: str, labels: Mapping[str, _Labels]
) -> Iterator[tuple[str, str]]:
    for element in parent:
        command = element.get(f"{_MENU}id", "") if isinstance(element.tag, str) else ""
        label = labels[command].entry if command in labels else ""
        path = f"{above} > {label}" if above and label else label or above
        if element.tag == f"{_MENU}menuitem":
            yield path, command
        elif isinstance(element.tag, str):
            yield from _entries(element, path, labels)


def _registry(folder: Path) -> tuple[dict[str, _Labels], dict[str, str]]:
    """Names of commands, and titles of tool bars; those of Writer go before those of all."""
    labels: dict[str, _Labels] = {}
    bars: dict[str, str] = {}
    for file in (folder / "writer.xcd", folder / "main.xcd"):
        if not file.is_file():
            continue
        for _, node in etree.iterparse(file, tag="node"):
            name = node.get(f"{_OOR}name", "")
            if name.startswith(".uno:"):
                labels.setdefault(name, _labels(node))
            elif name.startswith(_BARS):
                bars.setdefault(name, _value(node, "UIName"))
            if name.startswith((".uno:", _BARS)):
                node.clear()
    return {name: reported for name, reported in labels.items() if reported.label}, bars


def _labels(node: etree._Element) -> _Labels:
    label = _value(node, "Label")
    entry = _value(node, "ContextLabel") or label
    return _Labels(label or entry, entry, _value(node, "TooltipLabel") or entry)


def _value(node: etree._Element, prop: str) -> str:
    found = node.find(f'prop[@{_OOR}name="{prop}"]/value')
    return "" if found is None else (found.text or "").replace("~", "").strip()


def _of_pages(pages: Mapping[str, list[Section]]) -> Iterator[tuple[str, str]]:
    """'Title > Heading' for what pages describe, and titles alone."""
    for sections in pages.values():
        for section in sections:
            if section.text and section.heading != section.title:
                yield f"{section.title} > {section.heading}", section.text
    for sections in pages.values():
        for section in sections:
            if section.text and section.heading == section.title:
                yield section.title, section.text


def _of_dialogs(program: Path) -> Iterator[tuple[str, str]]:
    """Labels of widgets in dialogs with their extended tips."""
    for file in sorted((program / "config" / "soffice.cfg").rglob("*.ui")):
        for widget in etree.parse(file).getroot().iter("object"):
            tip = widget.find(f'child[@internal-child="accessible"]/{_TIP}')
            label = widget.find('property[@name="label"]')
            if tip is not None and label is not None and tip.text and label.text:
                yield f"dialog > {label.text}", short(tip.text)
