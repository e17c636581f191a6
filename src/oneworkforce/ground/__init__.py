"""What every table stands on: partnership scope, row-level security, pence, keys, jobs, the outbox.

Belongs here: "whose rows are these?", "has this job a lease?", "was this sent?", "who can decrypt this?".
Does not: anything with a meaning to a person at work; that has a room of its own.
May import: access, ui, lib. Stories of the two databases and their traps stand beside the code that meets them.
"""
