"""The private copy of a document that LibreOffice gets."""

import shutil
import zipfile
from pathlib import Path


def copy_to_open(document: Path, target: Path) -> Path:
    """Copy ``document`` to ``target``, of OpenDocument without empty parts; may raise ``OSError``.

    Older writers leave empty parts that they do not list, for which LibreOffice calls a package damaged.
    """
    shutil.copy(document, target)
    if not zipfile.is_zipfile(target):
        return target
    with zipfile.ZipFile(document) as archive:
        members = archive.infolist()
        kept = [member for member in members if member.file_size or member.is_dir()]
        if "content.xml" in archive.namelist() and len(kept) < len(members):
            _write(archive, kept, target)
    return target


def _write(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], target: Path) -> None:
    with zipfile.ZipFile(target, "w") as copy:
        for member in members:
            copy.writestr(member, archive.read(member))
