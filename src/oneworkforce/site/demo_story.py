"""What the demonstration did: the worked examples, played by its members through the ordinary commands."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.commands import rounds, uploads
from oneworkforce.assess.commands.uploads import File
from oneworkforce.assess.domain import framework_file
from oneworkforce.ground.job_states import ENDED, JobState
from oneworkforce.ground.jobs import runner
from oneworkforce.ground.models import Job, User
from oneworkforce.lib import yaml_lines
from oneworkforce.partnership.models import Membership, Organisation, Person
from oneworkforce.partnership.queries import viewers
from oneworkforce.plan.commands import group_members, groups, imports, sign_offs, sources, strands, strategies
from oneworkforce.plan.models import Strand
from oneworkforce.site import demo_sign_ins as sign_ins
from oneworkforce.ui import conflict

EXAMPLES = ("leicestershire", "central-bedfordshire")


class Story:
    """Plays one example's story.yaml; days in it are counted from the day of `now`."""

    def __init__(self, folder: Path, now: datetime) -> None:
        """Read the story of `folder`."""
        self.folder = folder
        self.told: dict[str, Any] = yaml_lines.read(folder / "story.yaml").data
        self.now = now
        self.rounds: dict[str, UUID] = {}
        self.strategy: UUID | None = None

    def play(self) -> None:
        """Do all that the story tells, in its order."""
        for each in self.told.get("rounds", ()):
            self._round(each)
        if "strategy" in self.told:
            self._strategy(self.told["strategy"])
            self._groups(self.told.get("groups", ()))
            self._sources(self.told.get("sources", ()))
            self._sign_off(self.told.get("sign_off"))

    @cached_property
    def lead(self) -> Viewer:
        """The workforce lead, who does most of it."""
        return self._member("workforce_lead")

    def _member(self, role: str) -> Viewer:
        user = User.objects.get(email=f"{role}@{sign_ins.DOMAIN}")
        member = Membership.objects.get(user=user)
        return viewers.in_scope(membership=member.pk, strong=True, today=timezone.localdate(self.now))

    def _at(self, days: int) -> datetime:
        return self.now + timedelta(days=days)

    def _day(self, days: int) -> date:
        return timezone.localdate(self._at(days))

    def _round(self, told: dict[str, Any]) -> None:
        now = self._at(told["days"])
        made = rounds.add(
            by=self.lead,
            now=now,
            title=told["title"],
            year=told["year"],
            framework=framework_file.shipped()[framework_file.DEFAULT].read_text("utf-8"),
            columns=", ".join(told["by"]),
            min_cell=10,
            weighted=False,
            previous=self.rounds.get(told.get("previous", "")),
            synthetic=True,
        )
        self.rounds[told["title"]] = made
        files = {name: File("csv", _pieces(self.folder / told[name])) for name in ("answers", "frame")}
        uploads.receive(by=self.lead, now=now, round=made, **files)
        _work(now)

    def _strategy(self, told: dict[str, Any]) -> None:
        now = self._at(told["days"])
        span = {name: date.fromisoformat(str(told[name])) for name in ("starts_on", "ends_on")}
        self.strategy = strategies.add(by=self.lead, now=now, title=told["title"], intro=told["intro"], **span)
        content = (self.folder / "plan.yaml").read_bytes()
        imports.bring_in(by=self.lead, now=now, strategy=self.strategy, content=content)

    def _groups(self, told: list[dict[str, Any]]) -> None:
        made: dict[str, UUID] = {}
        for each in told:
            now = self._at(each.get("days", -150))
            parent = made.get(each.get("parent", ""))
            group = groups.add(
                by=self.lead,
                now=now,
                name=each["name"],
                kind=each["kind"],
                purpose=each.get("purpose", ""),
                parent=parent,
            )
            made[each["name"]] = group
            for part, person in zip(("chair", "lead", "member", "member"), self._people(len(made)), strict=False):
                group_members.add(
                    by=self.lead, now=now, group=group, person=person, part=part, since=timezone.localdate(now)
                )
            for number in each.get("strands", ()):
                self._carry(number, group=group)

    def _people(self, turn: int) -> Iterator[UUID]:
        """Yield one person of each of four agencies, others each turn."""
        agencies = Organisation.objects.order_by("name")
        for place in range(4):
            at = agencies[(turn * 3 + place) % agencies.count()]
            yield Person.objects.filter(organisation=at).order_by("name").values_list("pk", flat=True)[turn % 2]

    def _sources(self, told: list[dict[str, Any]]) -> None:
        for each in told:
            said = {name: each[name] for name in ("kind", "title", "place", "took_part", "notes") if name in each}
            made = sources.add(
                by=self.lead,
                now=self._at(each["days"]),
                strategy=self._kept,
                held_on=self._day(each["days"]),
                **said,
            )
            for number in each.get("strands", ()):
                self._carry(number, source=made)

    def _carry(self, number: int, *, group: UUID | None = None, source: UUID | None = None) -> None:
        """Let a strand be carried by a group, or name a source beside those it names."""
        row = Strand.objects.get(strategy=self._kept, number=number)
        shown = strands.shown(row)
        named = [UUID(str(one)) for one in shown["sources"]]  # type: ignore[attr-defined]  # a list of texts
        strands.change(
            by=self.lead,
            now=self.now,
            strand=row.pk,
            seen=conflict.digest(shown),
            title=row.title,
            aim=row.aim,
            group=group or row.group_id,
            sources=[*named, *([source] if source else [])],
        )

    def _sign_off(self, told: dict[str, Any] | None) -> None:
        if told is None:
            return
        asked = self._at(told["asked_days"])
        made = sign_offs.ask(by=self.lead, now=asked, today=timezone.localdate(asked), link=_link, strategy=self._kept)
        if told.get("answer"):
            sign_offs.answer(
                by=self._member("executive"),
                now=self._at(told["answered_days"]),
                sign_off=made,
                answer=told["answer"],
                remark=told["remark"],
            )

    @property
    def _kept(self) -> UUID:
        assert self.strategy is not None, "a story tells its strategy first"
        return self.strategy


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(uploads.PIECE):
            yield piece


def _link(sign_off: UUID) -> str:
    return f"{settings.ORIGIN}{reverse('sign_off', args=[sign_off])}"


def _work(now: datetime) -> None:
    """Do the long work that was asked for, as a worker would; an example that fails stops the demonstration."""
    for job in Job.objects.exclude(state__in=ENDED).order_by("asked_at"):
        state = runner.run(job.pk, job.partnership_id, clock=lambda: now)
        if state != JobState.DONE:
            raise RuntimeError(f"The worked example's {job.title} ended as {state}.")
