"""Texts of strategies, consultation and comments: their commands, and the things that addresses name."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from factories.command_row import Row, by, seen
from factories.world import NOW, START, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.plan.commands import comments, consulted, versions
from oneworkforce.plan.models import Comment, Consulted, Strategy, Version

WHO = "walter"
LINK = "https://example.org/texts/"
BODY = "# Our aim\n\nWe learn together."
LONG = date(9000, 1, 1)
"""A last day of comments that never passes."""


def things(world: World) -> dict[str, UUID]:
    """Make one of each thing in Northshire; return their ids by name."""
    with world.scope(), transactions.whole("test text"):
        made = _strategy("Consulted strategy")
        out = _version(made, 2, state="out", out_on=START, comments_until=LONG)
        draft = _version(made, 3)
        closed = _version(_strategy("Closed strategy"), 1, state="out", out_on=START, comments_until=START)
        asked = Consulted.objects.create(version=draft, kind="union", name="Staff union")
        said = Comment.objects.create(version=out, said_by="Pia Penn", said_at=NOW, words="Say more of training.")
    return {
        "texted": made.pk,
        "version": out.pk,
        "draft": draft.pk,
        "closed_version": closed.pk,
        "consulted": asked.pk,
        "comment": said.pk,
    }


def _strategy(title: str = "Plan 2026") -> Strategy:
    return Strategy.objects.create(title=title, starts_on=START, ends_on=TODAY, made_at=NOW)


def _version(strategy: Strategy, number: int = 1, **more: Any) -> Version:
    values = {"body": BODY, "made_by": "Walter Webb", "made_at": NOW, **more}
    return Version.objects.create(strategy=strategy, number=number, **values)


def _plan(world: World) -> UUID:
    with transactions.whole("test"):
        return _strategy().pk


def _draft(world: World) -> UUID:
    with transactions.whole("test"):
        return _version(_strategy()).pk


def _asked(world: World) -> UUID:
    made = _draft(world)
    consulted.add(**by(world, WHO), version=made, kind="union", name="Union", email="union@example.org", link=LINK)
    return made


def _out(world: World) -> UUID:
    made = _asked(world)
    versions.send_out(**by(world, WHO), version=made, until=TODAY + timedelta(days=30), link=LINK)
    return made


def _closed(world: World) -> UUID:
    made = _out(world)
    versions.close(**by(world, WHO), version=made)
    return made


def _commented(world: World) -> UUID:
    return comments.add(**by(world, "pia"), version=_out(world), words="Say more of training.")


def _consulted(world: World) -> UUID:
    made = _asked(world)
    with transactions.reading():
        return Consulted.objects.get(version=made).pk


def _change(world: World, pk: Any) -> None:
    versions.change(**by(world, WHO), version=pk, seen=seen(versions.shown, Version, pk), body="Another text.")


def _ask(world: World, pk: Any) -> None:
    agencies = [world.organisations["Kite Club"], world.organisations["Harbour School"]]
    consulted.add_organisations(**by(world, WHO), version=pk, organisations=agencies, link=LINK)


def _send(world: World, pk: Any) -> None:
    versions.send_out(**by(world, WHO), version=pk, until=TODAY + timedelta(days=30), link=LINK)


def _enter(world: World, pk: Any) -> None:
    comments.enter(**by(world, WHO), version=pk, said_by="A member", words="We agree.", on_behalf_of="Union")


def _reply(world: World, pk: Any) -> None:
    comments.reply(**by(world, WHO), comment=pk, seen=seen(comments.shown, Comment, pk), reply="We will.")


COMMANDS: tuple[Row, ...] = (
    Row("version.add", lambda w, pk: versions.add(**by(w, WHO), strategy=pk, copied=True), _plan, who=WHO),
    Row("version.change", _change, _draft, who=WHO),
    Row("version.send_out", _send, _asked, who=WHO),
    Row("version.close", lambda w, pk: versions.close(**by(w, WHO), version=pk), _out, who=WHO),
    Row(
        "version.adopt",
        lambda w, pk: versions.adopt(**by(w, WHO), version=pk, on=TODAY, adopted_by="The board"),
        _closed,
        who=WHO,
    ),
    Row(
        "version.ask",
        lambda w, pk: consulted.add(
            **by(w, WHO), version=pk, kind="union", name="Staff union", email="staff@example.org", link=LINK
        ),
        _out,
        who=WHO,
    ),
    Row("version.ask_organisations", _ask, _out, who=WHO),
    Row("version.forget", lambda w, pk: consulted.remove(**by(w, WHO), consulted=pk), _consulted, who=WHO),
    Row("comment.add", lambda w, pk: comments.add(**by(w, "pia"), version=pk, words="Yes."), _out, who=WHO),
    Row("comment.enter", _enter, _closed, who=WHO),
    Row("comment.reply", _reply, _commented, who=WHO),
)
