"""attributes: say."""
