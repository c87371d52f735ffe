"""One action on a document taken back: its steps are undone, and the document is compared with what it was."""

import contextlib
import typing

import normal
from com.sun.star.uno import Exception as UnoException

if typing.TYPE_CHECKING:
    from opened import Opened

UNDO_LIMIT = 100


class Mark(typing.NamedTuple):
    """A document at one time."""

    steps: int
    content: bytes
    styles: bytes
    state: "tuple[object, ...]"
    tables: "tuple[str, ...]"


def undo_all(opened: "Opened") -> bool:
    """Undo every step there is and forget it; whether none had been forgotten before."""
    undo = opened.undo_manager
    complete = len(undo.getAllUndoActionTitles()) < UNDO_LIMIT
    with unseen(opened):
        while undo.isUndoPossible():
            undo.undo()
    forget(opened)
    return complete


def forget(opened: "Opened") -> None:
    """No step can be undone any more, and nothing is to be saved."""
    opened.undo_manager.clear()
    if opened.document.isModified():  # else closing it would ask whether to save it
        opened.document.setModified(False)


def forget_layout(opened: "Opened") -> None:
    """Forget steps that nobody took: laying pages out may add one ("Sort shapes")."""
    if opened.undo_manager.isUndoPossible():
        forget(opened)


def mark(opened: "Opened") -> bool:
    """Note the document before an action; whether what the action does can be undone at all.

    Only documents that tell each change are noted: for the others it would cost an export each time.
    """
    opened.mark = None
    steps = len(opened.undo_manager.getAllUndoActionTitles())
    if opened.kind.stamp(opened) is None or steps >= UNDO_LIMIT:
        return False
    opened.mark = Mark(
        steps,
        opened.content(),
        opened.styles(),
        opened.kind.state(opened),
        opened.kind.tables(opened),
    )
    return True


def take_back(opened: "Opened") -> bool:
    """Undo what was done since the mark; False, and it stays done, where the document is not what it was then."""
    noted, opened.mark = opened.mark, None
    if noted is None:
        return False
    opened.kind.end_editing(opened)
    wanted = len(opened.undo_manager.getAllUndoActionTitles()) - noted.steps
    undone = 0
    try:
        with unseen(opened):
            while undone < wanted:
                opened.undo_manager.undo()
                undone += 1
        if wanted >= 0 and _is_back(opened, noted):
            return True
    except UnoException:
        pass  # a step that cannot be undone
    with unseen(opened):
        for _ in range(undone):
            opened.undo_manager.redo()
    return False


@contextlib.contextmanager
def unseen(opened: "Opened") -> "typing.Iterator[None]":
    """The window follows only at the end what is done to the document, which halves the time."""
    opened.document.lockControllers()
    try:
        yield
    finally:
        opened.document.unlockControllers()


def _is_back(opened: "Opened", noted: Mark) -> bool:
    """Whether the document is what it was; tables that came back under another name get their own."""
    now = opened.kind.tables(opened)
    new = [name for name in now if name not in noted.tables]
    lost = [name for name in noted.tables if name not in now]
    if len(new) != len(lost):
        return False
    for names in (lost, lost[::-1]):  # they come back in the one order or the other
        for name, old in zip(new, names, strict=True):
            opened.kind.rename_table(opened, name, old)
        if _is_at(opened, noted):
            return True
        for name, old in zip(new, names, strict=True):
            opened.kind.rename_table(opened, old, name)
    return False


def _is_at(opened: "Opened", noted: Mark) -> bool:
    return (
        opened.kind.state(opened) == noted.state
        and normal.Exported(opened.content()) == normal.Exported(noted.content)
        and normal.digest_of_styles(opened.styles()) == normal.digest_of_styles(noted.styles)
    )
