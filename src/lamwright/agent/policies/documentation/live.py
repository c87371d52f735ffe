"""Controls and menu entries of the live interface, found by documented names."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from lamwright.records.observation import Control, Observation

_CLOSE_ENOUGH = 88
_TAKES_TEXT = ("text", "entry", "spin button", "combo box", "password text", "edit")


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """``name`` without case, dots, accelerators and punctuation."""
    text = name.casefold().replace("&", "and").replace("~", "")
    return re.sub(r"\s+", " ", re.sub(r"[^\w.%+-]+", " ", text)).strip(" .")


def find_menu(path: str, menu: Sequence[Control]) -> tuple[Control, str] | None:
    """The menu entry of ``path``, and what of the path is left (a tab of the dialog it opens)."""
    parts = [plain(part) for part in path.split(" > ")]
    for length in range(len(parts), 1, -1):
        found = _menu_entry(parts[:length], menu)
        if found:
            return found, " > ".join(path.split(" > ")[length:])
    below = [c for c in menu if [plain(p) for p in c.name.split(" > ")][:-1] == parts]
    return (below[0], "") if len(below) == 1 else None


def _menu_entry(parts: Sequence[str], menu: Sequence[Control]) -> Control | None:
    best, best_score = None, float(_CLOSE_ENOUGH)
    for control in menu:
        names = [plain(part) for part in control.name.split(" > ")]
        if names == list(parts):
            return control
        if names[0] != parts[0] or len(names) < 2:
            continue
        score = fuzz.ratio(names[-1], parts[-1]) - 2 * abs(len(names) - len(parts))
        if score > best_score:
            best, best_score = control, score
    return best


def find_control(
    name: str, observation: Observation, *, takes_text: bool = False
) -> Control | None:
    """The visible control with this name, a similar name, or a name that begins with it."""
    wanted = plain(name)
    pool = [c for c in observation.controls if c.name and c.enabled]
    if takes_text:
        pool = [c for c in pool if c.role in _TAKES_TEXT]
    for fits in (_same, _begins, _near):
        found = [control for control in pool if fits(plain(control.name), wanted)]
        if found:
            return _in_front(found, observation)
    return None


def _same(name: str, wanted: str) -> bool:
    return name == wanted


def _begins(name: str, wanted: str) -> bool:
    return len(wanted) > 3 and (
        name.startswith(wanted) or (len(name) > 3 and wanted.startswith(name))
    )


def _near(name: str, wanted: str) -> bool:
    return fuzz.ratio(name, wanted) >= _CLOSE_ENOUGH


def _in_front(found: Sequence[Control], observation: Observation) -> Control:
    """The one in the topmost dialog, of several controls with the same name."""
    dialog = observation.dialogs[-1] if observation.dialogs else ""
    inside = [control for control in found if dialog and dialog in control.path]
    return (inside or list(found))[0]
