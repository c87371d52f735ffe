"""A small word processor in memory, for tests that must be fast. Never the proof of anything."""

from lamwright.environments.fake.fake import FakeEnvironment

__all__ = ["FakeEnvironment"]
