"""Resampling: rows added to the rare classes of a training set, and of nothing else."""
