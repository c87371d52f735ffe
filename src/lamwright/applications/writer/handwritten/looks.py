"""Attributes in braces -> properties of an automatic style."""

import re
from dataclasses import dataclass, field, replace

from lamwright.records.colours import colour_code

_ALIGNMENTS = {"left": "start", "right": "end", "center": "center", "justify": "justify"}
_TEXT = {
    "bold": 'fo:font-weight="bold"',
    "italic": 'fo:font-style="italic"',
    "underline": 'style:text-underline-style="solid" style:text-underline-width="auto"',
    "strike": 'style:text-line-through-style="solid"',
    "highlight": 'fo:background-color="#ffff00"',
}
_LENGTHS = {
    "indent": "fo:margin-left",
    "first": "fo:text-indent",
    "above": "fo:margin-top",
    "below": "fo:margin-bottom",
}
_SPACES = {
    "Text body": ("0mm", "2.47mm"),
    "Quotations": ("0mm", "5mm"),
    "Subtitle": ("1.06mm", "2.12mm"),
    "Title": ("4.23mm", "2.12mm"),
    "Heading 1": ("4.23mm", "2.12mm"),
    "Heading 2": ("3.53mm", "2.12mm"),
    "Heading 3": ("2.47mm", "2.12mm"),
}
"""Above and below, of the styles that have any."""
_ATTRIBUTE = re.compile(r"([a-z]+)(?:=(\S+))?")


@dataclass(frozen=True)
class Looks:
    """Properties of a paragraph and of its characters, as attributes of XML by name."""

    paragraph: dict[str, str] = field(default_factory=dict)
    text: dict[str, str] = field(default_factory=dict)
    tabs: tuple[str, ...] = ()

    @property
    def paragraph_xml(self) -> str:
        """Attributes of style:paragraph-properties."""
        return " ".join(self.paragraph.values())

    @property
    def text_xml(self) -> str:
        """Attributes of style:text-properties."""
        return " ".join(self.text.values())

    @property
    def tabs_xml(self) -> str:
        """Tab stops."""
        stops = "".join(f'<style:tab-stop style:position="{position}"/>' for position in self.tabs)
        return f"<style:tab-stops>{stops}</style:tab-stops>" if stops else ""

    def in_font(self, font: str) -> "Looks":
        """The same in a font such as 'Carlito 11', unless it has its own."""
        found = re.fullmatch(r"(.*?)(?: (\d+(?:\.\d+)?))?", font)
        name, size = (found.group(1), found.group(2)) if found else (font, None)
        text = {"font": f'fo:font-family="{name}"'}
        if size:
            text["size"] = f'fo:font-size="{size}pt"'
        return replace(self, text=text | self.text)

    def below(self, style: str) -> "Looks":
        """The same with both spaces named when one is: Writer takes a missing one for none."""
        if not {"above", "below"} & set(self.paragraph):
            return self
        above, below = _SPACES.get(style, ("0mm", "0mm"))
        both = {"above": f'fo:margin-top="{above}"', "below": f'fo:margin-bottom="{below}"'}
        return replace(self, paragraph=both | self.paragraph)


def text_looks(names: frozenset[str]) -> str:
    """Attributes of style:text-properties for looks such as 'bold'."""
    return " ".join(_TEXT[name] for name in sorted(names))


def paragraph_looks(attributes: str) -> Looks:
    """What ``{...}`` says. Raises ``ValueError`` for an attribute that is none."""
    paragraph: dict[str, str] = {}
    text: dict[str, str] = {}
    tabs: list[str] = []
    for name, value in _ATTRIBUTE.findall(attributes.strip()):
        if name in _ALIGNMENTS:
            paragraph["align"] = f'fo:text-align="{_ALIGNMENTS[name]}"'
        elif name in _TEXT:
            text[name] = _TEXT[name]
        elif name in _LENGTHS:
            paragraph[name] = f'{_LENGTHS[name]}="{value}"'
        elif name == "tab":
            tabs.append(value)
            paragraph["tab"] = ""
        else:
            _other(name, value, paragraph, text)
    return Looks(paragraph, text, tuple(tabs))


def _other(name: str, value: str, paragraph: dict[str, str], text: dict[str, str]) -> None:
    if name == "size":
        text[name] = f'fo:font-size="{value.removesuffix("pt")}pt"'
    elif name == "font":
        text[name] = f'fo:font-family="{value.replace("_", " ")}"'
    elif name == "color":
        text[name] = f'fo:color="{colour_code(value.replace("_", " "))}"'
    elif name == "background":
        paragraph[name] = f'fo:background-color="{colour_code(value.replace("_", " "))}"'
    elif name == "spacing":
        paragraph[name] = f'fo:line-height="{value.removesuffix("%")}%"'
    elif name == "break":
        paragraph[name] = 'fo:break-before="page"'
    else:
        raise ValueError(f"'{name}' is no attribute of a paragraph")
