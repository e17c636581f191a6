"""The outbox: a message is a row of the transaction that decided it, and leaves after that is committed.

The machine never sends one twice: it says `sending` before it sends, and what it then cannot tell is `uncertain`
until a person settles it (ground/message_states.py).
"""

from oneworkforce.ground.outbox.permissions import can_settle, check_see, check_settle, get, visible_to
from oneworkforce.ground.outbox.putting import Letter, put, put_all
from oneworkforce.ground.outbox.senders import SENDERS, NotNeeded, Outgoing, Rejected, Sender, Unreachable, sender
from oneworkforce.ground.outbox.sending import give_up_lost, give_up_own, send_due
from oneworkforce.ground.outbox.settling import drop, settle

__all__ = [
    "SENDERS",
    "Letter",
    "NotNeeded",
    "Outgoing",
    "Rejected",
    "Sender",
    "Unreachable",
    "can_settle",
    "check_see",
    "check_settle",
    "drop",
    "get",
    "give_up_lost",
    "give_up_own",
    "put",
    "put_all",
    "send_due",
    "sender",
    "settle",
    "visible_to",
]
