"""Task families, one file per group; each family is declared, not programmed."""
