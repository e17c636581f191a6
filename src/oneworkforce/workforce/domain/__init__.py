"""What is true of a workforce, given its facts: plain values and functions, no database or clock."""
