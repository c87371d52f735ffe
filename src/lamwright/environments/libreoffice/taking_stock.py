"""What of a file just opened LibreOffice did not take over, or would not write again."""

from collections.abc import Collection
from pathlib import Path

from lamwright.environments.libreoffice.products.losses import losses
from lamwright.environments.libreoffice.products.unsaved import controls_of, unsaved, worth_trying
from lamwright.environments.libreoffice.products.word_package import open_word
from lamwright.environments.libreoffice.uno_bridge import UnoBridge
from lamwright.environments.libreoffice.workplace import Workplace

_MOST_NAMED = 3


def take_stock(
    document: Path | None, uno: UnoBridge, place: Workplace, broken: Collection[str] = ()
) -> tuple[str, ...]:
    """What is lost, as it is told, with the ``broken`` parts that were left out.

    A Word file with content controls is saved once to see what becomes of these.
    """
    package = None if document is None else open_word(document)
    lost = (*losses(document, uno.whole(), package), *_left_out(broken))
    held = controls_of(package)
    if not worth_trying(held):
        return lost
    with place.trial(".docx") as path:
        if not uno.save_as(path).delivered:
            return lost
        return (*lost, *unsaved(held, controls_of(open_word(path))))


def _left_out(broken: Collection[str]) -> tuple[str, ...]:
    if not broken:
        return ()
    named = ", ".join(sorted(broken)[:_MOST_NAMED])
    more = ", ..." if len(broken) > _MOST_NAMED else ""
    return (f"{len(broken)} broken part{'s' if len(broken) > 1 else ''} ({named}{more})",)
