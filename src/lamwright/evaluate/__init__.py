"""Evaluation: records in, scores with their uncertainty out; no models, no environments."""
