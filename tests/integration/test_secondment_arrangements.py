"""What both ends arrange: side by side with what is missing, asked again where it matters, longer or shorter."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from factories import terms as made
from factories.command_row import seen
from factories.world import TODAY, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.audit.models import Event
from oneworkforce.ground.models import Message
from oneworkforce.lib.faults import Refused
from oneworkforce.workforce.commands import secondment_agreements as agreements
from oneworkforce.workforce.commands import secondments
from oneworkforce.workforce.domain.secondments import Party
from oneworkforce.workforce.models import Agreement, Secondment
from oneworkforce.workforce.queries import secondment_pages

pytestmark = pytest.mark.undone


def arrange(world: World, pk: UUID, who: str = "mona", **values: Any) -> None:
    with world.scope(who):
        digest = seen(secondments.shown, Secondment, pk)
        said = made.arrangement(**values)
        secondments.arrange(**made.told(world, who), secondment=pk, seen=digest, said=said)


def page(world: World, pk: UUID, who: str = "mona") -> str:
    return str(world.client(who).get(reverse("secondment", args=[pk])).content.decode())


def row(world: World, pk: UUID) -> Secondment:
    with world.reading():
        return Secondment.objects.get(pk=pk)


def parties(world: World, pk: UUID, number: int = 0) -> set[str]:
    with world.reading():
        return set(Agreement.objects.filter(secondment=pk, round=number).values_list("party", flat=True))


def test_what_is_missing_stands_on_the_page_until_it_is_said(world: World) -> None:
    pk = made.proposed(world)
    before = page(world, pk)
    assert "8 things are missing" in before
    assert "Nobody is named who supervises." in before
    arrange(world, pk, terms=made.group(world), team=None, locality=world.localities["Reed"])
    after = page(world, pk)
    assert "missing</h2>" not in after
    assert "Clinical lead" in after
    assert "The other end does" in after


def test_the_cost_is_shared_to_the_penny(world: World) -> None:
    pk = made.proposed(world)
    arrange(world, pk)
    shown = page(world, pk)
    assert "33.33%, £7,999.20 a year" in shown
    assert "66.67%, £16,000.81 a year" in shown


def test_shares_make_a_whole_and_a_funder_is_named(world: World) -> None:
    pk = made.proposed(world)
    with pytest.raises(Refused, match="do not make 100%"):
        arrange(world, pk, host_share=5000)
    with pytest.raises(Refused, match="not named"):
        arrange(world, pk, home_share=2500, host_share=5000, other_share=2500)
    with pytest.raises(Refused, match="go together"):
        arrange(world, pk, duties={"supervises": ("host", "")})
    with world.scope(), pytest.raises(IntegrityError), transaction.atomic():
        Secondment.objects.filter(pk=pk).update(home_share=5000, host_share=4000, other_share=0)


def test_who_agreed_to_other_money_is_asked_again(world: World) -> None:
    pk = made.proposed(world)
    made.agree(world, pk, Party.PERSON, "pia")
    arrange(world, pk, "walter")
    assert parties(world, pk) == set()
    with world.reading():
        texts = [each.payload["text"] for each in Message.objects.filter(about="a secondment")]
    assert [text for text in texts if "you are asked again" in text]


def test_naming_who_supervises_asks_nobody_again(world: World) -> None:
    pk = made.proposed(world)
    nothing = {"payment": "", "home_share": None, "host_share": None, "other_share": None, "cost": None, "returns": ""}
    arrange(world, pk, "walter", **nothing)
    assert parties(world, pk) == {"home"}


def test_once_all_have_agreed_money_stays_and_duties_may_change(world: World) -> None:
    pk = made.proposed(world)
    arrange(world, pk)
    made.agree(world, pk, Party.HOST, "walter")
    made.agree(world, pk, Party.PERSON, "pia")
    with pytest.raises(Refused, match="All have agreed to this as it was"):
        arrange(world, pk, home_share=5000, host_share=5000)
    duties = {**made.arrangement().duties, "supervises": ("host", "Another lead")}
    arrange(world, pk, duties=duties, terms=made.group(world))
    assert row(world, pk).supervises == "Another lead"
    assert row(world, pk).terms_id is not None, "what was not said may be said"
    assert parties(world, pk) == {"home", "host", "person"}


def test_it_lasts_longer_once_all_three_have_agreed_again(world: World) -> None:
    pk = made.in_force(world)
    with world.scope("mona"):
        with pytest.raises(Refused, match="not later than it ends now"):
            secondments.extend(**made.told(world, "mona"), secondment=pk, until=date(2027, 8, 31))
        secondments.extend(**made.told(world, "mona"), secondment=pk, until=date(2027, 12, 31))
    assert "In force, asked to last longer" in page(world, pk)
    assert parties(world, pk, 1) == {"home"}
    made.agree(world, pk, Party.HOST, "walter")
    assert row(world, pk).ends_on == date(2027, 8, 31)
    made.manager(world, "erin", made.TRUST)
    with pytest.raises(NotAllowed, match="agreed already"):
        made.agree(world, pk, Party.HOST, "erin")
    made.agree(world, pk, Party.PERSON, "pia")
    assert (row(world, pk).ends_on, row(world, pk).longer_until) == (date(2027, 12, 31), None)


def test_a_no_to_lasting_longer_leaves_it_as_it_was(world: World) -> None:
    pk = made.in_force(world)
    with world.scope("mona"):
        secondments.extend(**made.told(world, "mona"), secondment=pk, until=date(2027, 12, 31))
    with world.scope("pia"):
        agreements.decline(**made.told(world, "pia"), secondment=pk, reason="I go back as agreed")
    assert "In force" in page(world, pk)
    assert (row(world, pk).state, row(world, pk).ends_on) == ("agreed", date(2027, 8, 31))


def test_it_lasts_longer_only_as_far_as_the_post_has_the_hours(world: World) -> None:
    pk = made.in_force(world)
    later = {"starts_on": date(2027, 9, 1), "ends_on": date(2028, 8, 31), "minutes": 2220}
    with world.scope("mona"):
        told = made.told(world, "mona")
        post = row(world, pk).post_id
        assert post is not None
        secondments.propose(**told, said=made.proposal(world, post, **later))
        with pytest.raises(Refused, match="The post has 0 hours a week left"):
            secondments.extend(**told, secondment=pk, until=date(2027, 12, 31))


def test_a_longer_time_that_nobody_agreed_to_keeps_no_hours_once_it_has_ended(world: World) -> None:
    pk = made.in_force(world)
    with world.scope("mona"):
        secondments.extend(**made.told(world, "mona"), secondment=pk, until=date(2028, 8, 31))
    later = {"starts_on": date(2027, 11, 1), "ends_on": date(2028, 7, 31), "minutes": 2220}
    post = row(world, pk).post_id
    assert post is not None
    with world.scope("mona"):
        told = made.told(world, "mona")
        with pytest.raises(Refused, match="The post has 18 hours 30 minutes a week left"):
            secondments.propose(**{**told, "today": date(2027, 8, 31)}, said=made.proposal(world, post, **later))
        secondments.propose(**{**told, "today": date(2027, 10, 5)}, said=made.proposal(world, post, **later))


def test_it_ends_early_with_a_reason_and_on_a_day_to_come(world: World) -> None:
    pk = made.in_force(world)
    with world.scope("mona"):
        told = made.told(world, "mona")
        with pytest.raises(Refused, match="That day is over"):
            secondments.end(**told, secondment=pk, on=date(2026, 11, 1), reason="Done")
        secondments.end(**told, secondment=pk, on=TODAY, reason="The work is done")
    assert row(world, pk).ends_on == TODAY
    assert "The work is done" in page(world, pk, "pia")
    viewer = world.viewer("mona")
    with world.reading("mona"):
        assert secondment_pages.one(viewer, pk, today=date(2026, 11, 3)).row.standing == "ended"


def test_the_person_agrees_and_says_no_but_arranges_nothing(world: World) -> None:
    pk = made.in_force(world)
    with pytest.raises(NotAllowed, match="managers of its two ends"):
        arrange(world, pk, "pia")
    shown = page(world, pk, "pia")
    assert "Say what is arranged" not in shown
    assert "End it early" not in shown


def test_two_ends_that_arrange_at_once_see_both_sides(world: World) -> None:
    pk = made.proposed(world)
    client = world.client("mona")
    address = reverse("secondment_arrange", args=[pk])
    digest = client.get(address).content.decode().split('name="seen" value="')[1].split('"')[0]
    arrange(world, pk, "walter")
    answer = client.post(address, {"seen": digest, "home_share": "50", "host_share": "50", "cost": "20000"})
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "33.33" in shown
    assert "£24,000.01" in shown


def test_the_form_takes_what_it_shows(world: World) -> None:
    pk = made.proposed(world)
    client, address = world.client("mona"), reverse("secondment_arrange", args=[pk])
    sent = {"payment": "host_pays", "cost": "20,000", "home_share": "25", "host_share": "75", "supervises_end": "host"}
    digest = client.get(address).content.decode().split('name="seen" value="')[1].split('"')[0]
    answer = client.post(address, {**sent, "supervises": "Clinical lead", "seen": digest})
    assert answer.status_code == 302, answer.content.decode()
    kept = row(world, pk)
    assert (kept.home_share, kept.host_share, kept.other_share) == (2500, 7500, 0)
    assert (kept.cost, kept.supervises) == (Decimal("20000.00"), "Clinical lead")
    assert 'value="25"' in client.get(address).content.decode()


def test_the_audit_says_what_was_arranged_and_never_how(world: World) -> None:
    pk = made.proposed(world)
    arrange(world, pk)
    with world.reading():
        event = Event.objects.filter(noun="secondment", verb="changed").get()
    assert "home share" in event.fields
    assert "24000" not in str(vars(event))
