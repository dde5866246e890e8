"""first_look: draw."""
