"""Tool bars: what their buttons stand for, which show, and that a document does not inherit them."""

import typing

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.container import NoSuchElementException

if typing.TYPE_CHECKING:
    from office import Office

_BAR = "private:resource/toolbar/"
_KEPT = ("Visible", "Docked", "DockingArea")
"""What an episode can change of a tool bar and LibreOffice remembers for the next window."""


def switched(office: "Office") -> dict:
    """Of the tool bars that do not come and go by themselves, by title: whether they show."""
    manager = office.frame.LayoutManager
    return {
        values["UIName"]: manager.isElementVisible(name)
        for name, values in office.bars.items()
        if not values.get("ContextSensitive") or name.removeprefix(_BAR) in office.kind.BARS
    }


def toggles(office: "Office") -> dict:
    """Command by title, for the tool bars that the menu switches."""
    command = ".uno:AvailableToolbars?Toolbar:string="
    return {
        values["UIName"]: command + name.removeprefix(_BAR) for name, values in office.bars.items()
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
    items = [_values(settings.getByIndex(number)) for number in range(settings.Count)]
    shown = [item for item in items if item.get("CommandURL") and item.get("IsVisible", True)]
    labels = office.tool("com.sun.star.frame.UICommandDescription").getByName(office.kind.MODULE)
    return [[_name(item, labels), item["CommandURL"]] for item in shown]


def _name(item: dict, labels: object) -> str:
    try:
        name = item.get("Label") or _values(labels.getByName(item["CommandURL"])).get("Name", "")
    except NoSuchElementException:
        return ""
    return name.replace("~", "")


def remember(office: "Office") -> None:
    """Before the first document: keep what LibreOffice remembers of each tool bar of the menu."""
    states = _states(office)
    office.bars = {n: v for n, v in states.items() if not v.get("HideFromToolbarMenu")}


def restore(office: "Office") -> None:
    """Let the next window have the tool bars that the first one had, not those of the last."""
    held = _window_states(office)
    for name, values in office.bars.items():
        wanted = _kept(values)
        if _kept(_values(held.getByName(name))) != wanted:
            pairs = tuple(PropertyValue(key, 0, value, 0) for key, value in wanted.items())
            state = uno.Any("[]com.sun.star.beans.PropertyValue", pairs)
            uno.invoke(held, "replaceByName", (name, state))


def _window_states(office: "Office") -> object:
    return office.tool("com.sun.star.ui.WindowStateConfiguration").getByName(office.kind.MODULE)


def _states(office: "Office") -> dict:
    held = _window_states(office)
    return {n: _values(held.getByName(n)) for n in held.getElementNames() if n.startswith(_BAR)}


def _kept(values: dict) -> dict:
    return {key: values[key] for key in _KEPT if key in values}


def _values(pairs: object) -> dict:
    return {pair.Name: pair.Value for pair in pairs}
