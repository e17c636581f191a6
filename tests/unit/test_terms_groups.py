"""Which group of staff a post belongs to: its own word, then the most exact rule, whatever their order."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.workforce.domain.terms_groups import Placed, Rule, group_of

HERE, THERE = UUID(int=1), UUID(int=2)
ALL, TEACHERS, AGENCY, BOTH, OWN = (UUID(int=number) for number in range(10, 15))
RULES = (
    Rule(HERE, "", "", ALL),
    Rule(HERE, "teacher", "", TEACHERS),
    Rule(HERE, "", "agency", AGENCY),
    Rule(HERE, "teacher", "agency", BOTH),
    Rule(THERE, "", "", OWN),
)


def test_a_rule_for_role_and_contract_goes_before_role_before_contract_before_all() -> None:
    assert group_of(Placed(HERE, "teacher", "agency"), RULES) == BOTH
    assert group_of(Placed(HERE, "teacher", "permanent"), RULES) == TEACHERS
    assert group_of(Placed(HERE, "teacher", "agency"), RULES[:3]) == TEACHERS
    assert group_of(Placed(HERE, "administrator", "agency"), RULES) == AGENCY
    assert group_of(Placed(HERE, "administrator", ""), RULES) == ALL


def test_what_is_said_of_the_post_itself_goes_before_every_rule() -> None:
    assert group_of(Placed(HERE, "teacher", "agency", OWN), RULES) == OWN


def test_a_rule_of_another_employer_never_fits() -> None:
    assert group_of(Placed(HERE, "teacher", ""), RULES[4:]) is None


@given(st.permutations(RULES), st.sampled_from(("teacher", "administrator")), st.sampled_from(("agency", "")))
def test_the_order_of_rules_does_not_matter(rules: list[Rule], role: str, contract: str) -> None:
    post = Placed(HERE, role, contract)
    assert group_of(post, rules) == group_of(post, RULES)
