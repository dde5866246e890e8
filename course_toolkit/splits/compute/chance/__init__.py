"""What chance does: to proportions, distributions, relations, equal rows and scores."""
