"""Parts of a Word document that do not depend on its text."""

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in (
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("header1", "header"),
            ("footer1", "footer"),
        )
    )
    + "</Types>"
)


def _relations(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


RELATIONS = {
    "package": _relations(("officeDocument", "word/document.xml")),
    "document": _relations(
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("header", "header1.xml"),
        ("footer", "footer1.xml"),
    ),
}


def _style(name: str, shown: str, paragraph: str, text: str, level: int = -1) -> str:
    outline = f'<w:outlineLvl w:val="{level}"/>' if level >= 0 else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{paragraph}{outline}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
    )


def _heading(level: int, size: int, above: int) -> str:
    spacing = f'<w:keepNext/><w:spacing w:before="{above}" w:after="120"/>'
    text = f'<w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans"/><w:b/><w:sz w:val="{size}"/>'
    return _style(f"Heading{level}", f"heading {level}", spacing, text, level - 1)


STYLES = (
    "<w:styles {xmlns}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" w:cs="Liberation Serif"/>'
    '<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/></w:style>"
    + _style(
        "Title",
        "Title",
        '<w:spacing w:before="240" w:after="120"/><w:jc w:val="center"/>',
        '<w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans"/><w:b/><w:sz w:val="56"/>',
    )
    + _style(
        "Subtitle",
        "Subtitle",
        '<w:spacing w:before="60" w:after="120"/><w:jc w:val="center"/>',
        '<w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans"/><w:sz w:val="36"/>',
    )
    + _heading(1, 36, 240)
    + _heading(2, 32, 200)
    + _heading(3, 28, 140)
    + _style("Quote", "Quote", '<w:ind w:left="567"/>', "<w:i/>")
    + "</w:styles>"
)


def numbering(xmlns: str, lists: int) -> str:
    """Definitions of bullets and numbers, and for each list an instance of both that begins anew."""
    levels = {
        kind: "".join(_level(kind, level) for level in range(9)) for kind in ("bullet", "decimal")
    }
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels[kind]}</w:abstractNum>"
        for number, kind in ((1, "bullet"), (2, "decimal"))
    )
    held = "".join(_instance(number, lists) for number in range(3, 2 * lists + 3))
    return f"<w:numbering {xmlns}>{abstract}{held}</w:numbering>"


def _instance(number: int, lists: int) -> str:
    kind = 1 if number % 2 else 2
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>'
        f"{anew if kind == 2 and lists else ''}</w:num>"
    )


def _level(kind: str, level: int) -> str:
    mark = "\u2022" if kind == "bullet" else f"%{level + 1}."
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{720 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    )
