"""Records on disk: shelves that survive a kill, and manifests written last."""
