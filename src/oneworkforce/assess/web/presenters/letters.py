"""Letters on pages: whose words they are, and what was sent, without saying to whom."""

from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from oneworkforce.assess.domain.kinds import Letter as Kind
from oneworkforce.assess.queries.letters import Sent, Worded
from oneworkforce.lib import text
from oneworkforce.ui.jinja import moment
from oneworkforce.ui.parts import Cell

SENDING = {
    Kind.INVITATION: (
        "Send the invitation?",
        "Everybody who was not written to yet and wants letters gets one, with a link of their own.",
        "Send the invitation",
    ),
    Kind.REMINDER: (
        "Send reminders?",
        "Only those who have not answered are written to, as far as is known when each letter leaves. Nobody sees who.",
        "Send reminders",
    ),
}


def address(route: str, pk: UUID, kind: Kind, audience: str) -> str:
    """Return the address of a page of one letter."""
    where = reverse(route, args=[pk, kind.value])
    return f"{where}?{urlencode({'audience': audience})}" if audience else where


def rows(pk: UUID, found: Sequence[Worded]) -> list[tuple[str | Cell, ...]]:
    """Return a row for each audience: its title, and a cell for each kind that says whose words it has."""
    return [
        (
            each.title,
            *(Cell(_whose(each, kind), href=address("letter_preview", pk, kind, each.audience)) for kind in Kind),
        )
        for each in found
    ]


def sent(found: Sequence[Sent]) -> list[tuple[str, ...]]:
    """Return a row for each sending: when, which, how many, by whom."""
    return [(moment(each.asked_at), each.kind.title_, each.letters, each.asked_by) for each in found]


def pace(a_minute: int) -> str:
    """Return how fast letters leave."""
    return f"At most {text.counted(a_minute, 'letter leaves', 'letters leave')} a minute."


def _whose(each: Worded, kind: Kind) -> str:
    if each.own[kind]:
        return f"Own words ({kind.title_.lower()})"
    return f"{'As for everybody' if each.audience else 'Ready-made words'} ({kind.title_.lower()})"
