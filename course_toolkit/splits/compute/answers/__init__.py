"""Columns that hold the answer: alone, in pairs, as gaps, as means of the label."""
