"""Tool bars: commands of their buttons, and which bars show."""

import typing

import memory
from com.sun.star.container import NoSuchElementException
from connection import Connection, named

if typing.TYPE_CHECKING:
    from collections.abc import Mapping

    import interfaces
    from opened import Opened

_BROUGHT = "mailmerge"
"""A document with fields of a database brings it along."""
_TOGGLE = ".uno:AvailableToolbars?Toolbar:string="


class Bars:
    """The tool bars of one kind of document; ``bars`` holds what is configured of each by name."""

    def __init__(
        self, connection: Connection, module: str, bars: "Mapping[str, Mapping[str, typing.Any]]"
    ) -> None:
        self._connection = connection
        self._module = module
        self._bars = bars

    def shown(self, opened: "Opened", *, every: bool) -> "dict[str, bool]":
        """Of the tool bars that do not come and go by themselves (or ``every`` one), by title: whether they show."""
        manager = opened.frame.LayoutManager
        return {
            values["UIName"]: manager.isElementVisible(name)
            for name, values in self._bars.items()
            if every or _is_switched(opened, name.removeprefix(memory.BAR), values)
        }

    def toggles(self) -> "dict[str, str]":
        """Command by title, for the tool bars that the menu switches."""
        return {
            values["UIName"]: _TOGGLE + name.removeprefix(memory.BAR)
            for name, values in self._bars.items()
        }

    def commands(self, bar: str) -> "list[list[str]]":
        """Name and command of the buttons of ``bar`` ('Formatting') in their order, as configured.

        Empty for what is no tool bar. What LibreOffice puts in at run time is not here.
        """
        titles = {values["UIName"]: name for name, values in self._bars.items()}
        if bar not in titles:
            return []
        tool = self._connection.tool
        supplier = tool("com.sun.star.ui.ModuleUIConfigurationManagerSupplier")
        manager = supplier.getUIConfigurationManager(self._module)
        settings: interfaces.Numbered = manager.getSettings(titles[bar], False)
        items = [named(settings.getByIndex(number)) for number in range(settings.Count)]
        shown = [item for item in items if item.get("CommandURL") and item.get("IsVisible", True)]
        labels = tool("com.sun.star.frame.UICommandDescription").getByName(self._module)
        return [[_name(item, labels), item["CommandURL"]] for item in shown]


def _is_switched(opened: "Opened", name: str, values: "Mapping[str, typing.Any]") -> bool:
    """Whether a tool bar shows as somebody has switched it last, whatever the document is."""
    return name != _BROUGHT and (not values.get("ContextSensitive") or name in opened.kind.BARS)


def _name(item: "dict[str, typing.Any]", labels: "interfaces.Named") -> str:
    try:
        name = item.get("Label") or named(labels.getByName(item["CommandURL"])).get("Name", "")
    except NoSuchElementException:
        return ""
    return str(name).replace("~", "")
