"""What LibreOffice says about its documentation: its help, its words, its reference pages."""

from lamwright.collect.libreoffice.manual import LIBREOFFICE, UFO_NAMES, LibreOfficeManual
from lamwright.collect.libreoffice.source import HelpFolder, default_help

__all__ = ["LIBREOFFICE", "UFO_NAMES", "HelpFolder", "LibreOfficeManual", "default_help"]
