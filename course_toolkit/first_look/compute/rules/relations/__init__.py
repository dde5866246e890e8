"""Rules about columns that belong together: repeated, computed, ordered, exchanged, or telling the label."""
