"""Effects of commands and controls, and an application's table of them."""

from collections.abc import Mapping
from typing import Literal, get_args

from pydantic import Field

from lamwright.records.base import Record

Effect = Literal[
    "looks", "edits", "reads", "writes", "network", "runs", "settings", "leaves", "unknown"
]
"""looks: shows, moves, selects. edits: changes the document. reads, writes: a file beyond it.
network: opens a connection or sends something. runs: code. settings: of the program. leaves: the document.
unknown: not known."""
EFFECTS: tuple[Effect, ...] = get_args(Effect)


class Risks(Record):
    """What the commands of one application do, and by which ways they are given."""

    application: str
    commands: Mapping[str, tuple[Effect, ...]] = Field(description="effects by command")
    menu: Mapping[str, str] = Field(
        default_factory=dict, description="command by path of a menu entry"
    )
    labels: Mapping[str, tuple[str, ...]] = Field(
        default_factory=dict, description="commands that a label may stand for"
    )
    keys: Mapping[str, str] = Field(
        default_factory=dict, description="command by chord, modifiers sorted: 'CTRL+SHIFT+S'"
    )
    parts: tuple[str, ...] = Field(
        default=(),
        description="controls of the interface itself, without a command, that only look",
    )
    text: Mapping[str, tuple[Effect, ...]] = Field(
        default_factory=dict, description="effects of typed text, by regular expression"
    )

    def of_command(self, command: str) -> tuple[Effect, ...]:
        """Effects of a command ('.uno:Save', with or without arguments)."""
        return self.commands.get(base(command), ("unknown",))

    def of_menu(self, path: str) -> tuple[Effect, ...]:
        """Effects of a menu entry; in a menu that is filled at run time, those of the menu.

        There, an entry that is called as a command is may be that command: 'Customize' below 'Toolbars'.
        """
        places = [plain(place) for place in path.split(" > ")]
        for count in range(len(places), 0, -1):
            above = " > ".join(places[:count])
            if command := self.menu.get(above):
                is_filled = not any(entry.startswith(f"{above} > ") for entry in self.menu)
                if count < len(places) and not is_filled:
                    return ("unknown",)
                named = self.labels.get(places[-1], ()) if count < len(places) else ()
                found = {effect for c in (command, *named) for effect in self.of_command(c)}
                return tuple(effect for effect in EFFECTS if effect in found)
        return ("unknown",)

    def of_label(self, label: str) -> tuple[Effect, ...]:
        """Effects of all commands that have a label."""
        name = plain(label.removeprefix("Menu: "))  # the arrow beside a button
        if name in self.parts:
            return ("looks",)
        found = {effect for c in self.labels.get(name, ()) for effect in self.of_command(c)}
        return tuple(effect for effect in EFFECTS if effect in found) or ("unknown",)


def base(command: str) -> str:
    """A command without scheme, arguments and variant: '.uno:BasicShapes.cube' is 'BasicShapes'."""
    name = command.removeprefix(".uno:").partition("?")[0]
    return name if name.startswith(("service:", "vnd.")) else name.partition(".")[0]


def plain(label: str) -> str:
    """A label as it is compared: without mnemonic, dots at the end and what a key is shown by."""
    return label.replace("~", "").partition(" (")[0].rstrip(".…").strip()
