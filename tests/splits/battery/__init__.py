"""Splits with one leak planted, and splits with none: does the checker find the first and leave the others alone?"""
