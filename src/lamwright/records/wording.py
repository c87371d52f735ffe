"""One wording for what an action does; plans, thoughts and histories all use it."""

from lamwright.records.action import Action


def describe(action: Action) -> str:
    """One short imperative sentence, e.g. ``Choose Format > Character...`` or ``Click "Bold"``."""
    describer = _WORDING[action.function]
    return str(describer(action))


def _click(action: Action) -> str:
    assert action.function == "click_input"
    if " > " in action.control.name:
        return f"Choose {action.control.name}"
    verb = (
        "Double-click" if action.double else "Right-click" if action.button == "right" else "Click"
    )
    return f'{verb} "{action.control.name}"'


def _set_edit(action: Action) -> str:
    assert action.function == "set_edit_text"
    return f'Set "{action.control.name}" to "{action.text}"'


def _keys(action: Action) -> str:
    assert action.function == "keyboard_input"
    where = f' in "{action.control.name}"' if action.control and action.control.name else ""
    return f'Type "{action.keys}"{where}'


def _wheel(action: Action) -> str:
    assert action.function == "wheel_mouse_input"
    return f"Scroll by {action.wheel_dist}"


def _texts(action: Action) -> str:
    assert action.function == "texts"
    return f'Read "{action.control.name}"'


def _select_text(action: Action) -> str:
    assert action.function == "select_text"
    place = f" in {action.place}" if action.place else ""
    if action.place and not action.text:
        return f"Select all of {action.place}"
    return f'Select the text "{action.text}"{place}'


def _read_text(action: Action) -> str:
    assert action.function == "read_text"
    last = "the end" if action.end_index == -1 else str(action.end_index)
    return f"Read paragraphs {action.start_index} to {last} of {action.place}"


def _select_paragraph(action: Action) -> str:
    assert action.function == "select_paragraph"
    if action.start_index == action.end_index:
        return f"Select paragraph {action.start_index}"
    last = "the last" if action.end_index == -1 else str(action.end_index)
    return f"Select paragraphs {action.start_index} to {last}"


def _select_table(action: Action) -> str:
    assert action.function == "select_table"
    return f"Select table {action.number}"


def _select_cells(action: Action) -> str:
    assert action.function == "select_cells"
    if action.last in {"", action.first}:
        return f"Select cell {action.first} of table {action.table}"
    return f"Select cells {action.first} to {action.last} of table {action.table}"


def _insert_table(action: Action) -> str:
    assert action.function == "insert_table"
    return f"Insert a table with {action.rows} rows and {action.columns} columns"


def _set_font(action: Action) -> str:
    assert action.function == "set_font"
    name = f' to "{action.font_name}"' if action.font_name else ""
    size = f" size {action.font_size:g}" if action.font_size else ""
    return f"Set the font{name}{size}"


def _save_as(action: Action) -> str:
    assert action.function == "save_as"
    return f'Save as "{action.file_name}{action.file_ext}"'


_WORDING = {
    "click_input": _click,
    "set_edit_text": _set_edit,
    "keyboard_input": _keys,
    "wheel_mouse_input": _wheel,
    "texts": _texts,
    "select_text": _select_text,
    "read_text": _read_text,
    "select_paragraph": _select_paragraph,
    "select_table": _select_table,
    "select_cells": _select_cells,
    "insert_table": _insert_table,
    "set_font": _set_font,
    "save_as": _save_as,
}
