"""What happened and who looked: append-only, sealed in chains.

Belongs here: events as facts, the seals that make a change to them visible, the page that tells them.
Does not: values (an event names fields), and sentences in the database (they are made when viewed).
May import: ground, access, ui, lib.
"""
