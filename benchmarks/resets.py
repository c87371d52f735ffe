"""Duration of a reset: the same document undone, another one opened, a new process.

``python benchmarks/resets.py [--quick]``; the last line is JSON. The plain way, beside it, is a
process for each episode and a walk over its tree node by node.
"""

import argparse
import tempfile
from pathlib import Path

from measuring import document, folder, percentiles, report, timed
from plain_walk import walk

from lamwright.environments.libreoffice.confinement import Confinement
from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment
from lamwright.environments.libreoffice.products.writer import WRITER
from lamwright.environments.libreoffice.session import Session
from lamwright.records.document_action import SelectParagraph, SetFont


def _plain_reset() -> None:
    session = Session(WRITER, Confinement((Path(tempfile.gettempdir()),)), deadline=60.0)
    try:
        walk(session.tree.objects.bus)
    finally:
        session.close()


def _edit(environment: LibreOfficeEnvironment) -> None:
    environment.perform(SelectParagraph(start_index=2, end_index=3))
    environment.perform(SetFont(font_name="DejaVu Sans", font_size=15))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    times, starts = (4, 1) if quick else (30, 4)
    place = folder()
    documents = [document(place, 12, "one.odt"), document(place, 15, "two.odt")]
    first, same, other = [], [], []
    for _ in range(starts):
        environment = LibreOfficeEnvironment(folder(), deadline=60.0)
        try:
            first.append(timed(environment.reset, documents[0])[0])
            for _ in range(times):
                _edit(environment)
                same.append(timed(environment.reset, documents[0])[0])
            for number in range(times):
                _edit(environment)
                path = documents[(number + 1) % 2]
                other.append(timed(environment.reset, path)[0])
        finally:
            environment.close()
    plain = [timed(_plain_reset)[0] for _ in range(starts)]
    facts = {
        "same_document": percentiles(same),
        "another_document": percentiles(other),
        "first": percentiles(first),
        "plain_restart_and_walk": percentiles(plain),
    }
    report("resets", facts)


if __name__ == "__main__":
    main()
