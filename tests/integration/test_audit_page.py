"""The audit is read by the data steward alone, in plain sentences, and reading it is an event itself."""

import re
import uuid
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.world import NOW, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.audit import permissions, public
from oneworkforce.audit.models import Event, Link
from oneworkforce.audit.queries import events
from oneworkforce.audit.queries.events import Wanted
from oneworkforce.ground import transactions

pytestmark = pytest.mark.undone


def record(world: World, verb: str = "changed", noun: str = "organisation", count: int = 1, **given: object) -> None:
    by = str(given.pop("name", "alice"))
    viewer = world.viewer(by)
    start = given.pop("at", NOW)
    with world.scope(by), transactions.whole("test"):
        for number in range(count):
            now = start + timedelta(seconds=number)  # type: ignore[operator]
            public.record(by=viewer, verb=verb, noun=noun, now=now, **given)  # type: ignore[arg-type]


def seen(response: HttpResponse) -> list[str]:
    """Return the events of a page, as texts."""
    assert response.status_code == 200
    listed = re.findall(r"<li>(.*?)</li>", response.content.decode().split("<main")[1].split("</main>")[0], re.DOTALL)
    return [unescape(re.sub("<[^>]+>", "", line)).strip() for line in listed]


def get(world: World, **query: str) -> HttpResponse:
    return world.client("stella").get(reverse("audit"), query)  # type: ignore[return-value]


def test_an_event_is_told_in_a_sentence(world: World) -> None:
    harbour = world.organisations["Harbour School"]
    record(world, subject=harbour, fields=["email", "phone"], reason="They moved")
    said = "Alice Arden changed the organisation Harbour School: e-mail, phone. 2 November 2026 at 09:30."
    assert seen(get(world)) == [f"{said} Reason: They moved"]


def test_what_no_longer_exists_is_told_as_such(world: World) -> None:
    record(world, subject=uuid.uuid4())
    record(world, noun="person", subject=uuid.uuid4(), verb="looked at", at=NOW + timedelta(minutes=1))
    assert seen(get(world)) == [
        "Alice Arden looked at the record of somebody no longer here. 2 November 2026 at 09:31.",
        "Alice Arden changed the organisation (no longer here). 2 November 2026 at 09:30.",
    ]


def test_looking_at_the_audit_is_an_event_once_a_page(world: World) -> None:
    client = world.client("stella")
    client.get(reverse("audit"))
    assert len(seen(client.get(reverse("audit"), {"what": "looked"}))) == 1  # type: ignore[arg-type]
    with world.reading():
        found = list(Event.objects.order_by("at").values_list("actor", "verb", "noun", "fields"))
    assert found == [
        ("Stella Stone", "looked at", "audit", []),
        ("Stella Stone", "looked at", "audit", ["what they did"]),
    ]


@pytest.mark.parametrize("name", ["alice", "walter", "erin", "mona", "carl", "pia", "bea"])
def test_who_is_no_data_steward_may_not_read_it(world: World, name: str) -> None:
    with pytest.raises(NotAllowed, match="Only a data steward"):
        permissions.check_read(world.viewer(name))
    record(world)
    with world.reading(name):
        assert events.page(world.viewer(name), Wanted()).rows == ()
    response = world.client(name).get(reverse("home"))
    assert reverse("audit") not in response.content.decode()


def test_a_steward_without_a_second_factor_is_told_to_use_one(world: World) -> None:
    with pytest.raises(NotAllowed, match="Sign in with a passkey"):
        permissions.check_read(world.viewer("stella", strong=False))


def test_a_stranger_is_sent_to_sign_in(world: World) -> None:
    client = world.client("stella")
    client.logout()
    for name in ("audit", "audit_export", "audit_verify"):
        assert reverse("account_login") in client.get(reverse(name))["Location"]


def test_events_of_another_partnership_are_never_shown(world: World) -> None:
    record(world, name="sol", subject=world.organisations["Southmere Borough"])
    assert seen(get(world)) == []
    assert "Sol Sands" not in export(world).content.decode()


def test_the_events_are_filtered(world: World) -> None:
    record(world, subject=world.organisations["Harbour School"])
    record(world, "looked at", "person", subject=world.people["pia"], name="mona")
    record(world, "exported", "person", at=NOW + timedelta(days=2))
    assert [line.split(".")[0] for line in seen(get(world, actor="mona"))] == [
        "Mona Marsh looked at the record of Pia Penn"
    ]
    assert len(seen(get(world, noun="organisation"))) == 1
    assert [line.split(".")[0] for line in seen(get(world, what="exported"))] == ["Alice Arden exported people"]
    assert [line.split(".")[0] for line in seen(get(world, what="changed"))] == [
        "Alice Arden changed the organisation Harbour School"
    ]


def test_the_days_asked_for_are_both_included(world: World) -> None:
    for days in range(3):
        record(world, at=NOW + timedelta(days=days))
    asked = {**day("first", 3), **day("last", 4)}
    assert seen(get(world, **asked)) == [
        "Alice Arden changed organisations. 4 November 2026 at 09:30.",
        "Alice Arden changed organisations. 3 November 2026 at 09:30.",
    ]
    assert "must be the same as or after" in get(world, **day("first", 4), **day("last", 3)).content.decode()


def day(field: str, number: int) -> dict[str, str]:
    return {f"{field}_day": str(number), f"{field}_month": "11", f"{field}_year": "2026"}


def test_a_date_that_is_none_is_told_beside_its_field(world: World) -> None:
    page = get(world, first_day="31", first_month="2", first_year="2026").content.decode()
    assert "Enter a real date" in page


@pytest.mark.parametrize("behind", ["x", "2026-11-02~", "2026-11-02T09:30:00~" + "0" * 32])
def test_a_place_that_is_not_understood_is_the_beginning(world: World, behind: str) -> None:
    record(world)
    assert len(seen(get(world, behind=behind))) == 1


def test_pages_go_on_where_the_last_one_ended_and_miss_nothing(world: World) -> None:
    record(world, count=events.SIZE * 2 + 10)
    client = world.client("stella")
    url, lines = reverse("audit") + "?noun=organisation", []
    for _ in range(3):
        page = client.get(url)
        lines.append(len(seen(page)))  # type: ignore[arg-type]
        older = re.search(r'href="([^"]+)" rel="next"', page.content.decode())
        url = unescape(older[1]) if older else ""
    assert lines == [50, 50, 10]
    assert url == ""


def test_more_than_a_thousand_are_not_counted(world: World) -> None:
    record(world, count=1_001)
    assert "1,000+ events" in get(world).content.decode()


def test_a_page_asks_as_often_for_a_thousand_events_as_for_ten(world: World) -> None:
    client = world.client("stella")
    subjects = [*world.organisations.values(), *world.people.values()][:10]
    counts = []
    for many in (1, 100):
        for subject in subjects:
            noun = "organisation" if subject in world.organisations.values() else "person"
            record(world, noun=noun, subject=subject, count=many)
        client.get(reverse("audit"))
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("audit"))
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_everything_that_happened_to_one_thing_has_its_page(world: World) -> None:
    pia = world.people["pia"]
    record(world, noun="person", subject=pia)
    record(world, noun="person", subject=world.people["carl"])
    page = world.client("stella").get(reverse("audit_subject", args=["person", pia]))
    assert "What happened to the record of Pia Penn" in page.content.decode()
    assert len(seen(page)) == 1  # type: ignore[arg-type]
    assert f"subject={pia}" in page.content.decode()


def export(world: World, **query: str) -> HttpResponse:
    url = reverse("audit_export", query=query) if query else reverse("audit_export")
    return world.client("stella").post(url, {"purpose": "check"})  # type: ignore[return-value]


def test_an_export_seals_first_and_holds_what_was_asked_for(world: World) -> None:
    record(world, subject=world.organisations["Harbour School"], fields=["email"], reason="=1+1")
    record(world, noun="person", subject=world.people["pia"])
    response = export(world, noun="organisation")
    lines = response.content.decode("utf-8-sig").splitlines()
    with world.reading():
        assert Link.objects.count() == 2
        ids = Event.objects.filter(noun="organisation").values_list("id", flat=True)
        assert lines[1] == (
            "2026-11-02 09:30:00 UTC,Alice Arden,changed,organisation,the organisation Harbour School,e-mail,'=1+1,"
            f"{ids[0]}"
        )
    assert len(lines) == 3
    assert 'filename="audit-2' in response["Content-Disposition"]


def test_the_page_of_an_export_offers_the_anchor_file(world: World) -> None:
    record(world)
    client = world.client("stella")
    assert reverse("audit_anchor") in client.get(reverse("audit_export")).content.decode()
    response = client.post(reverse("audit_anchor"))
    assert response.json()["chains"][str(world.northshire)]["position"] == 2
    assert response["Cache-Control"] == "no-store"


def test_a_verification_is_told_in_sentences(world: World) -> None:
    record(world, count=3)
    client = world.client("stella")
    client.post(reverse("audit_anchor"))
    response = client.post(reverse("audit_verify"))
    assert "The record is as it was sealed" in response.content.decode()
    assert seen(response) == ["4 sealed events checked.", "Nothing is altered, missing or out of order."]  # type: ignore[arg-type]
    with world.reading():
        assert Event.objects.filter(verb="verified").count() == 1


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "{{ 7*7 }}", "'\" onload=x"])
def test_a_name_on_the_page_is_only_text(world: World, name: str) -> None:
    with world.scope(), transactions.whole("test"):
        public.record(by=name, verb="changed", noun="thing", now=NOW, reason=name)
    response = get(world, actor=name)
    assert "<script>alert" not in response.content.decode()
    assert seen(response) == [f"{name} changed things. 2 November 2026 at 09:30. Reason: {name}"]
