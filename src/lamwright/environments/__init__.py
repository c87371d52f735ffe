"""Doors to applications: the protocol, its adapters, and a shipped fake."""
