"""lamwright: from documentation to a deployed Large Action Model (arXiv 2412.10047)."""

__version__ = "0.1.0"
