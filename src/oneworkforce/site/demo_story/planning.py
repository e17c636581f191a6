"""The strategy with its plan file, the groups that carry it, its sources, its sign-off; progress where it is told."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from oneworkforce.partnership.models import Organisation, Person
from oneworkforce.plan.commands import group_members, groups, imports, sign_offs, sources, strands, strategies
from oneworkforce.plan.models import Strand
from oneworkforce.site.demo_story.told import Told
from oneworkforce.ui import conflict

PARTS = ("chair", "lead", "member", "member")


def play(told: Told) -> None:
    """Bring the plan in, and put it to the executive where the story says so."""
    said = told.get("strategy")
    if said is None:
        return
    now = told.at(said["days"])
    span = {name: date.fromisoformat(str(said[name])) for name in ("starts_on", "ends_on")}
    made = strategies.add(by=told.lead, now=now, title=said["title"], intro=said["intro"], **span)
    told.strategy = made
    imports.bring_in(by=told.lead, now=now, strategy=made, content=(told.folder / "plan.yaml").read_bytes())
    _groups(told, made, told.get("groups") or [])
    for each in told.get("sources") or ():
        _source(told, made, each)
    if signed := told.get("sign_off"):
        _sign_off(told, made, signed)


def _groups(told: Told, strategy: UUID, said: list[dict[str, Any]]) -> None:
    made: dict[str, UUID] = {}
    for turn, each in enumerate(said):
        now = told.at(each.get("days", -150))
        above = made.get(each.get("parent", ""))
        purpose = each.get("purpose", "")
        group = groups.add(by=told.lead, now=now, name=each["name"], kind=each["kind"], purpose=purpose, parent=above)
        made[each["name"]] = group
        since = timezone.localdate(now)
        for part, person in zip(PARTS, _people(turn), strict=True):
            group_members.add(by=told.lead, now=now, group=group, person=person, part=part, since=since)
        for number in each.get("strands", ()):
            _carry(told, strategy, number, group=group)


def _people(turn: int) -> Iterator[UUID]:
    """Yield one person of each of four agencies, others each turn."""
    agencies = list(Organisation.objects.order_by("name"))
    for place in range(len(PARTS)):
        at = agencies[(turn * 3 + place) % len(agencies)]
        yield Person.objects.filter(organisation=at).order_by("name").values_list("pk", flat=True)[turn % 2]


def _source(told: Told, strategy: UUID, said: dict[str, Any]) -> None:
    values = {name: said[name] for name in ("kind", "title", "place", "took_part", "notes") if name in said}
    days = said["days"]
    made = sources.add(by=told.lead, now=told.at(days), strategy=strategy, held_on=told.day(days), **values)
    for number in said.get("strands", ()):
        _carry(told, strategy, number, source=made)


def _carry(told: Told, strategy: UUID, number: int, *, group: UUID | None = None, source: UUID | None = None) -> None:
    """Let a strand be carried by a group, or name a source beside those it names."""
    row = Strand.objects.get(strategy=strategy, number=number)
    named = set(row.sources.values_list("pk", flat=True)) | ({source} if source else set())
    strands.change(
        by=told.lead,
        now=told.now,
        strand=row.pk,
        seen=conflict.digest(strands.shown(row)),
        title=row.title,
        aim=row.aim,
        group=group or row.group_id,
        sources=named,
    )


def _sign_off(told: Told, strategy: UUID, said: dict[str, Any]) -> None:
    asked = told.at(said["asked_days"])
    made = sign_offs.ask(
        by=told.lead,
        now=asked,
        today=timezone.localdate(asked),
        link=lambda pk: told.link("sign_off", pk),
        strategy=strategy,
    )
    if "answer" in said:
        answered = told.at(said["answered_days"])
        by = told.member("executive")
        sign_offs.answer(by=by, now=answered, sign_off=made, answer=said["answer"], remark=said["remark"])
