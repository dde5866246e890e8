"""first_look: say."""
