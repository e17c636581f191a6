"""Every figure and every mark of a picture is what the rules say, worked out line by line, whatever the workforce."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import cycle

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from factories import plain_pictures as plain
from factories import staffs
from oneworkforce.lib.least import LEAST
from oneworkforce.workforce.domain import cuts, expiries, known_rows, pictures
from oneworkforce.workforce.domain.counted import MEASURES, Counts, Line, sums

SHAPES = {
    "one organisation": (120, 1, 1.0, 0),
    "few organisations": (400, 3, 1.5, 0),
    "one that has nearly all": (300, 5, 4.0, 0),
    "many organisations": (400, 200, 0.3, 0),
    "totals beside rows": (250, 8, 1.0, 6),
    "totals alone": (0, 1, 1.0, 12),
}
"""People, organisations, how uneven, organisations that give totals."""
FEWER: tuple[tuple[str, ...], ...] = (
    *cuts.HEADS,
    ("contract",),
    ("age",),
    ("gender",),
    ("locality", "contract^"),
    ("sector", "contract^"),
    ("role^", "contract^"),
    ("locality", "age"),
    ("sector", "age"),
    ("age", "gender"),
)
"""Cuts of every form; with all that there are, the audit takes most of the time."""
anew = settings(max_examples=2, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
seeds = st.integers(0, 2**31)


@pytest.fixture(scope="module", autouse=True)
def fewer_cuts() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cuts, "PEOPLE", FEWER)
        yield


def drawn(shape: str, seed: int) -> list[Line]:
    people, organisations, skew, totals = SHAPES[shape]
    return plain.varied(seed, people, organisations, skew=skew, totals=totals)


@pytest.mark.parametrize("shape", SHAPES)
@anew
@given(seeds)
def test_every_figure_and_mark_is_that_of_the_rules(shape: str, seed: int) -> None:
    found = drawn(shape, seed)
    made = list(pictures.people(staffs.counts(found), {}))
    assert made
    assert made == plain.people(found, {}, None)


@anew
@given(seeds)
def test_after_another_picture_they_are_those_of_the_rules_too(seed: int) -> None:
    first, second = (drawn("totals beside rows", each) for each in (seed, seed + 1))
    made = list(pictures.people(staffs.counts(first), {}))
    before = {(row.universe, row.name): True for row in made if row.own}
    old = {row.name: row.figures for row in made}
    mixed = [*first[:-20], *(replace(line, moved=True) for line in second[:60])]
    found = list(pictures.people(staffs.counts(mixed), before, old=old))
    assert found == plain.people(mixed, before, old)


HELD: dict[str, tuple[Callable[..., object], tuple[tuple[str, ...], ...], tuple[cuts.Dimension, ...]]] = {
    pictures.CREDENTIALS: (
        pictures.credentials,
        cuts.CREDENTIALS,
        (expiries.dimension(date(2026, 11, 2)), cuts.flat(cuts.KIND, {"check": "Check", "training": "Training"})),
    ),
    pictures.LANGUAGES: (
        pictures.languages,
        ((cuts.LANGUAGE,), (cuts.LOCALITY, cuts.LANGUAGE)),
        (cuts.flat(cuts.LANGUAGE, {"pl": "Polish", "ur": "Urdu", "so": "Somali"}),),
    ),
}


@pytest.mark.parametrize("universe", HELD)
@pytest.mark.parametrize("organisations", [2, 40])
@anew
@given(seeds)
def test_what_people_have_is_told_by_the_rules(universe: str, organisations: int, seed: int) -> None:
    told, which, others = HELD[universe]
    dealt = {each.name: cycle(each.leaves) for each in others}
    found = [
        Line(one.organisation, {**one.leaves, **{name: next(leaf) for name, leaf in dealt.items()}}, [2])
        for one in staffs.lines(seed, 150, organisations=organisations)
    ]
    dimensions = pictures.of_places(staffs.PLACES, *others)
    shown = {(): True, (("locality", "mill"),): False}
    before = {(universe, (("locality", "south"), *((each.name, each.leaves[0]) for each in others[:1]))): True}
    counts = Counts(found, dimensions, (pictures.OF[universe],))
    adding = dimensions
    if universe == pictures.LANGUAGES:  # those who speak one and those who speak another do not add up
        adding = {**dimensions, cuts.LANGUAGE: replace(dimensions[cuts.LANGUAGE], sums=())}
    cells = cuts.cells(which, adding)
    wanted = plain.held(universe, found, cells, dimensions, which, shown=shown, before=before)
    assert wanted
    assert list(told(counts, shown, before)) == wanted  # type: ignore[call-overload]  # an iterable of rows


has = st.tuples(st.sampled_from([0, 0, 1, 4, 9, 10, 95, 1_000]), st.integers(0, 100))
"""What an organisation has of a cell, and of that the one person who has most."""


@given(st.integers(1, 4).flatmap(lambda cells: st.lists(st.lists(has, min_size=cells, max_size=cells), min_size=1)))
def test_who_knows_their_own_rows_is_judged_as_by_asking_each(table: list[list[tuple[int, int]]]) -> None:
    lines = [
        [
            Line(str(at), {}, sums(people=many, time=many), [most, 0, 0, 0, 0, 0])
            for at, row in enumerate(table)
            for many, most in row[cell : cell + 1]
            if many or most
        ]
        for cell in range(len(table[0]))
    ]
    by, parts, top = (staffs.apart(lines, measure) for measure in ("people", "time", "most"))
    people = MEASURES.index("people")
    assert known_rows.few(by, LEAST).tolist() == [plain.known_to_one(cell, people) for cell in lines]
    assert known_rows.dominated(parts, top).tolist() == [plain.tells_of_one(cell, "time") for cell in lines]
    some, every = np.arange(len(lines)), [line for cell in lines for line in cell]
    assert known_rows.few(by.together(some), LEAST).tolist() == [plain.known_to_one(every, people)]
    both = parts.together(some), top.together(some, np.maximum)
    assert known_rows.dominated(*both).tolist() == [plain.tells_of_one(every, "time")]


def test_only_organisations_that_are_in_a_cell_stand_apart_in_it() -> None:
    found = staffs.lines(9, 300, organisations=150)
    counts = staffs.counts(found)
    cells = cuts.cells(cuts.PEOPLE, counts.dimensions)
    apart = counts.table(cells, cuts.PEOPLE).apart("people")
    there = staffs.inside(found, counts.dimensions, cuts.PEOPLE)
    assert len(apart.values) == sum(len({line.organisation for line in lines}) for lines in there.values())


def test_of_skills_that_nobody_has_nothing_is_told() -> None:
    dimensions = pictures.of_places(staffs.PLACES, cuts.flat(cuts.SKILL, {}))
    assert list(pictures.skills(Counts([], dimensions, (pictures.OF[pictures.SKILLS],)), {}, {})) == []
