"""Training of the classifier of known ways."""
