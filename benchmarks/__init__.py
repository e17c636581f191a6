"""Measures the promises of the README, each beside its peers in the same run."""
