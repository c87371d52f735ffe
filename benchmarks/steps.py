"""Act, settle, observe: steps a second of one Writer and of two side by side, without a model.

``python benchmarks/steps.py [--quick]``; the last line is JSON. An episode selects, formats, opens a
dialog, turns a page, chooses, presses OK, selects again, sets a font: eight steps.
"""

import argparse
import multiprocessing
import tempfile
import time
from pathlib import Path

from measuring import document, folder, percentiles, report, timed
from plain_walk import walk

from lamwright.environments.libreoffice.confinement import Confinement
from lamwright.environments.libreoffice.environment import open_writer
from lamwright.environments.libreoffice.products.writer import WRITER
from lamwright.environments.libreoffice.session import Session
from lamwright.records.action import Action, ClickInput, ControlRef
from lamwright.records.document_action import SelectParagraph, SelectText, SetFont
from lamwright.records.observation import Control

_EPISODE: tuple[str | Action, ...] = (
    SelectParagraph(start_index=1, end_index=1),
    "Bold",
    "Format > Paragraph...",
    "Alignment",
    "Center",
    "OK",
    SelectText(text="engine"),
    SetFont(font_size=20),
)


def _click(name: str, controls: tuple[Control, ...]) -> ClickInput:
    found = next(control for control in controls if control.name == name)
    return ClickInput(control=ControlRef(label=found.label, name=name))


def run(path: Path, episodes: int, start: float) -> dict[str, list[float]]:
    """Seconds of every step, by what was done; ``start``: not before this time of the clock."""
    environment = open_writer()
    seconds: dict[str, list[float]] = {}
    try:
        environment.reset(path)
        time.sleep(max(0.0, start - time.time()))
        for _ in range(episodes):
            seen, menu = environment.reset(path), environment.menu()
            for wanted in _EPISODE:
                action = (
                    wanted
                    if not isinstance(wanted, str)
                    else _click(wanted, (*seen.controls, *menu))
                )
                name = wanted if isinstance(wanted, str) else wanted.function
                took, outcome = timed(environment.perform, action)
                observed, seen = timed(environment.observe)
                assert outcome.delivered, outcome
                seconds.setdefault(name, []).append(took + observed)
    finally:
        environment.close()
    return seconds


def _rate(seconds: dict[str, list[float]]) -> float:
    every = [second for some in seconds.values() for second in some]
    return len(every) / sum(every)


def _side_by_side(path: Path, episodes: int, instances: int) -> float:
    """Steps a second of several instances together."""
    start = time.time() + 15.0  # all have come up by then
    with multiprocessing.get_context("spawn").Pool(instances) as pool:
        runs = pool.starmap(run, [(path, episodes, start)] * instances)
    return sum(map(_rate, runs))


def _plain_walk(path: Path, walks: int) -> float:
    """Seconds that only reading the tree node by node would take in each step."""
    session = Session(WRITER, Confinement((Path(tempfile.gettempdir()),)), deadline=60.0)
    try:
        session.uno.open(path)
        return percentiles([
            timed(lambda: walk(session.tree.objects.bus))[0] for _ in range(walks)
        ])["p50_ms"]
    finally:
        session.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    episodes = 3 if quick else 20
    path = document(folder(), 12)
    seconds = run(path, episodes, 0.0)
    facts: dict[str, object] = {
        "steps_per_second": round(_rate(seconds), 2),
        "steps": {name: percentiles(some) for name, some in seconds.items()},
        "plain_walk_p50_ms": _plain_walk(path, 2 if quick else 5),
    }
    if not quick:
        two = _side_by_side(path, episodes, 2)
        facts |= {"two_instances": round(two, 2), "scaling": round(two / _rate(seconds), 2)}
    report("steps", facts)


if __name__ == "__main__":
    main()
