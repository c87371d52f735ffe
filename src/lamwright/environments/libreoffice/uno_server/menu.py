"""Which command each entry of the menu bar stands for, and how to give a command."""

import typing

from com.sun.star.container import NoSuchElementException
from connection import Connection, named

if typing.TYPE_CHECKING:
    from collections.abc import Mapping

    import interfaces
    from opened import Opened

_MOMENT = 0.3
_BAR = "private:resource/menubar/menubar"


def commands(connection: Connection, module: str, toggles: "Mapping[str, str]") -> "dict[str, str]":
    """Command by full name of the entry ('Edit > Undo'), for the entries that are configured.

    Names are the labels as configured; of the entries filled in at run time only the tool bars are
    here, whose commands are ``toggles``.
    """
    supplier = connection.service("com.sun.star.ui.ModuleUIConfigurationManagerSupplier")
    bar = supplier.getUIConfigurationManager(module).getSettings(_BAR, False)
    labels = connection.service("com.sun.star.frame.UICommandDescription").getByName(module)
    found = {f"View > Toolbars > {title}": command for title, command in toggles.items()}
    _collect(bar, labels, "", found)
    return found


def run(opened: "Opened", command: str) -> bool:
    """Give ``command`` to the document's window; False if not possible.

    Waits only a moment for it: some dialogs hold the caller until they are closed.
    """
    url = opened.connection.url(command)
    dispatch = opened.frame.queryDispatch(url, "", 0)
    if dispatch is None:
        return False
    wanted = dispatch
    opened.connection.post(lambda: wanted.dispatch(url, ()), _MOMENT)
    return True


def _collect(
    container: "interfaces.Numbered",
    labels: "interfaces.Named",
    above: str,
    found: "dict[str, str]",
) -> None:
    for number in range(container.Count):
        item = named(container.getByIndex(number))
        command = item.get("CommandURL") or ""
        inner = item.get("ItemDescriptorContainer")
        label = item.get("Label") or _label(labels, command, is_menu=inner is not None)
        if not label:
            continue
        name = f"{above} > {label}" if above else label
        if inner is not None:
            _collect(inner, labels, name, found)
        else:
            found.setdefault(name, command)


def _label(labels: "interfaces.Named", command: str, *, is_menu: bool) -> str:
    try:
        values = named(labels.getByName(command))
    except NoSuchElementException:
        return ""
    keys = ("PopupLabel", "ContextLabel", "Label") if is_menu else ("ContextLabel", "Label")
    label: str = next((values[key] for key in keys if values.get(key)), "")
    return label.replace("~", "")
