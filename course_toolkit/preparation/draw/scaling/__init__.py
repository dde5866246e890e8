"""Scalings drawn: the same attribute on one ruler, and what distances see."""
