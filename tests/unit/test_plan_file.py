import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.lib import faults, periods, yaml_lines
from oneworkforce.plan import public
from oneworkforce.plan.domain import action, plan_file
from oneworkforce.plan.domain.plan import Plan

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "plan.md"

WHOLE = """\
title: Action plan
period: 2009 to 2010
actions:
  - number: 1
    title: Agree a strategy
    priority: true
    sub_aims: [Make it known]
    links: all
    outcomes:
      - A strategy
      - Partners who
        know it
    timescale:
      Strategy agreed: October 2009
      Carrying it out: on-going
    lead: Workforce lead
    resources: Officer time
    cost: {stated: 5000, for: materials, unpriced: running it}
  - number: 2
    title: Write a glossary
    links: [one-childrens-workforce/common-values]
    timescale: by 2010-04-01
    depends_on: action 1
    lead: Work stream lead
    cost: £1,000.50
  - number: 3
    title: Share data
    links:
      particularly: [one-childrens-workforce/capacity-safety]
    timescale: phased from April 2010
    lead: Work stream lead
    cost: {unpriced: development}
"""

WHEN = "Write a month or a day, such as November 2009; phased from 1 April 2010; or ongoing."
LINK = "Write all, or framework/arc, such as one-childrens-workforce/outcomes."
POUNDS = "Write pounds in figures, such as £12,000, 12000 or 1,000.50."
KEYS = "title, period, intro, strands and actions"
ONE_TEXT = "This is not one text. Put it in quotes, or check the colons and dashes."


def checked(text: str) -> Plan:
    return plan_file.checked(yaml_lines.parse(text, "plan.yaml"))


def refusals(text: str) -> list[str]:
    with pytest.raises(faults.Refused) as refused:
        checked(text)
    return [str(fault) for fault in refused.value.faults]


def test_each_part_of_a_plan_is_read() -> None:
    assert checked(WHOLE) == Plan(
        title="Action plan",
        period="2009 to 2010",
        actions=(
            action.Action(
                number=1,
                title="Agree a strategy",
                links=action.Links(every=True),
                timescale=(
                    action.Milestone(action.By(periods.Date(2009, 10)), "Strategy agreed"),
                    action.Milestone(action.Ongoing(), "Carrying it out"),
                ),
                lead="Workforce lead",
                sub_aims=("Make it known",),
                outcomes=("A strategy", "Partners who know it"),
                resources=("Officer time",),
                cost=action.Cost(Decimal(5000), covers="materials", unpriced="running it"),
                priority=True,
            ),
            action.Action(
                number=2,
                title="Write a glossary",
                links=action.Links(every=False, arcs=("one-childrens-workforce/common-values",)),
                timescale=(action.Milestone(action.By(periods.Date(2010, 4, 1))),),
                lead="Work stream lead",
                depends_on="action 1",
                cost=action.Cost(Decimal("1000.50")),
            ),
            action.Action(
                number=3,
                title="Share data",
                links=action.Links(every=True, arcs=("one-childrens-workforce/capacity-safety",)),
                timescale=(action.Milestone(action.PhasedFrom(periods.Date(2010, 4))),),
                lead="Work stream lead",
                cost=action.Cost(unpriced="development"),
            ),
        ),
    )


SPOILED = [
    ("title: Action plan", "title:", "line 1: The plan has no title. Give it a name, such as Action plan."),
    ("title: Action plan", 'title: " "', "line 1: The plan has no title. Give it a name, such as Action plan."),
    ("title: Action plan", "title: [a, b]", f"line 1: {ONE_TEXT}"),
    ("period:", "perod:", "line 2: A plan has no key “perod”. Did you mean “period”?"),
    ("period:", "budget:", f"line 2: A plan has no key “budget”. The keys are {KEYS}."),
    ("priority: true", "Priority: true", "line 6: An action has no key “Priority”. Did you mean “priority”?"),
    (
        "- number: 2",
        "- number: two",
        "line 19: An action's number is a whole number from 1. Write figures only, such as 7.",
    ),
    (
        "- number: 2",
        "- number: 0",
        "line 19: An action's number is a whole number from 1. Write figures only, such as 7.",
    ),
    ("- number: 2", "- number: 1", "line 19: An action above has this number. Give each action a number of its own."),
    (
        "title: Write a glossary",
        "title: AGREE a strategy",
        "line 20: An action above has this title. Reword one of the two, or take it out.",
    ),
    ("    title: Write a glossary\n", "", "line 19: Action 2 has no title. Say in a few words what is to be done."),
    ("priority: true", "priority: yes", "line 6: “priority” is neither true nor false. Write true or false."),
    ("[Make it known]", "[Make it: known]", f"line 7: {ONE_TEXT}"),
    ("- A strategy\n", "-\n", "line 10: A dash has nothing behind it. Write a text, or take the dash out."),
    (
        "links: all",
        "links:",
        "line 8: Action 1 names no arc. Write all, or arcs such as one-childrens-workforce/outcomes.",
    ),
    ("links: all", "links: everything", f"line 8: Text of 10 characters is not a link. {LINK}"),
    ("/common-values", "/Common values", f"line 21: Text of 37 characters is not a link. {LINK}"),
    ("particularly:", "particular:", "line 29: A link has no key “particular”. Did you mean “particularly”?"),
    (
        "[one-childrens-workforce/capacity-safety]",
        "[a/b, c/d, a/b]",
        "line 29: This arc is named a second time. Take one of the two out.",
    ),
    ("    timescale: by 2010-04-01\n", "", f"line 19: Action 2 has no timescale. {WHEN}"),
    ("by 2010-04-01", "by 2010-04-31", f"line 22: There is no such month or day in the calendar. {WHEN}"),
    ("by 2010-04-01", "next spring", f"line 22: Text of 11 characters is not a month or a day. {WHEN}"),
    ("Carrying it out: on-going", "Carrying it out:", f"line 15: The milestone has no time. {WHEN}"),
    (
        "by 2010-04-01",
        "[agreed, done]",
        "line 22: A timescale is not a list. Take the dashes out: milestone, colon, time.",
    ),
    ("lead: Workforce lead", "lead:", "line 16: Action 1 has no lead. Name a role, such as Workforce lead."),
    (
        "lead: Workforce lead",
        "lead: lead@example.org",
        "line 16: The lead seems to hold an e-mail address. Name a role: a plan names no person.",
    ),
    (
        "lead: Workforce lead",
        "lead: Lead (0116) 496 0000",
        "line 16: The lead seems to hold a telephone number. Name a role: a plan names no person.",
    ),
    ("£1,000.50", "about a thousand", f"line 25: Text of 16 characters is not an amount of money. {POUNDS}"),
    ("£1,000.50", "10,00", f"line 25: 10,00 is not an amount of money. {POUNDS}"),
    ("£1,000.50", "-5", "line 25: A cost is not below £0. Write what it costs, or leave the cost out."),
    ("£1,000.50", "[5]", f"line 25: {ONE_TEXT}"),
    ("stated: 5000,", "stated: 5.005,", f"line 18: An amount has no parts of a penny. {POUNDS}"),
    (
        "stated: 5000, ",
        "stated: £5,000, ",
        "line 18: A cost has no key “000”. If it is the end of an amount, put the amount in quotes, such as “£12,000”.",
    ),
    (
        "stated: 5000, ",
        "",
        "line 18: This says what an amount is for, but there is none. Write stated: and the amount.",
    ),
    (
        "unpriced: development",
        "unpriced:",
        "line 32: The cost says nothing. Write stated: or unpriced:, or leave the cost out.",
    ),
    (
        "title: Action plan\n",
        "title: Action plan\n\ttoo: far\n",
        "line 2: A tab stands where spaces must. Use spaces.",
    ),
]


@pytest.mark.parametrize(("good", "bad", "message"), SPOILED)
def test_a_spoiled_plan_is_refused_by_line(good: str, bad: str, message: str) -> None:
    assert WHOLE.count(good) == 1
    assert refusals(WHOLE.replace(good, bad)) == [message]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "- one\n- two\n",
            f"line 1: A plan is not in parts. Write its keys, each with a colon: {KEYS}.",
        ),
        (
            "title: Plan\nactions: none yet\n",
            "line 2: The plan has no list of actions. Write actions: and a dash before each action.",
        ),
        ("title: Plan\n", "line 1: The plan has no list of actions. Write actions: and a dash before each action."),
    ],
)
def test_what_is_no_plan_is_refused_with_one_sentence(text: str, message: str) -> None:
    assert refusals(text) == [message]


def test_an_action_that_is_no_mapping_is_refused_once_and_the_others_are_still_read() -> None:
    found = refusals(WHOLE.replace("  - number: 2", "  - write a glossary\n  - number: 1"))
    assert found[0].startswith("line 19: An action is not in parts. Write its keys, each with a colon: number,")
    assert found[1:] == ["line 20: An action above has this number. Give each action a number of its own."]


def test_all_faults_come_at_once_in_the_order_of_the_file() -> None:
    spoiled = WHOLE
    for good, bad, _ in SPOILED[2:3] + SPOILED[8:9] + SPOILED[15:16] + SPOILED[27:28]:
        spoiled = spoiled.replace(good, bad)
    assert [fault.split(":")[0] for fault in refusals(spoiled)] == ["line 1", "line 8", "line 19", "line 25"]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(min_size=1), inner, max_size=3),
)


@given(st.sampled_from(plan_file.ACTION_KEYS), values)
def test_whatever_stands_in_an_action_is_read_or_refused_at_its_line(key: str, value: object) -> None:
    document = yaml_lines.parse(WHOLE, "plan.yaml")
    document.data["actions"][1][key] = value
    found: tuple[faults.Fault, ...] = ()
    try:
        plan_file.checked(document)
    except faults.Refused as refused:
        found = refused.faults
    assert {fault.where for fault in found} <= {f"line {line}" for line in range(19, 26)}


def test_a_refused_value_is_never_repeated() -> None:
    for secret in ("sam.smith@example.org", "Sam 0116 496 0000"):
        assert not any(secret in fault for fault in refusals(WHOLE.replace("Workforce lead", secret)))


def test_only_links_that_the_framework_has_are_known() -> None:
    plan = checked(WHOLE)
    both = ["common-values", "capacity-safety"]
    assert public.unknown_links(plan, "one-childrens-workforce", both) == ()
    misnamed = public.unknown_links(plan, "one-childrens-workforce", ["common-value", both[1]])
    assert "\n".join(map(str, misnamed)) == (
        "action 2, links: There is no arc one-childrens-workforce/common-values. "
        "Did you mean “one-childrens-workforce/common-value”?"
    )
    assert [str(fault) for fault in public.unknown_links(plan, "other", ["x"])] == [
        "action 2, links: There is no arc one-childrens-workforce/common-values. Choose from other/x.",
        "action 3, links: There is no arc one-childrens-workforce/capacity-safety. Choose from other/x.",
    ]


def test_the_blank_template_lacks_only_what_a_person_must_write() -> None:
    lacking = [fault.split(": ", 1)[1] for fault in refusals(public.template())]
    assert [sentence.split(".")[0] for sentence in lacking] == [
        "The plan has no title",
        "Action 1 has no title",
        "Action 1 names no arc",
        "Action 1 has no timescale",
        "Action 1 has no lead",
    ]


def test_the_template_filled_in_passes() -> None:
    filled = public.template({"one-childrens-workforce/outcomes": "Outcomes:\nfor children"})
    for key, value in {
        "title": "Do it",
        "links": "all",
        "timescale": "ongoing",
        "lead": "Chair",
        "cost": "£1,000",
    }.items():
        filled = re.sub(rf"^( *{key}): +#", rf"\1: {value} #", filled, flags=re.MULTILINE)
    plan = checked(filled)
    assert (plan.title, plan.actions[0].cost.stated) == ("Do it", Decimal(1000))
    assert "#   one-childrens-workforce/outcomes  (Outcomes: for children)\n" in filled


def test_the_template_s_example_is_a_plan() -> None:
    commented = public.template().split("# An example.", 1)[1].split("\n", 2)[2]
    plan = checked(re.sub(r"^# ?", "", commented, flags=re.MULTILINE))
    assert [one.number for one in plan.actions] == [1, 2, 3]
    assert public.cost(public.totals(plan))[0] == "£17,000 is stated, for 2 of 3 actions."


def test_the_reference_s_keys_are_the_keys_that_are_read() -> None:
    page = PAGE.read_text("utf-8")
    documented = set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.*?) \|", page, flags=re.MULTILINE))))
    assert documented == {*plan_file.PLAN_KEYS, *plan_file.ACTION_KEYS}


def test_the_reference_s_snippets_are_read() -> None:
    page = PAGE.read_text("utf-8")
    snippets = re.findall(r"(?:^    .*\n)+", page, flags=re.MULTILINE)
    assert len(snippets) == 9
    for snippet in snippets:
        key = snippet.split(":")[0].strip()
        kept = {"links": "    links: all\n", "timescale": "    timescale: ongoing\n", key: snippet}
        head = "title: Plan\nactions:\n  - number: 1\n    title: Do it\n    lead: Chair\n"
        assert checked(head + "".join(kept.values())).actions[0].title == "Do it"
