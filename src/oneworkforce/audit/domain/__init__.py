"""What is true of events and seals, given the facts: no database, request or clock."""
