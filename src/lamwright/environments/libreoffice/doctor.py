"""Findings for the applications of LibreOffice: what is missing, and what to install."""

import shutil
from pathlib import Path

from lamwright.environments.doctor import Finding, finding, first_line
from lamwright.environments.libreoffice.products.application import Application
from lamwright.environments.libreoffice.uno_bridge import SYSTEM_PYTHON

_HELP_FOLDERS = ("/usr/share/libreoffice/help", "/usr/lib/libreoffice/help")
_HELP_PARTS = {"writer": "swriter", "calc": "scalc", "impress": "simpress"}


def examine_product(product: Application, *, needed: bool) -> tuple[Finding, ...]:
    """Look for the product and what it shares with the others. Never raises."""
    return (
        _office(needed=needed),
        _product(product, needed=needed),
        _gtk(needed=needed),
        _uno(needed=needed),
        _help(product),
    )


def _beside_soffice(name: str) -> str:
    launcher = shutil.which("soffice")
    path = Path(launcher).resolve().with_name(name) if launcher else None
    return str(path) if path and path.is_file() else ""


def _office(*, needed: bool) -> Finding:
    launcher = shutil.which("soffice")
    version = first_line([launcher, "--version"]) if launcher else ""
    return finding("LibreOffice", version, "apt-get install libreoffice-writer", needed=needed)


def _product(product: Application, *, needed: bool) -> Finding:
    remedy = f"apt-get install libreoffice-{product.name}"
    found = _beside_soffice(product.library)
    return finding(f"LibreOffice {product.title}", found, remedy, needed=needed)


def _gtk(*, needed: bool) -> Finding:
    found = _beside_soffice("libvclplug_gtk3lo.so")
    remedy = "apt-get install libreoffice-gtk3"
    return finding("LibreOffice gtk3 plug-in", found, remedy, needed=needed)


def _uno(*, needed: bool) -> Finding:
    answer = first_line([SYSTEM_PYTHON, "-I", "-c", "import uno; print(uno.__file__)"])
    remedy = "apt-get install python3-uno"
    return finding("UNO for the system's Python", answer, remedy, needed=needed)


def _help(product: Application) -> Finding:
    part = _HELP_PARTS[product.name]
    folders = (Path(folder, "en-US", "text", part) for folder in _HELP_FOLDERS)
    found = next((folder for folder in folders if folder.is_dir()), None)
    pages = len(list(found.rglob("*.html"))) if found else 0
    detail = f"{pages} pages" if pages else ""
    remedy = "apt-get install libreoffice-help-en-us"
    return finding(f"Help pages on {product.title}", detail, remedy, needed=False)
