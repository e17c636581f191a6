"""Tokens of people of the world, and a plan to read with them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.test import Client
from django.utils import timezone

from factories.world import World
from oneworkforce.ground import transactions
from oneworkforce.partnership.commands import tokens as commands
from oneworkforce.partnership.models import Membership, Organisation, Person, Token
from oneworkforce.plan.domain.kinds import Timing
from oneworkforce.plan.models import Action, Dependency, Milestone, Partner, Spending, Strand, Strategy

POUNDS: Any = Decimal("1000.50")
SPENT: Any = Decimal("10.25")


@dataclass(frozen=True, slots=True)
class Made:
    """A token and its secret."""

    id: UUID
    secret: str


def made(world: World, who: str, *, strong: bool = True, title: str = "Dashboard of the council") -> Made:
    """Make a token of `who` by the ordinary command, today, as programs are answered today."""
    with world.scope(who):
        secret = commands.add(
            by=world.viewer(who, strong=strong),
            now=timezone.now(),
            today=timezone.localdate(),
            title=title,
            days=90,
        )
        with transactions.reading():
            return Made(Token.objects.get(title=title, membership=world.memberships[who]).pk, secret)


def raw(world: World, who: str) -> Made:
    """Put a token of anybody into the tables, whatever their role allows."""
    from oneworkforce.partnership.domain import tokens  # noqa: PLC0415

    secret = tokens.new_secret(world.partnership_of(who))
    with world.scope(who), transactions.whole("test token"):
        row = Token.objects.create(
            membership=Membership.objects.get(pk=world.memberships[who]),
            title="Put there",
            digest=tokens.digest(secret),
            strong=True,
            made_at=timezone.now(),
            expires_on=timezone.localdate(),
        )
    return Made(row.pk, secret)


def program(secret: str = "") -> Client:
    """Return a client that shows a token, and no cookie."""
    headers: Any = {"authorization": f"Bearer {secret}"} if secret else {}
    return Client(SERVER_NAME="127.0.0.1", raise_request_exception=False, headers=headers)


def plan(world: World, title: str = "Strategy read by programs", *, actions: int = 2, who: str = "walter") -> UUID:
    """Put a strategy with a strand and some actions into the partnership of `who`; return its id."""
    with world.scope(who), transactions.whole("test plan"):
        strategy = Strategy.objects.create(
            title=title, starts_on=date(2009, 4, 1), ends_on=date(2012, 3, 31), made_at=timezone.now()
        )
        strand = Strand.objects.create(strategy=strategy, number=1, title="One workforce", aim="Everybody knows it.")
        lead = Person.objects.order_by("name").first()
        before: Action | None = None
        for number in range(1, actions + 1):
            action = Action.objects.create(
                strategy=strategy,
                strand=strand,
                number=number,
                title=f"Action {number}",
                links=["trial/vision"],
                outcomes=["Families notice."],
                timing=Timing.BY,
                year=2010,
                month=3,
                day=31 if number % 2 else None,
                lead_role="Head of workforce",
                lead=lead,
                stated=POUNDS if number % 2 else None,
                unpriced="" if number % 2 else "printing",
            )
            Milestone.objects.create(action=action, what="First step", timing=Timing.ONGOING)
            Partner.objects.create(action=action, organisation=Organisation.objects.order_by("name").first())
            Spending.objects.create(
                action=action,
                amount=SPENT,
                spent_on=date(2009, 5, 1),
                what="Room",
                entered_by="the test",
                entered_at=timezone.now(),
            )
            if before is not None:
                Dependency.objects.create(action=action, on=before)
            before = action
    return strategy.pk
