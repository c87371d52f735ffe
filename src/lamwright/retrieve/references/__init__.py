"""References that words alone resolve: by order, role, kind, range and table."""
