"""The pages of rounds and of their files, walked as a person does."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories import rounds, uploading
from factories.world import NOW, World
from oneworkforce.assess.models import Result, Round, Upload
from oneworkforce.ground import transactions

pytestmark = pytest.mark.undone

GIVEN: dict[str, Any] = {
    "title": "Tool 2010",
    "year": "2010",
    "framework": "file",
    "by": "district\naudience",
    "min_cell": "10",
    "previous": "",
    "synthetic": "on",
}


def page(client: Client, route: str, *args: object) -> str:
    return client.get(reverse(route, args=args)).content.decode()


def yaml(content: str = rounds.FRAMEWORK) -> SimpleUploadedFile:
    return SimpleUploadedFile("own.yaml", content.encode())


def upload(client: Client, round_: UUID, content: bytes | str, name: str = "answers.csv", **values: Any) -> Any:
    content = content.encode() if isinstance(content, str) else content
    given = {"answers": SimpleUploadedFile(name, content), **values}
    return client.post(reverse("round_upload", args=[round_]), given, follow=True)


def the(world: World, model: Any, **values: object) -> Any:
    with world.reading():
        return model.objects.get(**values)


def test_a_round_is_set_up_with_an_own_framework_its_answers_uploaded_and_the_results_stand(world: World) -> None:
    client = world.client("walter")
    empty = page(client, "rounds")
    assert "Set up the first round" in empty
    answer = client.post(reverse("round_add"), {**GIVEN, "framework_file": yaml()})
    made = the(world, Round)
    assert answer.headers["Location"] == reverse("round_upload", args=[made.pk])
    assert (made.by, made.framework_id, made.framework_version, made.synthetic) == (
        ["district", "audience"],
        "trial",
        3,
        True,
    )
    waiting = upload(client, made.pk, rounds.answers(), frame=SimpleUploadedFile("f.csv", rounds.frame().encode()))
    shown = waiting.content.decode()
    assert "Being read" in shown
    assert "Look again" in shown
    assert 'hx-trigger="every 2s"' in shown
    uploading.read()
    found = the(world, Upload)
    shown = page(client, "upload", found.pk)
    assert "In use" in shown
    assert "hx-trigger" not in shown
    assert "See the results" in shown
    assert "Tool 2010 (synthetic)" in page(client, "rounds")
    assert the(world, Result).respondents == 98


def test_faults_of_an_own_framework_are_told_by_line_beside_the_file(world: World) -> None:
    client = world.client("walter")
    broken = rounds.FRAMEWORK.replace("version: 3", "version: 0").replace("max: 5", "max: often")
    shown = client.post(reverse("round_add"), {**GIVEN, "framework_file": yaml(broken)}).content.decode()
    assert "Line 2: A version is at least 1." in shown
    assert "Line 4: " in shown
    assert 'value="Tool 2010"' in shown
    assert "Choose the file of your framework" in client.post(reverse("round_add"), GIVEN).content.decode()


def test_the_shipped_framework_can_be_chosen(world: World) -> None:
    answer = world.client("walter").post(reverse("round_add"), {**GIVEN, "framework": "one-childrens-workforce"})
    assert answer.status_code == 302
    assert the(world, Round).framework_id == "one-childrens-workforce"


@pytest.mark.parametrize(
    ("field", "said", "told"),
    [
        ("by", "v1", "“v1” is a question, not a group."),
        ("by", "invited", "heads the numbers of people who could have answered"),
        ("by", "a,b,c,d,e,f,g", "There are 7 columns."),
        ("by", "x" * 61, "The name of a column is 61 characters long."),
        ("min_cell", "1", "Fewest people shown must be 2 or more"),
        ("year", "19", "Year must be 1990 or more"),
    ],
)
def test_what_cannot_be_set_up_is_told_beside_its_field(world: World, field: str, said: str, told: str) -> None:
    given = {**GIVEN, field: said, "framework_file": yaml()}
    shown = world.client("walter").post(reverse("round_add"), given).content.decode()
    assert told in shown
    assert f'href="#id_{field}"' in shown


def change(client: Client, made: UUID, **values: Any) -> Any:
    path = reverse("round_change", args=[made])
    seen = re.findall(r'name="seen" value="([^"]*)"', client.get(path).content.decode())[0]
    return client.post(path, {**GIVEN, "framework": "", "seen": seen, **values})


def test_the_set_up_changes_only_while_no_answers_are_in_use(world: World) -> None:
    client, made = world.client("walter"), uploading.made(world)
    assert change(client, made, by="district", min_cell="12").status_code == 302
    assert (the(world, Round).by, the(world, Round).min_cell) == (["district"], 12)
    uploading.kept(world, made)
    assert "answers are in use" in page(client, "round_change", made)
    assert change(client, made, title="Tool of 2010", by="audience", min_cell="2").status_code == 302
    row = the(world, Round)
    assert (row.title, row.by, row.min_cell) == ("Tool of 2010", ["district"], 12)


def test_two_who_change_a_round_see_both_texts(world: World) -> None:
    client, made = world.client("walter"), uploading.made(world)
    seen = re.findall(r'name="seen" value="([^"]*)"', page(client, "round_change", made))[0]
    change(client, made, title="Theirs")
    path = reverse("round_change", args=[made])
    answer = client.post(path, {**GIVEN, "framework": "", "title": "Mine", "seen": seen})
    assert answer.status_code == 409
    assert "Theirs" in answer.content.decode()


def test_a_round_is_compared_only_with_one_of_the_same_groups(world: World) -> None:
    client = world.client("walter")
    before, made = uploading.made(world, "Before", columns="district"), uploading.made(world)
    answer = change(client, made, previous=str(before))
    assert "That round is not grouped by audience." in answer.content.decode()


def test_a_round_is_removed_with_its_answers_unless_a_report_was_issued(world: World) -> None:
    client, made = world.client("walter"), uploading.made(world)
    uploading.kept(world, made)
    with world.reading():
        assert client.post(reverse("round_remove", args=[made])).status_code == 302
        assert not Upload.objects.exists()


def test_the_empty_file_has_the_headings_that_are_read(world: World) -> None:
    made = uploading.made(world)
    answer = world.client("walter").get(reverse("round_template", args=[made]))
    assert answer.content.decode("utf-8-sig") == "district,audience,v1,v2,l1,l2,o1,o2\r\n"
    framework = world.client("walter").get(reverse("round_framework", args=[made]))
    assert framework.content.decode() == rounds.FRAMEWORK
    assert 'filename="trial-3.yaml"' in framework.headers["Content-Disposition"]


def test_the_list_and_the_page_of_a_round_ask_as_many_queries_for_thirty_as_for_three(world: World) -> None:
    client, counted = world.client("walter"), []
    for many in (3, 30):
        with world.scope(), transactions.whole("test"):
            for number in range(many):
                row = Round.objects.create(
                    title=f"Round {many} {number}",
                    year=2000 + number,
                    framework_id="trial",
                    framework_version=1,
                    framework=rounds.FRAMEWORK,
                    made_at=NOW,
                )
                for _ in range(number):
                    Upload.objects.create(round=row, state="replaced", kind="csv", asked_by="W", asked_at=NOW)
        with CaptureQueriesContext(connection) as asked:
            page(client, "rounds")
            page(client, "round_set_up", row.pk)
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_the_list_is_filtered_sorted_and_exported(world: World) -> None:
    client = world.client("walter")
    uploading.kept(world, uploading.made(world, "Alpha", year=2009))
    uploading.made(world, "Beta", year=2010)
    shown = client.get(reverse("rounds"), {"answers": "in_use"}).content.decode()
    assert "Alpha" in shown
    assert "Beta" not in shown
    shown = client.get(reverse("rounds"), {"sort": "title"}).content.decode()
    assert shown.index("Alpha") < shown.index("Beta")
    shown = client.get(reverse("rounds")).content.decode()
    assert shown.index("Beta") < shown.index("Alpha")
    file = client.post(reverse("rounds_export"), {"purpose": "check"}).content.decode("utf-8-sig")
    assert "Alpha,2009,trial 3,98," in file
