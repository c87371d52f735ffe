"""What LibreOffice's side answers when it is asked to look at a text."""

from lamwright.environments.libreoffice.content.edges import Edge
from lamwright.records.base import Record
from lamwright.records.canvas import CanvasPage


class Look(Record):
    """Cursor, selection and headers as they are now; the content only where it is not known."""

    selection: str
    place: str = ""
    table: str = ""
    box: tuple[str, str] = ("", "")
    line_ends: int | None
    page_style: str
    page: CanvasPage | None
    edges: tuple[Edge, ...] = ()
    protected: bool = False
    digest: str
    content: str | None
