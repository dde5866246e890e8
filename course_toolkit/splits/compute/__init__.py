"""Splitting, sealing and checking: tables in, findings and numbers out."""
