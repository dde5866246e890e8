"""Rows that are equal or nearly so, and what chance explains of them."""
