"""The action vocabulary: a core that every environment has, and what applications register.

One class a function, names and arguments as in UFO. An application registers a function by
defining a subclass of ``BaseAction``; importing the application's package is all it takes.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, SerializeAsAny
from typing_extensions import override

from lamwright.records.base import Record


class ControlRef(Record):
    """A control of the current observation, by label and by name."""

    label: int = Field(description="Control.label in the observation the action was decided on")
    name: str = Field(description="Control.name, kept so that a stale label is noticed")


class BaseAction(Record):
    """One thing to do in an application; ``function`` names its kind."""

    function: str

    def describe(self) -> str:
        """One short imperative sentence, e.g. ``Choose Format > Character...``.

        Plans, thoughts and histories all use it, and codecs depend on it: a change of wording
        needs a new training of every model that was trained on the old one.
        """
        given = self.model_dump(exclude={"function"}, exclude_defaults=True)
        listed = ", ".join(f"{name}={value!r}" for name, value in given.items())
        return f"{self.function.replace('_', ' ').capitalize()} {listed}".rstrip()

    def arguments(self) -> dict[str, object]:
        """What a reply gives besides function and control: the fields that differ from defaults."""
        return self.model_dump(exclude={"function", "control"}, exclude_defaults=True)


class ClickInput(BaseAction):
    """Press, toggle, open or choose a control."""

    function: Literal["click_input"] = "click_input"
    control: ControlRef
    button: Literal["left", "right", "middle"] = "left"
    double: bool = False

    @override
    def describe(self) -> str:
        """``Choose Format > Character...`` or ``Click "Bold"``."""
        if " > " in self.control.name:
            return f"Choose {self.control.name}"
        right = "Right-click" if self.button == "right" else "Click"
        return f'{"Double-click" if self.double else right} "{self.control.name}"'


class SetEditText(BaseAction):
    """Put text into an edit, combo box or spin button."""

    function: Literal["set_edit_text"] = "set_edit_text"
    control: ControlRef
    text: str
    clear_current_text: bool = True

    @override
    def describe(self) -> str:
        """``Set "Width" to "2 cm"``."""
        return f'Set "{self.control.name}" to "{self.text}"'


class KeyboardInput(BaseAction):
    """Type: plain text, with ``{ENTER}``, ``{TAB}`` or ``{CTRL+B}`` for keys, ``{{}``, ``{}}`` for braces."""

    function: Literal["keyboard_input"] = "keyboard_input"
    control: ControlRef | None = Field(default=None, description="focused first when given")
    keys: str

    @override
    def describe(self) -> str:
        """``Type "{ENTER}"``."""
        where = f' in "{self.control.name}"' if self.control and self.control.name else ""
        return f'Type "{self.keys}"{where}'


class WheelMouseInput(BaseAction):
    """Scroll at a control."""

    function: Literal["wheel_mouse_input"] = "wheel_mouse_input"
    control: ControlRef | None = None
    wheel_dist: int = Field(description="notches; positive is up")

    @override
    def describe(self) -> str:
        """``Scroll by -3``."""
        return f"Scroll by {self.wheel_dist}"


class Texts(BaseAction):
    """Read a control's text, which the outcome then holds."""

    function: Literal["texts"] = "texts"
    control: ControlRef

    @override
    def describe(self) -> str:
        """``Read "Width"``."""
        return f'Read "{self.control.name}"'


CORE_ACTIONS = (ClickInput, SetEditText, KeyboardInput, WheelMouseInput, Texts)
"""Actions of every environment; all of them act on a control."""
CONTROL_FUNCTIONS = tuple(str(kind.model_fields["function"].default) for kind in CORE_ACTIONS)


def action_kinds() -> dict[str, type[BaseAction]]:
    """All functions that are registered now, with their classes."""
    return {str(k.model_fields["function"].default): k for k in _below(BaseAction)}


def _below(kind: type[BaseAction]) -> Iterator[type[BaseAction]]:
    for child in kind.__subclasses__():
        if "function" in child.model_fields and not child.model_fields["function"].is_required():
            yield child
        yield from _below(child)


def _typed(value: object) -> object:
    if not isinstance(value, dict):
        return value
    function = value.get("function")
    kind = action_kinds().get(function) if isinstance(function, str) else None
    if kind is None:
        raise ValueError(f"no installed application registers the action {function!r}")
    return kind.model_validate(value)


Action = Annotated[SerializeAsAny[BaseAction], BeforeValidator(_typed)]
"""Any registered action; read back as the class that its ``function`` names."""
