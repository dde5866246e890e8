"""Checks of what a student hands over, and the one place where their errors are worded.

A message has three lines: the argument and its rule, what came instead, what to do next.
"""
