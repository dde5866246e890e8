"""Rows that are alike: equal, nearly equal, of one individual, or made from one another."""
