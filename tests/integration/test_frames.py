"""The frame of a round: group by group, from a file or from last year; fixed once the round is open."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factories import files
from factories import frames as asked
from factories.areas import frames as area
from factories.command_row import by
from factories.world import TODAY, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.assess.commands import frames
from oneworkforce.assess.models import Contact, FrameCell, Round
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.commands import localities
from oneworkforce.partnership.models import GroupingMember
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone

WHO = asked.WHO


def cells(world: World, round_: UUID) -> set[tuple[str, str, str, int]]:
    with world.reading():
        rows = FrameCell.objects.filter(round=round_)
        names = ("organisation__name", "locality__name", "audience", "invited")
        return {(who, where or "", kind, many) for who, where, kind, many in rows.values_list(*names)}


def page(client: Client, route: str, *args: object, **query: str) -> str:
    return client.get(reverse(route, args=args), query).content.decode()


def upload(client: Client, round_: UUID, content: bytes, name: str = "frame.csv") -> Any:
    given = {"file": SimpleUploadedFile(name, content)}
    return client.post(reverse("frame_upload", args=[round_]), given, follow=True)


def test_a_group_is_added_changed_and_removed_by_form(world: World) -> None:
    made, client = asked.made(world), world.client(WHO)
    assert "Upload the frame" in page(client, "frame", made)
    given = {"organisation": str(world.organisations["Kite Club"]), "locality": "", "audience": "leaders"}
    answer = client.post(reverse("frame_add", args=[made]), {**given, "invited": "4"}, follow=True)
    assert "The group was added." in answer.content.decode()
    again = client.post(reverse("frame_add", args=[made]), {**given, "invited": "7"}).content.decode()
    assert "The frame has this group already. Change how many are invited there." in again
    with world.reading():
        cell = FrameCell.objects.get()
        seen = conflict.digest(frames.shown(cell))
    change = reverse("frame_change", args=[cell.pk])
    moved = {**given, "locality": str(world.localities["Reed"]), "invited": "12", "seen": seen}
    assert client.post(change, moved).status_code == 302
    late = client.post(change, {**moved, "invited": "5"})
    assert late.status_code == 409
    assert "How many are asked" in late.content.decode()
    assert cells(world, made) == {("Kite Club", "Reed", "leaders", 12)}
    assert client.post(reverse("frame_remove", args=[cell.pk])).status_code == 302
    assert cells(world, made) == set()


def test_the_list_filters_sorts_sums_and_exports(world: World) -> None:
    made, client = asked.prepared(world), world.client(WHO)
    shown = page(client, "frame", made)
    assert "97 people in 7 groups." in shown
    assert "Leaders and managers</th>" in shown
    assert "By organisation" in shown
    some = page(client, "frame", made, organisation="school", audience="frontline", sort="-invited")
    assert "Showing 2 groups" in some
    assert some.index("Harbour School</a>") < some.index("Mill Lane School</a>")
    assert "Showing 1 group" in page(client, "frame", made, locality="everywhere")
    assert "Showing 1 group" in page(client, "frame", made, locality=str(world.localities["Reed"]))
    file = client.post(reverse("frame_export", args=[made]) + "?audience=leaders", {"purpose": "check"})
    lines = file.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "organisation,locality,audience,invited"
    assert lines[1] == "Harbour School,Willow,Leaders and managers,12"
    back = upload(client, made, file.content).content.decode()
    assert "The frame has 2 groups now." in back, "what was exported can be brought in again"


def test_a_file_takes_the_place_of_the_frame_by_names_however_they_are_written(world: World) -> None:
    made, client = asked.prepared(world), world.client(WHO)
    rows = ("14;leaders AND managers;willow;HARBOUR  school", "5;frontline;;kite club", "")
    content = "\n".join(["Invited;Audience;Locality;Organisation", *rows])
    assert "The frame has 2 groups now." in upload(client, made, content.encode()).content.decode()
    assert cells(world, made) == {("Harbour School", "Willow", "leaders", 14), ("Kite Club", "", "frontline", 5)}
    book = files.workbook(("organisation", "audience", "invited"), ("Kite Club", "leaders", 9))
    assert "1 group now" in upload(client, made, book, "frame.xlsx").content.decode()
    assert cells(world, made) == {("Kite Club", "", "leaders", 9)}


def test_every_fault_of_a_file_is_told_by_row_and_nothing_is_half_written(world: World) -> None:
    made, client = asked.made(world), world.client(WHO)
    asked.added(world, made)
    before = cells(world, made)
    content = (
        "organisation,locality,audience,invited\nHarbour Scool,Willow,leaders,4\nKite Club,Nowhere,leaders,0\n"
        "Kite Club,Willow,Grandparents,many\nKite Club,,leaders,3\nKite Club,,leaders,4\n"
    )
    said = upload(client, made, content.encode()).content.decode()
    assert "Nothing was changed." in said
    for where in ("Row 2, organisation", "Row 3, locality", "Row 3, invited", "Row 4, audience", "Row 4, invited"):
        assert where in said
    assert "Did you mean “harbour school”?" in said
    assert "It is the same group as row 5." in said
    assert "Scool" not in said
    assert "Grandparents" not in said
    assert cells(world, made) == before
    assert (
        "It is none of the columns of a frame."
        in upload(client, made, b"organisation,audience,invited,name\nKite Club,leaders,3,A Person\n").content.decode()
    )
    assert "There is no column “audience”." in upload(client, made, b"organisation,invited\n").content.decode()


def test_the_frame_of_the_round_before_is_taken_as_far_as_it_still_can_be(world: World) -> None:
    before = asked.prepared(world)
    made = asked.made(world, "Tool 2027", previous=before)
    asked.added(world, made, ("Harbour School", "Willow", "leaders", 99))
    with world.scope(), transactions.whole("test end"):
        FrameCell.objects.filter(round=before, audience="leaders", locality=None).update(audience="retired")
    said = world.client(WHO).post(reverse("frame_take_over", args=[made]), follow=True).content.decode()
    assert "5 groups were taken from the round before. 1 group was not" in said
    found = cells(world, made)
    assert len(found) == 6
    assert ("Harbour School", "Willow", "leaders", 99) in found, "what is here already stays"
    alone = asked.made(world, "Tool 2028")
    said = world.client(WHO).post(reverse("frame_take_over", args=[alone]), follow=True).content.decode()
    assert "This round is compared with none." in said


def test_a_group_to_which_letters_go_stays_in_the_frame(world: World) -> None:
    made = asked.made(world)
    cell = asked.added(world, made, asked.CELLS[1])
    with world.scope(WHO):
        with transactions.whole("test contact"):
            Contact.objects.create(round_id=made, cell_id=cell, email="a@example.org")
        with pytest.raises(Refused, match="Letters are to go to 1 group"):
            frames.remove(**by(world, WHO), today=TODAY, cell=cell)
    with pytest.raises(Refused, match="Letters are to go to 1 group"):
        area.brought_in(world, made)
    keeping = "organisation,locality,audience,invited\nHarbour School,Reed,frontline,31\n"
    assert area.brought_in(world, made, keeping) == 1
    with world.reading():
        assert FrameCell.objects.get().pk == cell


def test_once_the_round_is_open_the_frame_stays_as_it_is(world: World) -> None:
    made, client = asked.opened(world), world.client(WHO)
    with world.scope(), transactions.whole("test dates"):
        Round.objects.filter(pk=made).update(closes_on=timezone.localdate() + timedelta(days=9))
        cell = FrameCell.objects.order_by("pk")[0]
    shown = page(client, "frame", made)
    assert "It was opened, so who is asked stays as it is." in shown
    assert "Add a group" not in shown
    assert upload(client, made, area.FILE.encode()).status_code == 403
    with pytest.raises(NotAllowed, match="It was opened"):
        area.brought_in(world, made)
    with world.scope(WHO), pytest.raises(NotAllowed, match="It was opened"):
        frames.remove(**by(world, WHO), today=TODAY, cell=cell.pk)


def test_a_locality_that_a_frame_names_is_not_removed(world: World) -> None:
    asked.added(world, asked.made(world), ("Northshire Council", "Marsh", "frontline", 14))
    with world.scope("alice"), transactions.whole("test grouping"):
        GroupingMember.objects.all().delete()
    with world.scope("alice"), pytest.raises(Refused, match="such as the frame of a round"):
        localities.remove(**by(world), locality=world.localities["Marsh"])


def test_what_is_done_to_a_frame_is_recorded_without_values(world: World) -> None:
    made = asked.made(world)
    asked.added(world, made)
    area.brought_in(world, made)
    with world.reading():
        told = list(Event.objects.filter(noun="frame", subject=made).order_by("at", "pk").values_list("verb", "fields"))
    assert sorted(verb for verb, _ in told) == ["added", "brought in"]
