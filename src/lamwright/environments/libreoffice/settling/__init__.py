"""Waiting until the interface is at rest."""
