"""What is true of a plan, given its facts: plain values and functions, no database or clock."""
