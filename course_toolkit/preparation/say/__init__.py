"""preparation: say."""
