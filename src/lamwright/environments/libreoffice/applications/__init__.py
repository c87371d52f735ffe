"""The applications: Writer, Calc, Impress; each a small adapter of what all of them share."""
