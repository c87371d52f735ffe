"""An environment operated by the names of its controls."""

from lamwright.records.action import ClickInput, ControlRef, SetEditText


class Hands:
    """Acts by name, as a person would, and remembers what is to be seen."""

    def __init__(self, environment):
        self.environment = environment
        self.menu = ()
        self.seen = None

    def open(self, document):
        self.seen = self.environment.reset(document)
        self.menu = self.environment.menu()
        return self.seen

    def find(self, name, role=None):
        shown = (*self.seen.controls, *self.menu)
        fitting = [c for c in shown if c.name == name and role in {None, c.role}]
        assert fitting, f"no {name!r} among {[c.name for c in self.seen.controls]}"
        return fitting[0]

    def do(self, action):
        outcome = self.environment.perform(action)
        self.seen = self.environment.observe()
        return outcome

    def click(self, name, role=None):
        control = self.find(name, role)
        outcome = self.do(ClickInput(control=ControlRef(label=control.label, name=name)))
        assert outcome.delivered, outcome
        return outcome

    def fill(self, name, text, role=None):
        control = self.find(name, role)
        ref = ControlRef(label=control.label, name=name)
        outcome = self.do(SetEditText(control=ref, text=text))
        assert outcome.delivered, outcome
        return outcome
