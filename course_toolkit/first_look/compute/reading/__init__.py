"""Read a table from a file or a database, and say what was done."""
