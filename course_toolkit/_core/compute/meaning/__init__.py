"""What columns mean, told from their names and their values: numbers, dates, texts."""
