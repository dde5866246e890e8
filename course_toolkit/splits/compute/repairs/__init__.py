"""How a leak is mended: code to hand out, and the same done to copies of the tables."""
