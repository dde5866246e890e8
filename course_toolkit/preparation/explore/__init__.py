"""preparation: explore."""
