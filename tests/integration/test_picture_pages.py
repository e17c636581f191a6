"""The pages, files and profiles of a picture, and that nothing withheld is on any of them."""

import csv
import re
from io import BytesIO, StringIO
from typing import Any

import pypdf
import pytest
from django.urls import reverse

from factories import workforce_pictures as factory
from factories.world import TODAY, World
from oneworkforce.workforce.web.presenters.pictures import PAGES

pytestmark = pytest.mark.undone

SECRET = 7
"""People in the one small cell: on no page stands this number alone."""


def peopled(world: World) -> None:
    """Make a workforce with one small group, and a picture of it."""
    factory.staffed(world, 31, birth_year=[1960, 1985, 1995], gender=["woman", "woman", "man"], evenings=["yes", "no"])
    factory.staffed(
        world, SECRET, 40, at="Northshire Health Trust", where="Marsh", role="school_nurse", age_band="65_over"
    )
    youth = {"where": "Marsh", "role": "youth_worker", "age_band": "45_54", "gender": "woman"}
    factory.staffed(world, 26, 60, at="Kite Club", **youth)
    factory.staffed(world, 26, 90, at="Northshire Council", **youth)
    factory.holding(world, 33, expires_on=TODAY)
    factory.speaking(world, 41, "pl")
    factory.made(world)


def page(world: World, route: str, *args: Any, who: str = "pia", **query: str) -> str:
    answer = world.client(who).get(reverse(route, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def table(world: World, route: str, *args: Any, who: str = "pia", **query: str) -> list[list[str]]:
    return list(csv.reader(StringIO(page(world, route, *args, who=who, **query).removeprefix("\ufeff"))))


def numbers(text: str) -> set[str]:
    """Return the numbers that stand alone in a text; of a page what is shown, without what draws it."""
    shown = re.sub(r"<style.*?</style>|<[^>]*>", " ", text, flags=re.DOTALL)
    return set(re.findall(r"(?<![\d.,:\-])\d+(?:\.\d+)?(?![\d:\-])", shown))


def test_the_overview_says_how_many_the_rates_with_formulas_and_when(world: World) -> None:
    peopled(world)
    said = page(world, "picture")
    for words in ("90", "90.0", "vacancies ÷ (vacancies + employed posts)", "2 November 2026", "What is not known"):
        assert words in said


@pytest.mark.parametrize("slug", [*PAGES])
def test_each_cut_has_its_picture_words_table_and_file(world: World, slug: str) -> None:
    factory.staffed(world, 40, birth_year=[1960, 1985], gender=["woman", "man"])
    factory.holding(world, 33, expires_on=TODAY)
    factory.made(world)
    said = page(world, "picture_page", slug)
    assert "<svg" in said
    assert "<table" in said
    assert "What the picture says, in words" in said
    rows = table(world, "picture_file", slug)
    assert len(rows) > 3
    assert any("Counts of 2026-11-02" in row[0] for row in rows)


def test_a_withheld_cell_is_marked_and_explained_on_pages_and_in_files(world: World) -> None:
    peopled(world)
    rows = {row[0]: row[1:] for row in table(world, "picture_file", "sector") if row}
    assert rows["Health"][:2] == ["c", "c"]
    assert any("c: Withheld" in key for key in rows)
    assert "c: Withheld" in page(world, "picture_page", "sector")


def test_nothing_withheld_is_on_any_page_chart_sentence_or_file(world: World) -> None:
    peopled(world)
    leaks = {}
    places = [str(world.localities[name]) for name in ("Northshire", "Willow", "Reed", "Marsh")]
    texts = {"picture": page(world, "picture"), "own_figures": page(world, "own_figures", who="erin")}
    texts["own_figures_file"] = page(world, "own_figures_file", who="erin")
    for slug in PAGES:
        texts[slug] = page(world, "picture_page", slug)
        texts[f"{slug} file"] = page(world, "picture_file", slug)
    for place in places:
        texts[f"profile {place}"] = page(world, "picture_profile", place)
        texts[f"pdf {place}"] = printed(world, place)
        for of in ("gender", "ethnicity", "disability"):
            texts[f"{of} {place}"] = page(world, "picture_equality", place=place, of=of)
            texts[f"{of} {place} file"] = page(world, "picture_equality_file", place=place, of=of)
    # The secret, its hours; and what is left of the whole or of its place without it.
    for name, said in texts.items():
        if found := numbers(said) & {f"{SECRET}", f"{SECRET}.0", "83", "83.0"}:
            leaks[name] = found
    assert len(texts) > 50
    assert leaks == {}


def printed(world: World, place: str) -> str:
    answer = world.client("pia").get(reverse("picture_profile_pdf", args=[place]))
    paper = pypdf.PdfReader(BytesIO(answer.content))
    assert len(paper.pages) == 1
    return str(paper.pages[0].extract_text())


def test_a_profile_says_who_is_here_what_they_speak_and_what_is_to_come(world: World) -> None:
    peopled(world)
    said = page(world, "picture_profile", world.localities["Marsh"])
    for words in ("Marsh: who works with children here", "Youth and community", "Languages: ", "Retirements expected"):
        assert words in said
    assert "Marsh" in printed(world, str(world.localities["Marsh"]))


def test_a_manager_sees_the_own_organisation_unguarded_and_nobody_elses(world: World) -> None:
    factory.staffed(world, 4)
    factory.staffed(world, 40, 10, at="Kite Club")
    factory.made(world)
    headings, *rows = table(world, "own_figures_file", who="mona")
    assert headings[-1] == "Harbour School"
    assert {row[0]: row[-1] for row in rows if len(row) == len(headings)}["People"] == "4"
    asked = str(world.organisations["Kite Club"])
    assert table(world, "own_figures_file", who="mona", organisation=asked)[0][-1] == "Harbour School"
    assert table(world, "own_figures_file", who="walter", organisation=asked)[0][-1] == "The partnership"
    assert table(world, "own_figures_file", who="alice", organisation=asked)[0][-1] == "Kite Club"


def test_own_figures_stand_beside_those_of_the_picture_before(world: World) -> None:
    factory.staffed(world, 30)
    factory.made(world)
    now, today = factory.later(20)
    factory.staffed(world, 20, 100, when=now)
    factory.made(world, now=now, as_of=today)
    assert table(world, "own_figures_file", who="erin")[0][-2:] == [
        "The partnership",
        "The partnership on 2 November 2026",
    ]


def test_pages_without_a_picture_say_what_to_do(world: World) -> None:
    for route, args in (("picture", ()), ("picture_page", ("place",)), ("own_figures", ()), ("picture_profiles", ())):
        assert "No picture yet" in page(world, route, *args)
    assert world.client("pia").get(reverse("picture_file", args=["place"])).status_code == 404


def test_a_picture_is_asked_for_and_what_forbids_it_is_said(world: World) -> None:
    factory.staffed(world, 12)
    client = world.client("walter")
    assert "is being made" in client.post(reverse("picture_make"), follow=True).content.decode()
    assert "Look again in a minute" in client.post(reverse("picture_make"), follow=True).content.decode()
    assert world.client("pia").post(reverse("picture_make")).status_code == 403


def test_the_method_page_names_every_rate_mark_and_cut(world: World) -> None:
    said = page(world, "picture_method")
    for words in ("÷", "253", "Low reliability", "Not available", "Not applicable", "Age pyramid"):
        assert words in said
