"""Which command each entry of the menu bar stands for, and how to give a command."""

import typing

import bars
import uno
from com.sun.star.container import NoSuchElementException

if typing.TYPE_CHECKING:
    from office import Office

_MOMENT = 0.3
_BAR = "private:resource/menubar/menubar"


def commands(office: "Office") -> dict:
    """Command by full name of the entry ('Edit > Undo'), for the entries that are configured.

    Names are the labels as configured; of the entries filled in at run time only the tool bars are here.
    """
    supplier = office.service("com.sun.star.ui.ModuleUIConfigurationManagerSupplier")
    bar = supplier.getUIConfigurationManager(office.kind.MODULE).getSettings(_BAR, False)
    labels = office.service("com.sun.star.frame.UICommandDescription").getByName(office.kind.MODULE)
    found = {f"View > Toolbars > {title}": c for title, c in bars.toggles(office).items()}
    _collect(bar, labels, "", found)
    return found


def run(office: "Office", command: str) -> bool:
    """Give ``command`` to the document's window; False if not possible.

    Waits only a moment for it: some dialogs hold the caller until they are closed.
    """
    url = parsed(office, command)
    dispatch = office.frame.queryDispatch(url, "", 0)
    if dispatch is None:
        return False
    office.on_main(lambda: dispatch.dispatch(url, ()), _MOMENT)
    return True


def _collect(container: object, labels: object, above: str, found: dict) -> None:
    for number in range(container.Count):
        item = {value.Name: value.Value for value in container.getByIndex(number)}
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


def _label(labels: object, command: str, *, is_menu: bool) -> str:
    try:
        values = {value.Name: value.Value for value in labels.getByName(command)}
    except NoSuchElementException:
        return ""
    keys = ("PopupLabel", "ContextLabel", "Label") if is_menu else ("ContextLabel", "Label")
    label = next((values[key] for key in keys if values.get(key)), "")
    return label.replace("~", "")


def parsed(office: "Office", command: str) -> object:
    """``command`` as the URL that dispatches are asked for with; the same in every window."""
    if command not in office.urls:
        url = uno.createUnoStruct("com.sun.star.util.URL")
        url.Complete = command
        office.urls[command] = office.tool("com.sun.star.util.URLTransformer").parseStrict(url)[1]
    return office.urls[command]
