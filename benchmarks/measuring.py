"""What the benchmarks of the environment share: documents, percentiles, the load, one JSON line."""

import atexit
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import ParamSpec, TypeVar

from lamwright.documents.odt import OdtParts, write_odt

_Given = TypeVar("_Given")
_Arguments = ParamSpec("_Arguments")
SENTENCE = "The analytical engine weaves algebraic patterns as the loom weaves flowers."


def document(folder: Path, paragraphs: int, name: str = "letter.odt") -> Path:
    """A document of so many paragraphs; 12 fit on one page."""
    body = "".join(
        f'<text:p text:style-name="Standard">{number}. {SENTENCE}</text:p>'
        for number in range(1, paragraphs + 1)
    )
    return write_odt(folder / name, OdtParts(body=body))


def folder() -> Path:
    """A private folder for documents, removed when the benchmark ends."""
    path = Path(tempfile.mkdtemp(prefix="lamwright-bench-"))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path


def timed(
    action: Callable[_Arguments, _Given], *arguments: _Arguments.args, **named: _Arguments.kwargs
) -> tuple[float, _Given]:
    """Seconds that ``action`` took with what follows, and what it gave."""
    start = time.perf_counter()
    given = action(*arguments, **named)
    return time.perf_counter() - start, given


def percentiles(seconds: Sequence[float]) -> dict[str, float]:
    """p50 and p95 in milliseconds."""
    ordered = sorted(seconds)
    last = len(ordered) - 1
    return {f"p{q}_ms": round(1000 * ordered[round(q / 100 * last)], 1) for q in (50, 95)}


def report(name: str, facts: Mapping[str, object]) -> None:
    """Print ``facts`` as one JSON line, with the load of the machine they were taken under."""
    load = round(os.getloadavg()[0], 1)
    print(json.dumps({"benchmark": name, "cores": os.cpu_count(), "load": load, **facts}))
