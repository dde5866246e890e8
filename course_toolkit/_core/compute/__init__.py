"""What every compute room shares: errors, findings, and the checks of what came in."""
