"""The text of a strategy: drafts, versions sent out for comment, compared, adopted and appended."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.world import NOW, START, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.ground.models import Message
from oneworkforce.lib.faults import Refused
from oneworkforce.plan.commands import comments, consulted, versions
from oneworkforce.plan.domain.prose import Heading, Paragraph
from oneworkforce.plan.models import Comment, Consulted, Strategy, Version
from oneworkforce.plan.queries import texts as queries
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone

WALTER = "walter"
BODY = "# Our aim\n\nWe learn together."
LINK = "https://example.org/texts/1/"
UNTIL = TODAY + timedelta(days=30)


def told(world: World, who: str = WALTER, days: int = 0) -> dict[str, Any]:
    return {"by": world.viewer(who), "now": NOW + timedelta(days=days)}


def strategy(world: World) -> UUID:
    with world.scope(), transactions.whole("test"):
        return Strategy.objects.create(title="Plan 2026", starts_on=START, ends_on=TODAY, made_at=NOW).pk


def draft(world: World, plan: UUID, body: str = BODY) -> UUID:
    with world.scope(WALTER):
        made = versions.add(**told(world), strategy=plan, copied=True)
        if body:
            with transactions.reading():
                seen = conflict.digest(versions.shown(Version.objects.get(pk=made)))
            versions.change(**told(world), version=made, seen=seen, body=body)
        return made


def ask(world: World, version: UUID, name: str = "Staff union", **more: str) -> UUID:
    values: dict[str, Any] = {"kind": "union", "email": "union@example.org", **more}
    with world.scope(WALTER):
        return consulted.add(**told(world), version=version, name=name, link=LINK, **values)


def out(world: World, plan: UUID, body: str = BODY) -> UUID:
    made = draft(world, plan, body)
    with world.reading():
        asked = Consulted.objects.filter(version=made).exists()
    if not asked:
        ask(world, made)
    with world.scope(WALTER):
        versions.send_out(**told(world), version=made, until=UNTIL, link=LINK)
    return made


def closed(world: World, plan: UUID, body: str = BODY) -> UUID:
    made = out(world, plan, body)
    with world.scope(WALTER):
        versions.close(**told(world), version=made)
    return made


def adopt(world: World, version: UUID, **values: Any) -> None:
    with world.scope(WALTER):
        versions.adopt(**told(world), version=version, **{"on": TODAY, "adopted_by": "The board", **values})


def states(world: World) -> list[tuple[int, str]]:
    with world.reading():
        return list(Version.objects.order_by("number").values_list("number", "state"))


def letters(world: World) -> list[str]:
    with world.reading():
        return sorted(Message.objects.filter(channel="email").values_list("recipient", flat=True))


def test_a_text_goes_from_draft_to_adopted_and_the_next_replaces_it(world: World) -> None:
    plan = strategy(world)
    adopt(world, closed(world, plan))
    assert states(world) == [(1, "adopted")]
    second = draft(world, plan, "")
    with world.reading():
        row = Version.objects.get(pk=second)
        assert (row.body, row.consulted.get().name) == (BODY, "Staff union"), "copied from the latest"
    with world.scope(WALTER):
        versions.send_out(**told(world), version=second, until=UNTIL, link=LINK)
        versions.close(**told(world), version=second)
    adopt(world, second)
    assert states(world) == [(1, "superseded"), (2, "adopted")]
    with world.reading():
        said = list(Event.objects.filter(noun="version").order_by("at", "pk").values_list("verb", flat=True))
    assert {"added", "changed", "sent out for comment", "ended comments on", "adopted"} == set(said)


def test_there_is_one_draft_at_a_time(world: World) -> None:
    plan = strategy(world)
    draft(world, plan)
    with pytest.raises(NotAllowed, match="Version 1 is a draft already"):
        draft(world, plan)


def test_a_draft_is_seen_by_those_who_write_and_those_who_sign(world: World) -> None:
    plan = strategy(world)
    made = draft(world, plan)
    for who, status in (("walter", 200), ("erin", 200), ("pia", 404), ("alice", 404)):
        assert world.client(who).get(f"/texts/{made}/").status_code == status, who
    assert "Version 1" not in world.client("pia").get(f"/plans/{plan}/text/").content.decode()


def test_two_who_write_at_once_see_both_texts(world: World) -> None:
    made, walter = draft(world, strategy(world)), world.client(WALTER)
    path, seen = f"/texts/{made}/change/", conflict.digest({"body": BODY})
    assert walter.post(path, {"body": "We learn.\r\n", "seen": seen}).status_code == 302
    answer = walter.post(path, {"body": "We teach.", "seen": seen})
    assert answer.status_code == 409
    assert "We learn." in answer.content.decode()
    assert "We teach." in answer.content.decode()


def test_a_text_goes_out_only_with_words_somebody_asked_and_a_day_to_come(world: World) -> None:
    made = draft(world, strategy(world), "")
    with world.scope(WALTER):
        for until, said in ((UNTIL, "no text yet"), (TODAY - timedelta(days=1), "past"), (START, "past")):
            with pytest.raises(Refused, match=said):
                versions.send_out(**told(world), version=made, until=until, link=LINK)
        versions.change(**told(world), version=made, seen=conflict.digest({"body": ""}), body=BODY)
        with pytest.raises(Refused, match="more than a year"):
            versions.send_out(**told(world), version=made, until=TODAY + timedelta(days=400), link=LINK)
        with pytest.raises(Refused, match="Nobody is asked"):
            versions.send_out(**told(world), version=made, until=UNTIL, link=LINK)


def test_those_asked_get_a_letter_with_the_text_and_the_address(world: World) -> None:
    made = draft(world, strategy(world))
    ask(world, made)
    ask(world, made, "Young people", kind="families", email="")
    with world.scope(WALTER):
        agencies = [world.organisations[name] for name in ("Kite Club", "Harbour School")]
        consulted.add_organisations(**told(world), version=made, organisations=agencies, link=LINK)
        consulted.add_organisations(**told(world), version=made, organisations=agencies, link=LINK)
    assert letters(world) == []
    with world.scope(WALTER):
        assert versions.send_out(**told(world), version=made, until=UNTIL, link=LINK) == 3
    assert letters(world) == ["office@harbour.example.org", "office@kite.example.org", "union@example.org"]
    with world.reading():
        letter = Message.objects.filter(channel="email").first()
        assert letter is not None
        assert letter.payload["subject"] == "You are asked to comment on a strategy"
        for words in (LINK, "We learn together.", "walter@example.org", "2 December 2026"):
            assert words in letter.payload["text"], words
    ask(world, made, "Second union", email="second@example.org")
    assert "second@example.org" in letters(world), "one who is asked later gets it at once"


def test_nobody_is_asked_twice_and_only_a_drafts_list_is_shortened(world: World) -> None:
    plan, walter = strategy(world), world.client(WALTER)
    made = draft(world, plan)
    asked = ask(world, made)
    with pytest.raises(Refused, match="asked already"):
        ask(world, made, "staff UNION")
    assert walter.post(f"/asked/{asked}/remove/").status_code == 302
    with world.reading():
        assert not Consulted.objects.exists()
    again = ask(world, made)
    with world.scope(WALTER):
        versions.send_out(**told(world), version=made, until=UNTIL, link=LINK)
        with pytest.raises(NotAllowed, match="stays written"):
            consulted.remove(**told(world), consulted=again)


def test_unions_are_recommended_and_not_forced(world: World) -> None:
    made, walter = draft(world, strategy(world)), world.client(WALTER)
    ask(world, made, "Parents' forum", kind="families", email="")
    words = "No trade union or staff body is among those asked."
    assert words in walter.get(f"/texts/{made}/send-out/").content.decode()
    sent = {"until_day": "1", "until_month": "3", "until_year": str(TODAY.year + 1)}
    with world.scope(WALTER):
        versions.send_out(**told(world), version=made, until=UNTIL, link=LINK)
    assert words in walter.get(f"/texts/{made}/").content.decode()
    assert walter.post(f"/texts/{made}/send-out/", sent).status_code == 403, "it is out already"


def test_it_is_adopted_only_when_every_comment_has_a_reply(world: World) -> None:
    plan = strategy(world)
    made = out(world, plan)
    with world.scope("pia"):
        said = [comments.add(**told(world, "pia"), version=made, words=f"Point {number}") for number in range(2)]
    with pytest.raises(NotAllowed, match="End them first"):
        adopt(world, made)
    with world.scope(WALTER):
        versions.close(**told(world), version=made)
    with pytest.raises(Refused, match="2 comments have no reply yet"):
        adopt(world, made)
    with world.scope(WALTER):
        for one in said:
            comments.reply(**told(world), comment=one, seen=conflict.digest({"reply": ""}), reply="Done.")
    for wrong in (TODAY + timedelta(days=1), TODAY - timedelta(days=1)):
        with pytest.raises(Refused, match="cannot be adopted on this day"):
            adopt(world, made, on=wrong)
    adopt(world, made)
    assert states(world) == [(1, "adopted")]


def test_a_comment_on_an_earlier_version_waits_for_its_reply_too(world: World) -> None:
    plan = strategy(world)
    first = out(world, plan)
    with world.scope("pia"):
        said = comments.add(**told(world, "pia"), version=first, words="Point")
    second = draft(world, plan, "Another text.")
    with world.scope(WALTER):
        with pytest.raises(NotAllowed, match="Version 1: Comments on it are still taken"):
            versions.send_out(**told(world), version=second, until=UNTIL, link=LINK)
        versions.close(**told(world), version=first)
        versions.send_out(**told(world), version=second, until=UNTIL, link=LINK)
        versions.close(**told(world), version=second)
    assert states(world) == [(1, "superseded"), (2, "out")]
    with pytest.raises(Refused, match="1 comment has no reply yet"):
        adopt(world, second)
    with world.scope(WALTER):
        comments.reply(**told(world), comment=said, seen=conflict.digest({"reply": ""}), reply="Done.")
    adopt(world, second)


def test_comments_end_by_themselves_after_the_last_day(world: World) -> None:
    made = out(world, strategy(world))
    with world.scope("pia"):
        assert comments.add(**told(world, "pia", days=30), version=made, words="In time.")
        with pytest.raises(NotAllowed, match="Comments on it have ended"):
            comments.add(**told(world, "pia", days=31), version=made, words="Too late.")


def test_what_changed_is_said_in_words(world: World) -> None:
    plan = strategy(world)
    first = closed(world, plan)
    second = out(world, plan, "# Our aim\n\nWe learn and teach.")
    said = world.client("pia").get(f"/texts/{second}/compare/").content.decode()
    for words in ("Added", "Removed", "We learn together.", "We learn and teach.", "Our aim"):
        assert words in said
    assert "There is no version before it" in world.client("pia").get(f"/texts/{first}/compare/").content.decode()


def test_the_adopted_text_is_appended_else_the_one_out(world: World) -> None:
    plan = strategy(world)

    def appended(who: str = "pia") -> tuple[int, str] | None:
        with world.reading():
            found = queries.to_append(world.viewer(who), plan)
        return (found.number, found.state) if found else None

    first = draft(world, plan)
    assert appended(WALTER) is None, "a draft is nobody's text"
    ask(world, first)
    with world.scope(WALTER):
        versions.send_out(**told(world), version=first, until=UNTIL, link=LINK)
    assert appended() == (1, "Out for comment")
    with world.scope(WALTER):
        versions.close(**told(world), version=first)
    adopt(world, first)
    out(world, plan, "Another.")
    assert appended() == (1, "Adopted")
    with world.reading():
        found = queries.to_append(world.viewer("pia"), plan)
        assert found is not None
        assert (found.on, found.blocks) == (TODAY, (Heading(1, "Our aim"), Paragraph(("We learn together.",))))
        with pytest.raises(NotFound):
            queries.to_append(world.viewer("sol"), UUID(int=1))


def test_a_report_hears_who_was_asked_and_who_answered(world: World) -> None:
    plan = strategy(world)
    made = out(world, plan)
    with world.reading():
        union = Consulted.objects.get(version=made)
    with world.scope(WALTER):
        comments.enter(**told(world), version=made, said_by="A member", words="We agree.", consulted=union.pk)
    with world.reading():
        assert queries.consulted(world.viewer("pia"), plan, today=TODAY) == (
            "Version 1 of the text has been out for comment since 2 November 2026, until 2 December 2026.",
            "1 was asked (1 trade union or staff body); 1 answered.",
            "1 comment was made; 0 have a reply.",
        )


def test_the_page_renders_the_text_and_hostile_text_stays_text(world: World) -> None:
    made = out(world, strategy(world), "# Aim <b>\n\n<script>alert(1)</script>\n- <i>x</i>\n\n## Next")
    said = world.client("pia").get(f"/texts/{made}/").content.decode()
    assert '<h2 class="govuk-heading-m">Aim &lt;b&gt;</h2>' in said
    assert '<h3 class="govuk-heading-s">Next</h3>' in said
    assert "<script>alert(1)" not in said
    assert "<li>&lt;i&gt;x&lt;/i&gt;</li>" in said
    assert "union@example.org" not in said, "addresses are for those who write plans"
    assert "union@example.org" in world.client(WALTER).get(f"/texts/{made}/").content.decode()


def test_pages_ask_as_often_for_thirty_as_for_three(world: World) -> None:
    plan, pia = strategy(world), world.client("pia")
    made = out(world, plan)

    def asked(path: str) -> int:
        with CaptureQueriesContext(connection) as queries_made:
            assert pia.get(path).status_code == 200
        return len(queries_made)

    def fill(many: int, start: int) -> None:
        with world.scope(), transactions.whole("test"):
            for number in range(start, start + many):
                one = Consulted.objects.create(version_id=made, kind="other", name=f"Body {number}")
                Comment.objects.create(
                    version_id=made, consulted=one, said_by=f"Person {number}", said_at=NOW, words="Words"
                )
                values = {"state": "superseded", "made_by": "W", "made_at": NOW}
                Version.objects.create(strategy_id=plan, number=number + 10, **values)

    paths = (f"/texts/{made}/", f"/plans/{plan}/text/", f"/texts/{made}/comments/?size=100")
    fill(3, 0)
    for path in paths:
        asked(path)
    few = [asked(path) for path in paths]
    fill(27, 3)
    assert [asked(path) for path in paths] == few
