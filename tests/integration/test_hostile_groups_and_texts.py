"""Hostile values in every form of groups, meetings and texts, by one who may send them: text they stay."""

import zlib
from typing import Any

import pytest

from factories import hostile
from factories.areas import groups, texts
from factories.world import World

pytestmark = pytest.mark.undone

DAY = {"day": "1", "month": "9", "year": "2020"}


def date(name: str) -> dict[str, str]:
    return {f"{name}_{part}": said for part, said in DAY.items()}


FORMS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("groups/add", "", {"name": "A", "kind": "steering", "purpose": "", "parent": ""}),
    ("groups/{}/change", "group", {"name": "A", "kind": "steering", "purpose": "", "parent": ""}),
    ("groups/{}/end", "group", date("on")),
    ("groups/{}/members/add", "group", {"person": "x", "part": "member", **date("since")}),
    ("groups/{}/places/add", "group", {"organisation": "x", "part": "member", **date("since")}),
    ("groups/{}/meetings/add", "group", {**date("on"), "at": "9:30", "minutes_long": "60", "place": "", "agenda": ""}),
    ("group-members/{}/change", "group_member", {"part": "lead", "organisation": ""}),
    ("group-members/{}/fill", "group_place", {"person": "x"}),
    ("group-members/{}/end", "group_member", date("on")),
    ("meetings/{}/change", "meeting", {**date("on"), "at": "9:30", "minutes_long": "60", "place": "", "agenda": ""}),
    ("meetings/{}/minutes", "meeting", {"agenda": "", "minutes": ""}),
    ("texts/{}/change", "draft", {"body": ""}),
    ("texts/{}/send-out", "draft", date("until")),
    ("texts/{}/adopt", "closed_version", {"adopted_by": "A", **date("on")}),
    ("texts/{}/asked/add", "draft", {"kind": "union", "name": "A", "email": ""}),
    ("texts/{}/asked/organisations", "draft", {"organisations": "x"}),
    ("texts/{}/comments/add", "version", {"words": "A", "about": "", "consulted": ""}),
    ("texts/{}/comments/enter", "version", {"words": "A", "about": "", "said_by": "B", "on_behalf_of": ""}),
    ("comments/{}/reply", "comment", {"reply": "A"}),
)


@pytest.mark.parametrize(("path", "thing", "fields"), FORMS, ids=[form[0] for form in FORMS])
def test_hostile_values_stay_text(world: World, path: str, thing: str, fields: dict[str, str]) -> None:
    things = groups.things(world) | texts.things(world)
    where = f"/{path.format(things.get(thing))}/"
    shown = [f"/groups/{things['group']}/", f"/meetings/{things['meeting']}/", "/groups/", f"/texts/{things['draft']}/"]
    shown += [f"/texts/{things['version']}/comments/", f"/comments/{things['comment']}/"]
    walter = world.client("walter")
    walter.raise_request_exception = False
    turn = zlib.crc32(path.encode())
    for number, family in enumerate(hostile.FAMILIES):
        value = family[(turn + number) % len(family)]
        name = list(fields)[number % len(fields)]
        harmless(walter.post(where, {**fields, name: value}), value)
    harmless(walter.post(where, dict.fromkeys(fields, hostile.MARKUP[turn % len(hostile.MARKUP)])), "")
    for each in shown:
        answer = walter.get(each)
        assert answer.status_code == 200, each
        for value in hostile.MARKUP:
            assert value not in answer.content.decode(), each


def harmless(answer: Any, value: str) -> None:
    assert answer.status_code < 500, value
    page = answer.content.decode(errors="replace")
    for words in hostile.NEVER_IN_A_PAGE:
        assert words not in page, value
    if value in hostile.MARKUP:
        assert value not in page
