"""Preparation of a private copy before LibreOffice opens it."""

import zipfile
from pathlib import Path


def drop_empty_parts(copy: Path) -> None:
    """Leave empty parts out of a package of OpenDocument; may raise ``OSError``.

    Older writers leave some that they do not list, for which LibreOffice calls a package damaged.
    """
    if not zipfile.is_zipfile(copy):
        return
    with zipfile.ZipFile(copy) as archive:
        members = archive.infolist()
        kept = [member for member in members if member.file_size or member.is_dir()]
        if "content.xml" not in archive.namelist() or len(kept) == len(members):
            return
        parts = [(member, archive.read(member)) for member in kept]
    with zipfile.ZipFile(copy, "w") as archive:
        for member, data in parts:
            archive.writestr(member, data)
