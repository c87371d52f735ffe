"""What the applications of LibreOffice share: catalogues with checks on saved files, and the help."""

from lamwright.applications.office.application import OfficeApplication

__all__ = ["OfficeApplication"]
