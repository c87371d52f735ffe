"""All task families of Writer."""

from lamwright.applications.writer.binding import Binding
from lamwright.applications.writer.checks.kinds import UnchangedExcept
from lamwright.applications.writer.families import (
    character,
    edit,
    files,
    insert,
    page,
    page_edges,
    paragraph,
    paragraph_dialog,
    table_lines,
    tables,
    writing,
)
from lamwright.applications.writer.quality import beside, clash, objection
from lamwright.applications.writer.scene import Scene, read_scene
from lamwright.instantiate.family import Catalogue
from lamwright.records.check import Check

FAMILIES = (
    *character.FAMILIES,
    *paragraph.FAMILIES,
    *paragraph_dialog.FAMILIES,
    *tables.FAMILIES,
    *table_lines.FAMILIES,
    *page.FAMILIES,
    *page_edges.FAMILIES,
    *insert.FAMILIES,
    *edit.FAMILIES,
    *writing.FAMILIES,
    *files.FAMILIES,
)


def catalogue() -> Catalogue[Scene, Binding]:
    """Every family, in a fixed order, and how template documents are read."""
    return Catalogue(
        application="writer",
        families=FAMILIES,
        suffixes=(".odt", ".docx"),
        read=read_scene,
        unite=_unite,
        beside=beside,
        clash=clash,
        objection=objection,
    )


def _unite(effects: tuple[Check, ...]) -> UnchangedExcept:
    def join(field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item for effect in effects for item in getattr(effect, field)))

    return UnchangedExcept.model_validate({
        field: join(field) for field in ("texts", "added", "formats", "aspects")
    })
