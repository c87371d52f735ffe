"""An environment with a menu bar: its entries are listed as paths and chosen without opening a menu."""

from lamwright.environments.contract.subject import Rule, Subject, expect
from lamwright.records.action import ClickInput, ControlRef

_SEPARATOR = " > "


def entries(subject: Subject) -> None:
    """Entries are paths, each once, marked as menu entries."""
    subject.reset()
    menu = subject.environment.menu()
    names = [entry.name for entry in menu]
    expect(len(names) == len(set(names)), "Two menu entries have the same path.")
    expect(all(_SEPARATOR in name for name in names), "The name of a menu entry is no path.")
    expect(all(entry.menu for entry in menu), "A menu entry does not call itself one.")
    expect(not any(entry.dialog for entry in menu), "A menu entry is in a dialog.")


def steady(subject: Subject) -> None:
    """The same menu is listed again, with the same labels."""
    subject.reset()
    first = [(entry.label, entry.name) for entry in subject.environment.menu()]
    again = [(entry.label, entry.name) for entry in subject.environment.menu()]
    expect(first == again, "The menu is listed otherwise the second time.")


def disabled(subject: Subject) -> None:
    """An entry that is disabled is refused; one with another name is stale."""
    subject.reset()
    menu = subject.environment.menu()
    for entry in [entry for entry in menu if not entry.enabled][:1]:
        ref = ControlRef(label=entry.label, name=entry.name)
        outcome = subject.environment.perform(ClickInput(control=ref))
        expect(outcome.reason == "disabled", f'"{entry.name}" is disabled and was not refused so.')
    for entry in menu[:1]:
        ref = ControlRef(label=entry.label, name="No > Such entry")
        outcome = subject.environment.perform(ClickInput(control=ref))
        expect(outcome.reason == "stale", "A menu entry with another name is not stale.")


RULES = (
    Rule("menu entries are paths", entries, ("menu",)),
    Rule("the menu keeps its labels", steady, ("menu",)),
    Rule("disabled menu entries are refused", disabled, ("menu",)),
)
