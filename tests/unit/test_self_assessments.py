"""A self-assessment: what it says to its owner, and the ordinary answers that it becomes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain import self_assessments as rules
from oneworkforce.assess.domain.answers import DONT_KNOW, NOT_ANSWERED, NOT_APPLICABLE

WRITTEN = """\
id: self
version: 1
title: {en: Self}
answered: self_assessment
scale: {min: 1, max: 5, threshold: 3}
arcs:
- id: lead
  title: {en: Leading}
  questions:
  - {id: l1, text: {en: I lead.}}
  - {id: l2, text: {en: I hide.}, reverse: true}
- id: listen
  title: {en: Listening}
  questions:
  - {id: s1, text: {en: I listen.}}
  - {id: s2, text: {en: I ask.}}
"""
SELF = framework_file.parse(WRITTEN, "self")
LEAD, LISTEN = SELF.arcs
WORD = st.sampled_from(["1", "2", "3", "4", "5", "dk", "na", ""])


def test_its_owner_sees_the_mean_of_each_arc_and_where_support_may_help() -> None:
    lead, listen = rules.standings(SELF, {"l1": "4", "l2": "4", "s1": "dk", "s2": ""})
    assert lead.mean == 3
    assert (lead.answered, [each.id for each in lead.weak]) == (2, ["l2"])
    assert (listen.answered, listen.mean, listen.weak) == (1, None, ())
    assert [each.arc.id for each in rules.helped((lead, listen))] == ["lead"]


def test_where_support_may_help_the_lowest_comes_first() -> None:
    found = rules.standings(SELF, {"l1": "2", "l2": "1", "s1": "2", "s2": "2"})
    assert [each.arc.id for each in rules.helped(found)] == ["listen", "lead"]
    assert rules.helped(rules.standings(SELF, {"l1": "3", "s1": "5"})) == ()


def test_an_answer_that_is_none_is_refused() -> None:
    assert rules.taken(SELF, LEAD, {"l1": "5", "s1": "1"}) == {"l1": "5", "l2": ""}
    for said in ("6", "0", "much"):
        with pytest.raises(ValueError, match=r".+"):
            rules.taken(SELF, LEAD, {"l1": said})


def test_it_becomes_an_ordinary_answer_of_everybody_together() -> None:
    said = {"l1": "2", "l2": "2", "s1": "dk", "s2": "na"}
    [cast] = rules.ballots(SELF, [said])
    assert (cast.cell, cast.remarks) == ((), {})
    assert list(cast.answers) == [1, 3, DONT_KNOW, NOT_APPLICABLE]
    assert list(rules.ballots(SELF, [{}])[0].answers) == [NOT_ANSWERED] * 4


@given(st.dictionaries(st.sampled_from(["l1", "l2", "s1", "s2"]), WORD))
def test_what_is_sealed_is_read_again(said: dict[str, str]) -> None:
    assert rules.from_bytes(rules.to_bytes(said)) == said


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(("l1", "l2", "s1", "s2"), WORD)), max_size=12))
def test_the_answers_that_are_kept_are_those_that_were_given(all_said: list[dict[str, str]]) -> None:
    cast = rules.ballots(SELF, all_said)
    packs = rules.packs(cast)
    assert sum(pack.people for pack in packs) == len(all_said)
    assert [bytes(row) for pack in packs for row in pack.answers()] == [each.answers for each in cast]


def test_a_mean_is_exact() -> None:
    assert rules.standings(SELF, {"l1": "2", "l2": "3", "s1": "1"})[0].mean == Fraction(5, 2)
