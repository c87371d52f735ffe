"""One wording for what an action does; plans, thoughts and histories all use it."""

from lamwright.records.action import BaseAction


def describe(action: BaseAction) -> str:
    """One short imperative sentence, e.g. ``Choose Format > Character...`` or ``Click "Bold"``."""
    return action.describe()
