"""Splitting in three, and the test set under seal."""
