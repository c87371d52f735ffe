"""Environments: the protocol, its adapters, and a shipped fake."""
