"""first_look: explore."""
