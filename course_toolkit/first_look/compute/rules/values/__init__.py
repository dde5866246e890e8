"""Rules about single values of one column: codes, units, what cannot be, what lies far from all others."""
