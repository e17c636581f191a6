"""The demonstration: an invented partnership, whole enough to try everything on, the same each time, and marked."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.utils import timezone

from factories import databases
from factories.world import World
from oneworkforce.access import roles
from oneworkforce.ground import database, scope, transactions
from oneworkforce.ground.models import Installation, Partnership, User
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.domain.sectors import Level, LinkPurpose, Sector
from oneworkforce.partnership.models import (
    Credential,
    Grant,
    Language,
    LinkPerson,
    Locality,
    Organisation,
    Person,
    Skill,
)
from oneworkforce.partnership.queries import viewers
from oneworkforce.site import demo_sign_ins, demo_world

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def empty() -> Iterator[str]:
    with databases.fresh() as name:
        database.prepare()
        databases.settle()
        yield name


@pytest.fixture(scope="module")
def _made(empty: str) -> Iterator[str]:
    with databases.clone(empty) as name:
        demo_world.make(now=NOW)
        databases.settle()
        yield name


@pytest.fixture
def demo(_made: str) -> Iterator[Partnership]:
    with databases.clone(_made):
        partnership = Partnership.objects.get()
        with scope.entered(partnership.pk), transactions.reading():
            yield partnership


def test_it_is_marked_and_holds_one_synthetic_partnership(demo: Partnership) -> None:
    assert Installation.objects.get().demo
    assert demo.synthetic


def test_every_sector_and_level_and_a_workforce_are_there(demo: Partnership) -> None:
    assert demo.name
    assert set(Organisation.objects.values_list("sector", flat=True)) == {str(each) for each in Sector}
    assert set(Locality.objects.values_list("level", flat=True)) == {str(each) for each in Level}
    assert Person.objects.count() == demo_world.PEOPLE
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
    assert Grant.objects.count() == len(roles.all_roles())
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


def test_it_is_made_once_and_the_same_each_time(demo: Partnership, empty: str) -> None:
    assert demo_world.make(now=NOW) is False
    first = (demo.pk, sorted(Person.objects.values_list("id", "name")), sorted(Skill.objects.values_list("id", "name")))
    with databases.clone(empty):
        demo_world.make(now=NOW)
        with scope.entered(demo.pk), transactions.reading():
            again = (
                demo.pk,
                sorted(Person.objects.values_list("id", "name")),
                sorted(Skill.objects.values_list("id", "name")),
            )
    assert first == again


def test_it_is_never_put_among_real_people(world: World) -> None:
    assert world.northshire
    with pytest.raises(Refused, match="The database there holds a partnership"):
        demo_world.make(now=NOW)
    assert not Installation.objects.filter(demo=True).exists()
