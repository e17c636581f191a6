"""The pages of results show the guarded figures of the tables, whoever may look, and say what to do where none are."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories import results, rounds
from factories.world import NOW, World
from oneworkforce.assess.commands import results as keeping
from oneworkforce.assess.domain import figure, framework_file, reading
from oneworkforce.assess.domain.results import By, Change
from oneworkforce.assess.models import Round, Upload
from oneworkforce.assess.queries import stored
from oneworkforce.assess.web.presenters.grids import Ways
from oneworkforce.ground import transactions
from oneworkforce.lib import rounding

pytestmark = pytest.mark.undone

FRAMEWORK = framework_file.parse(rounds.FRAMEWORK, "trial")
MOST = 30
"""Statements of a page, those that open a request and its scope with it."""
PAGES = (
    "round",
    "round_heat_map",
    "round_compare",
    "round_change_since",
    "round_method",
    "round_figure",
    "round_figures",
)


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def without_answers(world: World) -> Round:
    with world.scope("walter"), transactions.whole("test round"):
        return Round.objects.create(
            title="Tool 2010",
            year=2010,
            framework_id="trial",
            framework_version=3,
            framework=rounds.FRAMEWORK,
            made_at=NOW,
        )


@pytest.mark.parametrize("name", [*PAGES, "round_json", "round_figures_export"])
def test_a_round_without_results_says_what_to_do(world: World, name: str) -> None:
    made = without_answers(world)
    assert "No results yet" in page(world.client("walter"), reverse(name, args=[made.pk]))


@pytest.mark.parametrize("name", PAGES)
def test_synthetic_answers_are_called_so(world: World, name: str) -> None:
    assert "These answers are synthetic" in page(world.client("erin"), reverse(name, args=[rounds.held(world)]))


def test_each_figure_on_its_page_is_the_guarded_one(world: World) -> None:
    made = rounds.held(world)
    client, ways = world.client("carl"), Ways(made)
    with world.reading():
        read = stored.reading(stored.held(world.viewer("carl"), made))
    for row in read.results.rows:
        shown = page(client, ways.figure(figure.about(row)))
        score = reading.score(row)
        if row.withheld is not None:
            assert "This figure is withheld" in shown
            assert "How it was worked out" not in shown
        elif score is not None:
            assert f"= {rounding.shown(score)}." in shown
            assert f">{row.n:,}" in shown.replace("\n", "")


def test_the_overview_has_the_rainbow_wide_and_narrow_and_its_table(world: World) -> None:
    shown = page(world.client("erin"), reverse("round", args=[rounds.held(world)]))
    assert shown.count("<svg") == 3  # the mark, the rainbow wide and narrow
    assert 'id="rainbow-title"' in shown
    assert 'id="rainbow-phone-title"' in shown
    assert "<style" not in shown
    assert "Shared vision" in shown
    assert "Nothing is shown for 6 of 14 groups" in shown


def test_an_arc_ranks_its_questions_the_lowest_first(world: World) -> None:
    made = rounds.held(world)
    shown = page(world.client("pia"), reverse("round_arc", args=[made, "vision"]))
    table = shown[shown.index("Questions, the lowest first") :]
    assert table.index("We plan together.") < table.index("We share one vision.")
    assert "Everybody works together for me." in shown
    assert "Next arc" in shown
    assert "Previous arc" not in shown


@pytest.mark.parametrize(
    "query",
    ["arc=nothing", "group=nothing", "question=v1", "arc=vision&question=l1", "arc=vision&question=nothing"],
)
def test_a_figure_that_does_not_exist_is_not_found(world: World, query: str) -> None:
    made = rounds.held(world)
    assert world.client("erin").get(f"{reverse('round_figure', args=[made])}?{query}").status_code == 404
    assert world.client("erin").get(reverse("round_arc", args=[made, "nothing"])).status_code == 404


def test_groups_of_the_cuts_are_compared_and_others_passed_over(world: World) -> None:
    made = rounds.held(world)
    reed, willow = (figure.key((("district", name),)) for name in ("Reed", "Willow"))
    client, url = world.client("erin"), reverse("round_compare", args=[made])
    both = page(client, f"{url}?group={reed}&group={willow}&group=elsewhere")
    assert "Scores side by side" in both
    assert both.count("<svg") == 3
    assert "Tick two groups or more" in page(client, f"{url}?group={reed}&group=elsewhere")


def test_the_list_is_filtered_and_sorted(world: World) -> None:
    made = rounds.held(world)
    client, url = world.client("erin"), reverse("round_figures", args=[made])
    marsh = figure.key((("district", rounds.SMALL),))
    hidden = page(client, f"{url}?group={marsh}")
    assert "Showing 10 figures" in hidden
    assert hidden.count(">withheld<") == 30
    lowest = page(client, f"{url}?kind=arc&group=everyone&sort=score")
    assert lowest.index("2.26") < lowest.index("2.98") < lowest.index("3.63")


def changed(world: World) -> Round:
    """Return a round with results that have a previous round; the second question was worded anew since."""
    before = rounds.held(world, "Tool 2008")
    with world.scope("walter"):
        row = Round.objects.get(pk=rounds.held(world))
        told = Change(3.2, 3.0, 0.2, 0.05, 0.1, 0.3, 0.001, 0.004, 0.3, 1)
        hidden = {"v2", "l1", "l2"}
        rows = tuple(
            each if each.withheld or each.question in hidden else each._replace(change=told)
            for each in rounds.results().rows
        )
        keeping.keep(
            round=row,
            upload=Upload.objects.get(round=row),
            results=replace(rounds.results(), rows=rows),
            against=before,
            now=NOW,
        )
    return row


def test_year_on_year_shows_both_rounds_and_which_questions_they_share(world: World) -> None:
    made = changed(world)
    client, url = world.client("erin"), reverse("round_change_since", args=[made.pk])
    shown = page(client, url)
    shared, rest = shown.split("Questions that cannot be compared")
    assert "+0.20" in shared
    assert "+0.10 to +0.30" in shared
    assert "0.004" in shared
    assert "We share one vision." in shared
    assert "“We plan together.”: not asked in the same words before" in rest
    marsh = page(client, f"{url}?group={figure.key((('district', rounds.SMALL),))}")
    assert "No change can be shown for this group" in marsh
    assert "+0.20" not in marsh
    assert "0.20" in page(client, Ways(made.pk).figure(figure.About((), "vision", "v1")))


def test_without_a_previous_round_there_is_no_year_on_year(world: World) -> None:
    made = rounds.held(world)
    assert "No previous round" in page(world.client("erin"), reverse("round_change_since", args=[made]))


def many(world: World, title: str, groups: int) -> UUID:
    """Return a round with results of so many groups."""
    made = rounds.held(world, title)
    scores = {arc.id: 2.5 for arc in FRAMEWORK.arcs}
    cut: dict[By, dict[str, float]] = {(("district", f"Place {number}"),): scores for number in range(groups)}
    with world.scope("walter"):
        row = Round.objects.get(pk=made)
        kept = results.make(FRAMEWORK, scores, groups=cut)
        keeping.keep(round=row, upload=Upload.objects.get(round=row), results=kept, against=None, now=NOW)
    return made


@pytest.mark.parametrize("name", [*PAGES, "round_arc"])
def test_a_page_asks_the_database_as_often_for_thirty_groups_as_for_three(world: World, name: str) -> None:
    client, arc = world.client("erin"), ["vision"] if name == "round_arc" else []
    counts = []
    for groups in (3, 30):
        url = reverse(name, args=[many(world, f"Tool of {groups}", groups), *arc])
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            page(client, url)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= MOST, counts
