"""Rules for every environment."""

from lamwright.environments.contract.subject import ContractBroken, Rule, Subject, expect
from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.errors import EnvironmentBroken

_NOWHERE = 987_654


def controls(subject: Subject) -> None:
    """Controls have names and labels of their own."""
    seen = subject.reset()
    shown = (*seen.controls, *subject.environment.menu())
    labels = [control.label for control in shown]
    expect(len(labels) == len(set(labels)), "Two controls or menu entries share a label.")
    expect(all(control.name for control in shown), "A control has no name.")
    expect(seen.focus is None or seen.focus in labels, "The focus is on no control of the screen.")
    expect(
        not any(control.menu for control in seen.controls), "A showing control calls itself menu."
    )


def looking(subject: Subject) -> None:
    """Looking changes nothing."""
    first = subject.reset()
    expect(subject.environment.observe() == first, "What reset gave is not what shows.")
    expect(subject.environment.observe() == first, "Looking twice does not show the same.")


def refusals(subject: Subject) -> None:
    """What cannot be done is an outcome."""
    seen = subject.reset()
    unknown = ClickInput(control=ControlRef(label=_NOWHERE, name="Nothing"))
    _refused(subject, unknown, "not_found")
    for control in seen.controls[:1]:
        renamed = ClickInput(control=ControlRef(label=control.label, name="No such name"))
        _refused(subject, renamed, "stale")
    expect(subject.environment.observe() == seen, "An action that was not done changed something.")


def exports(subject: Subject) -> None:
    """Each episode begins with an empty folder for exports."""
    subject.reset()
    folder = subject.environment.exports
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "left.txt").write_text("of the episode before", encoding="utf-8")
    subject.reset()
    left = list(folder.iterdir()) if folder.is_dir() else []
    expect(not left, "reset leaves exports of the episode before.")


def closing(subject: Subject) -> None:
    """Once closed it is broken until the next reset."""
    first = subject.reset()
    subject.environment.close()
    subject.environment.close()
    for call in (subject.environment.observe, subject.environment.menu):
        try:
            call()
        except EnvironmentBroken:
            continue
        raise ContractBroken(f"{call.__name__} works after close.")
    names = [control.name for control in subject.reset().controls]
    same = names == [control.name for control in first.controls]
    expect(same, "After close and reset other controls show.")


def _refused(subject: Subject, action: ClickInput, reason: str) -> None:
    outcome = subject.environment.perform(action)
    expect(not outcome.delivered, f"{action} was done.")
    expect(outcome.reason == reason, f"{action} is refused as {outcome.reason!r}, not {reason!r}.")


RULES = (
    Rule("controls have names and labels of their own", controls),
    Rule("looking changes nothing", looking),
    Rule("what cannot be done is an outcome", refusals),
    Rule("each episode begins with empty exports", exports),
    Rule("once closed it is broken until reset", closing),
)
