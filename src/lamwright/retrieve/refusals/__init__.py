"""Why nothing should be done for a request."""
