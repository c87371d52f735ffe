"""A small word processor in memory, for tests that must be fast. Never the proof of anything."""

from lamwright.environments.fake.fake import FakeEnvironment, open_fake

__all__ = ["FakeEnvironment", "open_fake"]
