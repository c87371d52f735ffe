"""Short constructors of outcomes."""

from lamwright.records.trajectory import Outcome

DONE = Outcome(delivered=True)


def refused(reason: str, detail: str) -> Outcome:
    """An outcome for what was not done."""
    return Outcome.model_validate({"delivered": False, "reason": reason, "detail": detail})
