"""The actor: observe, decide, ground, guard, perform, remember."""
