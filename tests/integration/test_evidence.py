"""Evidence by arc: recorded with date, source and strength, listed, exported, and chosen to support a finding."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories import evidence as factory
from factories.areas.findings import recorded
from factories.command_row import by
from factories.world import TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.assess.commands import evidence, notes, supports
from oneworkforce.assess.models import Evidence, Support
from oneworkforce.audit.models import Event
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone

WHO = "walter"
MOST = 34
"""Statements of an arc's page, those that open a request and its scope with it."""


def sent(**other: str) -> dict[str, str]:
    """Return the form of a piece of evidence as a browser sends it."""
    day = {"dated_day": "31", "dated_month": "8", "dated_year": "2026"}
    told = {key: said for key, said in factory.EVIDENCE.items() if key != "dated"}
    return {**told, **day, **other}


def page(world: World, name: str, args: list[Any], who: str = "erin", query: str = "") -> str:
    return world.client(who).get(f"{reverse(name, args=args)}{query}").content.decode()


def supported(world: World, finding: UUID) -> list[Support]:
    with world.reading(WHO):
        return list(Support.objects.filter(finding=finding).order_by("added_at", "pk"))


def test_evidence_stands_beside_its_arc_with_date_source_and_strength(world: World) -> None:
    made = factory.closed(world)
    answer = world.client(WHO).post(reverse("evidence_add", args=[made]), sent())
    assert answer.status_code == 302
    shown = page(world, "round_arc", [made, "vision"])
    for words in ("Reviews held on time", "68 % of 410", "Register of reviews, 31 August 2026", "Strong"):
        assert words in shown
    assert 'href="https://example.org/reviews" rel="noopener noreferrer"' in shown
    assert "Nothing has been recorded beside the answers yet." in page(world, "round_arc", [made, "values"])


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"kind": "figure", "figure": ""}, "The figure is empty."),
        ({"kind": "link", "kept_at": ""}, "The address is empty."),
        ({"kind": "link", "kept_at": "http://example.org"}, "This is not a safe address."),
        ({"kind": "link", "kept_at": "javascript:alert(1)"}, "This is not a safe address."),
        ({"kind": "document", "kept_at": "ftp://example.org/a"}, "This is not a safe address."),
        ({"kind": "document", "kept_at": "https://me:secret@example.org/a"}, "This is not a safe address."),
        ({"dated_year": "2126"}, "This day has not come yet."),
        ({"dated_day": ""}, "date"),
        ({"source": " "}, "Enter source"),
    ],
)
def test_what_is_missing_or_unsafe_is_told_and_nothing_typed_is_lost(
    world: World, other: dict[str, str], words: str
) -> None:
    made = factory.closed(world)
    refused = world.client(WHO).post(reverse("evidence_add", args=[made]), sent(**other)).content.decode()
    assert words in refused
    assert "Fewer than the year before" in refused
    with world.reading(WHO):
        assert not Evidence.objects.exists()


def test_a_folder_is_told_and_led_to_nowhere(world: World) -> None:
    made = factory.closed(world)
    factory.piece(world, made, kind="document", kept_at="javascript:alert(1)")
    shown = page(world, "round_arc", [made, "vision"])
    assert "Kept at: javascript:alert(1)" in shown
    assert 'href="javascript' not in shown + page(world, "evidence", [made])


def test_the_list_filters_sorts_and_exports(world: World) -> None:
    made = factory.closed(world)
    factory.piece(world, made, title="Alpha", arc="values", strength="weak")
    factory.piece(world, made, title="Beta", kind="document", strength="fair")
    factory.piece(world, made, title="Gamma")

    def order(query: str) -> list[str]:
        shown = page(world, "evidence", [made], query=query)
        titles = {name: shown.find(f">{name}<") for name in ("Alpha", "Beta", "Gamma")}
        return sorted((name for name, at in titles.items() if at > 0), key=lambda name: titles[name])

    assert order("") == ["Gamma", "Beta", "Alpha"]
    assert order("?sort=-title") == ["Gamma", "Beta", "Alpha"]
    assert order("?sort=title") == ["Alpha", "Beta", "Gamma"]
    assert order("?arc=values") == ["Alpha"]
    assert order("?kind=document&strength=fair") == ["Beta"]
    assert order("?title=gam") == ["Gamma"]
    url = f"{reverse('evidence_export', args=[made])}?strength=strong"
    answer = world.client("carl").post(url, {"purpose": "check"})
    file = answer.content.decode("utf-8-sig")
    assert "Shared vision,A figure,Gamma,68 % of 410,Fewer than the year before,2026-08-31," in file
    assert "Alpha" not in file
    assert 'filename="evidence-' in answer["Content-Disposition"]


def test_two_who_change_evidence_at_once_lose_nothing(world: World) -> None:
    made = factory.piece(world, factory.closed(world))
    client, url = world.client(WHO), reverse("evidence_change", args=[made])
    seen = conflict.digest(factory.EVIDENCE)
    assert client.post(url, sent(title="First", seen=seen)).status_code == 302
    other = client.post(url, sent(title="Second", seen=seen))
    assert other.status_code == 409
    assert "First" in other.content.decode()
    assert "Second" in other.content.decode()


def test_a_finding_rests_on_evidence_of_the_round_copied_with_its_source(world: World) -> None:
    made = factory.closed(world)
    with world.scope(WHO):
        finding = recorded(world, made)
    piece = factory.piece(world, made)
    quote = factory.cleared(world, factory.gathering(world, made))
    client, url = world.client(WHO), reverse("support_add_gathered", args=[finding])
    offered = client.get(url).content.decode()
    assert "Reviews held on time: 68 % of 410. Register of reviews." in offered
    assert factory.CLEARED in offered
    for chosen in (f"evidence:{piece}", f"quote:{quote}"):
        assert client.post(url, {"gathered": chosen}).status_code == 302
    assert "This supports the finding already." in client.post(url, {"gathered": f"quote:{quote}"}).content.decode()
    with world.scope(WHO):
        evidence.remove(**by(world, WHO), evidence=piece)
        notes.remove(**by(world, WHO), note=quote)
    found = {(each.words, each.source, each.dated, each.link) for each in supported(world, finding)}
    assert found == {
        (
            "Reviews held on time: 68 % of 410. Fewer than the year before.",
            "Register of reviews",
            factory.EVIDENCE["dated"],
            "https://example.org/reviews",
        ),
        (f"“{factory.CLEARED}”", "Said in a focus group", None, ""),
    }


def test_what_is_of_another_round_or_not_cleared_supports_nothing(world: World) -> None:
    made, other = factory.closed(world), factory.closed(world, "Tool 2010")
    with world.scope(WHO):
        finding = recorded(world, made)
    quote = factory.note(world, factory.gathering(world, made), factory.UNCLEARED, quote=True)
    elsewhere = factory.piece(world, other)
    offered = page(world, "support_add_gathered", [finding], WHO)
    assert "This round has no evidence yet" in offered
    for kind, pk in (("quote", quote), ("evidence", elsewhere), ("evidence", uuid4()), ("x", uuid4())):
        with world.scope(WHO), pytest.raises(Refused, match="no such evidence"):
            supports.add_gathered(**by(world, WHO), finding=finding, kind=kind, pk=pk)
    assert supported(world, finding) == []


def test_only_who_runs_rounds_records_and_audit_holds_no_words(world: World) -> None:
    made = factory.closed(world)
    piece = factory.piece(world, made)
    for who, refusal in (("erin", NotAllowed), ("sol", NotFound)):
        with world.scope(who), pytest.raises(refusal):
            evidence.add(**by(world, who), today=TODAY, round=made, **factory.EVIDENCE)
        with world.scope(who), pytest.raises(refusal):
            evidence.remove(**by(world, who), evidence=piece)
    shown = page(world, "evidence", [made])
    assert "Only a workforce lead runs rounds." in shown
    assert reverse("evidence_change", args=[piece]) not in shown
    with world.reading("stella"):
        assert list(Event.objects.filter(noun="evidence").values_list("verb", "fields", "reason")) == [
            ("added", [], "")
        ]


@pytest.mark.parametrize(
    ("name", "args"), [("round_arc", ["vision"]), ("evidence", []), ("quotes", []), ("themes", [])]
)
def test_the_database_is_asked_as_often_for_thirty_as_for_three(world: World, name: str, args: list[str]) -> None:
    made = factory.closed(world)
    at = factory.gathering(world, made)
    client, url = world.client("erin"), reverse(name, args=[made, *args])
    counts = []
    for many in (1, 8):
        for number in range(many):
            factory.piece(world, made, title=f"Piece {number}")
            factory.cleared(world, at)
        factory.coded(world, made, {f"Theme {many} {number}": 2 for number in range(many)})
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= MOST, counts
