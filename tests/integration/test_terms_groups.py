"""Groups of staff, their dated conditions, and which posts belong to them."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from factories import terms as made
from factories import workforce
from factories.command_row import by
from factories.world import TODAY, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import conflict
from oneworkforce.workforce.commands import terms_groups, terms_rules, terms_versions
from oneworkforce.workforce.commands.terms_versions import Said
from oneworkforce.workforce.domain.terms import Gap, Pay, Per
from oneworkforce.workforce.models import Terms, TermsGroup, TermsOf, TermsValue
from oneworkforce.workforce.queries import terms as queries

pytestmark = pytest.mark.undone


def say(world: World, version: UUID, condition: str, who: str = "mona", **said: Any) -> None:
    with world.scope(who):
        terms_versions.say(**by(world, who), version=version, condition=condition, said=Said(**said))


def held(world: World, group: UUID, today: date = TODAY) -> queries.Held:
    with world.reading():
        return queries.held([group], today=today).get(group, queries.NOTHING)


def test_a_group_is_of_an_employer_or_of_an_agreement(world: World) -> None:
    with world.scope("walter"):
        with pytest.raises(Refused, match="neither of an employer nor of a national agreement"):
            terms_groups.add(**by(world, "walter"), said=made.said(agreement=""))
        pk = terms_groups.add(**by(world, "walter"), said=made.said())
        with pytest.raises(Refused, match="There is already a group called that"):
            terms_groups.add(**by(world, "walter"), said=made.said("nurses"))
    with world.reading():
        assert Terms.objects.filter(group=pk, starts_on=made.START).count() == 1


def test_a_manager_keeps_the_conditions_of_their_own_organisation_alone(world: World) -> None:
    theirs = made.group(world, at="Kite Club")
    with world.scope("mona"):
        with pytest.raises(NotAllowed, match="national agreement"):
            terms_groups.add(**by(world, "mona"), said=made.said())
        with pytest.raises(NotAllowed):
            terms_versions.begin(**by(world, "mona"), group=theirs, starts_on=date(2027, 4, 1))
        mine = made.said(organisation=world.organisations["Harbour School"])
        assert terms_groups.add(**by(world, "mona"), said=mine)


def test_each_value_is_known_not_known_none_or_not_asked(world: World) -> None:
    group = made.group(world)
    version = made.version(world, group)
    say(world, version, "pay_from", pounds=Decimal(28_000), unit="year", note="Starters get the second point")
    say(world, version, "pension", unsaid="unknown")
    say(world, version, "reward", unsaid="none")
    found = held(world, group)
    assert found.column == {
        "pay_from": Pay(Decimal("28000.00"), Per.YEAR),
        "pension": Gap.UNKNOWN,
        "reward": Gap.NONE,
    }
    assert found.notes == {"pay_from": "Starters get the second point"}
    page = world.client("mona").get(reverse("terms_group", args=[group])).content.decode()
    for words in ("£28,000 a year", "Not known", "None", "Not asked yet", "In practice: Starters get the second point"):
        assert words in page
    say(world, version, "pension")
    assert "pension" not in held(world, group).column


def test_a_value_and_a_reason_why_there_is_none_do_not_go_together(world: World) -> None:
    group = made.group(world)
    version = made.version(world, group)
    with pytest.raises(Refused, match="a value and a reason why it has none"):
        say(world, version, "leave", number=56, unsaid="none")
    with pytest.raises(Refused, match="out of bounds"):
        say(world, version, "hours", number=59)
    with world.scope(), pytest.raises(IntegrityError), transaction.atomic():
        TermsValue.objects.create(terms_id=version, condition="leave", number=56, unsaid="none")


def test_a_new_version_begins_as_the_one_before_and_holds_from_its_day(world: World) -> None:
    group = made.group(world, leave={"number": 50})
    with world.scope("mona"):
        later = terms_versions.begin(**by(world, "mona"), group=group, starts_on=date(2027, 4, 1))
        with pytest.raises(Refused, match="already a version from that day"):
            terms_versions.begin(**by(world, "mona"), group=group, starts_on=date(2027, 4, 1))
        with pytest.raises(Refused, match="not in use on that day"):
            terms_versions.begin(**by(world, "mona"), group=group, starts_on=date(2020, 1, 1))
    say(world, later, "leave", number=56)
    assert str(held(world, group).column["leave"]) == "Days(halves=50)"
    assert str(held(world, group, date(2027, 4, 1)).column["leave"]) == "Days(halves=56)"
    page = world.client("mona").get(f"{reverse('terms_group', args=[group])}?version={later}").content.decode()
    assert "28 days" in page
    assert "From 1 April 2027 (shown)" in page


def test_only_a_version_that_has_begun_of_a_group_that_has_not_ended_is_in_force(world: World) -> None:
    group = made.group(world)
    where = reverse("terms_group", args=[group])

    def in_force() -> list[bool]:
        viewer = world.viewer("mona")
        with world.reading("mona"):
            return [each.in_force for each in queries.one(viewer, group, today=TODAY).versions]

    with world.scope("mona"):
        terms_versions.begin(**by(world, "mona"), group=group, starts_on=date(2027, 4, 1))
    assert in_force() == [False, True]
    with world.scope(), transactions.whole("test end"):
        TermsGroup.objects.filter(pk=group).update(ends_on=TODAY)
    assert in_force() == [False, True], "its last day is a day on which it holds"
    with world.scope(), transactions.whole("test end"):
        TermsGroup.objects.filter(pk=group).update(ends_on=TODAY - timedelta(days=1))
    assert in_force() == [False, False]
    assert held(world, group) == queries.NOTHING
    assert ", in force" not in world.client("mona").get(where).content.decode()
    with world.scope(), transactions.whole("test future"):
        TermsGroup.objects.filter(pk=group).update(ends_on=None)
        Terms.objects.filter(group=group, starts_on__lte=TODAY).delete()
    assert in_force() == [False], "its only version is to come"


def test_what_is_confirmed_is_no_longer_so_once_something_is_changed(world: World) -> None:
    group = made.group(world)
    version = made.version(world, group)
    with world.scope("mona"):
        terms_versions.confirm(**by(world, "mona"), version=version)
    assert held(world, group).confirmed_by == "Mona Marsh"
    say(world, version, "leave", number=56)
    assert held(world, group).confirmed_on is None


def test_the_audit_names_the_condition_and_never_its_value(world: World) -> None:
    version = made.version(world, made.group(world))
    say(world, version, "sick_pay", words="Six months full pay")
    with world.reading():
        event = Event.objects.filter(noun="terms").latest("at")
        assert event.fields == ["sick pay"]
        assert "Six months" not in str(vars(event))


@pytest.mark.parametrize(
    ("condition", "sent", "kept"),
    [
        ("pay_to", {"pounds": "31500", "unit": "year"}, "£31,500 a year"),
        ("hours", {"number": "32:30"}, "32 hours 30 minutes a week"),
        ("leave", {"number": "25.5"}, "25.5 days"),
        ("notice_got", {"number": "3", "unit": "months"}, "3 months (13.04 weeks)"),
        ("pension_share", {"number": "18.5"}, "18.5%"),
        ("supervision", {"unit": "monthly", "by_whom": "A team manager"}, "Every month, by A team manager"),
        ("travel", {"words": "45p a mile"}, "45p a mile"),
    ],
)
def test_each_kind_of_condition_has_its_form(world: World, condition: str, sent: dict[str, str], kept: str) -> None:
    group = made.group(world)
    client = world.client("mona")
    address = reverse("terms_say", args=[made.version(world, group), condition])
    assert client.post(address, sent).status_code == 302
    assert kept in client.get(reverse("terms_group", args=[group])).content.decode()
    assert client.post(address, sent).status_code == 302, "what the form shows is what it takes"


def test_what_cannot_be_read_stands_beside_its_field(world: World) -> None:
    address = reverse("terms_say", args=[made.version(world, made.group(world)), "leave"])
    page = world.client("mona").post(address, {"number": "25.3"}).content.decode()
    assert "This is not a number of days from 0 to 366. Write it as 3 or 3.5." in page


def test_two_who_change_a_group_at_once_see_both_sides(world: World) -> None:
    group = made.group(world)
    client = world.client("walter")
    address = reverse("terms_group_change", args=[group])
    page = client.get(address).content.decode()
    seen = page.split('name="seen" value="')[1].split('"')[0]
    with world.scope("mona"):
        with world.reading():
            digest = conflict.digest(terms_groups.shown(TermsGroup.objects.get(pk=group)))
        said = made.said("Teachers and mentors", organisation=world.organisations["Harbour School"], agreement="")
        terms_groups.change(**by(world, "mona"), group=group, seen=digest, said=said)
    sent = {"title": "Teaching staff", "organisation": str(world.organisations["Harbour School"]), "seen": seen}
    day = {"starts_on_day": "1", "starts_on_month": "4", "starts_on_year": "2026"}
    answer = client.post(address, {**sent, **day})
    assert answer.status_code == 409
    assert "Teachers and mentors" in answer.content.decode()


def test_a_rule_takes_the_place_of_one_for_the_same_posts(world: World) -> None:
    first, second = made.group(world), made.group(world, "Mentors")
    given: dict[str, Any] = {"organisation": world.organisations["Harbour School"], "role": "teacher", "contract": ""}
    with world.scope("mona"):
        one = terms_rules.put(**by(world, "mona"), group=first, **given)
        assert terms_rules.put(**by(world, "mona"), group=second, **given) == one
        elsewhere = {**given, "organisation": world.organisations["Kite Club"]}
        with pytest.raises(NotAllowed):
            terms_rules.put(**by(world, "mona"), group=first, **elsewhere)
    with world.reading():
        assert TermsOf.objects.get().group_id == second


def test_one_post_can_have_other_conditions_than_the_rules_say(world: World) -> None:
    group, post = made.group(world), workforce.post(world)
    address = reverse("terms_of_post", args=[post])
    client = world.client("mona")
    assert client.post(address, {"group": str(group)}).status_code == 302
    with world.reading():
        assert TermsOf.objects.get(post=post).group_id == group
    assert client.post(address, {"group": ""}).status_code == 302
    with world.reading():
        assert not TermsOf.objects.exists()


def test_the_list_filters_and_is_exported_as_it_is_shown(world: World) -> None:
    made.group(world)
    made.group(world, "Nurses", at="Northshire Health Trust")
    client = world.client("carl")
    page = client.get(reverse("terms_groups"), {"organisation": "health"}).content.decode()
    assert "Nurses" in page
    assert "Teachers" not in page
    file = client.post(f"{reverse('terms_groups_export')}?organisation=health", {"purpose": "planning"})
    assert file.content.decode().splitlines()[1].startswith("Nurses,Northshire Health Trust")


def test_the_other_partnership_has_none_of_it(world: World) -> None:
    made.group(world)
    with world.reading("sol"):
        assert not TermsGroup.objects.exists()
        assert not Terms.objects.exists()
