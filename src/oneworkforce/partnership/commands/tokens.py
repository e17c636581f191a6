"""A member makes a token and ends it; its use is dated. Only a digest of its secret is kept."""

from datetime import date, datetime, timedelta
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.domain import tokens
from oneworkforce.partnership.models import Membership, Token
from oneworkforce.partnership.permissions import tokens as permissions

LONGEST_TITLE = 120
NOUN = "token"
MANY = Fault("", f"You have {tokens.MOST} tokens, which is as many as there can be.", "End one that is not needed.")


def add(*, by: Viewer, now: datetime, today: date, title: str, days: int) -> str:
    """Make a token for a number of days; returns its secret, which nobody can read again."""
    with transactions.whole("token.add"):
        permissions.check_keep(by)
        Membership.objects.select_for_update().get(pk=by.membership)  # two at once cannot pass the most there can be
        values = Values()
        values.line("title", title, label="What it is for", longest=LONGEST_TITLE)
        if days not in tokens.LASTS:
            values.fault(Fault("days", "A token cannot be made for that long.", "Choose one of the list."))
        mine = permissions.visible_to(by).filter(ended_at__isnull=True, expires_on__gte=today)
        values.free("title", mine, noun=NOUN)
        kept = values.settled()
        if mine.count() >= tokens.MOST:
            raise Refused(MANY)
        secret = tokens.new_secret(by.partnership)
        made = Token.objects.create(
            membership_id=by.membership,
            title=kept["title"],
            digest=tokens.digest(secret),
            strong=by.strong,
            made_at=now,
            expires_on=today + timedelta(days=days),
        )
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return secret


def end(*, by: Viewer, now: datetime, token: UUID) -> None:
    """End a token of one's own: from now on it opens nothing. Harmless where it has ended."""
    with transactions.whole("token.end"):
        found = permissions.get(by, token)
        if found.ended_at is None:
            found.ended_at = now
            found.save(update_fields=["ended_at"])
            record(by=by, verb="ended", noun=NOUN, subject=found.pk, now=now)


def used(*, token: UUID, today: date) -> None:
    """Note the day on which a token was last used; no part of the audit, and no more of it is kept."""
    with transactions.whole("token.use"):
        Token.objects.filter(pk=token).update(used_on=today)
