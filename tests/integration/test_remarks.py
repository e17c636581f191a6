"""What people wrote: read by who runs rounds once the round is closed, put under themes, counted with suppression."""

from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from factories import evidence as factory
from factories.command_row import by, seen
from factories.world import World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.assess.commands import remarks, themes
from oneworkforce.assess.models import Coding, Remark, Round, Theme
from oneworkforce.assess.queries import themes as queries
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone

WHO = "walter"


def page(world: World, name: str, args: list[Any], who: str = WHO, query: str = "") -> str:
    return world.client(who).get(f"{reverse(name, args=args)}{query}").content.decode()


def code(world: World, pk: UUID, *chosen: UUID, **other: object) -> None:
    with world.scope(WHO):
        told = seen(remarks.shown, Remark, pk)
        remarks.code(**by(world, WHO), remark=pk, seen=told, themes_of=[str(one) for one in chosen], **other)  # type: ignore[arg-type]


def numbers(world: World, made: UUID, arc: str = "vision") -> tuple[list[tuple[str, int | None]], int | None] | None:
    with world.reading("erin"):
        found = queries.of_round(world.viewer("erin"), made)[arc].told
    return None if found is None else ([(theme.title, number) for theme, number in found.numbers], found.total)


def test_remarks_are_read_one_by_one_and_themes_are_made_on_the_spot(world: World) -> None:
    made = factory.closed(world)
    first, second, third = factory.remarks(world, made)
    factory.remarks(world, made, 1, "values")
    client = world.client(WHO)
    assert "0 of 3 remarks read" in page(world, "remarks", [made])
    assert client.get(reverse("remarks_next", args=[made, "vision"]))["Location"] == reverse("remark", args=[first])
    nothing = conflict.digest({"themes": [], "set_aside": False})
    answer = client.post(reverse("remark", args=[first]), {"new": "Time", "seen": nothing})
    assert answer["Location"] == reverse("remark", args=[second])
    with world.reading(WHO):
        time = Theme.objects.get(round=made)
    assert (time.title, time.arc) == ("Time", "vision")
    answer = client.post(reverse("remark", args=[second]), {"themes": [str(time.pk)], "seen": nothing})
    assert answer["Location"] == reverse("remark", args=[third])
    told = {"new": "Trust", "everywhere": "on", "themes": [str(time.pk)], "seen": nothing}
    assert client.post(reverse("remark", args=[third]), told)["Location"] == reverse("remarks", args=[made])
    shown = page(world, "remarks", [made], query="?arc=vision&state=coded")
    assert "3 of 3 remarks read" in shown
    assert "Time; Trust" in shown
    assert "Remark of values" not in shown
    assert "Remark of values" in page(world, "remarks", [made], query="?state=to_read")


def test_what_is_set_aside_is_under_no_theme_and_counted_nowhere(world: World) -> None:
    made = factory.closed(world)
    time = factory.coded(world, made, {"Time": 10})["Time"]
    (extra,) = factory.remarks(world, made, 1)
    assert numbers(world, made) is None, "one is not read yet"
    assert "counted when all of them have been" in page(world, "themes", [made], "erin")
    code(world, extra, time)
    assert numbers(world, made) == ([("Time", 11)], 11)
    with pytest.raises(Refused, match="belongs to no theme"):
        code(world, extra, time, set_aside=True)
    code(world, extra, set_aside=True)
    assert numbers(world, made) == ([("Time", 10)], 10)
    with world.reading(WHO):
        assert not Coding.objects.filter(remark=extra).exists()
    assert "1 of them set aside" in page(world, "remarks", [made])


def test_a_small_number_is_withheld_and_the_total_with_it(world: World) -> None:
    made = factory.closed(world)
    ids = factory.coded(world, made)
    assert numbers(world, made) == ([("Time", 14), ("Trust", 12), ("Rooms", None)], None)
    args: dict[str, list[Any]] = {"themes": [made], "round_arc": [made, "vision"]}
    for name, told in args.items():
        shown = page(world, name, told, "erin")
        assert "fewer than 10" in shown
        assert "33 remarks" not in shown
    file = world.client("erin").post(reverse("themes_export", args=[made]), {"purpose": "check"}).content.decode()
    assert "Shared vision,Time,14" in file
    assert "Shared vision,Rooms,fewer than 10" in file
    assert "All remarks" not in file
    for _ in range(3):
        (extra,) = factory.remarks(world, made, 1)
        code(world, extra, ids["Rooms"])
    assert numbers(world, made) == ([("Time", 14), ("Trust", 12), ("Rooms", 10)], 36)
    assert "36 remarks in all" in page(world, "themes", [made], "erin")


def test_an_arc_that_nobody_wrote_about_looks_like_one_with_few(world: World) -> None:
    made = factory.closed(world)
    factory.theme(world, made, "Trust", arc="")
    (one,) = factory.remarks(world, made, 1, "values")
    with world.reading(WHO):
        trust = Theme.objects.get(title="Trust").pk
    code(world, one, trust)
    assert numbers(world, made, "values") == numbers(world, made, "outcomes") == ([("Trust", None)], None)


def test_nothing_is_read_while_the_round_is_open(world: World) -> None:
    made = factory.closed(world)
    factory.coded(world, made)
    with world.scope(WHO), transactions.whole("test open"):
        Round.objects.filter(pk=made).update(closed_at=None)
        one = Remark.objects.filter(round=made).order_by("pk")[0].pk
    shown = page(world, "remarks", [made])
    assert "read once the round is closed" in shown
    assert "Remark of vision" not in shown
    with pytest.raises(NotAllowed, match="closed"):
        code(world, one, set_aside=True)
    with world.reading("erin"):
        assert queries.of_round(world.viewer("erin"), made) == {}


def test_a_remark_shows_no_group_and_its_order_is_by_chance(world: World) -> None:
    made = factory.closed(world)
    ids = factory.remarks(world, made, 12)
    shown = page(world, "remarks", [made])
    places = [shown.index(str(pk)) for pk in ids]
    assert places == sorted(places)
    for group in ("Willow", "Marsh", "Leaders", "Frontline"):
        assert group not in shown + page(world, "remark", [ids[0]])
    fields = {field.name for field in Remark._meta.get_fields()}
    assert fields == {"id", "partnership", "round", "arc", "words", "set_aside", "codings"}


def test_two_who_read_the_same_remark_lose_nothing(world: World) -> None:
    made = factory.closed(world)
    time = factory.theme(world, made)
    (one,) = factory.remarks(world, made, 1)
    client, url = world.client(WHO), reverse("remark", args=[one])
    nothing = conflict.digest({"themes": [], "set_aside": False})
    assert client.post(url, {"themes": [str(time)], "seen": nothing}).status_code == 302
    other = client.post(url, {"set_aside": "on", "seen": nothing})
    assert other.status_code == 409
    assert "Time" in other.content.decode()


def test_a_theme_is_of_its_round_and_arc_and_named_once(world: World) -> None:
    made, other = factory.closed(world), factory.closed(world, "Tool 2010")
    time = factory.theme(world, made)
    (elsewhere,) = factory.remarks(world, made, 1, "values")
    (one,) = factory.remarks(world, other, 1)
    for pk in (elsewhere, one):
        with pytest.raises(Refused, match="not one of this arc"):
            code(world, pk, time)
    with pytest.raises(Refused, match="already a theme"):
        code(world, elsewhere, new="TIME")
    with world.scope(WHO), pytest.raises(Refused, match="already a theme"):
        themes.add(**by(world, WHO), round=made, title="time", arc="values")
    with world.scope(WHO):
        second = themes.add(**by(world, WHO), round=made, title="Rooms")
        with pytest.raises(Refused, match="already a theme"):
            themes.change(**by(world, WHO), theme=second, seen=seen(themes.shown, Theme, second), title="Time")


def test_a_theme_that_goes_leaves_its_remarks_to_be_read(world: World) -> None:
    made = factory.closed(world)
    ids = factory.coded(world, made, {"Time": 11})
    client = world.client(WHO)
    assert client.post(reverse("theme_change", args=[ids["Time"]]), {"title": "Hours", "seen": ""}).status_code in {
        302,
        409,
    }
    assert client.post(reverse("theme_remove", args=[ids["Time"]])).status_code == 302
    assert "0 of 11 remarks read" in page(world, "remarks", [made])


def test_only_who_runs_rounds_reads_and_audit_holds_no_words(world: World) -> None:
    made = factory.closed(world)
    (one,) = factory.remarks(world, made, 1)
    for who, refusal in (("erin", NotAllowed), ("sol", NotFound)):
        with world.scope(who), pytest.raises(refusal):
            remarks.code(**by(world, who), remark=one, seen="", themes_of=[], set_aside=True)
    code(world, one, new="Time")
    with world.reading("stella"):
        events = list(Event.objects.filter(noun__in=["remark", "theme"]).values_list("verb", "fields", "reason"))
    assert events == [("coded", ["themes"], "")]
