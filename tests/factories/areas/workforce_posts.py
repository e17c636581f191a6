"""Workforce, posts: commands that write, and the things that addresses name."""

from datetime import date
from typing import Any
from uuid import UUID

from factories import workforce as made
from factories.command_row import Row, by, seen
from factories.workforce import WHO
from factories.world import TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.ui import conflict
from oneworkforce.workforce.commands import (
    giving,
    post_steps,
    post_values,
    posts,
    sitting,
    staff_records,
    staff_values,
    totals,
)
from oneworkforce.workforce.commands.posts import Said
from oneworkforce.workforce.models import Giving, Post, StaffRecord, Total
from oneworkforce.workforce.permissions import staff

LEAVES: dict[str, Any] = {"reason": "resigned", "destination": "other_work"}
SCHOOL = "Harbour School"
KITE = "Kite Club"


def added(world: World, _: object = None, *, who: str = WHO, at: str = SCHOOL, **said: Any) -> UUID:
    """Add a vacant post by its command; return its id."""
    given = Said(**{"role": "teacher", "hours": "37", "vacant_since": TODAY, **said})
    with world.scope(who):
        return posts.add(**by(world, who), today=TODAY, organisation=world.organisations[at], said=given)


def changed(world: World, post: Any, who: str = WHO, **said: Any) -> None:
    """Change a post as somebody who has just seen it."""
    with world.scope(who):
        shown = seen(post_values.shown, Post, post)
        given = Said(**{"role": "head_teacher", "hours": "18.5", "started_on": date(2020, 9, 1), **said})
        posts.change(**by(world, who), today=TODAY, post=post, seen=shown, said=given)


def left(
    world: World, post: Any, *, on: date = date(2026, 10, 31), goes_on: bool = True, who: str = WHO
) -> UUID | None:
    """Let the holder of a post leave it; return the post that follows."""
    with world.scope(who):
        return post_steps.leave(**by(world, who), today=TODAY, post=post, on=on, goes_on=goes_on, **LEAVES)


def said(world: World, section: str, person: str = "pia", who: str = WHO, **values: Any) -> None:
    """Change a section of a staff record as its keeper, or (`who` is `person`) as the person."""
    with world.scope(who):
        shown = _shown(world, who, world.people[person], section)
        given = {name: str(value or "") for name, value in {**shown, **values}.items()}
        told: dict[str, Any] = {"section": section, "seen": conflict.digest(shown), "said": given, "today": TODAY}
        if who == person:
            staff_records.say(**by(world, who), **told)
        else:
            staff_records.change(**by(world, who), person=world.people[person], **told)


def block(name: str = "Zoe Quill", place: int = 1, **values: Any) -> sitting.Block:
    """Return a block of one sitting."""
    usual = {"role": "youth_worker", "contract": "volunteer", "hours": "6", "evenings": "yes", "languages": "Polish"}
    return sitting.Block(place=place, name=name, **{**usual, **values})


def entered(
    world: World, _: object = None, *blocks: sitting.Block, who: str = WHO, at: str = SCHOOL
) -> tuple[UUID, ...]:
    """Enter people in one sitting; return their posts."""
    with world.scope(who):
        place = world.organisations[at]
        return sitting.enter(**by(world, who), today=TODAY, organisation=place, blocks=blocks or (block(),))


def totalled(world: World, _: object = None, **values: Any) -> UUID:
    """Add a total by its command; return its id."""
    given = totals.Said(**{"role": "teacher", "counted_on": TODAY, "people": "12", "whole_time": "9.5", **values})
    with world.scope(WHO):
        return totals.add(**by(world, WHO), today=TODAY, organisation=world.organisations[SCHOOL], said=given)


def switched(world: World, _: object = None, gives: str = "totals", hours: str = "35") -> None:
    """Let Harbour School give something else."""
    with world.scope(WHO):
        with transactions.reading():
            row = Giving.objects.filter(organisation=world.organisations[SCHOOL]).first() or Giving()
        shown = conflict.digest(giving.shown_row(row))
        place = world.organisations[SCHOOL]
        giving.change(**by(world, WHO), organisation=place, seen=shown, gives=gives, full_time_hours=hours)


def _shown(world: World, who: str, person: UUID, section: str) -> dict[str, object]:
    with transactions.reading():
        row = staff.get(world.viewer(who), person, today=TODAY).record or StaffRecord()
        return staff_values.shown(row, section)


def _fill(world: World, post: Any) -> None:
    post_steps.fill(**by(world, WHO), today=TODAY, post=post, person=world.people["pia"], on=TODAY)


def _vacant(world: World) -> UUID:
    return made.post(world, person="")


def _left(world: World) -> UUID:
    post = made.post(world)
    left(world, post)
    return post


def _total(world: World, total: Any) -> None:
    shown = seen(totals.shown, Total, total)
    given = totals.Said(role="teacher", counted_on=TODAY, people="13")
    totals.change(**by(world, WHO), today=TODAY, total=total, seen=shown, said=given)


def _confirm_all(world: World, _: object) -> None:
    totals.confirm_all(**by(world, WHO), organisation=world.organisations[SCHOOL])


def _look(world: World, _: object) -> None:
    with transactions.reading():
        found = staff.get(world.viewer(WHO), world.people["pia"], today=TODAY)
    staff_records.look(**by(world, WHO), found=found)


COMMANDS: tuple[Row, ...] = (
    Row("post.add", added, lambda _w: None, WHO),
    Row("post.change", changed, made.post, WHO),
    Row("post.confirm", lambda w, m: posts.confirm(**by(w, WHO), today=TODAY, post=m), made.post, WHO),
    Row("post.remove", lambda w, m: posts.remove(**by(w, WHO), post=m), made.post, WHO),
    Row("post.fill", _fill, _vacant, WHO),
    Row("post.leave", left, made.post, WHO),
    Row("post.end", lambda w, m: post_steps.end(**by(w, WHO), today=TODAY, post=m, on=TODAY), _vacant, WHO),
    Row("post.take_back", lambda w, m: post_steps.take_back(**by(w, WHO), today=TODAY, post=m), _left, WHO),
    Row("staff.change", lambda w, _m: said(w, "age", birth_year="1980"), made.record, WHO),
    Row("staff.say", lambda w, _m: said(w, "equality", who="pia", gender="refused"), made.record, "pia"),
    Row("staff.confirm", lambda w, _m: staff_records.confirm(**by(w, WHO), person=w.people["pia"]), made.record, WHO),
    Row("staff.look", _look, made.record, WHO),
    Row("sitting.enter", entered, lambda _w: None, WHO),
    Row("giving.change", switched, lambda _w: None, WHO),
    Row("total.add", totalled, lambda _w: None, WHO),
    Row("total.change", _total, made.total, WHO),
    Row("total.confirm", lambda w, m: totals.confirm(**by(w, WHO), total=m), made.total, WHO),
    Row("total.confirm_all", _confirm_all, made.total, WHO),
    Row("total.remove", lambda w, m: totals.remove(**by(w, WHO), total=m), made.total, WHO),
)


def things(world: World) -> dict[str, Any]:
    """Return the ids that this area's addresses hold, by name."""
    reed = world.localities["Reed"]
    found: dict[str, Any] = {
        "post": made.post(world, "T1", locality_id=reed),
        "vacant_post": made.post(world, "T2", person="", locality_id=reed),
        "ended_post": made.post(world, "T3", person="mona", left_on=date(2025, 8, 31), locality_id=reed),
        "kite_post": made.post(world, "T4", person="vic", at=KITE, role="youth_worker"),
        "total": made.total(world, place="Willow"),
        "kite_total": made.total(world, at=KITE),
    }
    made.record(world, "pia", "T-S1")
    made.record(world, "vic", "T-S2")
    return found | {
        "school": world.organisations[SCHOOL],
        "kite": world.organisations[KITE],
        "pia": world.people["pia"],
        "vic": world.people["vic"],
    }
