"""Lists kept in FeatherPad, a small editor of Qt, as an application of lamwright."""
