"""Page styles: paper, margins, columns, header and footer."""

from collections.abc import Iterable

from lxml import etree

from lamwright.documents.formats import background, bordered
from lamwright.documents.inline import Findings, block_text
from lamwright.documents.measures import millimetres
from lamwright.documents.namespaces import NAMESPACES, attribute, every, first
from lamwright.documents.styles import StyleSheet, properties_of
from lamwright.records.document import Orientation, PageState, Place


class PageReader:
    """Reads the master pages of styles.xml; fields in headers and footers go to ``findings``."""

    def __init__(self, root: etree._Element, findings: Findings) -> None:
        """``root``: the office:document-styles element."""
        automatic = first(root, "office:automatic-styles")
        self._sheet = StyleSheet(root, automatic)
        self._findings = findings
        self._masters = {
            attribute(master, "style:name"): master
            for master in every(root, "office:master-styles/style:master-page")
        }
        self._layouts = {
            attribute(layout, "style:name"): layout
            for layout in every(automatic, "style:page-layout")
        }

    def read(self, names: Iterable[str]) -> tuple[PageState, ...]:
        """The page styles of these names in order of first use; at least one comes back."""
        masters = [self._masters[name] for name in dict.fromkeys(names) if name in self._masters]
        return tuple(self._page(master) for master in masters) or (PageState(),)

    def _page(self, master: etree._Element) -> PageState:
        layout = self._layouts.get(attribute(master, "style:page-layout-name"))
        held = properties_of(layout).get("page-layout", {})
        header, header_text = self._area(master, "header")
        footer, footer_text = self._area(master, "footer")
        return PageState(
            style=self._sheet.page_name(attribute(master, "style:name")),
            orientation=_orientation(held),
            width=millimetres(held.get("fo:page-width", "")),
            height=millimetres(held.get("fo:page-height", "")),
            top=millimetres(held.get("fo:margin-top", "")),
            bottom=millimetres(held.get("fo:margin-bottom", "")),
            left=millimetres(held.get("fo:margin-left", "")),
            right=millimetres(held.get("fo:margin-right", "")),
            columns=max(1, int(held.get("columns", "1"))),
            header=header,
            header_text=header_text,
            footer=footer,
            footer_text=footer_text,
            background=background(held),
            border=bordered(held),
            numbering=held.get("style:num-format", "1"),
        )

    def _area(self, master: etree._Element, name: Place) -> tuple[bool, str]:
        """Whether the header or footer is on, and its text."""
        element = master.find(f"style:{name}", NAMESPACES)
        if element is None or attribute(element, "style:display", "true") == "false":
            return False, ""
        return True, block_text(element, self._sheet, self._findings, name)


def _orientation(held: dict[str, str]) -> Orientation:
    """As the paper lies: LibreOffice's own attribute goes stale when the size is typed in."""
    width = millimetres(held.get("fo:page-width", ""))
    height = millimetres(held.get("fo:page-height", ""))
    return "landscape" if width > height else "portrait"
