"""Rules about texts: numbers and dates stored as text, words for nothing, and one thing written in several ways."""
