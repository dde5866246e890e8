"""preparation: compute."""
