"""attributes: explore."""
