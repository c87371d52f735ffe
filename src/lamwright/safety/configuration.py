"""LibreOffice's own configuration: which commands menus, tool bars, labels and keys stand for."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from lamwright.safety.effects import base, plain

_OOR = "{http://openoffice.org/2001/registry}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ENGLISH = (None, "en-US")
_LABELS = ("Label", "ContextLabel", "PopupLabel", "TooltipLabel")
_MODIFIERS = {"SHIFT": "SHIFT", "MOD1": "CTRL", "MOD2": "ALT"}
_KEYS = {
    **{"RETURN": "ENTER", "ESCAPE": "ESC", "PAGEUP": "PGUP", "PAGEDOWN": "PGDN"},
    **{"ADD": "+", "SUBTRACT": "-", "MULTIPLY": "*", "DIVIDE": "/", "EQUAL": "="},
    **{"POINT": ".", "COMMA": ",", "LESS": "<", "GREATER": ">", "BRACKETLEFT": "["},
    **{"BRACKETRIGHT": "]", "SEMICOLON": ";", "QUOTERIGHT": "'", "QUOTELEFT": "`"},
}
_Commands = dict[str, dict[str, str]]


class _Module(NamedTuple):
    folder: str
    service: str
    registry: str
    component: str


APPLICATIONS = {
    "writer": _Module("swriter", "com.sun.star.text.TextDocument", "writer", "WriterCommands"),
    "calc": _Module("scalc", "com.sun.star.sheet.SpreadsheetDocument", "calc", "CalcCommands"),
    "impress": _Module(
        "simpress", "com.sun.star.presentation.PresentationDocument", "main", "DrawImpressCommands"
    ),
}


def extracted(share: Path, application: str) -> dict[str, object]:
    """The table of ``application`` from the ``share`` folder of an installed LibreOffice.

    ``commands``: all that menus, tool bars and keys use; ``menu``: by path ('File > Save As...');
    ``labels``: those that a label may stand for; ``keys``: by chord ('CTRL+SHIFT+S').
    """
    module = APPLICATIONS[application]
    commands_of = _labels(share / "registry/main.xcd", "GenericCommands")
    commands_of |= _labels(share / f"registry/{module.registry}.xcd", module.component)
    folder = share / "config/soffice.cfg/modules" / module.folder
    parts = [etree.parse(path).getroot() for path in sorted(folder.rglob("*.xml"))]
    keys = _keys(share / "registry/main.xcd", module.service)
    used = {command for part in parts for command in _commands(part)} | set(keys.values())
    labels: dict[str, set[str]] = {}
    for command in used:
        for label in _labels_of(commands_of.get(command, {})):
            labels.setdefault(label, set()).add(base(command))
    menu = dict(_paths(etree.parse(folder / "menubar/menubar.xml").getroot(), commands_of, ""))
    return {
        "commands": sorted({base(command) for command in used}),
        "menu": menu,
        "labels": {label: sorted(commands) for label, commands in labels.items()},
        "keys": {chord: base(command) for chord, command in keys.items()},
    }


def _labels(registry: Path, component: str) -> _Commands:
    """English labels by command."""
    found: _Commands = {}
    for data in etree.parse(registry).iter(_OOR + "component-data"):
        if data.get(_OOR + "name") != component:
            continue
        for node in data.iter("node"):
            name = node.get(_OOR + "name", "")
            if ":" in name:
                found[name] = {**found.get(name, {}), **dict(_values(node))}
    return found


def _values(node: etree._Element) -> Iterator[tuple[str, str]]:
    for prop in node.iterchildren("prop"):
        for value in prop.iterchildren("value"):
            if value.get(_LANGUAGE) in _ENGLISH and value.text:
                yield prop.get(_OOR + "name", ""), value.text.replace("%PRODUCTNAME", "LibreOffice")


def _labels_of(values: dict[str, str]) -> set[str]:
    return {plain(values[name]) for name in _LABELS if values.get(name)}


def _commands(part: etree._Element) -> Iterator[str]:
    for element in part.iter("{*}*"):
        for name, value in element.attrib.items():
            is_command = str(name).rpartition("}")[2] in {"id", "href", "command"}
            if is_command and str(value).startswith((".uno:", "service:", "vnd.")):
                yield str(value)


def _paths(
    element: etree._Element, commands_of: _Commands, above: str
) -> Iterator[tuple[str, str]]:
    for child in element.iterchildren("{*}menu", "{*}menuitem", "{*}menupopup"):
        if child.tag.endswith("menupopup"):
            yield from _paths(child, commands_of, above)
            continue
        command = next((str(v) for k, v in child.attrib.items() if str(k).endswith("}id")), "")
        values = commands_of.get(command, {})
        own = next((str(v) for k, v in child.attrib.items() if str(k).endswith("}label")), "")
        is_menu = child.find("{*}menupopup") is not None
        order = (*(("PopupLabel",) if is_menu else ()), "ContextLabel", "Label")
        label = plain(own or next((values[n] for n in order if values.get(n)), ""))
        if not label:
            continue
        path = f"{above} > {label}" if above else label
        yield path, base(command)
        yield from _paths(child, commands_of, path)


def _keys(registry: Path, service: str) -> dict[str, str]:
    """Commands by chord: those of all applications, then the application's own."""
    found: dict[str, dict[str, str]] = {"Global": {}, service: {}}
    commands_of = etree.parse(registry).iter(_OOR + "component-data")
    parts = (part for part in commands_of if part.get(_OOR + "name") == "Accelerators")
    for node in (node for part in parts for node in part.iter("node")):
        held = found.get(node.get(_OOR + "name", ""))
        for key in node.iterchildren("node") if held is not None else ():
            for _, command in _values(key):
                found[node.get(_OOR + "name", "")].setdefault(
                    _chord(key.get(_OOR + "name", "")), command
                )
    return {**found["Global"], **found[service]}


def _chord(name: str) -> str:
    """'S_SHIFT_MOD1' is 'CTRL+SHIFT+S'."""
    key, *modifiers = name.split("_")
    held = sorted(_MODIFIERS[modifier] for modifier in modifiers if modifier in _MODIFIERS)
    return "+".join([*held, _KEYS.get(key, key.removeprefix("NUM") if key[:3] == "NUM" else key)])
