"""Rules about dates: those to come, those that no calendar has, and those that stand for another."""
