"""How few people are too few: the one number behind every count that is withheld."""

LEAST = 10
"""The smallest count of people that is shown (method section 3: min-cell). Whoever may choose k begins with it."""
