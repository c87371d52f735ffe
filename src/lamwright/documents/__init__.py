"""Documents as files: reading what a saved document holds, and writing the templates."""
