"""What leaves for people: e-mail and calendar invitations, through the outbox.

Belongs here: how a message is written for its channel, and how a channel sends.
Does not: when a message is due and whether it was sent (ground's outbox), and what it says (the room that sends it).
May import: ground, access, ui, lib.
"""
