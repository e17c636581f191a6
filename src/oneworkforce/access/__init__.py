"""Who may do what: permissions, roles as data, the frozen viewer. Pure: no tables, no request, no clock.

Belongs here: "what does the role of manager let one do?", "where does this permission hold?".
Does not: "who holds that role?" (partnership) and "may this person change this team?" (that room's permissions).
May import: ui, lib.
"""
