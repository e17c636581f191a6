"""Comments on a text that is out, by anybody who sees it and by letter, and the replies to them."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from factories.world import NOW, START, TODAY, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.plan.commands import comments
from oneworkforce.plan.models import Comment, Consulted, Strategy, Version
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone

WALTER = "walter"
LONG = date(9000, 1, 1)


def told(world: World, who: str) -> dict[str, Any]:
    return {"by": world.viewer(who), "now": NOW}


def version(world: World, until: date = LONG) -> UUID:
    """Put a version that is out into Northshire; Harbour School and a union are asked."""
    with world.scope(), transactions.whole("test"):
        plan = Strategy.objects.create(title="Plan 2026", starts_on=START, ends_on=TODAY, made_at=NOW)
        made = Version.objects.create(
            strategy=plan,
            number=1,
            body="We learn.",
            state="out",
            out_on=START,
            comments_until=until,
            made_by="Walter Webb",
            made_at=NOW,
        )
        school = world.organisations["Harbour School"]
        Consulted.objects.create(version=made, kind="organisation", organisation_id=school)
        Consulted.objects.create(version=made, kind="union", name="Staff union")
    return made.pk


def asked(world: World, kind: str) -> UUID:
    with world.reading():
        return Consulted.objects.get(kind=kind).pk


def said(world: World) -> list[tuple[str, str, str]]:
    with world.reading():
        return list(Comment.objects.order_by("said_at", "pk").values_list("said_by", "on_behalf_of", "entered_by"))


def add(world: World, pk: UUID, who: str = "pia", **values: Any) -> UUID:
    with world.scope(who):
        return comments.add(**told(world, who), version=pk, **{"words": "Say more of training.", **values})


def test_anybody_who_sees_plans_comments_for_themselves(world: World) -> None:
    pk = version(world)
    path, carl = f"/texts/{pk}/comments/add/", world.client("carl")
    assert "You speak for" not in carl.get(path).content.decode(), "nobody asked his organisation"
    assert carl.post(path, {"words": "Say <b>more</b>.", "about": "Training"}).status_code == 302
    assert said(world) == [("Carl Crane", "", "")]
    shown = carl.get(f"/texts/{pk}/comments/").content.decode()
    assert "Say &lt;b&gt;more&lt;/b&gt;." in shown
    assert "No reply yet" in shown
    with world.reading():
        event = Event.objects.get(noun="comment")
        assert (event.verb, event.fields) == ("added", [])


def test_one_speaks_for_the_own_organisation_where_it_was_asked(world: World) -> None:
    pk = version(world)
    school, union = asked(world, "organisation"), asked(world, "union")
    pia = world.client("pia")
    page = pia.get(f"/texts/{pk}/comments/add/").content.decode()
    assert "Harbour School" in page
    assert "Staff union" not in page
    sent = {"words": "We agree.", "consulted": str(school)}
    assert pia.post(f"/texts/{pk}/comments/add/", sent).status_code == 302
    assert said(world) == [("Pia Penn", "Harbour School", "")]
    with pytest.raises(Refused, match="yourself or your own organisation"):
        add(world, pk, consulted=union)
    assert "Of 2, 1 answered." in pia.get(f"/texts/{pk}/").content.decode()


def test_a_lead_enters_what_came_by_letter(world: World) -> None:
    pk, union = version(world, until=START), asked(world, "union")
    walter = world.client(WALTER)
    sent = {"said_by": "A branch officer", "words": "We welcome it.", "consulted": str(union), "on_behalf_of": ""}
    assert walter.post(f"/texts/{pk}/comments/enter/", sent).status_code == 302
    assert said(world) == [("A branch officer", "Staff union", "Walter Webb")]
    with world.scope("pia"), pytest.raises(NotAllowed, match="workforce lead"):
        comments.enter(**told(world, "pia"), version=pk, said_by="I", words="x")


@pytest.mark.parametrize(
    ("words", "match"), [("", "is empty"), ("  \n ", "is empty"), ("x" * 10_001, "characters long")]
)
def test_a_comment_without_words_or_with_too_many_is_refused(world: World, words: str, match: str) -> None:
    pk = version(world)
    with pytest.raises(Refused, match=match):
        add(world, pk, words=words)


def test_comments_have_ended_after_the_last_day(world: World) -> None:
    pk = version(world, until=START)
    with pytest.raises(NotAllowed, match="have ended"):
        add(world, pk)
    assert world.client("pia").get(f"/texts/{pk}/comments/add/").status_code == 403


def test_a_reply_stands_beside_its_comment_and_two_who_reply_lose_nothing(world: World) -> None:
    comment, walter = add(world, version(world)), world.client(WALTER)
    path = f"/comments/{comment}/reply/"
    assert "Say more of training." in walter.get(path).content.decode()
    seen = conflict.digest({"reply": ""})
    assert "Enter reply" in walter.post(path, {"reply": "", "seen": seen}).content.decode()
    assert walter.post(path, {"reply": "We added a page.", "seen": seen}).status_code == 302
    shown = world.client("pia").get(f"/comments/{comment}/").content.decode()
    assert "We added a page." in shown
    assert "Walter Webb" in shown
    answer = walter.post(path, {"reply": "We did not.", "seen": seen})
    assert answer.status_code == 409
    assert "We added a page." in answer.content.decode()
    with world.scope("pia"), pytest.raises(NotAllowed):
        comments.reply(**told(world, "pia"), comment=comment, seen="", reply="x")


def test_the_list_filters_and_is_exported(world: World) -> None:
    pk, walter = version(world), world.client(WALTER)
    first = add(world, pk)
    add(world, pk, "mona", words="=cmd|x", about="Pay")
    with world.scope(WALTER):
        comments.reply(**told(world, WALTER), comment=first, seen=conflict.digest({"reply": ""}), reply="Yes.")
    assert "Showing 2 comments" in walter.get(f"/texts/{pk}/comments/").content.decode()
    for query in ("reply=waiting", "words=cmd"):
        assert "Showing 1 comment" in walter.get(f"/texts/{pk}/comments/?{query}").content.decode()
    for sort in ("said", "-who", "about", "reply"):
        assert walter.get(f"/texts/{pk}/comments/?sort={sort}").status_code == 200
    file = walter.post(f"/texts/{pk}/comments/export/?reply=waiting", {"purpose": "planning"}).content.decode()
    assert "Mona Marsh" in file
    assert "Pia Penn" not in file
    assert ",=cmd" not in file, "a formula is no formula"


def test_a_stranger_finds_neither_comment_nor_version(world: World) -> None:
    pk, sol = version(world), world.client("sol")
    comment = add(world, pk)
    for path in (f"/texts/{pk}/", f"/texts/{pk}/comments/", f"/comments/{comment}/", f"/comments/{comment}/reply/"):
        assert sol.get(path).status_code == 404, path
