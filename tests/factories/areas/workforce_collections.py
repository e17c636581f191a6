"""Workforce, collections: commands that write, and the things that addresses name."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from factories import collections as asked
from factories import data_sessions as held
from factories import workforce
from factories.command_row import Row, by, seen
from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.workforce.commands import (
    collection_letters,
    collections,
    quality,
    returns,
    session_totals,
    sessions,
)
from oneworkforce.workforce.models import Collection, Total

WHO = asked.WHO
LATER = asked.CLOSES + timedelta(days=14)


def _asked(world: World) -> UUID:
    """Return what is asked of Harbour School, which has a post, a total, and was written to."""
    workforce.post(world, changed_at=NOW - timedelta(days=90))
    with world.scope(), transactions.whole("test total"):
        school = world.organisations["Harbour School"]
        Total.objects.create(organisation_id=school, role="teacher", counted_on=TODAY, people=3, changed_at=NOW)
    return asked.return_of(world, asked.invited(world))


def _fresh(world: World) -> UUID:
    """Return what is asked of Harbour School, whose one post is confirmed since."""
    workforce.post(world, changed_at=NOW)
    return asked.return_of(world, asked.invited(world))


def _change(world: World, pk: UUID) -> None:
    days: dict[str, Any] = {"taken_on": TODAY, "opens_on": asked.OPENS, "closes_on": LATER}
    shown = seen(collections.shown, Collection, pk)
    collections.change(**by(world, WHO), today=TODAY, collection=pk, seen=shown, title="Changed", **days)


def _word(world: World, pk: UUID) -> None:
    shown = seen(collections.worded, Collection, pk)
    said: dict[str, Any] = {"invitation": "Dear {name}, {link}", "reminder": "Again: {link}"}
    collections.word(**by(world, WHO), today=TODAY, collection=pk, seen=shown, **said)


def _extend(world: World, pk: UUID) -> None:
    shown = seen(collections.deadline, Collection, pk)
    collections.extend(**by(world, WHO), today=TODAY, collection=pk, seen=shown, closes_on=LATER)


def _copy(world: World, pk: UUID) -> None:
    days: dict[str, Any] = {"taken_on": TODAY, "opens_on": asked.OPENS, "closes_on": LATER}
    collections.copy(**by(world, WHO), today=TODAY, collection=pk, title="The next one", **days)


def _told(world: World, pk: UUID) -> dict[str, Any]:
    """Return what most commands on a collection are told."""
    return {**by(world, WHO), "today": TODAY, "collection": pk}


def _mona(world: World, pk: UUID) -> dict[str, Any]:
    """Return what commands on a return are told, by the manager of Harbour School."""
    return {**by(world, "mona"), "today": TODAY, "pk": pk}


def _room(world: World, session: UUID) -> dict[str, Any]:
    """Return what commands on a session are told."""
    return {**by(world, held.WHO), "session": session}


def _tick(world: World, session: UUID) -> None:
    sessions.tick(**_room(world, session), item="team", agencies=[held.agency(world, session)])


def _chase(world: World, organisation: UUID) -> None:
    quality.ask(**by(world, WHO), today=TODAY, organisation=organisation, link="https://workforce.example.org/")


def _school(world: World) -> UUID:
    return world.organisations["Harbour School"]


def _agency(world: World) -> UUID:
    return held.agency(world, held.made(world))


COMMANDS: tuple[Row, ...] = (
    Row("collection.add", lambda w, _m: asked.made(w), who=WHO),
    Row("collection.change", _change, asked.made, WHO),
    Row("collection.choose", lambda w, m: collections.choose(**_told(w, m), everybody=True), asked.made, WHO),
    Row(
        "collection.leave_out",
        lambda w, m: collections.leave_out(**by(w, WHO), today=TODAY, pk=m),
        lambda w: asked.return_of(w, asked.prepared(w)),
        WHO,
    ),
    Row("collection.word", _word, asked.made, WHO),
    Row("collection.open", lambda w, m: collections.open_collection(**_told(w, m)), asked.prepared, WHO),
    Row("collection.extend", _extend, asked.opened, WHO),
    Row("collection.close", lambda w, m: collections.close(**_told(w, m)), asked.opened, WHO),
    Row("collection.copy", _copy, asked.opened, WHO),
    Row(
        "collection.invite",
        lambda w, m: collection_letters.invite(**_told(w, m), link=asked.link),
        asked.opened,
        WHO,
    ),
    Row(
        "collection.remind",
        lambda w, m: collection_letters.remind(**_told(w, m), link=asked.link),
        asked.invited,
        WHO,
    ),
    Row(
        "return.confirm",
        lambda w, m: returns.confirm(**_mona(w, m), posts_seen=1, vacant_seen=0, totals_seen=1),
        _asked,
        "mona",
    ),
    Row("return.totals", lambda w, m: returns.say_totals(**_mona(w, m)), _asked, "mona"),
    Row("return.done", lambda w, m: returns.say_done(**_mona(w, m)), _asked, "mona"),
    Row("return.note", lambda _w, _m: returns.note(today=TODAY), _fresh, WHO),
    Row("return.refuse", lambda w, m: returns.refuse(**_mona(w, m), reason="We merge."), _asked, "mona"),
    Row("session.add", lambda w, _m: held.made(w), who=held.WHO),
    Row("session.attend", lambda w, m: sessions.attend(**_room(w, m), present=[]), held.made, held.WHO),
    Row("session.tick", _tick, held.made, held.WHO),
    Row("session.decide", lambda w, m: sessions.decide(**_room(w, m), adds=["team"], why={}), held.made, held.WHO),
    Row("session.end", lambda w, m: sessions.end(**_room(w, m)), lambda w: held.decided(w, "team"), held.WHO),
    Row("session.enter", held.entered, _agency, held.WHO),
    Row(
        "session.send_file",
        lambda w, m: session_totals.send_file(**by(w, held.WHO), agency=m, sends=True),
        _agency,
        held.WHO,
    ),
    Row("quality.ask", _chase, _school, WHO),
)


def things(world: World) -> dict[str, Any]:
    """Return the ids that this area's addresses hold, by name; pages ask the real clock."""
    first = asked.prepared(world, "Prepared in the table")
    opened = asked.opened(world, "Open in the table")
    asked.about_today(world, first, opened)
    session = held.decided(world, "team")
    return {
        "new_collection": first,
        "open_collection": opened,
        "school_return": asked.return_of(world, opened),
        "session": session,
        "session_agency": held.agency(world, session),
    }
