"""Where a collection stands, its letters, and what belongs to the data set of a place."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.workforce.domain import chosen, collection_letters, collection_states, items
from oneworkforce.workforce.domain.chosen import Decided
from oneworkforce.workforce.domain.collection_letters import DEFAULTS, Letter
from oneworkforce.workforce.domain.collection_states import Standing, Step

LAST = date(2026, 12, 2)
OPEN = [item.key for item in chosen.open_items()]


@pytest.mark.parametrize(
    ("opened", "closed", "today", "standing"),
    [
        (False, False, LAST, Standing.PREPARED),
        (True, False, LAST, Standing.OPEN),
        (True, False, date(2026, 12, 3), Standing.OVER),
        (True, True, LAST, Standing.CLOSED),
    ],
)
def test_a_collection_stands_by_its_days(opened: bool, closed: bool, today: date, standing: Standing) -> None:
    assert collection_states.standing(opened=opened, closed=closed, closes_on=LAST, today=today) is standing


@pytest.mark.parametrize("standing", list(Standing))
@pytest.mark.parametrize("step", list(Step))
def test_every_step_leads_on_or_says_why_not(standing: Standing, step: Step) -> None:
    allowed = (standing, step) in collection_states.TABLE
    assert bool(collection_states.why_not(standing, step)) is not allowed
    if allowed:
        assert collection_states.after(standing, step) in Standing


def test_late_answers_are_taken_until_it_is_closed() -> None:
    assert collection_states.after(Standing.OVER, Step.ANSWER) is Standing.OVER
    assert collection_states.why_not(Standing.CLOSED, Step.ANSWER) == "It is closed."


@pytest.mark.parametrize("which", list(Letter))
def test_our_own_letters_can_be_sent_and_leave_no_braces(which: Letter) -> None:
    assert not collection_letters.faults(DEFAULTS[which], which)
    values = {name: f"[{name}]" for name in collection_letters.PLACES}
    filled = collection_letters.fill(which, DEFAULTS[which], values)
    assert "{" not in filled.text + filled.subject
    assert "[link]" in filled.text


@pytest.mark.parametrize(
    ("words", "what"),
    [(" ", "empty"), ("Dear {who}, {link}", "braces"), ("Dear {name}", "lead anywhere")],
)
def test_a_letter_that_cannot_be_sent_says_why(words: str, what: str) -> None:
    assert any(what in fault.what for fault in collection_letters.faults(words, "invitation"))


def test_the_core_belongs_to_every_place_and_a_district_chooses_for_its_areas() -> None:
    county, willow, reed, marsh = (uuid4() for _ in range(4))
    parents = {county: None, willow: county, reed: willow, marsh: county}
    added = chosen.by_locality([Decided(willow, "team", adds=True), Decided(reed, "skills", adds=True)])
    assert chosen.of([marsh], parents, added) == chosen.core()
    assert chosen.of([willow], parents, added) == chosen.core() | {"team"}
    assert chosen.of([reed], parents, added) == chosen.core() | {"team", "skills"}
    assert chosen.of([reed, marsh], parents, added) == chosen.core() | {"team", "skills"}


@given(
    st.lists(st.tuples(st.sampled_from(OPEN), st.booleans()), max_size=12),
)
def test_of_two_decisions_the_later_stands_and_the_core_always_stays(said: list[tuple[str, bool]]) -> None:
    place = UUID(int=1)
    added = chosen.by_locality(Decided(place, item, adds) for item, adds in said)
    found = chosen.of([place], {place: None}, added)
    assert chosen.core() <= found <= frozenset(items.all_items())
    assert found - chosen.core() == {item for item, adds in dict(said).items() if adds}
