"""What the lists of collections tell: who answered, about how many, and what leaves."""

import csv
import re
from io import StringIO
from typing import Any

import pytest
from django.urls import reverse

from factories import collections as asked
from factories import workforce
from factories.command_row import by, seen
from factories.world import TODAY, World
from oneworkforce.lib.faults import Refused
from oneworkforce.workforce.commands import collections
from oneworkforce.workforce.domain import items
from oneworkforce.workforce.models import Collection

pytestmark = pytest.mark.undone

WHO = asked.WHO


def test_who_answered_is_shown_by_organisation_and_never_by_person(world: World) -> None:
    workforce.post(world)
    made = asked.opened(world)
    asked.confirmed(world, asked.return_of(world, made), "alice")
    page = world.client("erin").get(reverse("collection", args=[made])).content.decode()
    assert "Harbour School" in page
    assert "Alice Arden" not in page
    assert "Mona Marsh" not in page, "the executive does not read names of people"
    assert "Mona Marsh (manager)" in world.client(WHO).get(reverse("collection", args=[made])).content.decode()


def test_who_sees_no_posts_reads_of_each_organisation_only_about_how_many(world: World) -> None:
    for number in range(4):
        workforce.post(world, f"P{number}", person="" if number == 3 else "alice")
    made = asked.opened(world)
    rows = {}
    for who in ("erin", WHO):
        assert world.client(who).get(reverse("collection", args=[made])).status_code == 200
        answer = world.client(who).post(reverse("collection_export", args=[made]), {"purpose": "planning"})
        told = csv.DictReader(StringIO(answer.content.decode("utf-8-sig")))
        rows[who] = next(row for row in told if row["Organisation"] == "Harbour School")
    assert [rows["erin"][name] for name in ("Posts", "Vacancies", "Staff records")] == ["1 to 9", "1 to 9", "0"]
    assert [rows[WHO][name] for name in ("Posts", "Vacancies", "Staff records")] == ["4", "1", "0"]
    page = world.client("erin").get(reverse("collection", args=[made])).content.decode()
    assert "1 to 9" in page
    assert re.search(r">\s*4\s*</td>", page) is None


def test_letters_are_worded_and_a_letter_without_its_link_is_refused(world: World) -> None:
    made = asked.prepared(world)
    told: dict[str, Any] = {**by(world, WHO), "today": TODAY, "collection": made}
    with world.scope(WHO):
        shown = seen(collections.worded, Collection, made)
        with pytest.raises(Refused, match="does not lead anywhere"):
            collections.word(**told, seen=shown, invitation="Dear {name}", reminder="{link}")
        collections.word(**told, seen=shown, invitation="Dear {name}, {link}", reminder="{link}")


def test_lists_are_filtered_sorted_and_exported(world: World) -> None:
    workforce.post(world)
    made = asked.opened(world)
    asked.made(world, "Another")
    client = world.client(WHO)
    assert "Another" not in client.get(reverse("collections"), {"standing": "open"}).content.decode()
    client.get(reverse("collections"), {"sort": "-taken"})
    page = client.get(reverse("collection", args=[made]), {"status": "confirmed", "sort": "-posts"}).content.decode()
    assert "Kite Club" not in page
    file = client.post(reverse("collections_export"), {"purpose": "planning"}).content.decode("utf-8-sig")
    assert f"Workforce data 2026,Open,2026-11-01,2026-10-26,2026-12-02,,{items.version()},3,1" in file
    own = world.client("mona").post(reverse("returns_export"), {"purpose": "check"}).content.decode("utf-8-sig")
    assert "Workforce data 2026,Harbour School" in own
