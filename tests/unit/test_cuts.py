"""The cut of a round: no group of fewer than k invited, nobody lost, only upward, whatever the order of the rows."""

import dataclasses
import random
import time
from collections import Counter
from collections.abc import Hashable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.assess.domain import cuts, framework_file
from oneworkforce.assess.domain.cuts import Place
from oneworkforce.assess.domain.framework import NOT_STATED
from oneworkforce.lib.faults import Refused

K = 10
ALL = ("organisation", "sector", "locality", "audience")
TREE = {"County": ("County",), "Willow": ("Willow", "County"), "Marsh": ("Marsh", "County")}
TREE |= {"Reed": ("Reed", *TREE["Willow"]), "Fen": ("Fen", *TREE["Willow"]), "": ()}
SECTORS = {"Harbour School": "School", "Mill School": "School", "Kite Club": "Voluntary", "Council": "Council"}


def place(organisation: str, locality: str, audience: str, invited: int) -> Place:
    return Place(organisation, SECTORS[organisation], TREE[locality], audience, invited)


PLACES = st.builds(
    place,
    st.sampled_from(sorted(SECTORS)),
    st.sampled_from(sorted(TREE)),
    st.sampled_from(["leaders", "frontline", "children"]),
    st.one_of(st.integers(0, 12), st.integers(0, 60)),
)
FRAMES = st.lists(PLACES, min_size=1, max_size=25).filter(lambda frame: sum(one.invited for one in frame) >= K)
NAMES = st.lists(st.sampled_from(ALL), unique=True).map(tuple)


def cut(frame: list[Place], names: tuple[str, ...] = ALL) -> Mapping[Hashable, cuts.Cut]:
    return cuts.cut(dict(enumerate(frame)), names, "audience", K)


def sums(frame: list[Place], made: Mapping[Hashable, cuts.Cut]) -> Counter[cuts.Cut]:
    found: Counter[cuts.Cut] = Counter()
    for key, one in enumerate(frame):
        found[made[key]] += one.invited
    return found


@given(FRAMES, NAMES)
def test_every_group_that_an_answer_may_name_has_ten_invited_and_nobody_is_lost(
    frame: list[Place], names: tuple[str, ...]
) -> None:
    found = sums(frame, cut(frame, names))
    assert min(found.values()) >= K
    assert sum(found.values()) == sum(one.invited for one in frame)


@given(FRAMES, NAMES)
def test_a_category_is_only_ever_exchanged_for_what_it_lies_in(frame: list[Place], names: tuple[str, ...]) -> None:
    made = cut(frame, names)
    for key, one in enumerate(frame):
        allowed = {
            "organisation": (one.organisation,),
            "sector": (one.sector,),
            "locality": one.localities,
            "audience": (one.audience,),
        }
        assert [column for column, _ in made[key]] == list(names)
        assert all(category in (*allowed[column], NOT_STATED) for column, category in made[key])


@given(FRAMES, NAMES, st.randoms())
def test_the_order_of_the_rows_changes_nothing(
    frame: list[Place], names: tuple[str, ...], shuffling: random.Random
) -> None:
    keys = list(range(len(frame)))
    shuffling.shuffle(keys)
    assert cuts.cut({key: frame[key] for key in keys}, names, "audience", K) == cut(frame, names)


@given(st.lists(PLACES.filter(lambda one: one.invited >= K), min_size=1, max_size=20))
def test_groups_that_are_large_enough_stay_as_they_are(frame: list[Place]) -> None:
    for key, made in cut(frame).items():
        one = dict(enumerate(frame))[int(str(key))]
        locality = one.localities[0] if one.localities else NOT_STATED
        assert tuple(category for _, category in made) == (one.organisation, one.sector, locality, one.audience)


def test_a_small_place_is_stored_under_what_it_lies_in() -> None:
    frame = [place("Council", "Reed", "frontline", 4), place("Council", "Willow", "frontline", 20)]
    made = cut(frame, ("organisation", "locality"))
    assert made[0] == made[1] == (("organisation", "Council"), ("locality", "Willow"))


def test_siblings_are_pulled_in_before_an_audience_is_lost() -> None:
    frame = [
        place("Kite Club", "Reed", "frontline", 3),
        place("Harbour School", "Reed", "frontline", 12),
        place("Mill School", "Marsh", "frontline", 30),
        place("Council", "Marsh", "leaders", 40),
    ]
    made = cut(frame, ("organisation", "locality", "audience"))
    together = (("organisation", NOT_STATED), ("locality", NOT_STATED), ("audience", "frontline"))
    assert made[0] == made[1] == together
    assert made[2] == (("organisation", "Mill School"), ("locality", "Marsh"), ("audience", "frontline"))
    assert made[3][2] == ("audience", "leaders")


def test_small_ones_are_put_together_before_a_large_one_is_touched() -> None:
    small = [place("Kite Club", where, "leaders", 4) for where in ("Reed", "Fen", "Marsh")]
    made = cut([*small, place("Council", "", "leaders", 11)], ("organisation", "locality", "audience"))
    assert made[3][0] == ("organisation", "Council")
    assert {one for key, one in made.items() if key != 3} == {
        (("organisation", "Kite Club"), ("locality", "County"), ("audience", "leaders"))
    }


def test_a_whole_below_the_guard_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refused, match=r"9 people are invited in all\. Invite 10 or more"):
        cut([place("Kite Club", "Reed", "leaders", 9)])


def test_the_columns_are_those_of_the_round_and_the_audiences() -> None:
    framework = framework_file.load(framework_file.DEFAULT)
    routed = framework.audience_column
    assert routed is not None
    assert cuts.columns(("Locality", routed.upper()), framework) == ("Locality", routed.upper())
    assert cuts.columns(("Sector",), framework) == ("Sector", routed)
    assert cuts.unfilled(("Sector", "district", "shift"), framework) == ("shift",)


def test_a_round_by_district_knows_no_smaller_place() -> None:
    levels = {"area": "Reed", "district": "Willow", "county": "County"}
    frame = [
        dataclasses.replace(place("Council", "Reed", "frontline", 12), levels=levels),
        dataclasses.replace(place("Council", "Willow", "frontline", 4), levels={"district": "Willow"}),
        dataclasses.replace(place("Council", "", "frontline", 30), levels={}),
    ]
    made = cut(frame, ("district", "audience"))
    assert [made[key][0] for key in range(3)] == [
        ("district", "Willow"),
        ("district", "Willow"),
        ("district", NOT_STATED),
    ]
    assert (cuts.least(5), cuts.least(12)) == (10, 12)


def test_a_county_is_cut_in_a_moment() -> None:
    """Two thousand cells, most of them small: what a county's schools come to."""
    drawn = random.Random(7)  # noqa: S311  no secret
    chains = [(f"area {one}", f"district {one % 12}", "county") for one in range(60)]
    frame: dict[Hashable, Place] = {
        at: Place(
            f"organisation {at // 4}", f"sector {at % 7}", chains[at % 60], f"audience {at % 2}", drawn.randint(1, 14)
        )
        for at in range(2000)
    }
    began = time.process_time()
    made = cuts.cut(frame, ALL, "audience", K)
    assert time.process_time() - began < 5
    found: Counter[cuts.Cut] = Counter()
    for key, one in frame.items():
        found[made[key]] += one.invited
    assert min(found.values()) >= K
