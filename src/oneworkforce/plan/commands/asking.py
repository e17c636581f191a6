"""Those who lead actions are asked by letter how they are going: one letter a person and week, a link for each action.

A new letter puts new links in place of those before. Only digests of their secrets are kept.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import public as audit
from oneworkforce.ground import scope, transactions
from oneworkforce.ground.models import Message, Partnership
from oneworkforce.lib.days import day
from oneworkforce.notify import email
from oneworkforce.partnership.models import Person
from oneworkforce.plan.domain import asking, timing
from oneworkforce.plan.domain.action import By, Ongoing, When
from oneworkforce.plan.domain.saying import WHOLE
from oneworkforce.plan.models import Action, UpdateLink
from oneworkforce.plan.permissions import links, plans

PRODUCT = "OneWorkforce"
ABOUT = "how actions are going"


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of it: letters put into the outbox, and leads who cannot be written to or were this week."""

    letters: int
    without_address: int
    asked_lately: int


def ask(*, by: Viewer, now: datetime, today: date, strategy: UUID) -> Asked:
    """Write to everybody who leads an action of a strategy that is asked about."""
    with transactions.whole("progress.ask"):
        found = plans.get(by, strategy)
        plans.check_change(by)
        asked = _ask(Action.objects.filter(strategy=found), now, today)
        if asked.letters:
            audit.record(by=by, verb="asked about", noun="strategy", subject=found.pk, fields=["progress"], now=now)
        return asked


def ask_everywhere(*, now: datetime, today: date) -> int:
    """Write to everybody of the open partnership, about the strategies that have not ended; return how many."""
    with transactions.whole("progress.ask_everywhere"):
        actions = Action.objects.filter(strategy__starts_on__lte=today, strategy__ends_on__gte=today)
        asked = _ask(actions, now, today)
        if asked.letters:
            audit.record(by=PRODUCT, verb="asked about", noun="action", fields=["progress"], now=now)
        return asked.letters


def _ask(actions: QuerySet[Action], now: datetime, today: date) -> Asked:
    by_lead = _asked_about(actions, now, today)
    leads = links.present(today).filter(pk__in=by_lead).exclude(email="")
    # Held until the end: of two who ask at once, the second sees whom the first wrote to.
    people = list(Person.objects.select_for_update().filter(pk__in=leads.values("pk")).order_by("pk"))
    lately = _lately(people, now, today)
    written = [one for one in people if one.pk not in lately]
    secrets = _links({one.pk: by_lead[one.pk] for one in written}, now)
    partnership = Partnership.objects.values_list("name", flat=True).get(pk=scope.current())
    for one in written:
        email.put(
            key=_key(one.pk, today),
            to=one.email,
            subject="How are your actions going?",
            text=_letter(one.name, by_lead[one.pk], secrets, partnership, until=timezone.localdate(now + asking.LASTS)),
            about=ABOUT,
            now=now,
        )
    return Asked(len(written), len(by_lead) - len(people), len(lately))


def _asked_about(actions: QuerySet[Action], now: datetime, today: date) -> Mapping[UUID, list[Action]]:
    """Return the actions that are asked about, by who leads them, those due first before the others."""
    found: defaultdict[UUID, list[Action]] = defaultdict(list)
    rows = actions.filter(done_on=None, percent__lt=WHOLE, lead__isnull=False).select_related("strategy")
    for row in sorted(rows, key=_order):
        when = _when(row)
        due = timing.last_day(when.date) if isinstance(when, By) else None
        if asking.asks(due=due, heard_at=row.progress_at, begun_at=row.strategy.made_at, today=today, now=now):
            assert row.lead_id is not None  # as filtered
            found[row.lead_id].append(row)
    return found


def _lately(people: Collection[Person], now: datetime, today: date) -> frozenset[UUID]:
    keys = {_key(one.pk, today): one.pk for one in people}
    written = Message.objects.filter(key__in=keys).values_list("key", flat=True)
    linked = UpdateLink.objects.filter(person__in=people, sent_at__gt=now - asking.APART)
    return frozenset(keys[one] for one in written) | frozenset(linked.values_list("person", flat=True))


def _links(by_lead: Mapping[UUID, Collection[Action]], now: datetime) -> Mapping[UUID, str]:
    """Put a new link for each action in place of any before, whoever had it; return the secrets by action."""
    secrets = {one.pk: asking.new_secret() for actions in by_lead.values() for one in actions}
    UpdateLink.objects.filter(Q(action__in=secrets) | Q(expires_at__lte=now)).delete()
    UpdateLink.objects.bulk_create(
        UpdateLink(
            action=one,
            person_id=lead,
            digest=asking.digest(secrets[one.pk]),
            sent_at=now,
            expires_at=now + asking.LASTS,
        )
        for lead, actions in by_lead.items()
        for one in actions
    )
    return secrets


def _letter(
    name: str, actions: Collection[Action], secrets: Mapping[UUID, str], partnership: str, *, until: date
) -> str:
    listed = "\n\n".join(f"{one.title} ({_when(one)}):\n{_address(secrets[one.pk])}" for one in actions)
    return (
        f"Dear {name},\n\nHow are these actions going? Open the link of each and press one button. "
        f"You need not sign in.\n\n{listed}\n\n"
        f"The links work until {day(until)}, or until a newer letter takes their place. They are for you "
        f"alone: whoever has one can answer for you, so please do not pass this letter on.\n\n{partnership}\n"
    )


def _address(secret: str) -> str:
    return f"{settings.ORIGIN}{reverse('action_update', args=[scope.current(), secret])}"


def _key(person: UUID, today: date) -> str:
    return f"progress:{person}:{asking.week(today)}"


def _when(row: Action) -> When:
    return timing.of(row.timing, row.year, row.month, row.day)


def _order(row: Action) -> tuple[date, int]:
    when = _when(row)
    return date.max if isinstance(when, Ongoing) else timing.last_day(when.date), row.number
