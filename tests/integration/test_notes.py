"""Notes of what was gathered: coded to arcs; a quote goes to nobody else before a person has cleared it of names."""

from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from factories import evidence as factory
from factories.command_row import by, seen
from factories.world import World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.assess.commands import notes
from oneworkforce.assess.models import Note
from oneworkforce.assess.queries import said
from oneworkforce.audit.models import Event
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone

WHO = "walter"


def page(world: World, name: str, pk: UUID, who: str = WHO, query: str = "") -> str:
    return world.client(who).get(f"{reverse(name, args=[pk])}{query}").content.decode()


def row(world: World, pk: UUID) -> Note:
    with world.reading(WHO):
        return Note.objects.get(pk=pk)


def test_a_note_is_kept_with_its_arcs_and_found_by_them(world: World) -> None:
    at = factory.gathering(world, factory.closed(world))
    client, url = world.client(WHO), reverse("note_add", args=[at])
    refused = client.post(url, {"words": "Said by some.", "arcs": []}).content.decode()
    assert "Tick one or more arcs" in refused
    assert "Said by some." in refused
    assert client.post(url, {"words": "Said by some.", "arcs": ["outcomes", "vision"]}).status_code == 302
    shown = page(world, "gathering_notes", at)
    assert "Said by some." in shown
    assert "Shared vision and Outcomes" in shown
    assert "Said by some." in page(world, "gathering_notes", at, query="?arc=vision")
    for query in ("?arc=values", "?state=waiting", "?state=cleared"):
        assert "Said by some." not in page(world, "gathering_notes", at, query=query)
    with world.scope(WHO), pytest.raises(Refused, match="not one of this round"):
        notes.add(**by(world, WHO), gathering=at, words="Said.", arcs=["nothing"])


def test_the_round_lists_what_was_gathered_with_the_quotes_that_wait(world: World) -> None:
    made = factory.closed(world)
    assert "Nothing is planned yet" in page(world, "round_notes", made)
    at = factory.gathering(world, made)
    factory.note(world, at)
    factory.note(world, at, factory.UNCLEARED, quote=True)
    factory.cleared(world, at)
    shown = page(world, "round_notes", made)
    numbers = [cell.split("<")[0].strip() for cell in shown.split("govuk-table__cell--numeric")[1:]]
    assert [number.partition(">")[2] for number in numbers] == ["3", "2", "1"]


def test_a_quote_is_shown_with_likely_names_marked_and_cleared_by_a_person(world: World) -> None:
    made = factory.closed(world)
    quote = factory.note(world, factory.gathering(world, made), factory.UNCLEARED, quote=True)
    client, url = world.client(WHO), reverse("note_clear", args=[quote])
    shown = client.get(url).content.decode()
    assert "<mark>Quillaby</mark> <mark>House</mark>" in shown
    assert "This is a help and no more" in shown
    digest = conflict.digest({"words": factory.UNCLEARED})
    unsure = client.post(url, {"words": "We asked Amina.", "seen": digest}).content.decode()
    assert "<mark>Amina</mark>" in unsure
    assert row(world, quote).words == factory.UNCLEARED
    assert client.post(url, {"words": factory.CLEARED, "sure": "on", "seen": digest}).status_code == 302
    found = row(world, quote)
    assert (found.words, found.cleared_by, found.cleared_at is not None) == (factory.CLEARED, "Walter Webb", True)
    assert factory.CLEARED in page(world, "quotes", made, "pia")


def test_no_quote_is_read_by_others_before_it_is_cleared(world: World) -> None:
    made = factory.closed(world)
    at = factory.gathering(world, made)
    quote = factory.note(world, at, factory.UNCLEARED, quote=True)
    factory.note(world, at)
    for name, args in (("quotes", [made]), ("round_arc", [made, "vision"])):
        for who in ("erin", WHO):
            shown = world.client(who).get(reverse(name, args=args)).content.decode()
            assert "Quillaby" not in shown, name
            assert factory.NOTED not in shown, name
    export = reverse("quotes_export", args=[made])
    assert b"Quillaby" not in world.client(WHO).post(export, {"purpose": "check"}).content
    with world.reading(WHO):
        assert said.gathered(world.viewer(WHO), made, "quote", quote) is None
    factory.clear(world, quote)
    for name, args in (("quotes", [made]), ("round_arc", [made, "vision"])):
        assert factory.CLEARED in world.client("erin").get(reverse(name, args=args)).content.decode()
    file = world.client("erin").post(export, {"purpose": "check"}).content.decode()
    assert f"{factory.CLEARED},Shared vision,Said in a focus group" in file
    assert "School staff" not in file


@pytest.mark.parametrize(
    ("changed", "stays"),
    [
        ({"arcs": ["values"]}, True),
        ({"words": "Nobody tells us what became of them."}, False),
        ({"quote": False}, False),
    ],
)
def test_other_words_take_the_clearing_away(world: World, changed: dict[str, object], stays: bool) -> None:
    quote = factory.cleared(world, factory.gathering(world, factory.closed(world)))
    with world.scope(WHO):
        told: dict[str, Any] = {"words": factory.CLEARED, "arcs": ["vision"], "quote": True, **changed}
        notes.change(**by(world, WHO), note=quote, seen=seen(notes.shown, Note, quote), **told)
    found = row(world, quote)
    assert bool(found.cleared_by) is bool(found.cleared_at) is stays


def test_words_that_another_changed_are_not_cleared_unread(world: World) -> None:
    quote = factory.note(world, factory.gathering(world, factory.closed(world)), factory.UNCLEARED, quote=True)
    client, url = world.client(WHO), reverse("note_clear", args=[quote])
    digest = conflict.digest({"words": factory.UNCLEARED})
    theirs = "We asked Sam and never hear back."
    with world.scope(WHO):
        told: dict[str, Any] = {"words": theirs, "arcs": ["vision"], "quote": True}
        notes.change(**by(world, WHO), note=quote, seen=seen(notes.shown, Note, quote), **told)
    other = client.post(url, {"words": factory.CLEARED, "sure": "on", "seen": digest})
    assert other.status_code == 409
    assert theirs in other.content.decode()
    now = conflict.digest({"words": theirs})
    kept = {"words": factory.CLEARED, "sure": "on", "seen": now, "choose_words": "theirs"}
    again = client.post(url, kept).content.decode()
    assert "<mark>Sam</mark>" in again
    assert row(world, quote).cleared_at is None


def test_what_is_no_quote_is_not_cleared_and_a_quote_is_short(world: World) -> None:
    at = factory.gathering(world, factory.closed(world))
    noted = factory.note(world, at)
    with world.scope(WHO):
        with pytest.raises(NotAllowed, match="nothing to clear"):
            notes.clear(**by(world, WHO), note=noted, seen="", words="Said.", sure=True)
        for words, quote in (("x" * 901, True), ("x" * 2001, False), ("  ", False)):
            with pytest.raises(Refused):
                notes.add(**by(world, WHO), gathering=at, words=words, arcs=["vision"], quote=quote)
    waiting = factory.note(world, at, quote=True)
    with world.scope(WHO), pytest.raises(Refused, match="no name is left"):
        notes.clear(**by(world, WHO), note=waiting, seen="", words=factory.NOTED, sure=False)


def test_only_who_runs_rounds_reads_notes_and_audit_holds_no_words(world: World) -> None:
    quote = factory.cleared(world, factory.gathering(world, factory.closed(world)))
    with world.scope("erin"), pytest.raises(NotAllowed):
        notes.remove(**by(world, "erin"), note=quote)
    with world.scope("sol"), pytest.raises(NotFound):
        notes.remove(**by(world, "sol"), note=quote)
    with world.scope(WHO):
        notes.remove(**by(world, WHO), note=quote)
    with world.reading("stella"):
        events = list(Event.objects.filter(noun="note").values_list("verb", "fields", "reason"))
    assert sorted(events) == [("added", [], ""), ("cleared", ["cleared by", "cleared at"], ""), ("removed", [], "")]
