"""A plan written to its file and read again is the same plan."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.lib import periods, text, yaml_lines, yaml_text
from oneworkforce.lib.faults import Refused
from oneworkforce.plan.domain import changes, plan_file, plan_room, plan_text, timing
from oneworkforce.plan.domain.action import Action, By, Cost, Links, Milestone, Ongoing, PhasedFrom, contact_in
from oneworkforce.plan.domain.plan import Plan, Strand

EXAMPLE = Path(__file__).parents[2] / "examples" / "leicestershire" / "plan.yaml"

lines = st.one_of(
    st.text(max_size=30), st.sampled_from(["true", "nULL", "12", "1.50", "- a: b", "#x", "é £5", "ongoing", "~"])
).map(text.plain)
words = lines.filter(bool)
paragraphs = st.lists(words, max_size=3).map("\n".join)
dates = (
    st.dates()
    .map(lambda day: periods.Date(max(day.year, 1000), day.month, min(day.day, 28)))
    .filter(lambda day: day.year < 3000)
)
whens = dates.map(By) | dates.map(PhasedFrom) | st.just(Ongoing())
names = words.filter(lambda name: name.casefold() != plan_file.WHOLE)
arcs = st.lists(
    st.from_regex(r"[a-z]{1,5}/[a-z][a-z-]{0,4}", fullmatch=True),
    unique=True,
    max_size=3,
)
stated = st.none() | st.integers(0, 10**9).map(lambda pence: Decimal(pence) / 100)


@st.composite
def costs(draw: st.DrawFn) -> Cost:
    amount = draw(stated)
    return Cost(amount, draw(lines) if amount is not None else "", draw(lines))


@st.composite
def timescales(draw: st.DrawFn) -> tuple[Milestone, ...]:
    steps = draw(st.dictionaries(names, whens, max_size=3))
    return timing.timescale(draw(whens), [Milestone(when, what) for what, when in steps.items()])


@st.composite
def links(draw: st.DrawFn) -> Links:
    found = tuple(draw(arcs))
    return Links(every=draw(st.booleans()) if found else True, arcs=found)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    strands = tuple(
        Strand(number, draw(words), draw(paragraphs))
        for number in draw(st.lists(st.integers(1, 99), unique=True, max_size=3))
    )
    numbers = draw(st.lists(st.integers(1, 999), unique=True, min_size=1, max_size=3))
    titles = draw(st.lists(words, min_size=len(numbers), max_size=len(numbers), unique_by=str.casefold))
    actions = tuple(
        Action(
            number=number,
            title=title,
            links=draw(links()),
            timescale=draw(timescales()),
            lead=draw(words.filter(lambda said: not contact_in(said))),
            sub_aims=tuple(draw(st.lists(words, max_size=2))),
            outcomes=tuple(draw(st.lists(words, max_size=2))),
            depends_on=draw(lines),
            resources=tuple(draw(st.lists(words, max_size=2))),
            cost=draw(costs()),
            priority=draw(st.booleans()),
            strand=draw(st.sampled_from([one.number for one in strands])) if strands else 0,
            partners=tuple(draw(st.lists(words, max_size=2))),
            waits_for=tuple(sorted(draw(st.sets(st.sampled_from(numbers), max_size=2)) - {number})),
            notes=draw(paragraphs),
        )
        for number, title in zip(numbers, titles, strict=True)
    )
    return Plan(draw(words), draw(lines), actions, draw(lines), strands)


def read(written: str) -> Plan:
    return plan_file.checked(yaml_lines.parse(written, "plan.yaml"))


@given(plans())
def test_a_plan_comes_back_from_its_file(plan: Plan) -> None:
    assert read(plan_text.written(plan)) == plan
    assert plan_text.kept(plan_text.data(plan)) == plan
    assert not changes.between(plan, read(plan_text.written(plan)))


def test_the_published_example_comes_back() -> None:
    plan = plan_file.read(EXAMPLE)
    assert read(plan_text.written(plan)) == plan


@given(st.lists(paragraphs | lines, max_size=4))
def test_any_text_comes_back_from_yaml(texts: list[str]) -> None:
    assert yaml_lines.parse(yaml_text.write({"texts": texts}), "x").data == {"texts": texts}


def test_two_milestones_of_one_name_are_told_apart() -> None:
    when = By(periods.Date(2027, 3))
    action = Action(1, "Do", Links(every=True), (Milestone(when, "Draft"), Milestone(when, "Draft")), "Chair")
    again = read(plan_text.written(Plan("Plan", "", (action,))))
    assert [one.what for one in again.actions[0].timescale] == ["Draft", "Draft (2)"]


@pytest.mark.parametrize(
    ("steps", "whole"),
    [
        ({"a": "May 2027", "b": "March 2027"}, "May 2027"),
        ({"a": "May 2027", "b": "ongoing"}, "ongoing"),
        ({"a": "phased from May 2027", "b": "phased from March 2027"}, "phased from March 2027"),
        ({"a": "May 2027", "The whole action": "June 2027"}, "June 2027"),
    ],
)
def test_milestones_say_the_time_of_the_whole_action(steps: dict[str, str], whole: str) -> None:
    body = "".join(f"      {what}: {when}\n" for what, when in steps.items())
    plan = read(
        f"title: P\nactions:\n  - number: 1\n    title: Do\n    links: all\n    lead: Chair\n    timescale:\n{body}"
    )
    assert timing.written(timing.whole(plan.actions[0].timescale)) == whole


BASE = """\
title: Plan
strands:
  - {number: 1, title: One}
actions:
  - number: 1
    strand: 1
    title: Do it
    links: all
    timescale: ongoing
    lead: Chair
    waits_for: []
"""


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("strand: 1\n    title", "title", "line 5: The action has no strand."),
        ("strand: 1", "strand: 2", "line 6: There is no strand of this number."),
        ("strand: 1", "strand: true", "line 6: There is no strand of this number."),
        ("waits_for: []", "waits_for: 1", "line 11: The action waits for itself."),
        ("waits_for: []", "waits_for: [7]", "line 11: There is no action of this number."),
        ("waits_for: []", "waits_for: soon", "line 11: These are not numbers of actions."),
        ("title: One", "aim: One", "line 3: Strand 1 has no title."),
        ("number: 1, title: One", "title: One", "line 3: The strand has no number."),
        ("  - {number: 1, title: One}", "  One: 1", "line 2: The strands are no list."),
        ("title: One}", "title: One}\n  - {number: 1, title: Two}", "line 4: A strand above has this number."),
    ],
)
def test_a_fault_in_strands_is_told_by_line(good: str, bad: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        read(BASE.replace(good, bad))
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (plan_room.Held({1: "Another"}, (), ()), "line 3: The strategy has another strand of this number."),
        (plan_room.Held({1: "ONE"}, {1}, ()), "line 5: The strategy has an action of this number."),
        (plan_room.Held({}, (), ["do IT"]), "line 7: The strategy has an action of this title."),
    ],
)
def test_what_is_taken_is_told_by_line(held: plan_room.Held, said: str) -> None:
    document = yaml_lines.parse(BASE, "x")
    with pytest.raises(Refused) as refused:
        plan_room.check(document, plan_file.checked(document), held)
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("Do it", "x" * 301),
        ("One}", "x" * 201 + "}"),
        ("waits_for: []", "notes: " + "x" * 10_001),
        ("number: 1\n", "number: 10000\n"),
    ],
)
def test_what_is_too_long_is_told_by_line(good: str, bad: str) -> None:
    document = yaml_lines.parse(BASE.replace(good, bad), "x")
    with pytest.raises(Refused, match=r"line \d+: (This is|A number is at most)"):
        plan_room.check(document, plan_file.checked(document), plan_room.Held({}, (), ()))


def test_changes_are_named_by_number() -> None:
    plan = read(BASE)
    first = plan.actions[0]

    def with_(*actions: Action) -> Plan:
        return Plan(plan.title, plan.period, actions, plan.intro, plan.strands)

    second = Action(2, "More", Links(every=True), first.timescale, "Chair", strand=1)
    assert changes.words(changes.between(plan, plan)) == "nothing"
    assert changes.words(changes.between(plan, with_(first, second))) == "action 2 was added"
    assert changes.words(changes.between(with_(first, second), plan)) == "action 2 was removed"
    longer = Action(1, "Do it well", first.links, first.timescale, "Chair", strand=1)
    assert changes.words(changes.between(plan, with_(longer))) == "action 1 changed"
    assert "its title" in changes.words(changes.between(plan, Plan("New", "", plan.actions, "", plan.strands)))
