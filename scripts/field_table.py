"""The figures of ``field.py`` as a table in Markdown and a line of JSON."""

import json
from collections.abc import Iterator, Mapping

from field_words import PLACES

Row = dict[str, object]


def lines(rows: list[Row]) -> Iterator[str]:
    """The table, by kind of file, and the figures of all files as JSON."""
    kinds = sorted({str(row["suffix"]) for row in rows})
    by_kind = [(kind, figures([row for row in rows if row["suffix"] == kind])) for kind in kinds]
    everything = figures(rows)
    yield "| kind | " + " | ".join(everything) + " |"
    yield "| --- " * (1 + len(everything)) + "|"
    for kind, reported in [*by_kind, ("all", everything)]:
        yield f"| {kind} | " + " | ".join(map(str, reported.values())) + " |"
    yield json.dumps(everything)


def figures(rows: list[Row]) -> Mapping[str, object]:
    """What ``rows`` say together."""
    opened = [row for row in rows if row["opened"]]
    kept = [row for row in opened if "kept" in row]
    spared = [row for row in kept if row["kept"] or row["losses"]]
    held = [row for row in opened if "things_lost" in row]
    resets = sorted(float(str(row["reset_s"])) for row in opened if "reset_s" in row)
    opening = sorted(float(str(row["open_s"])) for row in opened)
    resets_cpu = sorted(float(str(row["reset_cpu_s"])) for row in opened if "reset_cpu_s" in row)
    opening_cpu = sorted(float(str(row["open_cpu_s"])) for row in opened if "open_cpu_s" in row)
    found: dict[str, object] = {"files": len(rows), "opened": len(opened)}
    found |= {f"told: {place}": _share(opened, place) for place in PLACES}
    return found | {
        "same after reset": f"{sum(bool(row.get('same')) for row in opened)} of {len(opened)}",
        "kept when saved": f"{sum(bool(row['kept']) for row in kept)} of {len(kept)}",
        "kept or told": f"{len(spared)} of {len(kept)}",
        "things kept or told": f"{sum(not row['things_lost'] or bool(row['losses']) for row in held)} of {len(held)}",
        "reset p50 s": _at(resets, 50),
        "reset p95 s": _at(resets, 95),
        "reset, of the processor p50 s": _at(resets_cpu, 50),
        "reset, of the processor p95 s": _at(resets_cpu, 95),
        "open p50 s": _at(opening, 50),
        "open max s": _at(opening, 100),
        "open, of the processor p50 s": _at(opening_cpu, 50),
        "open, of the processor max s": _at(opening_cpu, 100),
        "times soffice --convert-to without a window, p50 and max": _times(opened),
        "broken": sum("broken" in row for row in rows),
    }


def _share(rows: list[Row], place: str) -> str:
    pairs = [row["told"][place] for row in rows if "told" in row]  # type: ignore[index]
    said, total = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
    return f"{said} of {total} ({100 * said / total:.1f} %)" if total else "-"


def _times(rows: list[Row]) -> str:
    """How many times what ``soffice`` needs our opening took."""
    pairs = [(float(str(row["open_s"])), row["soffice_s"]) for row in rows if row.get("soffice_s")]
    ratios = sorted(ours / float(str(theirs)) for ours, theirs in pairs)
    return f"{_at(ratios, 50)}, {_at(ratios, 100)}"


def _at(ordered: list[float], percent: int) -> str:
    return f"{ordered[round(percent / 100 * (len(ordered) - 1))]:.2f}" if ordered else "-"
