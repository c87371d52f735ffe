"""Preparation of a private copy before LibreOffice opens it."""

import zipfile
from collections.abc import Collection
from pathlib import Path


def drop_parts(copy: Path, broken: Collection[str] = ()) -> None:
    """Leave parts out of a package: ``broken`` ones, and empty ones of OpenDocument; may raise ``OSError``.

    Older writers leave some that they do not list, for which LibreOffice calls a package damaged.
    """
    if not zipfile.is_zipfile(copy):
        return
    with zipfile.ZipFile(copy) as archive:
        members = archive.infolist()
        is_open = "content.xml" in archive.namelist()
        kept = [
            member
            for member in members
            if member.filename not in broken
            and (member.file_size or member.is_dir() or not is_open)
        ]
        if len(kept) == len(members):
            return
        parts = [(member, archive.read(member)) for member in kept]
    with zipfile.ZipFile(copy, "w") as archive:
        for member, data in parts:
            archive.writestr(member, data)
