"""Training of what reads requests: low-rank changes of MiniLM under a linear layer."""
