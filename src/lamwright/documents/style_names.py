"""The styles every Writer document has, and the names the interface shows for them (7.4)."""

import re

_SHOWN = {
    ("paragraph", "Standard"): "Default Paragraph Style",
    ("paragraph", "Salutation"): "Complimentary Close",
    ("text", "Standard"): "No Character Style",
    ("text", "Footnote Symbol"): "Footnote Characters",
    ("text", "Bullet Symbols"): "Bullets",
    ("text", "Endnote Symbol"): "Endnote Characters",
    ("text", "Citation"): "Quotation",
    ("page", "Standard"): "Default Page Style",
}
_CAPITALISED = {
    "Text body",
    "First line indent",
    "Hanging indent",
    "Text body indent",
    "Object index heading",
    "Object index 1",
    "Table index heading",
    "Table index 1",
    "Header left",
    "Header right",
    "Footer left",
    "Footer right",
    "Frame contents",
    "Caption characters",
    "Internet link",
    "Line numbering",
    "Main index entry",
    "Footnote anchor",
    "Endnote anchor",
}
_NUMBERED = re.compile(
    r"(Heading|Contents|Index|User Index|Figure Index|Object Index|Table Index|Bibliography) \d+"
    r"|(Numbering|List) \d( Start| End| Cont\.)?"
)
_BUILT_IN = frozenset(
    """Default Paragraph Style|Heading|Text Body|List|Caption|Index|First Line Indent|Hanging Indent
Text Body Indent|Complimentary Close|Signature|List Indent|Marginalia|Title|Subtitle|Appendix
Index Heading|Index Separator|Contents Heading|User Index Heading|Figure Index Heading
Object Index Heading|Table Index Heading|Bibliography Heading|Header and Footer|Header|Header Left
Header Right|Footer|Footer Left|Footer Right|Table Contents|Table Heading|Illustration|Table|Text
Figure|Frame Contents|Footnote|Addressee|Sender|Endnote|Drawing|Quotations|Preformatted Text
Horizontal Line|List Contents|List Heading|No Character Style|Footnote Characters|Page Number
Caption Characters|Drop Caps|Numbering Symbols|Bullets|Internet Link|Visited Internet Link
Placeholder|Index Link|Endnote Characters|Line Numbering|Main Index Entry|Footnote Anchor
Endnote Anchor|Rubies|Vertical Numbering Symbols|Emphasis|Quotation|Strong Emphasis|Source Text
Example|User Entry|Variable|Definition|Teletype""".replace("\n", "|").split("|")
)


def display_name(family: str, name: str) -> str:
    """What the interface shows for the style that the file calls ``name``."""
    shown = _SHOWN.get((family, name))
    if shown is None:
        shown = name.title() if name in _CAPITALISED else name
    return shown


def built_in(display: str) -> bool:
    """Whether every document has the style of this display name."""
    return display in _BUILT_IN or _NUMBERED.fullmatch(display) is not None
