"""Hostile values in every form of notes, quotes, evidence, remarks and themes: text they stay, marked or not."""

import csv
import zlib
from io import StringIO
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from factories import evidence as factory
from factories import hostile
from factories.areas import evidence as area
from factories.world import NOW, World
from oneworkforce.assess.models import Evidence, Gathering, Note, Remark, Theme
from oneworkforce.ground import transactions

pytestmark = pytest.mark.undone

DAY = {"dated_day": "1", "dated_month": "9", "dated_year": "2020"}
PIECE = {**{key: said for key, said in factory.EVIDENCE.items() if key != "dated"}, **DAY}
FORMS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("note_add", "gathered", {"words": "A", "arcs": "vision", "quote": "on"}),
    ("note_change", "gathered_quote", {"words": "A", "arcs": "vision", "quote": "on"}),
    ("note_clear", "gathered_quote", {"words": "A", "sure": "on"}),
    ("evidence_add", "gathered_round", PIECE),
    ("evidence_change", "gathered_evidence", PIECE),
    ("remark", "gathered_remark", {"new": "A", "themes": "x", "set_aside": ""}),
    ("theme_add", "gathered_round", {"title": "A", "arc": "vision"}),
    ("theme_change", "gathered_theme", {"title": "A"}),
    ("support_add_gathered", "gathered_finding", {"gathered": "quote:x"}),
)


@pytest.mark.parametrize(("name", "thing", "fields"), FORMS, ids=[form[0] for form in FORMS])
def test_hostile_values_stay_text(world: World, name: str, thing: str, fields: dict[str, str]) -> None:
    with world.scope("walter"):
        things = area.things(world)
    where = reverse(name, args=[things[thing]])
    walter = world.client("walter")
    walter.raise_request_exception = False
    turn = zlib.crc32(name.encode())
    for number, family in enumerate(hostile.FAMILIES):
        value = family[(turn + number) % len(family)]
        field = list(fields)[number % len(fields)]
        harmless(walter.post(where, {**fields, field: value}), value)
    harmless(walter.post(where, dict.fromkeys(fields, hostile.MARKUP[turn % len(hostile.MARKUP)])), "")


def test_hostile_text_that_is_kept_stays_text_wherever_it_is_shown(world: World) -> None:
    with world.scope("walter"):
        things = area.things(world)
    stored(world, things)
    made, at = things["gathered_round"], things["gathered"]
    arguments: dict[str, list[Any]] = {
        "gathering_notes": [at],
        "round_notes": [made],
        "note_clear": [things["gathered_quote"]],
        "note_remove": [things["gathered_quote"]],
        "quotes": [made],
        "evidence": [made],
        "evidence_change": [things["gathered_evidence"]],
        "evidence_remove": [things["gathered_evidence"]],
        "remarks": [made],
        "remark": [things["gathered_remark"]],
        "themes": [made],
        "theme_remove": [things["gathered_theme"]],
        "round_arc": [made, "vision"],
        "support_add_gathered": [things["gathered_finding"]],
    }
    walter = world.client("walter")
    for name, args in arguments.items():
        answer = walter.get(reverse(name, args=args))
        assert answer.status_code == 200, name
        page = answer.content.decode()
        for value in (*hostile.MARKUP, *hostile.NEVER_IN_A_PAGE):
            assert value not in page, (name, value)
        assert "&lt;" in page, name
    for name in ("quotes_export", "evidence_export", "themes_export"):
        file = walter.post(reverse(name, args=[made]), {"purpose": "check"}).content.decode("utf-8-sig")
        cells = [cell for line in csv.reader(StringIO(file)) for cell in line]
        assert any(hostile.MARKUP[0] in cell for cell in cells), name
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))], name


def stored(world: World, things: dict[str, UUID]) -> None:
    """Put hostile text past the forms, as an older version or another program might have."""
    markup, formula = " ".join(hostile.MARKUP), hostile.FORMULAS[4]
    with world.scope("walter"), transactions.whole("test hostile"):
        Note.objects.filter(pk=things["gathered_quote"]).update(words=markup)
        Note.objects.filter(cleared_at__isnull=False).update(words=f"{formula} {markup}", cleared_at=NOW)
        words = {
            "title": f"{formula} {markup}"[:200],
            "says": markup,
            "source": markup,
            "kept_at": hostile.MARKUP[8],
            "figure": formula,
        }
        Evidence.objects.filter(pk=things["gathered_evidence"]).update(**{**words, "source": markup[:160]})
        Remark.objects.filter(pk=things["gathered_remark"]).update(words=markup)
        Theme.objects.filter(pk=things["gathered_theme"]).update(title=f"{formula} {markup}"[:160])
        Gathering.objects.filter(pk=things["gathered"]).update(with_whom=markup[:200])


def harmless(answer: Any, value: str) -> None:
    assert answer.status_code < 500, value
    page = answer.content.decode(errors="replace")
    for words in hostile.NEVER_IN_A_PAGE:
        assert words not in page, value
    if value in hostile.MARKUP:
        assert value not in page
