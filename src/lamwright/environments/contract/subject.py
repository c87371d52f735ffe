"""Subject of the contract tests: an environment, and facts about it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lamwright.environments.environment import Environment
from lamwright.records.action import Action, ClickInput, ControlRef
from lamwright.records.observation import Control, Observation


class ContractBroken(AssertionError):
    """The environment does not do what the rule asks; one sentence."""


@dataclass(frozen=True)
class Subject:
    """An environment and facts about it. What is left out is not tested, and said to be left out."""

    environment: Environment
    folder: Path
    """A folder for the files of the tests."""
    document: Path | None = None
    """What is opened; None: what the environment opens by itself."""
    damaged: bytes | None = None
    """What no document of the kind of ``document`` holds."""
    changes: tuple[Action, ...] = ()
    """What changes the document, when done one after the other; label 0 means by name."""
    closes: Action | None = None
    """What closes the document."""
    text: str = ""
    """A text of the document that ``select_text`` selects."""
    dialog: str = ""
    """The control or menu entry that opens a dialog."""
    dismiss: str = ""
    """The control of that dialog which closes it."""

    def reset(self) -> Observation:
        """Open the document."""
        return self.environment.reset(self.document)

    def do(self, action: Action) -> None:
        """Do an action of ``changes``; it must be done."""
        ref = getattr(action, "control", None)
        if ref is not None and ref.label == 0:
            found = self.find(ref.name)
            named = ControlRef(label=found.label, name=found.name)
            action = action.model_copy(update={"control": named})
        outcome = self.environment.perform(action)
        expect(outcome.delivered, f"{action} was not done: {outcome.reason} {outcome.detail}")

    def press(self, name: str) -> Observation:
        """Click the control or menu entry with a name; what shows then."""
        self.do(ClickInput(control=ControlRef(label=0, name=name)))
        return self.environment.observe()

    def find(self, name: str) -> Control:
        """The control or menu entry with a name."""
        shown = (*self.environment.observe().controls, *self.environment.menu())
        found = next((control for control in shown if control.name == name), None)
        if found is None:
            raise ContractBroken(f'There is no control named "{name}".')
        return found

    def saved(self, name: str) -> bytes:
        """The content of a copy of what is open, saved under a name without suffix."""
        suffix = self.document.suffix if self.document else ""
        path = self.folder / f"{name}{suffix}"
        self.environment.save_copy(path)
        expect(path.is_file(), "save_copy wrote no file.")
        return path.read_bytes()


class Rule(NamedTuple):
    """One thing that an environment does."""

    name: str
    """As a sentence."""
    check: Callable[[Subject], None]
    """Raises ``ContractBroken`` if it does not."""
    needs: tuple[str, ...] = ()
    """Facts of the subject without which it cannot be tested."""


def expect(condition: object, otherwise: str) -> None:
    """Raise ``ContractBroken`` with a sentence unless the condition holds."""
    if not condition:
        raise ContractBroken(otherwise)
