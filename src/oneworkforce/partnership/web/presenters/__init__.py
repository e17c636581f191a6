"""Frozen rows as finished texts for pages, by noun."""
