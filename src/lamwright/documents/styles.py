"""Styles: automatic and common ones, their parents, and the properties in effect."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from lamwright.documents.limits import DEEPEST_STYLE
from lamwright.documents.measures import percent, points
from lamwright.documents.namespaces import attribute, every, first, prefixed, tag
from lamwright.documents.style_names import display_name

Properties = Mapping[str, str]
"""Properties of one group by prefixed name, e.g. ``fo:font-weight``."""


@dataclass(frozen=True)
class Style:
    """One style as written; ``groups`` maps text, paragraph, table ... to its properties."""

    name: str
    display: str
    parent: str
    automatic: bool
    element: etree._Element
    groups: dict[str, dict[str, str]] = field(default_factory=dict)


class StyleSheet:
    """The styles that one part of a document (body, or headers and footers) can name."""

    def __init__(self, common: etree._Element, automatic: etree._Element | None) -> None:
        """``common`` is the root of styles.xml; ``automatic`` an office:automatic-styles."""
        fonts = _fonts(common, automatic)
        self._defaults: dict[str, dict[str, dict[str, str]]] = {}
        self._styles: dict[tuple[str, str], Style] = {}
        self._lists: dict[str, etree._Element] = {}
        self._displays: dict[str, dict[str, str]] = {}
        self._attributes: dict[tuple[str, str], dict[str, str | None]] = {}
        self._own: dict[tuple[str, str], dict[str, dict[str, str]]] = {}
        self._effective: dict[tuple[str, str, str], dict[str, str]] = {}
        holder = first(common, "office:styles")
        for element in every(holder, "style:default-style"):
            self._defaults[attribute(element, "style:family")] = _groups(element, fonts)
        self._add(holder, fonts, automatic=False)
        self._add(automatic, fonts, automatic=True)
        self.outline = first(holder, "text:outline-style")
        self._masters = {
            attribute(master, "style:name"): attribute(master, "style:display-name")
            for master in every(common, "office:master-styles/style:master-page")
        }

    def _add(
        self, holder: etree._Element | None, fonts: Mapping[str, str], *, automatic: bool
    ) -> None:
        for element in every(holder, "style:style"):
            name, family = attribute(element, "style:name"), attribute(element, "style:family")
            shown = attribute(element, "style:display-name") or name.replace("_20_", " ")
            self._styles[family, name] = Style(
                name=name,
                display=display_name(family, shown),
                parent=attribute(element, "style:parent-style-name"),
                automatic=automatic,
                element=element,
                groups=_groups(element, fonts),
            )
        for element in every(holder, "text:list-style"):
            self._lists[attribute(element, "style:name")] = element

    def chain(self, family: str, name: str) -> tuple[Style, ...]:
        """The style and its ancestors, nearest first; a loop among parents is cut."""
        return tuple(self._unknown(family, name, {}))[:DEEPEST_STYLE]

    def display(self, family: str, name: str) -> str:
        """Display name of the nearest common style; empty when there is none."""
        known = self._displays.setdefault(family, {})
        for style in reversed(self._unknown(family, name, known)):
            known[style.name] = known.get(style.parent, "") if style.automatic else style.display
        return known.get(name, "")

    def attribute(self, family: str, name: str, key: str) -> str | None:
        """The nearest value of an attribute of the style elements themselves."""
        known = self._attributes.setdefault((family, key), {})
        for style in reversed(self._unknown(family, name, known)):
            value = attribute(style.element, key, "\0")
            known[style.name] = known.get(style.parent) if value == "\0" else value
        return known.get(name)

    def own(self, family: str, name: str, group: str) -> dict[str, str]:
        """The properties the chain sets, without the family's defaults."""
        known = self._own.setdefault((family, group), {})
        for style in reversed(self._unknown(family, name, known)):
            merged = dict(known.get(style.parent, {}))
            overlay(merged, style.groups.get(group, {}))
            known[style.name] = merged
        return dict(known.get(name, {}))

    def _unknown(self, family: str, name: str, known: Mapping[str, object]) -> list[Style]:
        """The style and its ancestors, up to the first of which something is known."""
        found: dict[str, Style] = {}
        style = self._styles.get((family, name))
        while style is not None and style.name not in found and style.name not in known:
            found[style.name] = style
            style = self._styles.get((family, style.parent))
        return list(found.values())

    def effective(self, family: str, name: str, group: str) -> Properties:
        """The properties in effect: defaults, then ancestors, then the style itself."""
        known = self._effective.get((family, name, group))
        if known is None:
            known = dict(self._defaults.get(family, {}).get(group, {}))
            overlay(known, self.own(family, name, group))
            self._effective[family, name, group] = known
        return known

    def list_style(self, name: str) -> etree._Element | None:
        """The text:list-style of that name."""
        return self._lists.get(name)

    def page_name(self, master: str) -> str:
        """Display name of a page style; empty for an empty name."""
        shown = self._masters.get(master) or master.replace("_20_", " ")
        return display_name("page", shown)

    def custom(self) -> Iterator[tuple[str, str]]:
        """Family and display name of every common paragraph and character style."""
        for (family, _), style in self._styles.items():
            if family in {"paragraph", "text"} and not style.automatic:
                yield family, style.display


def overlay(below: dict[str, str], above: Properties) -> None:
    """Lay ``above`` over ``below`` in place; a font size in percent scales the one below."""
    size = above.get("fo:font-size", "")
    share = percent(size)
    base = points(below.get("fo:font-size", "12pt"))
    below.update(above)
    if share is not None:
        below["fo:font-size"] = f"{base * share / 100:.1f}pt"


def _fonts(common: etree._Element, automatic: etree._Element | None) -> dict[str, str]:
    roots = [common] if automatic is None else [common, automatic.getroottree().getroot()]
    return {
        attribute(face, "style:name"): attribute(face, "svg:font-family")
        for root in roots
        for face in every(root, "office:font-face-decls/style:font-face")
    }


def properties_of(element: etree._Element | None) -> dict[str, dict[str, str]]:
    """Properties by group, shorthands expanded."""
    groups: dict[str, dict[str, str]] = {}
    for child in element if element is not None else ():
        name = tag(child)
        if name.startswith("style:") and name.endswith("-properties"):
            values = {prefixed(str(key)): str(value) for key, value in child.attrib.items()}
            _expand(values, child)
            groups[name[len("style:") : -len("-properties")]] = values
    return groups


def _groups(element: etree._Element, fonts: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The same, and two spellings of one thing made one, so that overlaying works."""
    groups = properties_of(element)
    text = groups.get("text", {})
    _settle_font(text, fonts)
    _settle_colour(text)
    return groups


def _settle_font(text: dict[str, str], fonts: Mapping[str, str]) -> None:
    family = text.pop("fo:font-family", "")
    face = text.pop("style:font-name", None)
    if face is not None:
        family = fonts.get(face, "") or family or face
    if family:
        text["font"] = family.split(";")[0].split(",")[0].strip("'\" ")


def _settle_colour(text: dict[str, str]) -> None:
    automatic = text.pop("style:use-window-font-color", "false") == "true"
    if automatic:
        text["fo:color"] = "automatic"


def _expand(values: dict[str, str], element: etree._Element) -> None:
    """Shorthands into their sides; nested columns, tab stops and drop caps into plain values."""
    for shorthand in ("fo:margin", "fo:border", "fo:padding"):
        if shorthand in values:
            whole = values.pop(shorthand)
            for side in ("top", "bottom", "left", "right"):
                values.setdefault(f"{shorthand}-{side}", whole)
    columns = first(element, "style:columns")
    if columns is not None:
        values["columns"] = attribute(columns, "fo:column-count", "1")
    stops = first(element, "style:tab-stops")
    if stops is not None:
        values["tab-stops"] = " ".join(
            attribute(stop, "style:position") for stop in every(stops, "style:tab-stop")
        )
    drop = first(element, "style:drop-cap")
    if drop is not None:
        values["drop-cap"] = attribute(drop, "style:lines", "0")
