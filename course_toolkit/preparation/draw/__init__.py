"""preparation: draw."""
