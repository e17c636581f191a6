"""The addresses, one list a group of nouns."""
