"""Requests that annotators wrote by hand on documents of their own, as tasks with proofs."""
