"""Rules about the structure of a table: labels of rows, names, and columns that say nothing or the same."""
