"""Language models: the protocol, its adapters, and a scripted one for tests."""
