"""The check of requests by hand: all that was asked for, and nothing else."""

from itertools import islice

from lamwright.applications.writer.checks.evidence import Answer, Evidence
from lamwright.applications.writer.checks.kinds import PartsDone
from lamwright.applications.writer.parts.compare import complaints, expected

_MOST = 3


def parts_done(check: PartsDone, seen: Evidence) -> Answer:
    """Compares the final document with the initial one as the parts would make it."""
    found = list(islice(complaints(expected(seen.initial, check.parts), seen.final), _MOST))
    return Answer(False, "; ".join(found)) if found else Answer(True, "all parts are done")
