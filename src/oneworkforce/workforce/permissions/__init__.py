"""May this person, and if not, why; and which rows do they see. One file a noun."""
