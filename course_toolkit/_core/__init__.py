"""Shared ground of every lesson; nothing here knows a topic."""
