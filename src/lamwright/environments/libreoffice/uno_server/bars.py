"""Tool bars: what their buttons stand for, and which of them show."""

import typing

import memory
from com.sun.star.container import NoSuchElementException

if typing.TYPE_CHECKING:
    from office import Office


def shown(office: "Office", *, every: bool) -> dict:
    """Of the tool bars that do not come and go by themselves (or ``every`` one), by title: whether they show."""
    manager = office.frame.LayoutManager
    return {
        values["UIName"]: manager.isElementVisible(name)
        for name, values in office.bars.items()
        if every
        or not values.get("ContextSensitive")
        or name.removeprefix(memory.BAR) in office.kind.BARS
    }


def toggles(office: "Office") -> dict:
    """Command by title, for the tool bars that the menu switches."""
    command = ".uno:AvailableToolbars?Toolbar:string="
    return {
        values["UIName"]: command + name.removeprefix(memory.BAR)
        for name, values in office.bars.items()
    }


def commands(office: "Office", bar: str) -> list:
    """Name and command of the buttons of ``bar`` ('Formatting') in their order, as configured.

    Empty for what is no tool bar. What LibreOffice puts in at run time is not here.
    """
    titles = {values["UIName"]: name for name, values in office.bars.items()}
    if bar not in titles:
        return []
    supplier = office.tool("com.sun.star.ui.ModuleUIConfigurationManagerSupplier")
    settings = supplier.getUIConfigurationManager(office.kind.MODULE).getSettings(
        titles[bar], False
    )
    items = [memory.named(settings.getByIndex(number)) for number in range(settings.Count)]
    shown = [item for item in items if item.get("CommandURL") and item.get("IsVisible", True)]
    labels = office.tool("com.sun.star.frame.UICommandDescription").getByName(office.kind.MODULE)
    return [[_name(item, labels), item["CommandURL"]] for item in shown]


def _name(item: dict, labels: object) -> str:
    try:
        name = item.get("Label") or memory.named(labels.getByName(item["CommandURL"])).get(
            "Name", ""
        )
    except NoSuchElementException:
        return ""
    return name.replace("~", "")
