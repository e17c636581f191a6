"""Interviews added up: means by service and theme, reversed questions, what presses, what is proposed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.assess.domain import framework_file, interviews
from oneworkforce.assess.domain.interviews import Said, View

WRITTEN = """\
id: talk
version: 1
title: {en: Talk}
answered: interview
scale: {min: 1, max: 5, threshold: 3}
arcs:
- id: people
  title: {en: People}
  questions:
  - {id: p1, text: {en: Posts are filled.}}
  - {id: p2, text: {en: Many leave.}, reverse: true}
- id: places
  title: {en: Places}
  questions:
  - {id: q1, text: {en: Each place has its people.}}
"""
TALK = framework_file.parse(WRITTEN, "talk")
PEOPLE, PLACES = TALK.arcs


def view(service: str, **scores: int | None) -> View:
    return View(service, "", {name: Said(score) for name, score in scores.items()})


def test_a_service_has_the_mean_of_what_was_scored_reversed_questions_turned() -> None:
    said = view("Play", p1=2, p2=1).said
    assert interviews.mean(TALK, PEOPLE, said) == Fraction(7, 2)
    assert interviews.mean(TALK, PEOPLE, view("Play", p1=None, p2=5).said) == 1
    assert interviews.mean(TALK, PLACES, said) is None


def test_a_theme_is_the_mean_of_its_services_each_alike() -> None:
    views = [view("Play", p1=1, p2=5), view("Youth", p1=5), view("Health", q1=3)]
    people, places = interviews.themes(TALK, views)
    assert [people.mean, people.low, people.high] == [Fraction(3), Fraction(1), Fraction(5)]
    assert (people.services, people.below) == (2, ("Play",))
    assert places.mean == 3
    assert (places.below, places.services) == ((), 1)


def test_a_theme_that_nobody_scored_has_no_mean() -> None:
    people, _ = interviews.themes(TALK, [view("Play")])
    assert (people.mean, people.low, people.high, people.services) == (None, None, None, 0)
    with pytest.raises(ValueError, match="no figures"):
        interviews.evidence(TALK, people)


def test_notes_are_counted_and_blank_ones_are_not() -> None:
    said = {"p1": Said(None, "Hard to fill."), "p2": Said(3, " \n"), "q1": Said(2, "Two places.")}
    people, places = interviews.themes(TALK, [View("Play", "", said)])
    assert (people.notes, places.notes) == (1, 1)


def test_what_presses_is_below_acceptable_lowest_first() -> None:
    found = interviews.themes(TALK, [view("Play", p1=2, q1=1)])
    assert [theme.arc.id for theme in interviews.pressing(TALK, found)] == ["places", "people"]
    assert interviews.pressing(TALK, interviews.themes(TALK, [view("Play", p1=3, q1=3)])) == ()


def test_its_figures_stand_in_sentences_and_a_long_list_is_cut() -> None:
    places = interviews.themes(TALK, [view(name, q1=2) for name in "ABCDE"] + [view("F", q1=5)])[1]
    assert interviews.evidence(TALK, places) == (
        "Places: 2.50 is the mean of 6 services, from 2.00 to 5.00; 3.00 is acceptable. Below it: A, B, C and 2 more."
    )
    assert interviews.finding(TALK, places) == "Heads of service see the greatest gaps in: Places."
    fine = interviews.themes(TALK, [view("A", q1=4)])[1]
    assert interviews.evidence(TALK, fine).endswith("No service is below it.")


@given(st.lists(st.integers(1, 5), min_size=1, max_size=30))
def test_the_mean_lies_between_lowest_and_highest_and_below_counts_right(scores: list[int]) -> None:
    theme = interviews.themes(TALK, [view(str(at), q1=score) for at, score in enumerate(scores)])[1]
    assert theme.low is not None
    assert theme.high is not None
    assert theme.mean is not None
    assert theme.low <= theme.mean <= theme.high
    assert len(theme.below) == sum(score < 3 for score in scores)
    assert theme.mean == Fraction(sum(scores), len(scores))
