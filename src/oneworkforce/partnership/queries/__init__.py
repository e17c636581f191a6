"""What may this viewer see: frozen rows. One file a noun."""
