"""The records that travel between rooms and onto disk. Imports nothing of ours."""
