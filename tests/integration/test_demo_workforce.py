"""The fourth worked example: fifteen localities, loaded by the upload that everybody has, answer what was asked."""

import csv
import re
from collections import Counter
from pathlib import Path

from django.test import Client
from django.urls import reverse

from factories.world import BACKEND
from oneworkforce.ground.models import Partnership, User
from oneworkforce.partnership.models import Locality, Person
from oneworkforce.plan.models import Strand
from oneworkforce.site import demo_sign_ins, examples
from oneworkforce.workforce.domain.kinds import Contract, Origin
from oneworkforce.workforce.domain.upload_states import UploadState
from oneworkforce.workforce.models import Picture, PictureRow, Post, StaffUpload

FOLDER = examples.folder("walsall")
NAME = "Beth Sorrel"
"""Visits homes in Willenhall, speaks Serbian, can work evenings, and has not said what colleagues may see."""


def rows() -> list[dict[str, str]]:
    found = []
    for path in sorted(Path(FOLDER, "staff").glob("*.csv")):
        with path.open(newline="", encoding="utf-8") as file:
            found += list(csv.DictReader(file))
    return found


def page(role: str, address: str) -> str:
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(email=f"{role}@{demo_sign_ins.DOMAIN}"), backend=BACKEND)
    return re.sub(r"\s+", " ", client.get(address).content.decode())


def test_every_file_was_taken_whole_and_every_post_is_there(demo: Partnership) -> None:
    uploads = list(StaffUpload.objects.all())
    assert demo.synthetic
    assert len(uploads) == 15
    assert {each.state for each in uploads} == {UploadState.STORED}
    posts = Post.objects.filter(origin=Origin.UPLOAD)
    assert posts.count() == len(rows())
    assert Locality.objects.filter(parent__name="Foundry Borough").count() == 15
    wanted = Counter(row["locality"] for row in rows())
    assert Counter(posts.values_list("locality__name", flat=True)) == wanted


def test_it_is_known_how_many_work_for_voluntary_groups_and_in_what(demo: Partnership) -> None:
    assert demo.synthetic
    here = Post.objects.filter(organisation__sector="voluntary", contract=Contract.VOLUNTEER, left_on=None)
    assert here.count() == 8 * 15
    assert set(here.values_list("role", flat=True)) == {"home_visitor", "mentor"}


def test_a_language_evenings_and_a_place_find_the_one_who_can_help(demo: Partnership) -> None:
    assert demo.synthetic
    asked = reverse("find") + "?q=Serbo-Croatian, evenings, Willenhall"
    lead, practitioner = page("workforce_lead", asked), page("practitioner", asked)
    assert "Serbian" in lead
    assert NAME in lead  # who sees every record
    assert NAME not in practitioner
    assert "Someone" in practitioner


def test_a_picture_was_made_and_names_no_small_number_of_volunteers(demo: Partnership) -> None:
    assert demo.synthetic
    assert Picture.objects.count() == 1
    held = sum(not row["vacant_since"] for row in rows())
    assert Person.objects.filter(staff_record__isnull=False).count() == held
    rows_of_people = PictureRow.objects.filter(universe="people").values_list("figures", flat=True)
    people = [each["people"] for each in rows_of_people if each.get("people") is not None]
    assert 0 < max(people) <= held
    assert [few for few in people if 0 < few < 10] == []


def test_the_strategy_has_five_strands_from_a_visioning_day(demo: Partnership) -> None:
    assert demo.synthetic
    strands = Strand.objects.filter(strategy__title="Children's workforce development strategy")
    assert strands.count() == 5
