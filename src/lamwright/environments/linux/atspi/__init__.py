"""The accessibility bus: messages, connections, queries."""
