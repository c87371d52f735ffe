"""Applications: one folder each, holding what only it knows; foreign packages add their own."""

from lamwright.applications.application import Application
from lamwright.applications.registry import (
    application_for,
    application_of,
    find_application,
    installed,
    load,
    manual_of,
    working,
)

__all__ = [
    "Application",
    "application_for",
    "application_of",
    "find_application",
    "installed",
    "load",
    "manual_of",
    "working",
]
