"""Builds the worked examples; everything made here is synthetic and says so."""
