"""An observation as indented text, one line per control, in the manner of Playwright's snapshots.

``- toggle button "Bold" [checked] [ref=38]``. The reference is the control's label.
"""

from collections.abc import Iterable, Sequence

from lamwright.environments.rendering.canvas_outline import canvas_lines, flat, quoted
from lamwright.environments.rendering.differences import differences
from lamwright.records.observation import Control, Observation

LIMIT = 200_000
"""Characters of an outline, if nothing else is said."""
_SHOWN = ("checked", "pressed", "selected", "expanded", "focused", "read-only")


def outline(observation: Observation, *, limit: int = LIMIT) -> str:
    """The whole observation; what goes beyond ``limit`` characters is left out and counted."""
    return _capped(_lines(observation), limit)


def menu_outline(menu: Iterable[Control], *, limit: int = LIMIT) -> str:
    """The menu entries, nested by menu; what goes beyond ``limit`` is left out and counted."""
    lines: list[str] = ["- menu bar:"]
    opened: tuple[str, ...] = ()
    for control in menu:
        *above, last = control.name.split(" > ")
        lines += _openings(opened, above, "menu", depth=1)
        opened = tuple(above)
        lines.append("  " * (len(above) + 1) + _control(control, name=last))
    return _capped(lines, limit)


def changes(before: Observation, after: Observation, *, limit: int = LIMIT) -> str:
    """Lines that went (``-``) and came (``+``); the whole outline where that is shorter; '' if none.

    References are those of ``after`` in lines that came. A control that only got another reference
    counts as changed.
    """
    old, new = _lines(before), _lines(after)
    rows: list[str] = []
    for gone, came in differences(old, new):
        rows += [_reported("-", old[position]) for position in gone]
        rows += [_reported("+", new[position]) for position in came]
    capped = _capped(rows, limit)
    whole = outline(after, limit=limit)
    return capped if len(capped) <= len(whole) else whole


def _reported(sign: str, line: str) -> str:
    return f"{sign} {line.strip().removeprefix('- ')}"


def _lines(observation: Observation) -> list[str]:
    lines = [f"- window {quoted(observation.window)}:"]
    lines += [f"- open dialog {quoted(title)}" for title in observation.dialogs]
    lines += [f"  - text: {flat(note)}" for note in observation.notes]
    opened: tuple[str, ...] = ()
    for control in observation.controls:
        above = control.path.split(" > ") if control.path else []
        if above and above[-1] == control.name:
            above.pop()
        lines += _openings(opened, above, "group", depth=1)
        opened = tuple(above)
        lines.append("  " * (len(above) + 1) + _control(control, name=control.name))
    if observation.left_out:
        lines.append(f"  - … {observation.left_out} more cells of lists")
    return lines + canvas_lines(observation.canvas)


def _openings(opened: Sequence[str], wanted: Sequence[str], role: str, *, depth: int) -> list[str]:
    """Lines for the holders that are entered between one control and the next."""
    same = 0
    while same < min(len(opened), len(wanted)) and opened[same] == wanted[same]:
        same += 1
    return [
        "  " * (depth + level) + f"- {role} {quoted(wanted[level])}:"
        for level in range(same, len(wanted))
    ]


def _control(control: Control, *, name: str) -> str:
    states = [state for state in _SHOWN if state in control.states]
    marks = [*states, *([] if control.enabled else ["disabled"]), f"ref={control.label}"]
    line = " ".join([f"- {control.role} {quoted(name)}", *(f"[{mark}]" for mark in marks)])
    return f"{line}: {flat(control.value)}" if control.value else line


def _capped(lines: Sequence[str], limit: int) -> str:
    text = "\n".join(lines)
    if len(text) <= limit:
        return text
    kept, size = 0, 0
    marker = f"- … {len(lines)} more lines"
    while size + len(lines[kept]) + 1 + len(marker) <= limit:
        size += len(lines[kept]) + 1
        kept += 1
    return "\n".join([*lines[:kept], f"- … {len(lines) - kept} more lines"])
