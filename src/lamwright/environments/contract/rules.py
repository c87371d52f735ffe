"""All rules: the core, and those of each capability."""

from lamwright.environments.contract import (
    core,
    dialogs,
    documents,
    menus,
    screenshots,
    selection,
    undo,
)

RULES = (
    *core.RULES,
    *documents.RULES,
    *menus.RULES,
    *selection.RULES,
    *dialogs.RULES,
    *undo.RULES,
    *screenshots.RULES,
)
