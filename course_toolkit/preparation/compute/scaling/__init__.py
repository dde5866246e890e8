"""Scalings compared: what each learns, from whom, and what distances then see."""
