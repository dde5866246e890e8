"""Scalings said: what was learned from whom, what an outlier does, what distances see, and the lines of code."""
