"""Collections: set up, opened, asked of organisations, answered by each, reminded, extended, closed, copied."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from factories import collections as asked
from factories import workforce
from factories.command_row import by
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.ground.models import Message
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.models import LinkPerson, Organisation, Person
from oneworkforce.workforce.commands import collection_letters, collections, returns
from oneworkforce.workforce.domain import items
from oneworkforce.workforce.domain.return_states import Status
from oneworkforce.workforce.models import Collection, Giving, Post, Return, StaffRecord, Total
from oneworkforce.workforce.models.in_force import in_force

pytestmark = pytest.mark.undone

WHO = asked.WHO


def total(world: World, at: str = "Harbour School", **values: Any) -> None:
    with world.scope(), transactions.whole("test total"):
        usual: dict[str, Any] = {"role": "teacher", "counted_on": TODAY, "people": 30, "changed_at": NOW}
        Total.objects.create(organisation_id=world.organisations[at], **{**usual, **values})


def test_a_collection_is_set_up_opened_and_sent_on_pages(world: World) -> None:
    client = world.client(WHO)
    given = {"title": "Workforce data 2027"}
    for name, day in (("taken_on", TODAY), ("opens_on", asked.OPENS), ("closes_on", asked.CLOSES + timedelta(days=60))):
        given |= {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}
    answer = client.post(reverse("collection_add"), given, follow=True)
    assert "Now choose who is asked" in answer.content.decode()
    with world.reading(WHO):
        pk = Collection.objects.get().pk
    answer = client.post(reverse("collection_choose", args=[pk]), {"everybody": "on"}, follow=True)
    assert "5 organisations were added." in answer.content.decode()
    client.post(reverse("collection_open", args=[pk]))
    preview = client.get(reverse("collection_send", args=[pk, "invitation"])).content.decode()
    assert "Robin Example" in preview
    assert "It goes to 1 organisation that was not written to yet, in 1 letter" in preview
    page = client.post(reverse("collection_send", args=[pk, "invitation"]), follow=True).content.decode()
    assert "1 letter is on the way." in page
    assert "Not begun" in page
    assert "Nobody: name a link person" in page


def test_those_are_asked_who_belong_to_a_sector_and_a_locality(world: World) -> None:
    pk = asked.made(world)
    with world.scope(WHO):
        told = {**by(world, WHO), "today": TODAY, "collection": pk}
        with pytest.raises(Refused, match="Nobody is chosen"):
            collections.choose(**told)
        willow = world.localities["Willow"]
        assert collections.choose(**told, sectors=["school"], localities=[willow]) == 1
        assert collections.choose(**told, localities=[world.localities["Northshire"]]) == 1
        assert collections.choose(**told, everybody=True) == 3
        assert collections.choose(**told, everybody=True) == 0


def test_it_opens_once_somebody_is_asked_and_keeps_its_data_set(world: World) -> None:
    pk = asked.made(world)
    told = {**by(world, WHO), "today": TODAY, "collection": pk}
    with world.scope(WHO), pytest.raises(Refused, match="asks no organisation"):
        collections.open_collection(**told)
    early = asked.prepared(world, "Early", opens_on=TODAY + timedelta(days=1))
    with world.scope(WHO), pytest.raises(Refused, match="still to come"):
        collections.open_collection(**{**told, "collection": early})
    opened = asked.opened(world, "Opened")
    with world.reading(WHO):
        row = Collection.objects.get(pk=opened)
    assert row.data_set == items.version()
    with world.scope(WHO), pytest.raises(NotAllowed, match="its days stay"):
        collections.change(
            **{**told, "collection": opened}, seen="", title="X", taken_on=TODAY, opens_on=TODAY, closes_on=TODAY
        )


def test_a_status_is_computed_from_what_is_there_since_the_opening(world: World) -> None:
    before = NOW - timedelta(days=60)
    post = workforce.post(world, changed_at=before)
    pk = asked.opened(world)
    assert asked.status(world, pk)["Harbour School"] == (Status.NOT_BEGUN, False)
    workforce.post(world, "P2", person="", changed_at=NOW)
    assert asked.status(world, pk)["Harbour School"] == (Status.BEGUN, False)
    with world.scope(), transactions.whole("test confirmed"):
        Post.objects.filter(pk=post).update(confirmed_on=TODAY, confirmed_by="Mona Marsh")
    assert asked.status(world, pk)["Harbour School"] == (Status.CONFIRMED, False)
    assert asked.status(world, pk)["Kite Club"] == (Status.NOT_BEGUN, False)


def test_a_post_that_ended_does_not_keep_an_organisation_from_being_confirmed(world: World) -> None:
    pk = asked.opened(world)
    workforce.post(world, changed_at=NOW - timedelta(days=900), left_on=TODAY - timedelta(days=1))
    workforce.post(world, "P2", person="")
    assert asked.status(world, pk)["Harbour School"] == (Status.CONFIRMED, False)


def test_nothing_changed_confirms_every_row_and_changes_no_value(world: World) -> None:
    before = NOW - timedelta(days=300)
    workforce.post(world, changed_at=before, unsaid={"team": "refused"})
    workforce.post(world, "P2", person="", changed_at=before)
    workforce.post(world, "P9", person="", at="Mill Lane School", changed_at=before)
    workforce.record(world, changed_at=before, gender="woman", birth_year=1980)
    total(world)
    pk = asked.return_of(world, asked.opened(world))

    def rows() -> dict[str, list[Any]]:
        with world.reading():
            return {
                model.__name__: [
                    {key: value for key, value in row.items() if not key.startswith("confirmed")}
                    for row in model.objects.order_by("pk").values()
                ]
                for model in (Post, StaffRecord, Total)
            }

    was = rows()
    assert asked.confirmed(world, pk) == 4
    assert rows() == was
    with world.reading():
        assert set(Post.objects.filter(confirmed_on=TODAY).values_list("reference", flat=True)) == {"P1", "P2"}
        assert Post.objects.get(reference="P9").confirmed_on is None
        assert StaffRecord.objects.get().confirmed_by == "Mona Marsh"
        event = Event.objects.get(noun="return")
    assert (event.verb, event.reason) == ("confirmed", "2 posts, 1 staff record and 1 total")


def test_nothing_changed_changes_no_value_whatever_the_rows_hold(world: World) -> None:
    draw = random.Random(6)  # noqa: S311  rows of a test
    school = world.organisations["Harbour School"]
    with world.scope(), transactions.whole("test rows"):
        Post.objects.bulk_create(
            [
                Post(
                    organisation_id=draw.choice([school, world.organisations["Kite Club"]]),
                    reference=f"R{number}",
                    role=draw.choice(["teacher", "lamplighter"]),
                    contract=draw.choice(["", "agency"]),
                    minutes=draw.choice([None, 0, 2220]),
                    left_on=draw.choice([None, TODAY - timedelta(days=draw.randrange(900))]),
                    unsaid=draw.choice([{}, {"minutes": "refused"}]),
                    changed_at=NOW - timedelta(days=draw.randrange(900)),
                    **draw.choice([{}, {"confirmed_on": TODAY - timedelta(days=400), "confirmed_by": "Somebody"}]),
                )
                for number in range(120)
            ]
        )
    values = [field.attname for field in Post._meta.concrete_fields if not field.name.startswith("confirmed")]

    def rows() -> list[Any]:
        with world.reading():
            return list(Post.objects.order_by("pk").values_list(*values))

    was = rows()
    many = asked.confirmed(world, asked.return_of(world, asked.opened(world)))
    assert rows() == was
    with world.reading():
        confirmed = Post.objects.filter(confirmed_on=TODAY)
        assert set(confirmed.values_list("organisation_id", flat=True)) == {school}
        assert confirmed.count() == many == Post.objects.filter(in_force(TODAY), organisation=school).count()


def test_nothing_changed_says_nothing_of_posts_and_people_that_are_gone(world: World) -> None:
    workforce.post(world)
    workforce.post(world, "P2", left_on=TODAY)
    workforce.record(world)
    for at in range(5):
        workforce.post(world, f"Q{at}", person="mona", left_on=date(2020, 8, 31), started_on=None)
    workforce.record(world, "mona", "S2")
    with world.scope(), transactions.whole("test left"):
        Person.objects.filter(pk=world.people["mona"]).update(left_on=TODAY - timedelta(days=1))
    pk = asked.return_of(world, asked.opened(world))
    assert asked.confirmed(world, pk, who="alice") == 3
    with world.reading():
        assert set(Post.objects.filter(confirmed_on=TODAY).values_list("reference", flat=True)) == {"P1", "P2"}
        assert StaffRecord.objects.get(confirmed_on=TODAY).number == "S1"


def test_what_was_added_meanwhile_is_not_confirmed_unseen(world: World) -> None:
    workforce.post(world)
    pk = asked.return_of(world, asked.opened(world))
    told: dict[str, Any] = {**by(world, "mona"), "today": TODAY, "pk": pk}
    with world.scope("mona"), pytest.raises(Refused, match="since you looked"):
        returns.confirm(**told, posts_seen=2, vacant_seen=0, totals_seen=0)
    with world.scope("mona"):
        assert returns.confirm(**told, posts_seen=1, vacant_seen=0, totals_seen=0) == 1


def test_a_manager_checks_the_number_and_confirms_all_with_one_press(world: World) -> None:
    workforce.post(world, changed_at=NOW - timedelta(days=90))
    workforce.post(world, "P2", person="")
    made = asked.opened(world)
    asked.about_today(world, made)
    pk, client = asked.return_of(world, made), world.client("mona")
    assert "Workforce data 2026" in client.get(reverse("returns")).content.decode()
    shown = client.get(reverse("return", args=[pk])).content.decode()
    assert "We hold 2 posts, 1 of them vacant, and 0 staff records. Is that right?" in shown
    answer = client.post(reverse("return_confirm", args=[pk]), {"posts": 2, "vacant": 1, "totals": 0}, follow=True)
    assert "2 entries are confirmed as of today." in answer.content.decode()
    assert "Nothing changed" in answer.content.decode()


def test_what_is_asked_waits_on_the_managers_home_page_until_it_is_answered(world: World) -> None:
    workforce.post(world)
    made = asked.opened(world, opens_on=TODAY, closes_on=TODAY + timedelta(days=5))
    with world.scope(), transactions.whole("test old"):
        Post.objects.update(changed_at=NOW - timedelta(days=90))
    client, waits = world.client("mona"), "Workforce data 2026: Harbour School is asked until 7 November 2026"
    assert waits in client.get(reverse("home")).content.decode()
    asked.confirmed(world, asked.return_of(world, made))
    assert waits not in client.get(reverse("home")).content.decode()


def test_totals_are_said_once_they_are_entered_and_then_count(world: World) -> None:
    workforce.post(world)
    pk = asked.return_of(world, asked.opened(world))
    told: dict[str, Any] = {**by(world, "mona"), "today": TODAY, "pk": pk}
    with world.scope("mona"), pytest.raises(Refused, match="Enter your totals first"):
        returns.say_totals(**told)
    total(world)
    with world.scope("mona"):
        returns.say_totals(**told)
    with world.reading():
        assert Giving.objects.get().gives == "totals"
        assert Return.objects.get(pk=pk).statement == "totals"


def test_an_organisation_refuses_with_a_reason_and_is_not_reminded(world: World) -> None:
    made = asked.invited(world)
    pk = asked.return_of(world, made)
    told: dict[str, Any] = {**by(world, "mona"), "today": TODAY, "pk": pk}
    with world.scope("mona"), pytest.raises(Refused, match="The reason is empty"):
        returns.refuse(**told, reason=" ")
    with world.scope("mona"):
        returns.refuse(**told, reason="We are being merged.")
    assert asked.status(world, made)["Harbour School"] == (Status.REFUSED, False)
    shown = world.client("erin").post(reverse("collection_export", args=[made]), {"purpose": "planning"})
    assert "We are being merged." in shown.content.decode("utf-8-sig")
    with world.scope(WHO), pytest.raises(Refused, match="nobody to remind"):
        collection_letters.remind(**by(world, WHO), today=TODAY, collection=made, link=asked.link)


def test_an_invitation_goes_to_the_link_person_else_to_the_managers_and_once(world: World) -> None:
    kite = world.organisations["Kite Club"]
    with world.scope(), transactions.whole("test link"):
        LinkPerson.objects.create(organisation_id=kite, person_id=world.people["vic"], purpose="workforce")
    made = asked.invited(world)
    with world.reading():
        letters = {letter.recipient: letter.payload["text"] for letter in Message.objects.all()}
    assert set(letters) == {"mona@example.org", "vic@example.org"}
    assert "Kite Club" in letters["vic@example.org"]
    assert asked.link(asked.return_of(world, made, "Kite Club")) in letters["vic@example.org"]
    with world.scope(WHO), pytest.raises(Refused, match="nobody to write to"):
        collection_letters.invite(**by(world, WHO), today=TODAY, collection=made, link=asked.link)


def test_reminders_go_only_to_who_has_not_answered_and_once_a_day(world: World) -> None:
    kite = world.organisations["Kite Club"]
    with world.scope(), transactions.whole("test link"):
        LinkPerson.objects.create(organisation_id=kite, person_id=world.people["vic"], purpose="workforce")
    workforce.post(world)
    made = asked.invited(world)
    asked.confirmed(world, asked.return_of(world, made))
    told: dict[str, Any] = {**by(world, WHO), "today": TODAY, "collection": made, "link": asked.link}
    with world.scope(WHO):
        assert collection_letters.remind(**told) == 1
    with world.reading():
        late = Message.objects.filter(key__startswith="reminder:")
        assert [letter.recipient for letter in late] == ["vic@example.org"]
    with world.scope(WHO), pytest.raises(Refused, match="were sent today"):
        collection_letters.remind(**told)
    with world.scope(WHO):
        assert collection_letters.remind(**{**told, "today": TODAY + timedelta(days=1)}) == 1


def test_what_was_closed_stays_as_it_was(world: World) -> None:
    workforce.post(world, changed_at=NOW - timedelta(days=90))
    made = asked.opened(world)
    with world.scope(WHO):
        collections.close(**by(world, WHO), today=TODAY, collection=made)
    with world.scope(), transactions.whole("test later"):
        Post.objects.update(confirmed_on=TODAY + timedelta(days=300), confirmed_by="Mona Marsh")
    assert asked.status(world, made)["Harbour School"] == (Status.NOT_BEGUN, False)
    with pytest.raises(NotAllowed, match="closed"):
        asked.confirmed(world, asked.return_of(world, made))


def test_it_is_copied_to_the_next_year_with_those_who_still_work(world: World) -> None:
    made = asked.opened(world)
    with world.scope(), transactions.whole("test ended"):
        Organisation.objects.filter(name="Mill Lane School").update(ended_on=TODAY - timedelta(days=1))
        Organisation.objects.filter(name="Kite Club").update(ended_on=TODAY)
    with world.scope(WHO):
        with transactions.reading():
            days: dict[str, Any] = {**collections.next_year(Collection.objects.get(pk=made))}
        copied = collections.copy(
            **by(world, WHO), today=TODAY, collection=made, **{**days, "title": "Workforce data 2027"}
        )
    assert set(asked.status(world, copied)) == {"Harbour School", "Kite Club"}
    with world.reading():
        assert Collection.objects.get(pk=copied).taken_on.year == 2027


def test_an_organisation_is_left_out_until_it_has_answered(world: World) -> None:
    workforce.post(world)
    made = asked.opened(world)
    told: dict[str, Any] = {**by(world, WHO), "today": TODAY}
    with world.scope(WHO):
        collections.leave_out(**told, pk=asked.return_of(world, made, "Kite Club"))
    school = asked.return_of(world, made)
    asked.confirmed(world, school)
    with world.scope(WHO), pytest.raises(NotAllowed, match="It has answered"):
        collections.leave_out(**told, pk=school)
    assert set(asked.status(world, made)) == {"Harbour School", "Mill Lane School"}


def test_a_manager_answers_for_their_own_organisation_alone(world: World) -> None:
    made = asked.opened(world)
    for who in ("mona", "walter", "carl"):
        with pytest.raises(NotFound):
            asked.confirmed(world, asked.return_of(world, made, "Kite Club"), who)
    assert world.client("mona").get(reverse("collection", args=[made])).status_code == 403
