"""An environment with dialogs: their controls say which one they are in."""

from lamwright.environments.contract.subject import Rule, Subject, expect


def opening(subject: Subject) -> None:
    """A dialog opens, its controls know it, and it closes."""
    before = subject.reset()
    expect(before.dialogs == (), "A dialog shows after reset.")
    expect(not any(c.dialog for c in before.controls), "A control is in a dialog, and none shows.")
    seen = subject.press(subject.dialog)
    expect(len(seen.dialogs) == 1, f'"{subject.dialog}" opened {len(seen.dialogs)} dialogs.')
    inside = [control for control in seen.controls if control.dialog == seen.dialogs[-1]]
    expect(inside, "No control says that it is in the dialog.")
    is_known = any(control.name == subject.dismiss for control in inside)
    expect(is_known, f'"{subject.dismiss}" does not say that it is in the dialog.')
    seen = subject.press(subject.dismiss)
    expect(seen.dialogs == (), f'"{subject.dismiss}" did not close the dialog.')


def leaving(subject: Subject) -> None:
    """A dialog that an episode left open is gone in the next one."""
    first = subject.reset()
    subject.press(subject.dialog)
    expect(subject.reset() == first, "A dialog left open shows in the next episode.")


RULES = (
    Rule("a dialog opens and closes", opening, ("dialog", "dismiss")),
    Rule("a dialog left open is gone after reset", leaving, ("dialog",)),
)
