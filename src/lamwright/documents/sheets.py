"""Reading OpenDocument spreadsheets: one file in, one ``SpreadsheetState`` out."""

import zipfile
from pathlib import Path

from lxml import etree

from lamwright.documents.cell_formats import CellFormats
from lamwright.documents.formulas import cell_range
from lamwright.documents.namespaces import attribute, every, first
from lamwright.documents.package import SPREADSHEET, check_kind, open_archive, read_part
from lamwright.documents.sheet_grid import GridReader
from lamwright.documents.styles import StyleSheet
from lamwright.records.errors import DocumentError
from lamwright.records.spreadsheet import ChartState, SheetState, SpreadsheetState

_FROZEN = "2"
_MOST_SHEETS = 1000


def read_spreadsheet(path: Path) -> SpreadsheetState:
    """What the OpenDocument spreadsheet at ``path`` holds, styles resolved.

    Raises ``DocumentError`` (one sentence) when it is missing, empty, damaged, encrypted,
    suspiciously large, or another kind of file.
    """
    with open_archive(path, SPREADSHEET) as archive:
        check_kind(path, archive, SPREADSHEET)
        try:
            return _Reader(path, archive).read()
        except (ValueError, RecursionError) as error:
            raise DocumentError(
                f"{path.name} holds values that make no sense ({error})."
            ) from error


class _Reader:
    """Reads one open package."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self._path, self._archive = path, archive
        self._names = set(archive.namelist())
        content = self._part("content.xml")
        styles = self._part("styles.xml")
        body = first(content, "office:body/office:spreadsheet")
        if content is None or body is None:
            raise DocumentError(f"{path.name} is not a spreadsheet; open one that Calc made.")
        self._body = body
        common = styles if styles is not None else content
        own = first(content, "office:automatic-styles")
        sheet = StyleSheet(common, own)
        formats = CellFormats(sheet, first(common, "office:styles"), own)
        self._grid = GridReader(sheet, formats)
        self._sheet = sheet
        self._frozen = _frozen(self._part("settings.xml"))
        self._filters = _filters(body)

    def read(self) -> SpreadsheetState:
        """All its sheets."""
        tables = every(self._body, "table:table")[:_MOST_SHEETS]
        return SpreadsheetState(sheets=tuple(self._table(table) for table in tables))

    def _part(self, name: str) -> etree._Element | None:
        if name not in self._names:
            return None
        return read_part(self._path, self._archive, name)

    def _table(self, table: etree._Element) -> SheetState:
        name = attribute(table, "table:name")
        grid = self._grid.read(table)
        style = self._sheet.own("table", attribute(table, "table:style-name"), "table")
        rows, columns = self._frozen.get(name, (0, 0))
        charts, objects = self._drawn(table)
        return SheetState(
            name=name,
            cells=grid.cells,
            widths=grid.widths,
            heights=grid.heights,
            hidden_rows=grid.hidden_rows,
            hidden_columns=grid.hidden_columns,
            frozen_rows=rows,
            frozen_columns=columns,
            charts=charts,
            objects=objects,
            hidden=style.get("table:display") == "false",
            filters=tuple(sorted(self._filters.get(name, ()))),
        )

    def _drawn(self, table: etree._Element) -> tuple[tuple[ChartState, ...], tuple[str, ...]]:
        """Charts and the kinds of all else that is drawn, wherever it is anchored."""
        charts: list[ChartState] = []
        others: list[str] = []
        for frame in table.iter("{*}frame"):
            held = first(frame, "draw:object")
            if held is not None and (chart := self._chart(held)):
                charts.append(chart)
            else:
                child = next(iter(frame), None)
                others.append("frame" if child is None else etree.QName(child).localname)
        return tuple(charts), tuple(sorted(others))

    def _chart(self, held: etree._Element) -> ChartState | None:
        """The chart in an embedded object, or None when it is another kind of object."""
        folder = attribute(held, "xlink:href").removeprefix("./")
        part = self._part(f"{folder}/content.xml")
        chart = first(part, "office:body/office:chart/chart:chart")
        if chart is None:
            return None
        kind = attribute(chart, "chart:class").rpartition(":")[2]
        ranges = attribute(held, "draw:notify-on-update-of-ranges")
        return ChartState(kind=kind, ranges=ranges)


def _filters(body: etree._Element) -> dict[str, list[str]]:
    """Ranges with filter buttons, by sheet."""
    found: dict[str, list[str]] = {}
    for area in every(body, "table:database-ranges/table:database-range"):
        cells = cell_range(attribute(area, "table:target-range-address"))
        if cells and attribute(area, "table:display-filter-buttons") == "true":
            found.setdefault(cells[0], []).append(f"{cells[1]}:{cells[2]}")
    return found


def _frozen(settings: etree._Element | None) -> dict[str, tuple[int, int]]:
    """Rows and columns that stay in sight, by sheet."""
    if settings is None:
        return {}
    found: dict[str, tuple[int, int]] = {}
    for tables in settings.iter("{*}config-item-map-named"):
        if attribute(tables, "config:name") != "Tables":
            continue
        for entry in every(tables, "config:config-item-map-entry"):
            values = {
                attribute(item, "config:name"): item.text or ""
                for item in every(entry, "config:config-item")
            }
            found[attribute(entry, "config:name")] = (
                _split(values, "Vertical"),
                _split(values, "Horizontal"),
            )
    return found


def _split(values: dict[str, str], way: str) -> int:
    if values.get(f"{way}SplitMode") != _FROZEN:
        return 0
    return int(values.get(f"{way}SplitPosition", "0") or "0")
