"""The applications of LibreOffice: Writer, Calc, Impress, and what they open."""
