"""Explorers: state and controls linked both ways, one refresh, a picture that is live, printed or exported."""
