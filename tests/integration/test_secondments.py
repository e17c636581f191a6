"""A secondment is proposed by one end, agreed by the other and by the person, and seen by nobody else."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from factories import terms as made
from factories import workforce
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.ground import transactions
from oneworkforce.ground.models import Message
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.models import Person
from oneworkforce.workforce.commands import secondment_agreements as agreements
from oneworkforce.workforce.commands import secondments
from oneworkforce.workforce.domain.secondments import Party
from oneworkforce.workforce.models import Agreement, Post, Secondment
from oneworkforce.workforce.queries import terms_waiting

pytestmark = pytest.mark.undone


def page(world: World, pk: UUID, who: str = "mona") -> str:
    return str(world.client(who).get(reverse("secondment", args=[pk])).content.decode())


def letters(world: World) -> list[tuple[str, str]]:
    with world.reading():
        rows = Message.objects.filter(about="a secondment")
        return sorted((each.recipient.split("@")[0], each.payload["subject"]) for each in rows)


def row(world: World, pk: UUID) -> Secondment:
    with world.reading():
        return Secondment.objects.get(pk=pk)


def test_whoever_proposes_has_agreed_for_their_end_and_the_others_are_asked(world: World) -> None:
    pk = made.proposed(world)
    waits = "A secondment waits for your agreement"
    assert letters(world) == [("pia", waits), ("walter", waits)], "the trust has no manager: the lead is asked"
    shown = page(world, pk)
    assert "Agreed by the home end" in shown
    assert "The host end and the person have not agreed yet." in shown


def test_nothing_of_it_stands_in_a_letter(world: World) -> None:
    made.proposed(world)
    with world.reading():
        said = str([each.payload for each in Message.objects.filter(about="a secondment")])
    assert "Pia" not in said
    assert "speech" not in said


def test_agreed_by_all_three_it_is_in_force_from_its_first_day(world: World) -> None:
    pk = made.proposed(world)
    made.manager(world, "erin", made.TRUST)
    made.agree(world, pk, Party.HOST, "erin")
    assert "Agreed by both ends" in page(world, pk, "erin")
    assert "I agree to this" in page(world, pk, "pia")
    made.agree(world, pk, Party.PERSON, "pia")
    assert "In force" in page(world, pk)
    assert ("erin", "A secondment is agreed by all") in letters(world)


def test_nobody_agrees_for_the_other_end(world: World) -> None:
    pk = made.proposed(world)
    with pytest.raises(NotAllowed, match="Only the host end"):
        made.agree(world, pk, Party.HOST, "mona")
    with pytest.raises(NotAllowed, match="Only the person themself"):
        made.agree(world, pk, Party.PERSON, "walter")


def test_one_who_has_both_ends_proposes_for_neither_and_agrees_for_one_at_most(world: World) -> None:
    pk = made.proposed(world, "walter")
    assert "Proposed" in page(world, pk)
    with pytest.raises(NotAllowed, match="Somebody else agrees"):
        made.agree(world, pk, Party.HOST, "walter")
    made.agree(world, pk, Party.HOME, "mona")
    made.manager(world, "mona", made.TRUST)
    with pytest.raises(NotAllowed, match="Somebody else agrees"):
        made.agree(world, pk, Party.HOST, "mona")
    agreed = {"secondment_id": pk, "round": 0, "by": "Mona Marsh", "membership": world.memberships["mona"], "at": NOW}
    with world.scope(), pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.create(party=Party.HOST, **agreed)


def test_nobody_agrees_for_an_organisation_to_their_own_secondment(world: World) -> None:
    pk = made.proposed(world, person="mona")
    with world.reading():
        assert not Agreement.objects.filter(secondment=pk).exists(), "proposing it is not agreeing for the school"
    with pytest.raises(NotAllowed, match="your own secondment"):
        made.agree(world, pk, Party.HOME, "mona")


def test_the_person_is_asked_by_their_sign_in_or_their_yes_is_recorded_with_who_said_so(world: World) -> None:
    told: dict[str, Any] = {"told_by": "Tess Thorn", "told_on": date(2026, 11, 1)}
    signs_in = made.proposed(world)
    with world.scope("mona"), pytest.raises(NotAllowed, match="sign in themselves"):
        agreements.record_person(**made.told(world, "mona"), secondment=signs_in, **told)
    made.without_sign_in(world)
    pk = made.proposed(world, person="Tess Thorn", reference="P8")
    with world.scope("mona"):
        late = {**told, "told_on": date(2026, 12, 1)}
        with pytest.raises(Refused, match="That day is not over"):
            agreements.record_person(**made.told(world, "mona"), secondment=pk, **late)
        agreements.record_person(**made.told(world, "mona"), secondment=pk, **told)
    assert "Tess Thorn said so on 1 November 2026; written down by Mona Marsh" in page(world, pk)


def test_a_no_has_a_reason_and_ends_it(world: World) -> None:
    pk = made.proposed(world)
    with world.scope("pia"):
        with pytest.raises(Refused, match="The reason is empty"):
            agreements.decline(**made.told(world, "pia"), secondment=pk, reason=" ")
        agreements.decline(**made.told(world, "pia"), secondment=pk, reason="Too far to travel")
    shown = page(world, pk)
    assert "Declined" in shown
    assert "Too far to travel" in shown
    with pytest.raises(NotAllowed, match="It was declined"):
        made.agree(world, pk, Party.HOST, "walter")


def test_a_proposal_is_taken_back_and_the_others_are_told(world: World) -> None:
    pk = made.proposed(world)
    with world.scope("mona"):
        agreements.withdraw(**made.told(world, "mona"), secondment=pk)
    assert ("pia", "A secondment was taken back") in letters(world)
    assert row(world, pk).state == "withdrawn"


def test_no_more_hours_are_seconded_than_the_post_has(world: World) -> None:
    post = workforce.post(world, "P5")
    with world.scope("mona"):
        told = made.told(world, "mona")
        secondments.propose(**told, said=made.proposal(world, post, minutes=1500))
        with pytest.raises(Refused, match="The post has 12 hours a week left in that time"):
            secondments.propose(**told, said=made.proposal(world, post, minutes=721))
        secondments.propose(**told, said=made.proposal(world, post, minutes=720))
        later = {"starts_on": date(2027, 9, 1), "ends_on": date(2028, 8, 31)}
        secondments.propose(**told, said=made.proposal(world, post, minutes=2220, **later))


def test_hours_that_are_not_known_are_not_seconded(world: World) -> None:
    post = workforce.post(world, "P5", minutes=None)
    with world.scope("mona"), pytest.raises(Refused, match="hours of the post are not known"):
        secondments.propose(**made.told(world, "mona"), said=made.proposal(world, post))


def test_a_host_is_another_organisation_and_a_post_ones_own(world: World) -> None:
    post = workforce.post(world, "P5")
    own = made.proposal(world, post, host=world.organisations["Harbour School"])
    with world.scope("mona"), pytest.raises(Refused, match="organisation that has the post"):
        secondments.propose(**made.told(world, "mona"), said=own)
    theirs = made.proposal(world, workforce.post(world, "N1", person="bea", at=made.TRUST))
    with world.scope("mona"), pytest.raises(NotFound):
        secondments.propose(**made.told(world, "mona"), said=theirs)


def test_a_manager_of_a_third_organisation_finds_no_such_secondment(world: World) -> None:
    pk = made.proposed(world)
    made.manager(world, "carl", "Kite Club")
    client = world.client("carl")
    assert client.get(reverse("secondment", args=[pk])).status_code == 404
    assert "Pia Penn" not in client.get(reverse("secondments")).content.decode()
    assert "Pia Penn" not in client.post(reverse("secondments_export"), {"purpose": "planning"}).content.decode()
    with world.scope("carl"), pytest.raises(NotFound):
        agreements.agree(**made.told(world, "carl"), secondment=pk, party=Party.HOST)


def test_each_end_and_the_person_have_it_in_their_list(world: World) -> None:
    made.proposed(world)
    made.manager(world, "erin", made.TRUST)
    for who, end in (("mona", "home"), ("erin", "host"), ("pia", "own")):
        answer = world.client(who).get(reverse("secondments"), {"end": end, "state": "open"})
        assert "Pia Penn" in answer.content.decode(), who
    assert "Pia Penn" not in world.client("mona").get(reverse("secondments"), {"end": "host"}).content.decode()
    file = world.client("mona").post(f"{reverse('secondments_export')}?end=home", {"purpose": "planning"})
    assert "Pia Penn,Harbour School,P7,Northshire Health Trust" in file.content.decode()


def test_what_waits_and_what_ends_soon_is_a_task_on_the_home_page(world: World) -> None:
    pk = made.proposed(world, ends_on=date(2026, 12, 20))
    client = world.client("pia")
    assert "Your secondment waits for your agreement." in client.get(reverse("home")).content.decode()
    made.agree(world, pk, Party.HOST, "walter")
    made.agree(world, pk, Party.PERSON, "pia")
    assert "waits for your agreement" not in client.get(reverse("home")).content.decode()
    viewer = world.viewer("mona")
    with world.reading():
        found = terms_waiting.of(viewer, today=TODAY)
        assert [each[0] for each in found] == [
            "The secondment of Pia Penn ends on 20 December 2026: extend it, or prepare the way back."
        ]
        assert terms_waiting.of(viewer, today=date(2026, 10, 1)) == ()


def test_the_form_proposes_from_ones_own_posts(world: World) -> None:
    post = workforce.post(world, "P5")
    workforce.post(world, "N1", person="bea", at=made.TRUST)
    client = world.client("mona")
    where = reverse("secondment_propose")
    assert "Pia Penn, post P5" not in client.get(where).content.decode(), "nobody leafs through everybody"
    form = client.get(where, {"name": "pia"}).content.decode()
    assert "Pia Penn, post P5, Harbour School" in form
    assert "No post found" in client.get(where, {"name": "n1"}).content.decode()
    sent = {
        "post": str(post),
        "host": str(world.organisations[made.TRUST]),
        "hours": "18:30",
        "reason": "Speech work",
        **{f"starts_on_{part}": value for part, value in (("day", "1"), ("month", "1"), ("year", "2027"))},
        **{f"ends_on_{part}": value for part, value in (("day", "31"), ("month", "12"), ("year", "2027"))},
    }
    assert client.post(f"{where}?name=pia", sent).status_code == 302
    with world.reading():
        assert Secondment.objects.get().minutes == 1110


def test_people_late_in_the_alphabet_of_a_large_organisation_are_found(world: World) -> None:
    with world.scope(), transactions.whole("test staff"):
        school = world.organisations["Harbour School"]
        names = [*(f"Adam {number:04}" for number in range(1_050)), "Zoe Zephyr"]
        people = Person.objects.bulk_create(
            [Person(name=name, organisation_id=school, changed_at=NOW) for name in names]
        )
        usual: dict[str, Any] = {"organisation_id": school, "role": "teacher", "minutes": 2220, "changed_at": NOW}
        Post.objects.bulk_create([Post(person=each, reference=f"Z{at}", **usual) for at, each in enumerate(people)])
    client, where = world.client("mona"), reverse("secondment_propose")
    assert "Zoe Zephyr, post Z1050" in client.get(where, {"name": "zoe"}).content.decode()
    assert "The first 20 posts" in client.get(where, {"name": "adam"}).content.decode()
