"""Pictures: a plate that stays, marks that move, and the two renderers that agree on where they are."""
