"""From the name or label in a decision to a control of the live interface."""
