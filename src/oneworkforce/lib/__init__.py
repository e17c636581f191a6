"""Pure helpers that know nothing of children, councils or Django.

One topic a file, named after it: faults, tables, rounding, text, money.
Belongs here: "how is 2.675 rounded half up?". Does not: "what is an arc mean?" (assess).
May import the standard library and third-party libraries, never another room.
"""
