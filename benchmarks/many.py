"""Many rows of everything that pages list, for the promise about pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from django.test import Client
from django.urls import reverse

from factories import rounds
from factories.world import NOW, TODAY, World
from oneworkforce.assess.domain.kinds import UploadState
from oneworkforce.assess.models import Answers, Report, Round, Upload
from oneworkforce.ground import transactions
from oneworkforce.partnership.models import Person
from oneworkforce.plan.domain.kinds import GroupKind, Timing
from oneworkforce.plan.models import Action, Group, Strand, Strategy
from oneworkforce.workforce.models import Post, StaffRecord

BATCH = 2_000
POSTS = 10
"""Posts for each row of another noun."""


class Page(NamedTuple):
    """A page by its name, its address, and whether looking at it is recorded."""

    name: str
    url: str
    audited: bool = False


@dataclass
class Filled:
    """The world of tests with as many rows as wanted; everything is asked for as Walter, the workforce lead."""

    world: World
    made: dict[str, UUID] = field(default_factory=dict)
    size: int = 0

    def client(self) -> Client:
        """Return a browser of Walter's."""
        return self.world.client("walter")

    def answers(self, people: int, questions: int, cell: int) -> None:
        """Store a round with results, and `people` packed answers beside it."""
        self.made["round"] = rounds.held(self.world)
        with self.world.scope("walter"), transactions.whole("bench"):
            row = Round.objects.get(pk=self.made["round"])
            upload = Upload.objects.get(round=row)
            plain = b"\0" + bytes(cell * questions)  # as domain/packing.py writes what does not shrink
            Answers.objects.bulk_create(
                Answers(round=row, upload=upload, number=at, cell=[["district", str(at)]], people=cell, packed=plain)
                for at in range(people // cell)
            )
            strategy = Strategy.objects.create(
                title="To 2013", starts_on=TODAY, ends_on=TODAY + timedelta(days=1000), made_at=NOW
            )
            self.made["strategy"] = strategy.pk
            strands = [
                Strand.objects.create(strategy=strategy, number=number, title=f"Strand {number}")
                for number in range(1, 5)
            ]
            actions = Action.objects.bulk_create(
                Action(strategy=strategy, strand=strands[at % 4], **_action(at, self.world)) for at in range(12)
            )
            self.made["action"] = actions[0].pk

    def rows(self, size: int) -> None:
        """Bring what lists hold to `size` rows of each noun."""
        wanted = range(self.size, size)
        self.size = size
        with self.world.scope("walter"), transactions.whole("bench"):
            first = Round.objects.get(pk=self.made["round"])
            like = {"framework_id": "trial", "framework_version": 3, "framework": rounds.FRAMEWORK, "made_at": NOW}
            made = Round.objects.bulk_create(
                (Round(title=f"Round {at}", year=2009, **like) for at in wanted), batch_size=BATCH
            )
            Upload.objects.bulk_create(
                (
                    Upload(round=each, state=UploadState.KEPT, kind="csv", people=98, asked_by="W", asked_at=NOW)
                    for each in made
                ),
                batch_size=BATCH,
            )
            told = {"made_by": "Walter Webb", "made_at": NOW}
            Report.objects.bulk_create(
                (Report(title=f"Paper {at}", layout="analysis", round=first, **told) for at in wanted), batch_size=BATCH
            )
            Group.objects.bulk_create(
                (Group(name=f"Group {at}", kind=GroupKind.WORKSTREAM) for at in wanted), batch_size=BATCH
            )
            self._strategies(wanted)
            self._posts(range(wanted.start * POSTS, wanted.stop * POSTS))

    def _strategies(self, wanted: range) -> None:
        """Store a strategy each, with a strand and an action."""
        plans = Strategy.objects.bulk_create(
            (Strategy(title=f"Plan {at}", starts_on=TODAY, ends_on=TODAY, made_at=NOW) for at in wanted),
            batch_size=BATCH,
        )
        strands = Strand.objects.bulk_create(
            (Strand(strategy=plan, number=1, title="Strand 1") for plan in plans), batch_size=BATCH
        )
        Action.objects.bulk_create(
            (Action(strategy=one.strategy, strand=one, **_action(0, self.world, lead=False)) for one in strands),
            batch_size=BATCH,
        )

    def _posts(self, wanted: range) -> None:
        """Store posts of the council, each with its holder and their staff record."""
        at = {"organisation_id": self.world.organisations["Northshire Council"], "changed_at": NOW}
        people = Person.objects.bulk_create((Person(name=f"Person {each}", **at) for each in wanted), batch_size=BATCH)
        StaffRecord.objects.bulk_create(
            (StaffRecord(person=one, number=one.name, **at) for one in people), batch_size=BATCH
        )
        made = Post.objects.bulk_create(
            (Post(person=one, reference=one.name, role="teacher", minutes=2220, **at) for one in people),
            batch_size=BATCH,
        )
        self.made.setdefault("post", made[0].pk)

    def pages(self) -> Iterator[Page]:
        """Yield the pages that the promise is about."""
        yield Page("rounds", reverse("rounds"))
        yield Page("results", reverse("round", args=[self.made["round"]]))
        yield Page("an arc", reverse("round_arc", args=[self.made["round"], "vision"]))
        yield Page("heat map", reverse("round_heat_map", args=[self.made["round"]]))
        yield Page("figures", reverse("round_figures", args=[self.made["round"]]))
        yield Page("findings", reverse("findings", args=[self.made["round"]]))
        yield Page("strategies", reverse("strategies"))
        yield Page("a strategy", reverse("strategy", args=[self.made["strategy"]]))
        yield Page("an action", reverse("action", args=[self.made["action"]]))
        yield Page("my actions", reverse("my_actions"))
        yield Page("groups", reverse("groups"))
        yield Page("reports", reverse("reports"))
        yield Page("posts", reverse("posts"))
        yield Page("a post", reverse("post", args=[self.made["post"]]))
        yield Page("staff", reverse("staff_list"))


def _action(at: int, world: World, *, lead: bool = True) -> dict[str, object]:
    return {
        "number": at + 1,
        "title": f"Action {at + 1}",
        "every": True,
        "timing": Timing.BY,
        "year": 2027,
        "month": 1 + at,
        "lead_role": "Workforce lead",
        "lead_id": world.people["walter"] if lead else None,
    }
