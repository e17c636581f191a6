"""What becomes of each question between two frameworks; whatever they are, each question is told of once."""

import dataclasses
from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from factories import crosswalks
from oneworkforce.assess.domain import change, framework_changes
from oneworkforce.assess.domain.crosswalk import Crosswalk, Pair, Version
from oneworkforce.assess.domain.framework import Arc, Framework, Question, Scale
from oneworkforce.assess.domain.framework_changes import Kind
from oneworkforce.assess.domain.sentences import questions

TEXTS = [f"Statement {letter}" for letter in "abcdefgh"]
IDS = [f"q{number}" for number in range(8)]


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    number = draw(st.integers(1, 6))
    ids = draw(st.permutations(IDS))[:number]
    texts = draw(st.permutations(TEXTS))[:number]
    asked = [Question(id_, {"en": words}, reverse=draw(st.booleans())) for id_, words in zip(ids, texts, strict=True)]
    cut = draw(st.integers(1, number))
    parts = [part for part in (asked[:cut], asked[cut:]) if part]
    names = draw(st.permutations(["x", "y", "z"]))
    arcs = tuple(Arc(name, {"en": name}, tuple(part)) for name, part in zip(names[: len(parts)], parts, strict=True))
    return Framework("made", 1, {"en": "Made"}, Scale(1, draw(st.sampled_from([5, 5, 6])), Fraction(3)), arcs)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Framework, Framework, Crosswalk | None]:
    """Two frameworks, and perhaps a crosswalk that may join them."""
    old, new = draw(frameworks()), draw(frameworks())
    if old.scale != new.scale or draw(st.booleans()):
        return old, new, None
    worded = {framework.wording(each) for framework in (old,) for each in framework.questions}
    known = {new.wording(each) for each in new.questions}
    free_old = [each.id for each in old.questions if old.wording(each) not in known]
    free_new = [each.id for each in new.questions if new.wording(each) not in worded]
    number = draw(st.integers(0, min(len(free_old), len(free_new))))
    both = zip(draw(st.permutations(free_old))[:number], draw(st.permutations(free_new))[:number], strict=True)
    version = Version("made", 1)
    return old, new, Crosswalk(version, version, tuple(Pair(one, other, "why") for one, other in both))


@given(pairs())
def test_each_question_of_both_is_told_of_once(made: tuple[Framework, Framework, Crosswalk | None]) -> None:
    old, new, crosswalk = made
    found = framework_changes.compare(old, new, crosswalk)
    assert Counter(line.new.id for line in found.lines if line.new) == Counter(each.id for each in new.questions)
    assert Counter(line.old.id for line in found.lines if line.old) == Counter(each.id for each in old.questions)
    assert sum(found.counts.values()) == len(found.lines)
    for line in found.lines:
        assert (line.new is None) == (line.kind is Kind.REMOVED)
        assert (line.old is None) == (line.kind is Kind.NEW)
        if line.kind is Kind.SAME:
            assert line.new is not None
            assert line.old is not None
            assert new.wording(line.new) == old.wording(line.old)
        if line.kind is Kind.CHANGED:
            assert line.differs
    by_arc = [line for arc in new.arcs for line in found.of(arc)]
    by_arc += [line for arc in found.ended for line in found.removed(arc)]
    assert Counter(map(id, by_arc)) == Counter(map(id, found.lines))


@given(pairs())
def test_what_is_compared_is_what_is_called_the_same_or_mapped(
    made: tuple[Framework, Framework, Crosswalk | None],
) -> None:
    old, new, crosswalk = made
    found = framework_changes.compare(old, new, crosswalk)
    shared = change.shared(new, old, crosswalk)
    comparable = [(line.new, line.old) for line in found.lines if line.comparable]
    if shared is None:
        assert comparable == []
    else:
        assert list(zip(shared[0].questions, shared[1].questions, strict=True)) == comparable


@given(frameworks())
def test_nothing_has_changed_between_a_framework_and_itself(made: Framework) -> None:
    found = framework_changes.compare(made, made)
    assert found.unchanged
    assert found.counts[Kind.SAME] == len(made.questions)
    assert found.ended == ()


@given(frameworks(), frameworks())
def test_backwards_what_was_new_is_removed(old: Framework, new: Framework) -> None:
    there, back = framework_changes.compare(old, new), framework_changes.compare(new, old)
    assert there.counts[Kind.NEW] == back.counts[Kind.REMOVED]
    assert {kind: there.counts[kind] for kind in (Kind.SAME, Kind.CHANGED)} == {
        kind: back.counts[kind] for kind in (Kind.SAME, Kind.CHANGED)
    }


def test_the_trial_framework_a_year_later() -> None:
    ends = crosswalks.ends()
    found = framework_changes.compare(ends.old, ends.new, crosswalks.made())
    kinds = [(line.kind, (line.new or line.old).id) for line in found.lines if line.new or line.old]  # type: ignore[union-attr]
    assert kinds == [
        (Kind.SAME, "v1"),
        (Kind.MAPPED, "v9"),
        (Kind.SAME, "l1"),
        (Kind.NEW, "n1"),
        (Kind.SAME, "o1"),
        (Kind.CHANGED, "o2"),
        (Kind.REMOVED, "l2"),
    ]
    assert found.mapped == {"v9"}
    assert found.moved == 0
    assert [line.differs for line in found.lines if line.differs] == [("wording",), ("wording",)]
    assert questions.counted(found) == (
        "Questions since the previous round: 3 the same, 1 mapped by a crosswalk, 1 changed, 1 new and 1 removed."
    )
    without = framework_changes.compare(ends.old, ends.new)
    assert [arc.id for arc in without.ended] == ["vision"]
    assert without.moved == 1  # without the crosswalk the arc of v1 is another
    assert "Of them 1 stands in another arc." in questions.counted(without)


def test_scale_and_direction_make_another_question() -> None:
    ends = crosswalks.ends(new=crosswalks.NEXT.replace("max: 5", "max: 6"))
    found = framework_changes.compare(ends.old, ends.new)
    assert {line.differs for line in found.lines if line.kind is Kind.CHANGED} == {("scale",), ("wording", "scale")}
    arc = ends.old.arcs[0]
    turned = dataclasses.replace(arc, questions=(dataclasses.replace(arc.questions[0], reverse=True),))
    one = framework_changes.compare(ends.old, dataclasses.replace(ends.old, arcs=(turned,)))
    assert one.lines[0].differs == ("direction of scoring",)


def test_a_question_in_another_arc_is_the_same_and_moved() -> None:
    ends = crosswalks.ends()
    first, *others = ends.old.arcs
    moved = dataclasses.replace(others[0], questions=(*others[0].questions, first.questions[1]))
    kept = dataclasses.replace(first, questions=first.questions[:1])
    found = framework_changes.compare(ends.old, dataclasses.replace(ends.old, arcs=(kept, moved, *others[1:])))
    assert [(line.new.id, line.kind) for line in found.lines if line.moved and line.new] == [("v2", Kind.SAME)]
    assert not found.unchanged
    assert questions.listed(found) == ("Moved: v2 “We plan together.” It stood in “Shared vision”.",)
