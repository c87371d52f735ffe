"""Rules for reset: afterwards everything shows as at first."""

from lamwright.environments.contract.subject import Rule, Subject, expect


def dropping(subject: Subject) -> None:
    """Reset drops what was done, again and again."""
    first = subject.reset()
    for _ in range(2):
        for action in subject.changes:
            subject.do(action)
        expect(subject.reset() == first, "What was done in one episode shows in the next.")


def saved(subject: Subject) -> None:
    """After a reset the same is saved as after the first one, as far as the format allows it."""
    subject.reset()
    size = len(subject.saved("first"))
    for action in subject.changes:
        subject.do(action)
    subject.reset()
    again = len(subject.saved("again"))
    expect(abs(size - again) <= max(64, size // 50), f"{size} bytes became {again} after a reset.")


RULES = (
    Rule("reset drops what was done", dropping, ("changes",)),
    Rule("after a reset the same is saved", saved, ("document", "changes")),
)
