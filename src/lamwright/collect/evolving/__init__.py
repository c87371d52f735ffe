"""Harder tasks from easier ones (paper, section 3.1.3)."""

from lamwright.collect.evolving.offline import Evolution, evolve

__all__ = ["Evolution", "evolve"]
