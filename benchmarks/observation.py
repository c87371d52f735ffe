"""Duration of an observation: full, incremental, and node by node as others do it, in one run.

``python benchmarks/observation.py [--quick]``; the last line is JSON.
"""

import argparse
import time
from pathlib import Path

from measuring import document, folder, percentiles, report, timed
from plain_walk import walk

from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment
from lamwright.environments.libreoffice.screen.sight import look
from lamwright.environments.libreoffice.session import Session
from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.document_action import SelectParagraph


def session_of(environment: LibreOfficeEnvironment) -> Session:
    """The session behind an environment that is open, for what only a measurement asks."""
    live = environment._live
    assert live is not None
    return live.session


def _press_bold(environment: LibreOfficeEnvironment) -> float:
    """Seconds to change the document, as an agent would, and wait until it is at rest."""
    bold = next(control for control in environment.observe().controls if control.name == "Bold")
    action = ClickInput(control=ControlRef(label=bold.label, name="Bold"))
    return timed(lambda: environment.perform(action))[0]


def _anew(environment: LibreOfficeEnvironment, session: Session) -> float:
    """Seconds to observe a changed document when nothing is known of the controls."""
    _press_bold(environment)
    session.tree.forget()
    return timed(environment.observe)[0]


def _changed(environment: LibreOfficeEnvironment) -> tuple[float, float]:
    """Seconds to observe after the document was changed, and of the whole step."""
    acted = _press_bold(environment)
    observed = timed(environment.observe)[0]
    return observed, acted + observed


def _kept(environment: LibreOfficeEnvironment) -> float:
    """Seconds to observe again when nothing was done, some time later."""
    time.sleep(0.15)  # a fresh observation would be returned unchanged
    return timed(environment.observe)[0]


def _measure(environment: LibreOfficeEnvironment, path: Path, times: int) -> dict[str, list[float]]:
    """Seconds of each way to observe the document newly opened, its first paragraph selected."""
    environment.reset(path)
    environment.perform(SelectParagraph(start_index=1, end_index=1))
    environment.observe()
    session = session_of(environment)
    anew = [_anew(environment, session) for _ in range(times)]
    changed = [_changed(environment) for _ in range(times)]
    return {
        "all_anew": anew,
        "document_changed": [observed for observed, _ in changed],
        "act_and_observe": [both for _, both in changed],
        "kept_current": [_kept(environment) for _ in range(times)],
        "controls_only": [timed(lambda: look(session.tree))[0] for _ in range(times)],
    }


def _figures(rounds: list[dict[str, list[float]]]) -> dict[str, dict[str, float]]:
    return {name: percentiles([s for one in rounds for s in one[name]]) for name in rounds[0]}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    rounds, times, walks = (2, 5, 2) if quick else (5, 20, 10)
    place = folder()
    pages = {"page": document(place, 12), "paragraphs_400": document(place, 400, "long.odt")}
    seconds: dict[str, list[dict[str, list[float]]]] = {name: [] for name in pages}
    environment = LibreOfficeEnvironment(folder(), deadline=60.0)
    try:
        for _ in range(rounds):  # in turns, so that a slower minute of the machine meets both
            for name, path in pages.items():
                seconds[name].append(_measure(environment, path, times))
        controls = len(environment.observe().controls)
        session = session_of(environment)
        walked = [timed(lambda: walk(session.tree.objects.bus)) for _ in range(walks)]
    finally:
        environment.close()
    nodes = walked[-1][1]
    figures = {name: _figures(some) for name, some in seconds.items()}
    walk_figures = percentiles([second for second, _ in walked])
    facts: dict[str, object] = {"controls": controls, **figures}
    facts["plain_walk"] = {
        "nodes": len(nodes),
        "showing": sum(node.is_showing for node in nodes),
        **walk_figures,
    }
    page, long = (figures[name] for name in ("page", "paragraphs_400"))
    facts["times_faster"] = round(walk_figures["p50_ms"] / page["all_anew"]["p50_ms"], 1)
    facts["long_to_page"] = {
        name: round(long[name]["p50_ms"] / page[name]["p50_ms"], 2) for name in page
    }
    report("observation", facts)


if __name__ == "__main__":
    main()
