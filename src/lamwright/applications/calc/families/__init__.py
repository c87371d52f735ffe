"""Calc's task families."""
