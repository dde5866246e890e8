"""attributes: draw."""
