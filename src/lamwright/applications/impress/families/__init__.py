"""Impress's task families."""
