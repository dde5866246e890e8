"""attributes: compute."""
