"""Small Word packages for tests: parts with their relations."""

import zipfile

SPACES = (
    "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
    "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' "
    "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
    "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' "
    "xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart' "
    "xmlns:o='urn:schemas-microsoft-com:office:office' "
    "xmlns:pic='http://schemas.openxmlformats.org/drawingml/2006/picture' "
    "xmlns:v='urn:schemas-microsoft-com:vml'"
)
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOTS = {"header1": "hdr", "header2": "hdr"}


def relations(**kinds):
    held = "".join(
        f'<Relationship Id="{target}" Type="{TYPES}/{kind}" Target="{target}.xml"/>'
        for target, kind in kinds.items()
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{held}</Relationships>"
    )


CONTENT_TYPES = (
    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
    "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
    "<Default Extension='xml' ContentType='application/xml'/><Override PartName='/word/{}.xml' "
    "ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"
)


def write_word(path, main="document", spaces=SPACES, **parts):
    """Write a package whose parts hold what is given for them."""
    parts[main] = parts.pop("document", "")
    kinds = {name: name.rstrip("123") for name in parts if name != main}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES.format(main))
        archive.writestr("_rels/.rels", relations(**{f"word/{main}": "officeDocument"}))
        archive.writestr(f"word/_rels/{main}.xml.rels", relations(**kinds))
        for name, body in parts.items():
            root = "document" if name == main else ROOTS.get(name, name)
            archive.writestr(f"word/{name}.xml", f"<w:{root} {spaces}>{body}</w:{root}>")
    return path
