"""What stands in a text document: its structure, its words, its values."""
