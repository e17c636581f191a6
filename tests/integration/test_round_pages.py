"""The pages of rounds and of their files, walked as a person does."""

import html
import re
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from factories import rounds, spoiled, uploading
from factories.world import NOW, World
from oneworkforce.assess.models import Result, Round, Upload
from oneworkforce.assess.web.forms import uploads as forms
from oneworkforce.audit.models import Event
from oneworkforce.ground import jobs, transactions
from oneworkforce.site.middleware import inputs

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


def test_every_shipped_framework_is_offered_and_leads_on_as_it_is_answered(world: World) -> None:
    page = world.client("walter").get(reverse("round_add")).content.decode()
    for name, way in (("training-audit", "round_upload"), ("six-theme-audit", "round_year")):
        assert f'value="{name}"' in page
        given = {**GIVEN, "framework": name, "title": name, "by": ""}
        answer = world.client("walter").post(reverse("round_add"), given)
        with world.reading("walter"):
            made = Round.objects.get(title=name)
        assert answer.headers["Location"] == reverse(way, args=[made.pk]), name


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


def spoilt(case: spoiled.Spoiled) -> tuple[str, ...]:
    """Return the sentences of a spoiled file without their place: a page names that apart."""
    return tuple(told.split(": ", 1)[1] for told in case.told)


AT_ONCE = (
    "an empty file",
    "a workbook named .csv",
    "text named .xlsx",
    "text named .parquet",
    "a PDF named .csv",
    "a web page named .xls",
    "an ending nobody knows",
    "binary data",
)
READ_FIRST = (
    "headings alone",
    "a score above the scale",
    "a name in an answer",
    "a formula",
    "faults in many rows",
    "the same heading twice",
    "a question that is none",
    "a short row",
    "an audience that is none",
    "a question for a grouping",
    "letters in no known encoding",
    "a workbook with a fraction",
    "a zip that unpacks to a gibibyte",
    "a damaged Parquet file",
    "a frame without numbers",
    "a frame with a group twice",
)


def small(world: World, case: spoiled.Spoiled) -> UUID:
    """Put a round of the framework of spoiled files into the world."""
    with world.scope(), transactions.whole("test"):
        return Round.objects.create(
            title="Small",
            year=2010,
            framework_id="small",
            framework_version=1,
            framework=SMALL,
            by=list(case.by),
            made_at=NOW,
        ).pk


SMALL = """\
id: small
version: 1
title: {en: Small}
scale: {min: 1, max: 5, threshold: 3, words: {1: {en: fragmented}, 3: {en: partly}, 5: {en: integrated}}}
audience_column: audience
audiences: {leaders: {en: Leaders and managers}, frontline: {en: Frontline staff}}
arcs:
- id: working
  title: {en: Working together}
  questions:
  - {id: q1, text: {en: We share what we know about a child}}
  - {id: q2, text: {en: "We meet, and we listen"}}
  - {id: q3, text: {en: Leaders set aside time for joint work}, audiences: [leaders]}
"""


@pytest.mark.parametrize("name", AT_ONCE)
def test_a_file_of_another_kind_is_refused_at_once_beside_its_field(world: World, name: str) -> None:
    case = spoiled.FILES[name]
    made = small(world, case)
    shown = upload(world.client("walter"), made, case.content, case.name).content.decode()
    for sentence in spoilt(case):
        assert sentence in html.unescape(shown)
    assert 'href="#id_answers"' in shown
    with world.reading():
        assert not Upload.objects.exists()


@pytest.mark.parametrize("name", READ_FIRST)
def test_a_spoiled_file_is_refused_with_the_sentences_of_the_command(world: World, name: str) -> None:
    case = spoiled.FILES[name]
    made, client = small(world, case), world.client("walter")
    frame = {"frame": SimpleUploadedFile("frame.csv", case.frame)} if case.frame else {}
    upload(client, made, case.content, case.name, **frame)
    uploading.read()
    found = the(world, Upload)
    assert found.state == "refused"
    assert tuple(": ".join([where, f"{what} {remedy}"]) for where, what, remedy in found.faults) == case.told
    shown = html.unescape(page(client, "upload", found.pk))
    assert "Needs mending" in shown
    for sentence in spoilt(case):
        assert f"{sentence[:1].upper()}{sentence[1:]}" in shown
    assert "--" not in re.sub(r"govuk-[\w-]*|ow-[\w-]*|<!--.*?-->", "", shown.split("<main")[1])
    assert "Appletree" not in shown


def test_the_rows_to_mend_come_back_as_a_file_to_those_who_run_rounds_alone(world: World) -> None:
    case = spoiled.FILES["a formula"]
    made, client = small(world, case), world.client("walter")
    upload(client, made, case.content)
    uploading.read()
    found = the(world, Upload)
    assert "Download the rows to mend" in page(client, "upload", found.pk)
    path = reverse("upload_mend", args=[found.pk])
    answer = client.post(path)
    assert '2,"Column q1: Text of 4 characters is not an answer.' in answer.content.decode("utf-8-sig")
    assert ",'=1+2,4,5" in answer.content.decode("utf-8-sig")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="rows-to-mend-')
    with world.reading():
        assert Event.objects.filter(verb="exported", noun="upload", subject=found.pk).count() == 1
    assert world.client("erin").post(path).status_code == 403
    assert world.client("sol").post(path).status_code == 404
    upload(client, made, spoiled.GOOD)
    assert client.post(path).status_code == 404
    assert "Download the rows to mend" not in page(client, "upload", found.pk)


def test_a_file_that_is_too_large_is_refused_in_a_sentence(world: World) -> None:
    made = uploading.made(world)
    with patch.object(forms.UploadForm.base_fields["answers"], "largest", 1 << 20):
        shown = upload(world.client("walter"), made, b"x" * ((1 << 20) + 1)).content.decode()
    assert "The file is larger than 1 MB." in shown


def test_a_file_larger_than_any_form_arrives_only_where_files_are_taken(world: World) -> None:
    made, client = uploading.made(world), world.client("walter")
    path = reverse("round_upload", args=[made])
    with patch.object(inputs, "LARGEST", 100):
        assert "Being read" in upload(client, made, rounds.answers()).content.decode()
        assert client.post(reverse("round_add"), {**GIVEN, "framework_file": yaml()}).status_code == 413
        assert Client(SERVER_NAME="127.0.0.1").post(path, {"answers": yaml()}).status_code == 413
        with patch.dict(inputs.LARGER, {"round_upload": 1000}):
            assert upload(client, made, rounds.answers()).status_code == 413


def test_a_second_file_is_refused_in_a_sentence_while_one_is_read_and_a_cancelled_one_is_not(world: World) -> None:
    made, client = uploading.made(world), world.client("walter")
    upload(client, made, rounds.answers())
    assert "Another file of this round is being read." in upload(client, made, rounds.answers()).content.decode()
    first = the(world, Upload)
    shown = client.post(reverse("upload_cancel", args=[first.pk]), follow=True).content.decode()
    assert "The upload is cancelled." in shown
    assert "Could not be read" in shown
    assert "Being read" in upload(client, made, rounds.answers()).content.decode()


def test_a_reading_that_failed_says_so_and_another_file_is_taken(world: World) -> None:
    made, client = uploading.made(world), world.client("walter")
    upload(client, made, rounds.answers())
    found = the(world, Upload)
    with world.scope(), transactions.whole("test"):
        jobs.cancel(found.job, by=world.viewer("walter"), now=NOW)
    shown = page(client, "upload", found.pk)
    assert "Could not be read" in shown
    assert "Upload another file" in shown
    assert "Being read" in upload(client, made, rounds.answers()).content.decode()


def test_results_are_computed_again_on_request(world: World) -> None:
    before = uploading.made(world, "Tool 2009", year=2009)
    uploading.kept(world, before)
    made, client = uploading.made(world), world.client("walter")
    uploading.kept(world, made)
    change(client, made, previous=str(before))
    assert "do not yet show the change" in page(client, "round_set_up", made)
    answer = client.post(reverse("round_recompute", args=[made]))
    assert answer.headers["Location"].startswith("/jobs/")
    uploading.read(timezone.now())
    assert "do not yet show the change" not in page(client, "round_set_up", made)
    with world.reading():
        assert Result.objects.filter(round=made).latest("number").against_id == before


def test_how_many_answered_is_withheld_where_they_are_fewer_than_are_shown(world: World) -> None:
    few = "\n".join(rounds.answers().splitlines()[:8])
    made, erin = uploading.made(world), world.client("erin")
    uploading.kept(world, made, few)
    shown = page(erin, "rounds")
    assert "Withheld" in shown
    assert ">7<" not in shown + page(erin, "round_set_up", made)
