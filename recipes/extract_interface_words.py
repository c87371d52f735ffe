"""Write the interface labels an installed LibreOffice knows, one a line (MPL-2.0 text)."""

import re
import sys
from pathlib import Path

from lxml import etree

REGISTRY = Path("/usr/lib/libreoffice/share/registry")
FILES = ("writer.xcd", "main.xcd")


def labels(path: Path) -> list[str]:
    """Values of Label and ContextLabel of the interface commands of one registry file."""
    find = etree.XPath(
        "//prop[@*[local-name()='name']='Label' or @*[local-name()='name']='ContextLabel']/value/text()"
    )
    found = find(etree.parse(str(path)))
    return [clean(str(value)) for value in found] if isinstance(found, list) else []


def clean(label: str) -> str:
    """Without the access key and without trailing dots."""
    return " ".join(re.sub(r"\(~\w\)|~", "", label).split()).removesuffix("...")


def wanted(label: str) -> bool:
    """Short labels in plain words."""
    return bool(re.fullmatch(r"[A-Z][A-Za-z0-9 &/\-]{2,28}", label)) and len(label.split()) <= 4


def main() -> None:
    """Print the sorted labels."""
    found = {label for name in FILES for label in labels(REGISTRY / name) if wanted(label)}
    sys.stdout.write("\n".join(sorted(found)) + "\n")


if __name__ == "__main__":
    main()
