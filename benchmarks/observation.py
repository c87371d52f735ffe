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


def _figures(session: Session, path: Path, times: int) -> dict[str, object]:
    session.uno.open(path)
    session.tree.forget()
    sight = _observe(session)
    session.uno.document.perform(SelectParagraph(start_index=1, end_index=1))
    anew = [_observe_anew(session) for _ in range(times)]
    changed = [_observe_changed(session) for _ in range(times)]
    kept = [timed(lambda: _observe(session))[0] for _ in range(times)]
    looks = [timed(lambda: look(session.tree))[0] for _ in range(times)]
    return {
        "controls": len(sight.controls),
        "all_anew": percentiles(anew),
        "document_changed": percentiles(changed),
        "kept_current": percentiles(kept),
        "controls_only": percentiles(looks),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    times, walks = (10, 2) if quick else (100, 10)
    place = folder()
    session = Session(deadline=60.0)
    try:
        long = _figures(session, document(place, 400, "long.odt"), times)
        short = _figures(session, document(place, 12), times)
        walked = [timed(lambda: walk(session.tree.bus)) for _ in range(walks)]
    finally:
        session.close()
    seconds = [second for second, _ in walked]
    nodes = walked[-1][1]
    plain = {"nodes": len(nodes), "showing": sum(n.is_showing for n in nodes)}
    ratio = round(
        percentiles(seconds)["p50_ms"] / short["all_anew"]["p50_ms"],  # type: ignore[index]
        1,
    )
    facts = {"page": short, "paragraphs_400": long, "plain_walk": plain | percentiles(seconds)}
    report("observation", facts | {"times_faster": ratio})


if __name__ == "__main__":
    main()
