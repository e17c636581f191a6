"""What is true of organisations, places and people: pure."""
