"""Ways to say which part of a document is meant, so that a reader finds it without doubt."""
