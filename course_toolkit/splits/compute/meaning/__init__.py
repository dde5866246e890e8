"""What a column is for: to tell when, to name somebody, to group."""
