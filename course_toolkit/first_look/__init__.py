"""First look: read a file, look at the table, find what is incoherent, and report it to the expert."""
