"""Rules about rows: entered twice, nearly twice, with two labels, or unlike all others."""
