"""OneWorkforce: one platform for one children's workforce.

A room for each part of the work; docs/adr/0001-the-house.md draws the plan of the house
and pyproject.toml holds it: imports only ever point down.
"""

__version__ = "0.1.0"
