"""Pay and conditions, questions about them and secondments in the world of tests."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from factories import workforce
from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.partnership.models import Grant, Organisation, Person
from oneworkforce.workforce.commands import hr_questions, secondment_agreements, secondments, terms_groups
from oneworkforce.workforce.domain.secondments import Party
from oneworkforce.workforce.models import Terms, TermsGroup, TermsOf, TermsValue

SCHOOL, TRUST = "Harbour School", "Northshire Health Trust"
START = date(2026, 4, 1)


def told(world: World, who: str) -> dict[str, Any]:
    """Return what every command here is told."""
    return {"by": world.viewer(who), "now": NOW, "today": TODAY}


def group(world: World, title: str = "Teachers", at: str = SCHOOL, **values: Any) -> UUID:
    """Make a group with one version from April; `values`: the columns of a condition by its key. Return its id."""
    with world.scope(), transactions.whole("test group"):
        place = world.organisations[at] if at else None
        made = TermsGroup.objects.create(
            title=title, organisation_id=place, agreement="" if at else "National", starts_on=START, changed_at=NOW
        )
        version = Terms.objects.create(group=made, starts_on=START, made_by="the test", changed_at=NOW)
        for condition, columns in values.items():
            TermsValue.objects.create(terms=version, condition=condition, **columns)
    return made.pk


def version(world: World, group: UUID) -> UUID:
    """Return the id of a group's first version."""
    with world.reading():
        return Terms.objects.filter(group=group).order_by("starts_on").values_list("pk", flat=True)[0]


def rule(world: World, group: UUID, at: str = SCHOOL, **which: str) -> UUID:
    """Say that posts of an organisation belong to a group; return the rule's id."""
    with world.scope(), transactions.whole("test rule"):
        return TermsOf.objects.create(group_id=group, organisation_id=world.organisations[at], **which).pk


def said(title: str = "Nurses", **values: Any) -> terms_groups.Said:
    """Return what is said of a new group of national agreement."""
    usual: dict[str, Any] = {"organisation": None, "agreement": "National", "source": "", "starts_on": START}
    return terms_groups.Said(title=title, **{**usual, **values})


def question(world: World, group: UUID, who: str = "carl", text: str = "May leave be carried over?") -> UUID:
    """Ask about annual leave; return the question's id."""
    with world.scope(who):
        return hr_questions.ask(**told(world, who), groups=[group], condition="leave", text=text)


def manager(world: World, who: str, at: str) -> None:
    """Let somebody of the world manage an organisation, besides what they do already."""
    with world.scope(), transactions.whole("test manager"):
        Grant.objects.create(
            membership_id=world.memberships[who],
            role="manager",
            organisation_id=world.organisations[at],
            starts_on=date(2020, 1, 1),
            given_by="the test",
            given_at=NOW,
        )


def without_sign_in(world: World, name: str = "Tess Thorn", at: str = SCHOOL) -> UUID:
    """Make a person of an organisation who does not sign in, known as `name`; return their id."""
    with world.scope(), transactions.whole("test person"):
        place = Organisation.objects.get(pk=world.organisations[at])
        made = Person.objects.create(name=name, organisation=place, changed_at=NOW)
    world.people[name] = made.pk
    return made.pk


def proposal(world: World, post: UUID, **values: Any) -> secondments.Proposal:
    """Return a proposal to the health trust: half of a full-time post for a year, begun already."""
    usual: dict[str, Any] = {
        "host": world.organisations[TRUST],
        "minutes": 1110,
        "starts_on": date(2026, 9, 1),
        "ends_on": date(2027, 8, 31),
        "reason": "To bring speech work into the children's centre",
    }
    return secondments.Proposal(post=post, **{**usual, **values})


def proposed(world: World, who: str = "mona", *, person: str = "pia", reference: str = "P7", **values: Any) -> UUID:
    """Propose a secondment of somebody from a new post of theirs; return its id."""
    post = workforce.post(world, reference, person=person)
    with world.scope(who):
        return secondments.propose(**told(world, who), said=proposal(world, post, **values))


def agree(world: World, pk: UUID, party: Party, who: str) -> None:
    """Agree for a party."""
    with world.scope(who):
        secondment_agreements.agree(**told(world, who), secondment=pk, party=party)


def in_force(world: World, **values: Any) -> UUID:
    """Make a secondment that all three agreed to, from the school to the health trust; return its id."""
    pk = proposed(world, **values)
    agree(world, pk, Party.HOST, "walter")
    agree(world, pk, Party.PERSON, "pia")
    return pk


def arrangement(**values: Any) -> secondments.Arrangement:
    """Return an arrangement in which everything is said but what `values` leaves out."""
    usual: dict[str, Any] = {
        "duties": {
            "appraises": ("home", "Head teacher"),
            "supervises": ("host", "Clinical lead"),
            "approves_leave": ("both", "Head teacher and clinical lead"),
        },
        "payment": "home_invoices",
        "home_share": 3333,
        "host_share": 6667,
        "other_share": 0,
        "cost": Decimal("24000.01"),
        "returns": "own_post",
    }
    return secondments.Arrangement(**{**usual, **values})
