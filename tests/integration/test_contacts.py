"""Whom a round asks: by list, by hand, removed, without letters; and nothing of who answered."""

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories import asking, requests
from factories.asking import WHO
from factories.command_row import by
from factories.page_tables import Read
from factories.world import TODAY, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.assess.commands import contacts
from oneworkforce.assess.domain.contact_lists import Line
from oneworkforce.assess.models import Contact, FrameCell
from oneworkforce.audit.models import Event
from oneworkforce.lib.faults import Refused

pytestmark = pytest.mark.undone

HEAD = "E-mail,Organisation,Locality,Audience,Name,Language\n"


def sent(client: Client, made: UUID, text: str) -> str:
    file = SimpleUploadedFile("list.csv", text.encode(), "text/csv")
    return client.post(f"/results/{made}/contacts/import/", {"file": file}).content.decode()


def carried(page: str) -> str:
    return page.split('name="rows" value="', 1)[1].split('"', 1)[0]


def test_a_list_is_shown_before_anything_is_stored_and_then_stored_whole(world: World) -> None:
    made = asking.filled(world, 2)
    client = world.client(WHO)
    text = (
        f"{HEAD}one@example.org,Harbour School,Willow,leaders,One,en\n"
        "two@example.org,Kite Club,,Parents and carers,,cy\nasked0@example.org,Harbour School,Willow,leaders,,\n"
    )
    page = sent(client, made, text)
    assert "2 contacts are new. 1 row is of people asked already" in page
    assert "one@example.org" not in page  # the preview counts; it does not show everybody
    with world.reading(WHO):
        assert Contact.objects.filter(round=made).count() == 2
    client.post(f"/results/{made}/contacts/import/", {"rows": carried(page)})
    with world.reading(WHO):
        rows = {row.email: row for row in Contact.objects.filter(round=made).select_related("cell")}
        assert len(rows) == 4
        assert (rows["two@example.org"].language, rows["two@example.org"].cell.audience) == ("cy", "families")
        assert rows["two@example.org"].cell.locality_id is None
        assert Event.objects.filter(verb="added contacts to", subject=made).count() == 2


def test_a_list_with_faults_stores_nothing_and_names_each_row(world: World) -> None:
    made = asking.prepared(world)
    text = f"{HEAD}good@example.org,Harbour School,,leaders,,\nbad,Nowhere,,leaders,,\n=x@example.org,Kite Club,,,,\n"
    page = sent(world.client(WHO), made, text)
    assert "2 rows cannot be used, so nothing was stored" in page
    assert "row 3" in page
    assert "row 4" in page
    assert "Nowhere" not in page
    assert 'name="rows"' not in page
    lines = [*asking.lines(1), Line(3, "bad", "Harbour School", "", "leaders")]
    with world.scope(WHO), pytest.raises(Refused):
        contacts.add_all(**by(world, WHO), today=TODAY, round=made, lines=lines)
    with world.reading(WHO):
        assert not Contact.objects.filter(round=made).exists()


@pytest.mark.parametrize("rows", ["", "x", "eJwDAAAAAAE=", "W10="])
def test_rows_that_did_not_arrive_whole_are_refused(world: World, rows: str) -> None:
    made = asking.prepared(world)
    answer = world.client(WHO).post(f"/results/{made}/contacts/import/", {"rows": rows})
    assert "Nothing was stored" in answer.content.decode()


def test_a_file_without_its_columns_or_of_another_kind_is_refused(world: World) -> None:
    made = asking.prepared(world)
    client = world.client(WHO)
    assert "There is no column organisation" in sent(client, made, "email\nx@example.org\n")
    file = SimpleUploadedFile("list.pdf", b"%PDF-1.7")
    page = client.post(f"/results/{made}/contacts/import/", {"file": file}).content.decode()
    assert "It has an unknown ending. Give it as .csv or .xlsx." in page


def test_contacts_make_and_raise_the_frame(world: World) -> None:
    made = asking.filled(world, 3)
    with world.reading(WHO):
        (cell,) = FrameCell.objects.filter(round=made)
        assert (cell.invited, cell.audience, cell.locality_id) == (3, "leaders", world.localities["Willow"])
    with world.scope(WHO):
        FrameCell.objects.filter(round=made).update(invited=4)
        contacts.add_all(**by(world, WHO), today=TODAY, round=made, lines=asking.lines(4, start=10))
        assert FrameCell.objects.get(round=made).invited == 7
        FrameCell.objects.filter(round=made).update(invited=50)
        contacts.add_all(**by(world, WHO), today=TODAY, round=made, lines=asking.lines(1, start=20))
        assert FrameCell.objects.get(round=made).invited == 50


def test_many_rows_ask_the_database_as_often_as_few(world: World) -> None:
    made = asking.prepared(world)
    counts = []
    with world.scope(WHO):
        for number, start in ((3, 0), (80, 100)):
            with CaptureQueriesContext(connection) as asked:
                contacts.add_all(**by(world, WHO), today=TODAY, round=made, lines=asking.lines(number, start=start))
            counts.append(len(asked))
    assert counts[1] <= counts[0] + 2


def test_one_is_added_by_hand_and_removed_again_until_the_round_is_open(world: World) -> None:
    made = asking.filled(world)
    client = world.client(WHO)
    told = {"email": "Hand@Example.org", "organisation": world.organisations["Kite Club"], "audience": "families"}
    client.post(f"/results/{made}/contacts/add/", told)
    with world.reading(WHO):
        row = Contact.objects.get(round=made, email="hand@example.org")
        assert row.cell.locality_id is None
    again = client.post(f"/results/{made}/contacts/add/", told).content.decode()
    assert "asks somebody with that e-mail address already" in again
    assert requests.status(client, f"/results/{made}/contacts/{row.pk}/remove/", {}) == 302
    asking.open_(world, made)
    left = asking.contact(world, made)
    assert requests.status(client, f"/results/{made}/contacts/{left}/remove/", {}) == 403
    with world.scope(WHO), pytest.raises(NotAllowed, match="who is asked stays as it is"):
        contacts.add_all(**by(world, WHO), today=TODAY, round=made, lines=asking.lines(1, start=90))


def test_the_list_filters_and_exports_and_never_tells_who_answered(world: World) -> None:
    made = asking.opened(world, 3)
    client = world.client(WHO)
    here = f"/results/{made}/contacts/"
    before = [requests.page(client, url) for url in (here, f"{here}{asking.contact(world, made)}/")]
    asking.answered(world, made, 0, 2)
    after = [requests.page(client, url) for url in (here, f"{here}{asking.contact(world, made)}/")]

    assert [Read(page).texts for page in before] == [Read(page).texts for page in after]
    file = client.post(f"{here}export/?email=asked1", {"purpose": "contact"}).content.decode("utf-8-sig")
    assert file.splitlines()[0] == "E-mail address,Name,Organisation,Locality,Audience,Language,Letters"
    assert "asked1@example.org" in file
    assert "asked0@example.org" not in file
    assert "nswered" not in file


def test_whoever_wants_no_letters_is_marked_so(world: World) -> None:
    made = asking.filled(world)
    one = asking.contact(world, made)
    client = world.client(WHO)
    client.post(f"/results/{made}/contacts/{one}/letters/", {})
    assert "Does not want letters" in requests.page(client, f"/results/{made}/contacts/")
    client.post(f"/results/{made}/contacts/{one}/letters/", {"letters": "yes"})
    assert "Does not want letters" not in requests.page(client, f"/results/{made}/contacts/")
    with world.reading(WHO):
        events = Event.objects.filter(noun="contact", subject=one)
        assert [event.fields for event in events] == [["letters"], ["letters"]]


def test_contacts_are_for_whoever_runs_the_round(world: World) -> None:
    made = asking.filled(world)
    assert requests.status(world.client("erin"), f"/results/{made}/contacts/") == 403
    assert requests.status(world.client("bea-south"), f"/results/{made}/contacts/") == 404
