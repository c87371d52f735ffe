"""What a document was when it was opened, and whether it is that again."""

import contextlib
import typing

import normal
import status
import undo_steps
import view
from com.sun.star.uno import Exception as UnoException

if typing.TYPE_CHECKING:
    from opened import Opened


def note(opened: "Opened") -> None:
    """Keep what it is now. Layout changes exports (places in the order of shapes) and tells nobody."""
    opened.forget_exports()
    opened.kind.note(opened)
    opened.state = state(opened)
    undo_steps.forget_layout(opened)


def is_back(opened: "Opened") -> bool:
    """Whether it is what was opened, once what undoing spoils was mended; no where that was not noted."""
    if not opened.state:
        return False
    now = state(opened)
    if now != opened.state:
        with contextlib.suppress(UnoException):
            opened.kind.mend(opened)
        undo_steps.forget(opened)
        opened.forget_exports()
        now = state(opened)
    if now != opened.state:
        return False
    opened.state = now  # which is exported like this from now on: alike at the first glance
    return True


def state(opened: "Opened") -> "tuple[object, ...]":
    """All that an episode may leave behind in the document: content, styles, properties."""
    properties_ = opened.document.getDocumentProperties()
    return (
        opened.document.getURL(),
        opened.kind.state(opened),
        status.states(opened, opened.kind.MODES),
        view.settings(opened),
        normal.Exported(opened.content()),
        normal.digest_of_styles(opened.styles()),
        (properties_.Title, properties_.Subject, properties_.Description),
        (tuple(properties_.Keywords), properties_.UserDefinedProperties.PropertyValues),
    )
