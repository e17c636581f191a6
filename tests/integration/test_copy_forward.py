"""Next year's round is set up from this year's: what comes along, what does not, and what changes in what is asked."""

import html
import re
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from factories import crosswalks, rounds, years
from factories.world import World
from oneworkforce.assess.models import Contact, FrameCell, Gathering, Letter, OpenLink, Round
from oneworkforce.audit.models import Event

pytestmark = pytest.mark.undone

GIVEN: dict[str, Any] = {"title": "Self-assessment 2010", "year": "2010", "framework": "", "synthetic": "on"}


def page(client: Client, route: str, *args: object) -> str:
    return html.unescape(client.get(reverse(route, args=args)).content.decode())


def send(client: Client, made: UUID, **values: Any) -> Any:
    return client.post(reverse("round_copy", args=[made]), {**GIVEN, **values})


def test_a_round_is_copied_forward_with_its_frame_letters_and_plan(world: World) -> None:
    client, made = world.client("walter"), years.full(world)
    shown = page(client, "round_copy", made)
    assert 'value="Self-assessment 2010"' in shown
    assert 'value="2010"' in shown
    assert "2 places of 2 organisations, 150 invited" in shown
    assert "1 organisation has ended and will not be in the new frame." in shown
    assert "Contacts are not copied: people come and go" in shown
    planned = [shown.index(words) for words in ("Youth council (not run this time: Nobody could", "Foster carers")]
    assert planned == sorted(planned)
    answer = send(client, made)
    with world.reading():
        new = Round.objects.get(title="Self-assessment 2010")
        old = Round.objects.get(pk=made)
        assert answer.headers["Location"] == reverse("round_year", args=[new.pk])
        assert (new.year, new.previous_id, new.crosswalk, new.synthetic) == (2010, made, "", True)
        for name in ("framework", "framework_version", "by", "min_cell", "weighted", "instrument", "letters_a_minute"):
            assert getattr(new, name) == getattr(old, name)
        assert (new.opens_on, new.closes_on, new.opened_at, new.closed_at, new.key_id) == (None,) * 5
        cells = FrameCell.objects.filter(round=new).order_by("invited")
        assert [(c.organisation.name, c.invited, c.cut, c.by_link, c.on_paper) for c in cells] == [
            ("Harbour School", 30, [], 0, 0),
            ("Northshire Council", 120, [], 0, 0),
        ]
        assert sorted(Letter.objects.filter(round=new).values_list("kind", "subject", "words")) == [
            ("invitation", "Please answer", "It takes ten minutes."),
            ("reminder", "Still time", "Until Friday."),
        ]
        lines = {one.with_whom: one for one in Gathering.objects.filter(round=new)}
        assert set(lines) == {"Foster carers", "Youth council"}
        for one in lines.values():
            assert (one.planned_on, one.held_on, one.people, one.not_run_because) == (None, None, None, "")
        assert (lines["Foster carers"].facilitator_id, lines["Foster carers"].trained) == (world.people["pia"], True)
        assert (lines["Youth council"].facilitator_id, lines["Youth council"].trained) == (None, False)
        assert lines["Youth council"].locality_id == world.localities["Willow"]
        assert not Contact.objects.filter(round=new).exists()
        assert not OpenLink.objects.filter(cell__round=new).exists()
        told = Event.objects.filter(noun="round").values_list("verb", "subject")
        assert {("copied forward", made), ("added", new.pk)} <= set(told)
    assert "Contacts were not copied: give them anew." in page(client, "round_year", new.pk)


def test_a_title_or_year_that_cannot_be_is_told_and_nothing_is_copied(world: World) -> None:
    client, made = world.client("walter"), years.full(world)
    assert "There is already a round called that." in send(client, made, title="self-assessment 2009").content.decode()
    assert "Enter a title" in send(client, made, title="").content.decode()
    with world.reading():
        assert Round.objects.count() == 1


def test_with_another_framework_its_changes_are_shown_before_anything_is_copied(world: World) -> None:
    client, made = world.client("walter"), years.full(world)
    file = SimpleUploadedFile("next.yaml", crosswalks.NEXT.encode())
    answer = send(client, made, framework="file", framework_file=file)
    shown = html.unescape(answer.content.decode())
    assert answer.status_code == 200
    assert "Nothing is copied yet" in shown
    assert "2 the same" not in shown
    assert "We know from figures whether they do. [o2]" in shown
    assert "We know whether they do. [o2]" in shown
    assert "This arc is no more." in shown
    with world.reading():
        assert Round.objects.count() == 1
    hidden = {
        name: re.findall(rf'name="{name}" value="([^"]*)"', answer.content.decode(), re.DOTALL)[0]
        for name in ("written", "compared")
    }
    given = {name: html.unescape(value).replace("\n", "\r\n") for name, value in hidden.items()}
    again = send(client, made, framework="file", **given)
    assert again.status_code == 302, again.content.decode()
    with world.reading():
        new = Round.objects.get(title="Self-assessment 2010")
        assert (new.framework, new.framework_version) == (crosswalks.NEXT, 4)


def test_what_another_framework_does_not_ask_is_left_out_and_counted(world: World) -> None:
    client, made = world.client("walter"), years.full(world)
    first = send(client, made, framework="one-childrens-workforce")
    shown = html.unescape(first.content.decode())
    assert "2 places of the frame will be left out: the other framework does not ask that audience." in shown
    compared = re.findall(r'name="compared" value="([^"]*)"', shown)[0]
    assert send(client, made, framework="one-childrens-workforce", compared=compared).status_code == 302
    with world.reading():
        new = Round.objects.get(title="Self-assessment 2010")
        assert not FrameCell.objects.filter(round=new).exists()
        assert Letter.objects.filter(round=new).count() == 2


def test_faults_of_another_framework_stand_beside_its_file(world: World) -> None:
    client, made = world.client("walter"), years.full(world)
    broken = SimpleUploadedFile("next.yaml", crosswalks.NEXT.replace("version: 4", "version: 0").encode())
    shown = html.unescape(send(client, made, framework="file", framework_file=broken).content.decode())
    assert "Line 2: A version is at least 1." in shown
    assert "Choose the file of your framework" in send(client, made, framework="file").content.decode()


def test_no_person_of_last_year_is_on_the_page(world: World) -> None:
    made = years.full(world)
    shown = page(world.client("walter"), "round_copy", made)
    assert "somebody@example.org" not in shown
    assert rounds.FRAMEWORK not in shown
