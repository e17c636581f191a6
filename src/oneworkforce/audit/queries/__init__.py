"""What may this viewer see of what happened: frozen rows."""
