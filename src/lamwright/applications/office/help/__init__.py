"""LibreOffice's help: sources, vocabulary and reference pages."""

from lamwright.applications.office.help.manual import LIBREOFFICE, LibreOfficeManual
from lamwright.applications.office.help.source import HelpFolder, default_help

__all__ = ["LIBREOFFICE", "HelpFolder", "LibreOfficeManual", "default_help"]
