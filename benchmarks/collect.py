"""Pages a minute from raw documentation to clean pairs, and the figures of the data set.

``python benchmarks/collect.py [--quick] [SOURCE...]``: with no source the installed help of
LibreOffice; ``scripts/documentation.sh FOLDER`` fetches more (give ``FOLDER/docs/*``).
The last line is one JSON object.
"""

import argparse
import json
import time
from pathlib import Path

from lamwright.applications.office.help import LIBREOFFICE, default_help
from lamwright.collect import CollectConfig, collect
from lamwright.collect.dataset import make_card, splits_of
from lamwright.collect.evolving import evolve


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="Writer's pages only, no evolving.")
    parser.add_argument("sources", nargs="*", type=Path)
    options = parser.parse_args()
    help_root = default_help()
    sources = [*([help_root] if help_root else []), *options.sources]
    config = CollectConfig(application="writer" if options.quick else "all")
    started = time.perf_counter()
    found = collect(sources, config=config, manual=LIBREOFFICE)
    seconds = time.perf_counter() - started
    pages = found.yields[0].entered
    figures: dict[str, object] = {
        "pages": pages,
        "seconds": round(seconds, 2),
        "pages_per_minute": round(60 * pages / seconds),
        "pairs": len(found.plans),
    }
    print(f"{pages} pages, {len(found.plans)} pairs in {seconds:.1f} s")
    if not options.quick:
        splits = splits_of(found.plans, ())
        started = time.perf_counter()
        evolution = evolve(found.plans, splits, per_plan=3, seed=0, manual=LIBREOFFICE)
        yields = {each.stage: f"{each.kept} of {each.entered}" for each in found.yields}
        card = make_card(found.plans, evolution.plans, [*found.rejects, *evolution.rejects], yields)
        office = sum(plan.source.name == "libreoffice-help" for plan in found.plans)
        figures |= {
            "writer": sum(plan.application == "writer" for plan in found.plans),
            "libreoffice": office,
            "evolved": card.evolved,
            "all": card.pairs,
            "evolve_seconds": round(time.perf_counter() - started, 2),
            "near_duplicates_across_splits": card.near_duplicates_across_splits,
            "yields": yields,
            "rejects": card.rejects,
        }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
