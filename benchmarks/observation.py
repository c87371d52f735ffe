"""How long a look takes: all anew, kept current, and node by node as others do it, in one run.

``python benchmarks/observation.py [--quick]``; the last line is JSON.
"""

import argparse
import time
from pathlib import Path

from measuring import document, folder, percentiles, report, timed
from plain_walk import walk

from lamwright.environments.libreoffice.session import Session
from lamwright.environments.libreoffice.sight import Sight, look
from lamwright.records.action import SelectParagraph


def _observe(session: Session) -> Sight:
    sight = look(session.tree)
    session.uno.canvas()
    return sight


def _observe_anew(session: Session) -> float:
    """Seconds to read everything, of a document just changed; what is known of controls is forgotten."""
    _change(session)
    session.tree.forget()
    return timed(lambda: _observe(session))[0]


def _observe_changed(session: Session) -> float:
    """Seconds to look after the document was changed."""
    _change(session)
    return timed(lambda: _observe(session))[0]


def _change(session: Session) -> None:
    session.uno.dispatch(".uno:Bold")
    time.sleep(0.4)  # the tool bars' timer is not what is measured


def _measure(session: Session, path: Path, times: int) -> dict[str, list[float]]:
    """Seconds of each way to look, on the document newly opened, its first paragraph selected."""
    session.uno.open(path)
    session.tree.forget()
    _observe(session)
    session.uno.document.perform(SelectParagraph(start_index=1, end_index=1))
    return {
        "all_anew": [_observe_anew(session) for _ in range(times)],
        "document_changed": [_observe_changed(session) for _ in range(times)],
        "kept_current": [timed(lambda: _observe(session))[0] for _ in range(times)],
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
    session = Session(deadline=60.0)
    try:
        for _ in range(rounds):  # in turns, so that a slower minute of the machine meets both
            for name, path in pages.items():
                seconds[name].append(_measure(session, path, times))
        controls = len(_observe(session).controls)
        walked = [timed(lambda: walk(session.tree.bus)) for _ in range(walks)]
    finally:
        session.close()
    nodes = walked[-1][1]
    figures = {name: _figures(some) for name, some in seconds.items()}
    walk_figures = percentiles([second for second, _ in walked])
    anew = {name: some["all_anew"]["p50_ms"] for name, some in figures.items()}
    facts: dict[str, object] = {"controls": controls, **figures}
    facts["plain_walk"] = {
        "nodes": len(nodes),
        "showing": sum(node.is_showing for node in nodes),
        **walk_figures,
    }
    facts["times_faster"] = round(walk_figures["p50_ms"] / anew["page"], 1)
    facts["long_to_page"] = round(anew["paragraphs_400"] / anew["page"], 2)
    report("observation", facts)


if __name__ == "__main__":
    main()
