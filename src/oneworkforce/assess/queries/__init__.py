"""What may be seen of answers: reads files (later: stored rounds) and returns frozen, guarded results."""
