"""Frozen rows become what a page shows, by noun."""
