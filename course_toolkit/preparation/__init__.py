"""Preparation: clean with a trace, scale, resample the training set only."""
