"""Strategies, strands and actions: what a partnership will do, by when, who leads, at what cost.

An action names what it serves as text (`framework/arc`); the room above resolves it.
Belongs here: "what do the twelve actions cost, and which are unpriced?".
Does not: "which arc is weak?" (assess). Neighbours read it through `public`.
"""
