"""Instantiation (paper, section 3.2): TaskPlan x template document -> Task."""
