"""Judging trajectories: document checks first, then a model; either may abstain."""
