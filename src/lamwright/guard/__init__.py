"""Whether an action may run: allow, ask, refuse or stop."""
