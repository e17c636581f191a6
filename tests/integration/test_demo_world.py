"""The demonstration: an invented partnership, whole enough to try everything on, the same each time, and marked."""

import json
import re
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.utils import timezone

from factories import databases
from factories.world import NOW, World
from oneworkforce.access import roles
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.kinds import Stance
from oneworkforce.assess.models import Finding, Issue, Report, Round
from oneworkforce.assess.permissions import interviews as permissions
from oneworkforce.assess.queries import interviews, stored
from oneworkforce.assess.reports import desk
from oneworkforce.documents import frozen
from oneworkforce.ground import scope, transactions
from oneworkforce.ground.models import Installation, Partnership, User
from oneworkforce.lib import rounding
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.domain.sectors import Level, LinkPurpose, Sector
from oneworkforce.partnership.models import (
    Credential,
    Grant,
    Language,
    LinkPerson,
    Locality,
    Membership,
    Organisation,
    Person,
    Skill,
)
from oneworkforce.partnership.queries import viewers
from oneworkforce.plan import stored as plans
from oneworkforce.plan.models import SignOff, Strand, Strategy, Version
from oneworkforce.plan.public import totals
from oneworkforce.site import demo_sign_ins, demo_story, demo_world


def test_it_is_marked_and_holds_one_synthetic_partnership(demo: Partnership) -> None:
    assert Installation.objects.get().demo
    assert demo.synthetic


def test_every_sector_and_level_and_a_workforce_are_there(demo: Partnership) -> None:
    assert demo.name
    assert set(Organisation.objects.values_list("sector", flat=True)) == {str(each) for each in Sector}
    assert set(Locality.objects.values_list("level", flat=True)) == {str(each) for each in Level}
    invited = 1  # the fourth example's second manager
    assert Person.objects.filter(staff_record=None).count() == demo_world.PEOPLE + invited
    assert Skill.objects.count() > 100
    assert Language.objects.values("tag").distinct().count() > 8


def test_credentials_are_in_date_due_and_past(demo: Partnership) -> None:
    assert demo.name
    today = timezone.localdate(NOW)
    expiries = [day for day in Credential.objects.values_list("expires_on", flat=True) if day]
    assert sum(day < today for day in expiries) > 5
    assert sum(today <= day < today + timedelta(days=90) for day in expiries) > 5
    assert sum(day >= today + timedelta(days=90) for day in expiries) > 50


def test_some_schools_have_named_no_assessment_link(demo: Partnership) -> None:
    assert demo.name
    linked = set(LinkPerson.objects.filter(purpose=LinkPurpose.ASSESSMENT).values_list("organisation", flat=True))
    schools = set(Organisation.objects.filter(sector=Sector.SCHOOL).values_list("id", flat=True))
    assert schools - linked
    assert schools & linked


@pytest.mark.parametrize("key", list(roles.all_roles()))
def test_each_role_has_one_sign_in_that_works(demo: Partnership, key: str) -> None:
    [each] = [each for each in demo_sign_ins.all_sign_ins() if each.role == key]
    user = User.objects.get(email=each.email)
    assert user.check_password(demo_sign_ins.PASSWORD)
    viewer = viewers.of_user(user=user.pk, chosen=None, strong=bool(each.secret), today=timezone.localdate(NOW))
    assert viewer is not None
    assert viewer.partnership == demo.pk
    assert [grant.role.key for grant in viewer.awake()] == [key]
    assert bool(each.secret) is roles.role(key).second_factor
    assert Authenticator.objects.filter(user=user).exists() is bool(each.secret)


def test_the_printed_digits_open_the_authenticator(demo: Partnership) -> None:
    assert Grant.objects.exclude(membership__user__email="council.manager@demo.example").count() == len(
        roles.all_roles()
    )
    assert demo.name
    each = next(each for each in demo_sign_ins.all_sign_ins() if each.secret)
    digits, seconds = demo_sign_ins.code(each.email)
    assert re.fullmatch(r"\d{6}", digits)
    assert 0 < seconds <= 30
    assert TOTP(Authenticator.objects.get(user__email=each.email)).validate_code(digits)


def test_the_printed_table_has_every_sign_in() -> None:
    said = demo_sign_ins.table()
    assert demo_sign_ins.PASSWORD in said
    for each in demo_sign_ins.all_sign_ins():
        assert each.email in said
        assert each.secret in said


def told() -> tuple[UUID, set[object]]:
    """Return the id of the partnership, with its people and their skills by id."""
    partnership = Partnership.objects.get().pk
    with scope.entered(partnership), transactions.reading():
        skills = Skill.objects.values_list("person", "id", "name")
        return partnership, {*Person.objects.values_list("id", "name"), *skills}


def test_it_is_made_once_and_the_same_each_time(
    demonstration: str, empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with databases.clone(demonstration):
        assert demo_world.make(now=NOW) is False
        partnership, first = told()
    monkeypatch.setattr(demo_story, "EXAMPLES", ())  # their stories are told of those people, who are drawn before
    with databases.clone(empty):
        demo_world.make(now=NOW)
        again, second = told()
    assert again == partnership
    assert second <= first
    assert len(second) > demo_world.PEOPLE


def test_it_is_never_put_among_real_people(world: World) -> None:
    assert world.northshire
    with pytest.raises(Refused, match="The database there holds a partnership"):
        demo_world.make(now=NOW)
    assert not Installation.objects.filter(demo=True).exists()


def lead() -> Viewer:
    member = Membership.objects.get(user__email=f"workforce_lead@{demo_sign_ins.DOMAIN}")
    return viewers.in_scope(membership=member.pk, strong=True, today=NOW.date())


def test_the_first_example_computes_on_the_site_what_its_source_published(demo: Partnership) -> None:
    assert demo.synthetic
    row = Round.objects.get(year=2009)
    read = stored.reading(stored.held(lead(), row.pk))
    arcs = {arc.id: rounding.shown(found.mean) for arc, found in read.shown_arcs() if found.mean is not None}
    assert rounding.shown(read.overall().mean or 0) == "3.21"
    assert arcs["outcomes"] == max(arcs.values()) == "3.67"
    assert arcs["trained-workforce"] == "3.00"
    assert {arc for arc, mean in arcs.items() if mean < "3.00"} == {"common-values", "capacity-safety"}
    assert any(found.change for found in read.results.rows)
    decided = Finding.objects.filter(round=row).exclude(stance=Stance.PROPOSED)
    stances = {finding.arc: finding.stance for finding in decided}
    assert stances == {"common-values": "agreed", "capacity-safety": "agreed", "trained-workforce": "enquire"}


def test_its_plan_is_signed_off_and_its_report_issued_in_three_kinds(demo: Partnership) -> None:
    assert demo.synthetic
    plan = Strategy.objects.get(title__contains="2009 to 2010")
    recorded = plans.plan(lead(), plan.pk)
    found = totals(recorded)
    assert (found.actions, found.stated, len(found.unpriced)) == (12, Decimal(23_000), 4)
    assert [action.number for action in recorded.priorities] == [1, 8]
    assert (plans.signed(lead(), plan.pk) or "").startswith("Signed off by")
    issue = Issue.objects.get()
    assert (issue.public, issue.exempt) == (True, False)
    assert "3.21" in json.dumps(issue.document)
    assert set(issue.files.values_list("kind", flat=True)) == {"html", "docx", "pdf"}


def test_the_second_example_has_four_strands_a_consultation_and_its_committee_paper(demo: Partnership) -> None:
    assert demo.synthetic
    strategy = Strategy.objects.get(ends_on__year=2013)
    strands = Strand.objects.filter(strategy=strategy)
    assert strands.count() == 4
    assert all(strand.actions.exists() and strand.group_id and strand.sources.exists() for strand in strands)
    version = Version.objects.get(strategy=strategy)
    assert version.state == "adopted"
    assert {"union", "families", "organisation"} == set(version.consulted.values_list("kind", flat=True))
    assert version.comments.count() == 3
    assert not version.comments.filter(replied_at=None).exists()
    assert SignOff.objects.get(strategy=strategy).answer == ""
    draft = desk.draft(lead(), Report.objects.get(strategy=strategy.pk, layout="strategy-paper").pk, today=NOW.date())
    said = json.dumps(frozen.freeze(draft.document()))
    assert "3 comments" in said
    assert "Safeguarding first" in said
    assert "tell its story four times" in said


def test_the_third_example_is_told_by_interviews_from_scores_to_an_action_plan(demo: Partnership) -> None:
    assert demo.synthetic
    row = Round.objects.get(instrument="interview")
    found = interviews.found(permissions.seen(lead(), row.pk))
    assert (len(found.views), found.waiting, row.closed_at is not None) == (22, 0, True)
    assert {view.organisation for view in found.views} >= {"Charnley County Council", "Charnley Community Health"}
    means = {theme.arc.id: rounding.shown(theme.mean or 0) for theme in found.themes}
    assert means == {
        "recruitment": "2.50",
        "skills-now": "3.62",
        "skills-to-come": "2.76",
        "further-integration": "2.89",
        "locality-working": "3.27",
        "learning": "3.65",
    }
    most = sorted(found.themes, key=lambda theme: -theme.notes)
    assert [theme.arc.id for theme in most[:2]] == ["locality-working", "further-integration"]
    stances = {each.arc: each.stance for each in Finding.objects.filter(round=row)}
    assert stances == {"recruitment": "agreed", "skills-to-come": "enquire", "further-integration": "agreed"}
    plan = plans.plan(lead(), Strategy.objects.get(title__contains="2008 to 2011").pk)
    assert (len(plan.actions), totals(plan).stated) == (8, Decimal(51_500))
    linked = {link for action in plan.actions for link in action.links.arcs}
    assert linked == {f"six-theme-audit/{arc}" for arc in means}
