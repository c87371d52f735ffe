"""Template spreadsheets: varied, plain, the same bytes for the same seed."""

from lamwright.applications.calc.templates.library import template_names, write_templates

__all__ = ["template_names", "write_templates"]
