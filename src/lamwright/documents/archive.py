"""Writing OpenDocument packages without an application: the same parts give the same bytes."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from lamwright.documents.namespaces import NAMESPACES
from lamwright.documents.package import Kind

_EPOCH = (1980, 1, 1, 0, 0, 0)
_XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_OF = "urn:oasis:names:tc:opendocument:xmlns:of:1.2"


def write_package(path: Path, kind: Kind, parts: Mapping[str, str]) -> Path:
    """Write a package of ``kind`` with XML ``parts`` by name to ``path``, which is replaced whole."""
    media = kind.media[0]
    files = {"META-INF/manifest.xml": _manifest(media, parts), **parts}
    waiting = path.with_name(path.name + ".part")
    with zipfile.ZipFile(waiting, "w") as archive:
        archive.writestr(_entry("mimetype", zipfile.ZIP_STORED), media)
        for name, text in files.items():
            document = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'
            archive.writestr(_entry(name, zipfile.ZIP_DEFLATED), document.encode())
    waiting.replace(path)
    return path


def root(name: str, inner: str) -> str:
    """``office:<name>`` with all namespaces around ``inner``."""
    return f'<office:{name} {_XMLNS} xmlns:of="{_OF}" office:version="1.3">{inner}</office:{name}>'


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = compression
    entry.external_attr = 0o644 << 16
    return entry


def _manifest(media: str, parts: Mapping[str, str]) -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in (("/", media), *((name, "text/xml") for name in parts))
    )
    uri = NAMESPACES["manifest"]
    return (
        f'<manifest:manifest xmlns:manifest="{uri}" manifest:version="1.3">'
        f"{entries}</manifest:manifest>"
    )
