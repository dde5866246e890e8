"""Attributes: one, two, all of them – histogram and box plot, scatter, correlation."""
