"""A crosswalk from the form to the figures: two rounds of other frameworks, compared year on year."""

import html
import re
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factories import crosswalks, rounds, uploading, years
from factories.world import NOW, World
from oneworkforce.assess.models import ResultRow, Round
from oneworkforce.site.cli import main

pytestmark = pytest.mark.undone


def page(client: Client, route: str, *args: object) -> str:
    return html.unescape(client.get(reverse(route, args=args)).content.decode())


def change(client: Client, made: UUID, **values: Any) -> Any:
    path = reverse("round_change", args=[made])
    seen = re.findall(r'name="seen" value="([^"]*)"', client.get(path).content.decode())[0]
    with patch.object(timezone, "now", lambda: NOW):
        return client.post(path, {"seen": seen, **values})


def given(written: str = crosswalks.CROSSWALK) -> SimpleUploadedFile:
    return SimpleUploadedFile("crosswalk.yaml", written.encode())


def figures(world: World, made: UUID) -> dict[str, Any]:
    with world.reading():
        kept = ResultRow.objects.filter(result__round=made, group=0).exclude(arc="")
        return {row.question or row.arc: row.figures["change"] for row in kept}


def test_a_mapped_question_is_compared_year_on_year_and_marked(world: World) -> None:
    client = world.client("walter")
    before, now = years.two(world)
    same = {"title": "Tool 2010", "year": "2010", "previous": str(before)}
    alone = figures(world, now)
    assert {name for name, found in alone.items() if found} == {"v1", "l1", "o1"}
    assert change(client, now, **same, crosswalk_file=given()).status_code == 302
    assert "The results do not yet show the change" in page(client, "round_set_up", now)
    with patch.object(timezone, "now", lambda: NOW):
        client.post(reverse("round_recompute", args=[now]))
    uploading.read()
    assert "The results do not yet show the change" not in page(client, "round_set_up", now)
    found = figures(world, now)
    assert (found["purpose"]["questions"], found["purpose"]["mapped"]) == (2, 1)
    assert (found["v9"]["mapped"], found["v1"]["mapped"]) == (1, 0)
    assert found["o2"] is None
    # The answers of factories: everyone a point higher, 5 staying 5. Reckoned from the files themselves.
    scores = [int(line.split(",")[3]) for line in rounds.answers().splitlines()[1:]]
    assert found["v9"]["previous"] == pytest.approx(sum(scores) / len(scores))
    assert found["v9"]["mean"] == pytest.approx(sum(min(score + 1, 5) for score in scores) / len(scores))
    shown = page(client, "round_change_since", now)
    assert "One purpose (mapped)" in shown
    assert "We make one plan with each other. (mapped)" in shown
    assert "We share one vision. (mapped)" not in shown
    assert "“We know from figures whether they do.”: not asked in the same words before, and not mapped" in shown
    assert "over all 2 questions, 1 of them mapped" in shown or "None of the 3 arcs compared has" in shown
    assert (
        "Questions since the previous round: 3 the same, 1 mapped by a crosswalk, 1 changed, 1 new and 1 removed."
        in (page(client, "round", now))
    )
    figure = client.get(reverse("round_figure", args=[now]), {"arc": "purpose", "question": "v9"}).content.decode()
    assert "Of these, mapped by a crosswalk" in figure


def test_a_crosswalk_is_downloaded_and_removed(world: World) -> None:
    client, now = world.client("walter"), years.mapped(world)
    answer = client.get(reverse("round_crosswalk", args=[now]))
    assert answer.content.decode() == crosswalks.CROSSWALK
    assert "Download it" in page(client, "round_set_up", now)
    with world.reading():
        row = Round.objects.get(pk=now)
    same = {"title": row.title, "year": row.year, "previous": str(row.previous_id), "framework": ""}
    same |= {"by": "\n".join(row.by), "min_cell": 10}
    both = change(client, now, **same, no_crosswalk="on", crosswalk_file=given())
    assert "Give another crosswalk, or remove it: not both" in both.content.decode()
    assert change(client, now, **same, no_crosswalk="on").status_code == 302
    assert client.get(reverse("round_crosswalk", args=[now])).status_code == 404
    assert "Remove the crosswalk" not in page(client, "round_change", now)


def test_a_crosswalk_that_does_not_fit_is_refused_beside_its_field(world: World) -> None:
    client, now = world.client("walter"), years.mapped(world)
    with world.reading():
        row = Round.objects.get(pk=now)
    same = {"title": row.title, "year": row.year, "previous": str(row.previous_id), "framework": ""}
    same |= {"by": "\n".join(row.by), "min_cell": 10}
    wrong = given(crosswalks.CROSSWALK.replace("old: v2", "old: zz"))
    shown = html.unescape(change(client, now, **same, crosswalk_file=wrong).content.decode())
    assert "Line 5: The old framework has no question “zz”." in shown
    assert 'href="#id_crosswalk_file"' in shown
    alone = change(client, now, **{**same, "previous": ""}, crosswalk_file=given())
    assert "Choose the round to compare with." in alone.content.decode()
    other = change(client, now, **{**same, "framework": "one-childrens-workforce"})
    assert "The crosswalk that this round has does not fit." in other.content.decode()
    assert change(client, now, **{**same, "previous": ""}).status_code == 302
    assert change(client, now, **{**same, "crosswalk_file": given()}).status_code == 302


def test_questions_since_last_year_are_shown_by_arc(world: World) -> None:
    client, now = world.client("erin"), years.mapped(world)
    shown = page(client, "round_questions", now)
    assert "3 the same, 1 mapped by a crosswalk, 1 changed, 1 new and 1 removed" in shown
    assert "This arc was called “Shared vision”." in shown
    assert "We make one plan with each other. [v9]" in shown
    assert "Not as before: wording. The same in plainer words." in shown
    assert "Agreed by the steering group." in shown
    assert reverse("round_change", args=[now]) not in shown
    assert reverse("round_change", args=[now]) in page(world.client("walter"), "round_questions", now)
    with world.scope("walter"):
        before = Round.objects.get(pk=now).previous_id
        Round.objects.filter(pk=now).update(crosswalk=crosswalks.CROSSWALK.replace("version: 3", "version: 2"))
    assert "does not fit the two frameworks" in page(client, "round_questions", now)
    assert "No previous round" in page(client, "round_questions", before)


def test_the_trend_joins_what_is_mapped_and_breaks_elsewhere(world: World) -> None:
    client = world.client("erin")
    before, now = years.two(world)
    with world.scope("walter"):
        Round.objects.filter(pk=now).update(crosswalk=crosswalks.CROSSWALK)
        Round.objects.filter(pk=before).update(previous=now)  # whoever does this sees each round once
    shown = page(client, "round_trend", now)
    assert "from Tool 2009 to Tool 2010: 2 rounds, 10 at most" in shown
    assert "Joined: with mapped questions" in shown
    assert "Tool 2010: the line breaks. 1 of its 2 questions can be compared with the 2 before." in shown
    assert shown.count('<figure class="ow-picture">') == 4
    assert 'stroke-dasharray="6 4"' in shown


def test_the_trend_shows_guarded_rows_alone(world: World) -> None:
    client = world.client("erin")
    few = "\n".join(rounds.answers().splitlines()[:6]) + "\n"
    first = uploading.made(world, "Few", year=2008)
    uploading.kept(world, first, few)
    second = uploading.made(world, "Many", previous=first)
    shown = page(client, "round_trend", second)
    assert "withheld" in shown
    assert "no results" in shown
    assert "<circle" not in shown
    assert "A trend needs two rounds." in page(client, "round_trend", first)


def test_analyse_takes_a_crosswalk(tmp_path: Any) -> None:
    files = {
        "old.yaml": rounds.FRAMEWORK,
        "new.yaml": crosswalks.NEXT,
        "before.csv": rounds.answers(),
        "now.csv": crosswalks.answers(),
        "crosswalk.yaml": crosswalks.CROSSWALK,
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    old, new, before, now, crosswalk = (tmp_path / name for name in files)
    words = ["analyse", now, "--framework", new, "--previous", before, "--previous-framework", old]
    report = tmp_path / "report.html"
    done = CliRunner().invoke(main, list(map(str, [*words, "--crosswalk", crosswalk, "--report", report])))
    assert done.exit_code == 0, done.output
    assert "One purpose (mapped)" in report.read_text()
    alone = CliRunner().invoke(main, ["analyse", str(now), "--framework", str(new), "--crosswalk", str(crosswalk)])
    assert alone.exit_code == 2
    assert "--crosswalk: It says nothing without --previous." in alone.stderr
