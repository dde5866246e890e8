"""Rules about the label: what is to be predicted, and what of it is known."""
