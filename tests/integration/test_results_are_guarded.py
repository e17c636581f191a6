"""No page, picture, sentence or file of a round tells a figure that is withheld: every address of results is walked."""

import json
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from factories import rounds
from factories.areas import findings as area
from factories.command_row import by
from factories.page_tables import Read
from factories.world import World
from oneworkforce.assess.commands import supports
from oneworkforce.assess.domain import figure, framework_file, reading, results_json
from oneworkforce.assess.domain.analysis import Choices
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.domain.results import By, Results, Row
from oneworkforce.assess.queries import analysis
from oneworkforce.assess.queries import findings as queries
from oneworkforce.assess.queries.analysis import Request, Source
from oneworkforce.assess.web.addresses import findings as of_findings
from oneworkforce.assess.web.addresses import results as of_results
from oneworkforce.assess.web.presenters.figure_lists import named
from oneworkforce.assess.web.presenters.grids import Ways
from oneworkforce.audit.models import Event
from oneworkforce.lib import rounding
from oneworkforce.ui import heatmap

pytestmark = pytest.mark.undone

FRAMEWORK = framework_file.parse(rounds.FRAMEWORK, "trial")
FORMS = {"finding_add", "finding_change", "finding_decide", "finding_remove"}
FORMS |= {"support_add_evidence", "support_add_figure"}
POSTED = {"findings_draft", "support_remove"}
WALKED = {
    *("round", "round_arc", "round_heat_map", "round_compare", "round_change_since", "round_method", "round_figure"),
    *("round_figures", "round_figures_export", "round_json", "findings", "findings_export"),
}
DECIMAL = re.compile(r"(?<![\d.])\d+\.\d\d(?!\d)")
PURPOSE = {"purpose": "check", "words": ""}
Key = tuple[By, str, str]


def key(row: Row) -> Key:
    return row.by, row.arc or "", row.question or ""


@cache
def raw() -> Results:
    """Return the same answers analysed without any guard: what nobody may see."""
    with TemporaryDirectory() as folder:
        file, frame = Path(folder, "answers.csv"), Path(folder, "frame.csv")
        file.write_text(rounds.answers())
        frame.write_text(rounds.frame())
        return analysis.run(Request(Source(file, FRAMEWORK, frame), choices=Choices(rounds.BY, guarded=False))).results


def hidden() -> dict[Key, Row]:
    """Return the raw row of each that is withheld."""
    every = {key(row): row for row in raw().rows}
    return {key(row): every[key(row)] for row in rounds.results().rows if row.withheld is not None}


def only_hidden() -> set[str]:
    """Return the hidden means, to two decimals, that no shown figure happens to have too."""
    told = {rounding.shown(row.mean) for row in hidden().values() if row.mean is not None}
    shown = [row for row in rounds.results().rows if row.withheld is None]
    values = [value for row in shown for value in (row.mean, row.low, row.high, row.se, row.alpha) if value is not None]
    line = float(FRAMEWORK.scale.threshold)
    key = {rounding.shown(line + way * step * 2) for step in (0, *heatmap.STEPS) for way in (1, -1)}  # of the heat map
    return told - {rounding.shown(value) for value in values} - key


def walk(world: World, made: UUID, client: Client) -> dict[str, str]:
    """Return every page and file of the round by its address."""
    ways, arcs = Ways(made), [arc.id for arc in FRAMEWORK.arcs]
    groups = "&".join(f"group={named(each)}" for each in rounds.results().groups)
    urls = [
        reverse("round", args=[made]),
        *(reverse("round_arc", args=[made, arc]) for arc in arcs),
        reverse("round_heat_map", args=[made]),
        f"{reverse('round_compare', args=[made])}?{groups}",
        *(f"{reverse('round_compare', args=[made])}?group=everyone&group={named(each)}" for each in hidden_groups()),
        *(f"{reverse('round_change_since', args=[made])}?group={figure.key(each)}" for each in rounds.results().groups),
        reverse("round_method", args=[made]),
        *(ways.figure(figure.about(row)) for row in rounds.results().rows),
        *(f"{reverse('round_figures', args=[made])}?size=100&page={page}" for page in (1, 2)),
        f"{reverse('round_figures', args=[made])}?sort=score&size=100",
        reverse("findings", args=[made]),
    ]
    found = {url: client.get(url).content.decode() for url in urls}
    for name in ("round_figures_export", "round_json", "findings_export"):
        url = reverse(name, args=[made])
        found[url] = client.post(url, PURPOSE).content.decode("utf-8-sig")
    return found


def hidden_groups() -> list[By]:
    found = rounds.results()
    return [by for by in found.groups if any(row.by == by and row.withheld == "cell" for row in found.rows)]


def test_every_address_of_results_and_findings_is_walked() -> None:
    names = {each.name for each in (*of_results.urlpatterns, *of_findings.urlpatterns)}
    assert names == WALKED | FORMS | POSTED


def test_there_is_something_to_hide() -> None:
    assert {by[0][1] for by in hidden_groups()} >= {rounds.SMALL}
    assert len(only_hidden()) >= 8


def test_no_hidden_figure_is_on_any_page_or_in_any_file(world: World) -> None:
    made = rounds.held(world)
    with world.scope("walter"):
        told = area.recorded(world, made)
        for about in map(figure.about, hidden().values()):
            supports.add_figure(**by(world, "walter"), finding=told, about=about)
    secret, read = only_hidden(), Reading(rounds.results(), FRAMEWORK)
    names = [read.name(each) for each in hidden_groups()]
    for url, page in walk(world, made, world.client("walter")).items():
        found = Read(page)
        said = " ".join(found.texts) if found.texts else page  # a picture's own numbers are places on paper
        assert not secret & {*DECIMAL.findall(said)}, url
        for name in names:
            assert set(found.under(name)) <= {"withheld", "everything", "", *titles(read)}, (url, name)
            beside = [each for each in found.texts if re.match(rf"{name}[:,]", each)]
            assert not [each for each in beside if DECIMAL.search(each)], (url, name)


def titles(read: Reading) -> set[str]:
    """Return what stands in a row of a list beside a group's name and is no figure."""
    arcs = {read.title(arc) for arc in read.framework.arcs} | {"All arcs"}
    return arcs | {read.said(question) for question in read.framework.questions}


def test_the_json_is_what_is_stored_and_is_recorded(world: World) -> None:
    made = rounds.held(world)
    answer = world.client("erin").post(reverse("round_json", args=[made]), PURPOSE)
    assert results_json.from_json(answer.content.decode()) == rounds.results()
    cells = json.loads(answer.content)["cells"]
    assert all(cell["mean"] is None for cell in cells if cell["withheld"])
    with world.reading("stella"):
        event = Event.objects.filter(verb="exported", subject=made).get()
    assert event.reason == "To check or correct our records"
    assert event.fields == ["results"]


def test_a_withheld_figure_that_supports_a_finding_is_told_as_withheld(world: World) -> None:
    made = rounds.held(world)
    with world.scope("walter"):
        told = area.recorded(world, made)
        about = figure.About((("district", rounds.SMALL),), "vision", "")
        supports.add_figure(**by(world, "walter"), finding=told, about=about)
        supports.add_figure(**by(world, "walter"), finding=told, about=area.VISION)
    with world.reading():
        (found,) = queries.of_round(world.viewer("erin"), made)
        score = reading.score(Reading(rounds.results(), FRAMEWORK).arc(FRAMEWORK.arcs[0]))
    assert "Shared vision, Marsh: withheld." in found.supports
    assert score is not None
    assert any(f"Shared vision, everyone: {rounding.shown(score)}, interval" in said for said in found.supports)
