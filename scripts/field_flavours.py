"""The same documents as other and older programs write them."""

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

_OLD_VERSION = re.compile(rb' (office|manifest):version="[^"]*"')
Parts = dict[str, bytes]


def empty_part(parts: Parts) -> Parts:
    """OpenOffice, LibreOffice 4.3 to 7.2, NeoOffice, Pandoc: an empty part that is not listed."""
    return parts | {"Configurations2/accelerator/current.xml": b""}


def without_type(parts: Parts) -> Parts:
    """Small tools: no part that says the type."""
    return {name: data for name, data in parts.items() if name != "mimetype"}


def first_version(parts: Parts) -> Parts:
    """OpenOffice 2: no version anywhere."""
    return {name: _OLD_VERSION.sub(b"", data) for name, data in parts.items()}


def with_folders(parts: Parts) -> Parts:
    """Other zip programs: folders as members, the type last."""
    folders = {f"{name.partition('/')[0]}/": b"" for name in parts if "/" in name}
    return folders | dict(sorted(parts.items(), key=lambda item: item[0] == "mimetype"))


def with_marks(parts: Parts) -> Parts:
    """Programs of Microsoft's platform: a byte order mark before the XML."""
    return {
        name: b"\xef\xbb\xbf" + data if name.endswith(".xml") and data else data
        for name, data in parts.items()
    }


def second_name(parts: Parts) -> Parts:
    """Word on the web: the document is called document2.xml."""
    return {
        name.replace("word/document.", "word/document2.").replace(
            "/document.xml.", "/document2.xml."
        ): data.replace(b"word/document.xml", b"word/document2.xml")
        for name, data in parts.items()
    }


def from_the_root(parts: Parts) -> Parts:
    """Several libraries: targets of relations from the root of the package."""
    return {
        name: re.sub(rb'Target="(?!http)([^/"])', rb'Target="/word/\1', data)
        if name.startswith("word/_rels")
        else data
        for name, data in parts.items()
    }


OPEN: Mapping[str, Callable[[Parts], Parts]] = {
    "empty": empty_part, "untyped": without_type, "first": first_version, "folders": with_folders,
    "marks": with_marks,
}  # fmt: skip
"""Flavours of OpenDocument packages by name."""
WORD: Mapping[str, Callable[[Parts], Parts]] = {
    "second": second_name, "rooted": from_the_root, "marked": with_marks, "foldered": with_folders,
}  # fmt: skip
"""Flavours of Word packages by name."""


def flavoured(source: Path, target: Path, flavour: Callable[[Parts], Parts]) -> None:
    """Write ``source``, a package, to ``target`` in another flavour."""
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in flavour(parts).items():
            archive.writestr(name, data)


def renamed_streams(source: Path, target: Path) -> None:
    """Write a Word 97 file whose streams are named in capitals, which means the same."""
    data = source.read_bytes()
    for name in ("WordDocument", "1Table", "0Table"):
        data = data.replace(name.encode("utf-16-le"), name.upper().encode("utf-16-le"))
    target.write_bytes(data)
