"""What is not told of notes, quotes and themes is nowhere: pages, files and reports are searched for each role."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from factories import evidence as factory
from factories import permission_table
from factories.areas import evidence as area
from factories.command_row import by
from factories.world import World
from oneworkforce.assess.commands import reports
from oneworkforce.assess.commands.reports import About

pytestmark = pytest.mark.undone

NOTES = {"gathering_notes", "note_change", "note_clear", "note_remove"}
"""Pages of who runs rounds on which a note is read."""
READING = {"remarks", "remark", "remarks_next"}
"""Pages of who runs rounds on which every remark is read, and so how many there are."""
FEWEST = 100
"""Answers that must have been searched: else nothing is proved."""


def told(client: Client, url: str, sent: dict[str, str] | None = None) -> str:
    answer: Any = client.post(url, sent) if sent else client.get(url)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.status_code != 200:
        return ""
    return " ".join(re.sub(r"<[^>]*>", " ", body.decode("utf-8", "replace")).split())


def addresses(things: dict[str, Any], report: UUID) -> Iterator[tuple[str, str]]:
    """Yield the name and address of each page of this part, of the round's results, its findings and its report."""
    mine = {row.route for row in permission_table.ROWS if set(row.arguments) & set(things)}
    for row in permission_table.ROWS:
        if row.route in mine and row.method == "GET":
            yield row.route, reverse(row.route, args=row.values(things))
    made = things["gathered_round"]
    for name in ("round", "findings", "round_figures", "round_json", "round_year"):
        yield name, reverse(name, args=[made])
    yield "round_arc", reverse("round_arc", args=[made, "vision"])
    for name in ("report", "report_preview"):
        yield name, reverse(name, args=[report])


def searched(world: World) -> Iterator[tuple[str, str, str]]:
    """Yield who asks, the name of the address, and everything it tells them."""
    with world.scope("walter"):
        things = area.things(world)
        about = About("What was said", round=things["gathered_round"])
        report = reports.add(**by(world, "walter"), layout="analysis", about=about)
    for who in permission_table.COLUMNS[1:]:
        client = world.client(who)
        for name, url in addresses(things, report):
            yield who, name, told(client, url)
            if name.endswith(("_export", "_json")):
                yield who, f"{name} as a file", told(client, url, {"purpose": "check"})


def test_no_uncleared_quote_and_no_withheld_number_is_told_to_anybody(world: World) -> None:
    found, themes_seen, cleared_seen = 0, set(), set()
    for who, name, text in searched(world):
        found += 1
        if name not in NOTES or who != "walter":
            assert "Quillaby" not in text, (who, name)
        if name in READING:
            assert who == "walter" or not text, (who, name)
            continue
        for number in re.findall(r"Rooms(?: remarks?)?[\s:,]+(\S+)", text):
            assert not number.rstrip(".").isdigit(), (who, name)
            themes_seen |= {name} if number == "fewer" else set()
        assert not re.search(r"\b33 remarks|All remarks", text), (who, name)
        cleared_seen |= {name} if factory.CLEARED in text else set()
    assert found > FEWEST
    assert themes_seen >= {"themes", "themes_export as a file", "round_arc", "report_preview"}
    assert cleared_seen >= {"quotes", "quotes_export as a file", "round_arc", "report_preview", "support_add_gathered"}
