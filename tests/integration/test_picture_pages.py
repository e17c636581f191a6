"""The pages, files and profiles of a picture, and that nothing withheld is on any of them."""

import csv
import re
from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any

import pypdf
import pytest
from django.urls import reverse
from django.utils.http import urlencode
from python_calamine import CalamineWorkbook

from factories import workforce
from factories import workforce_pictures as factory
from factories.world import TODAY, World
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.workforce.models import Giving
from oneworkforce.workforce.web.presenters.picture_pages import PAGES, TOGETHER

pytestmark = pytest.mark.undone

SECRET = 7
"""People in the one small cell: on no page stands this number alone."""


def peopled(world: World) -> None:
    """Make a workforce with one small group, and a picture of it."""
    factory.staffed(world, 31, birth_year=[1960, 1985, 1995], gender=["woman", "woman", "man"], evenings=["yes", "no"])
    factory.staffed(
        world, SECRET, 40, at="Northshire Health Trust", where="Marsh", role="school_nurse", age_band="65_over"
    )
    youth: dict[str, Any] = {"where": "Marsh", "role": "youth_worker", "age_band": "45_54", "gender": "woman"}
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


def workbook(content: bytes) -> dict[str, list[list[Any]]]:
    """Return the sheets of a workbook by name, each as rows of typed cells."""
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def exported(world: World, who: str, **query: str) -> list[list[str]]:
    """Return the rows of the file of own figures, which asks what for."""
    path = f"{reverse('own_figures_file')}?{urlencode(query)}"
    answer = world.client(who).post(path, {"purpose": "check"})
    assert answer.status_code == 200
    return list(csv.reader(StringIO(answer.content.decode().removeprefix("\ufeff"))))


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
    factory.speaking(world, 20, "pl")
    factory.skilled(world, 20, "Makaton")
    factory.made(world)
    said = page(world, "picture_page", slug)
    assert "<svg" in said
    assert "<table" in said
    assert "What the picture says, in words" in said
    headings, *rows = table(world, "picture_file", slug)
    assert rows
    assert {len(row) for row in rows} == {len(headings)}
    figures = [at for at, title in enumerate(headings) if title.endswith(", mark")]
    assert figures
    for row in rows:
        assert all(row[at - 1] == "" or float(row[at - 1]) >= 0 for at in figures)
        assert all(row[at] in {"", "c", "u", "x", "z"} for at in figures)
    assert "Counts of 2026-11-02" in page(world, "picture_file", slug, **{"as": "notes"})
    file = world.client("pia").get(reverse("picture_file", args=[slug]), {"as": "xlsx"})
    sheets = workbook(file.content)
    assert [len(sheets["Table"]), sheets["Table"][0]] == [len(rows) + 1, headings]
    assert any("Counts of 2026-11-02" in str(row[0]) for row in sheets["Notes"])


def test_a_withheld_cell_is_marked_and_explained_on_pages_and_in_files(world: World) -> None:
    peopled(world)
    headings, *rows = table(world, "picture_file", "sector")
    assert headings[:5] == [
        "Sector",
        "People",
        "People, mark",
        "Whole-time equivalents",
        "Whole-time equivalents, mark",
    ]
    assert {row[0]: row[1:5] for row in rows}["Health"] == ["", "c", "", "c"]
    assert "c: Withheld" in page(world, "picture_file", "sector", **{"as": "notes"})
    assert "c: Withheld" in page(world, "picture_page", "sector")


def test_nothing_withheld_is_on_any_page_chart_sentence_or_file(world: World) -> None:
    peopled(world)
    leaks = {}
    places = [str(world.localities[name]) for name in ("Northshire", "Willow", "Reed", "Marsh")]
    texts = {"picture": page(world, "picture"), "own_figures": page(world, "own_figures", who="erin")}
    texts["own_figures_file"] = page(world, "own_figures_file", who="erin")
    for slug in (*PAGES, *TOGETHER):
        texts[slug] = page(world, "picture_page", slug)
    for slug in PAGES:
        texts[f"{slug} file"] = page(world, "picture_file", slug)
        texts[f"{slug} notes"] = page(world, "picture_file", slug, **{"as": "notes"})
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
    headings, *rows = exported(world, "mona")
    assert headings[-3:] == ["Harbour School", "Harbour School, mark", "Unit"]
    assert {row[0]: row[-3:] for row in rows if len(row) == len(headings)}["People"] == ["4", "", "people"]
    asked = str(world.organisations["Kite Club"])
    assert exported(world, "mona", organisation=asked)[0][-3] == "Harbour School"
    assert table(world, "own_figures_file", who="walter", organisation=asked)[0][-3] == "The partnership"
    assert exported(world, "alice", organisation=asked)[0][-3] == "Kite Club"


def test_unguarded_own_figures_leave_only_for_a_purpose_that_is_recorded(world: World) -> None:
    factory.staffed(world, 40)
    factory.made(world)
    asked = page(world, "own_figures_file", who="mona")
    assert "Why do you need this file?" in asked
    rows = exported(world, "mona")
    assert "To check or correct our records" in rows[-1][0]
    with world.reading("mona"):
        event = Event.objects.filter(verb="exported", noun="picture").get()
    assert "Harbour School" in event.fields


def test_what_people_can_do_and_when_is_told_by_place(world: World) -> None:
    said: dict[str, Any] = {
        "flexible": ["yes", "no"],
        "evenings": "yes",
        "term_time": "no",
        "weekends": ["yes", "yes", "no"],
    }
    factory.staffed(world, 30, **said)
    factory.staffed(world, 30, 40, at="Kite Club", **said)
    factory.qualified(world, 60, [6])
    factory.skilled(world, 60, "Makaton")
    factory.skilled(world, 3, "Falconry")
    factory.speaking(world, 60, "pl")
    factory.made(world)
    able = page(world, "picture_page", "able")
    for title in ("When people can work", "Highest level of qualification by place", "Skills", "Languages"):
        assert f">{title}</h2>" in able
    assert able.count("<figure") == 4
    assert "alconry" not in able
    available = {row[0]: row for row in table(world, "picture_file", "availability")}
    assert [available["Everybody"][at] for at in (1, 3, 5, 7, 9)] == ["60", "60", "40", "30", "0"]
    headings, *levels = table(world, "picture_file", "levels")
    assert {row[0]: row for row in levels}["Reed (Willow)"][headings.index("Level 6 to 8: a degree or more")] == "60"
    assert ["Reed (Willow)", "makaton", "60", ""] in table(world, "picture_file", "skills")
    assert ["Everywhere", "Polish", "60", ""] in table(world, "picture_file", "languages")
    profile = page(world, "picture_profile", world.localities["Reed"])
    for words in ("Skills: makaton 60", "flexibly: 30", "level 6 to 8: a degree or more 60"):
        assert words in profile


def test_how_many_work_in_a_place_for_voluntary_organisations_is_told(world: World) -> None:
    factory.staffed(world, 30)
    factory.staffed(world, 30, 40, where="Marsh")
    factory.staffed(world, 20, 80, at="Kite Club", where="Marsh")
    factory.staffed(world, 20, 110, at="Kite Club")
    factory.made(world)
    headings, *rows = table(world, "picture_file", "place-sector")
    assert {row[0]: row for row in rows}["Marsh (Northshire)"][headings.index("Voluntary and community")] == "20"


def test_a_rate_that_rests_on_part_of_the_people_says_of_how_many_it_is_known(world: World) -> None:
    left: dict[str, Any] = {"left_on": TODAY - timedelta(days=30), "leaving_reason": "retired"}
    factory.staffed(world, 30)
    factory.staffed(world, 30, 30, at="Kite Club")
    factory.staffed(world, 12, 60, **left)
    factory.staffed(world, 12, 72, at="Kite Club", **left)
    with world.scope(), transactions.whole("test totals"):
        Giving.objects.create(organisation_id=world.organisations["Northshire Council"], gives="totals")
    workforce.total(world, at="Northshire Council", people=40, whole_time=4000, place="Marsh")
    factory.made(world)
    words = "of 60 of 100 people for whom it is known"
    assert f"leavers in 12 months ÷ employed people; {words}" in page(world, "picture")
    assert "40.0% (u)" in page(world, "picture")
    told = f"Turnover rate, The partnership: {words}."
    assert told in page(world, "own_figures", who="erin")
    assert told in page(world, "own_figures_file", who="erin", **{"as": "notes"})
    assert f"Turnover rate, Everybody: {words}." in page(world, "picture_page", "sector")
    assert f"Turnover rate, Everybody: {words}." in page(world, "picture_file", "sector", **{"as": "notes"})
    assert "Turnover rate of 60 of 60" not in page(world, "picture_profile", str(world.localities["Reed"]))
    assert f"Turnover rate {words}." in page(world, "picture_profile", str(world.localities["Northshire"]))
    assert "it is known" not in page(world, "own_figures", who="mona").partition("Harbour School: ")[2]


def test_own_figures_stand_beside_those_of_the_picture_before(world: World) -> None:
    factory.staffed(world, 30)
    factory.made(world)
    now, today = factory.later(20)
    factory.staffed(world, 20, 100, when=now)
    factory.staffed(world, 20, 200, when=now, at="Kite Club")
    factory.made(world, now=now, as_of=today)
    headings = table(world, "own_figures_file", who="erin")[0]
    assert headings[-5:-2:2] == ["The partnership", "The partnership on 2 November 2026"]


def test_where_hours_of_case_holders_are_not_known_page_file_and_table_say_so(world: World) -> None:
    factory.staffed(world, 40, cases=10, minutes=[2220, 2220, 2220, None])
    factory.made(world)
    said = page(world, "own_figures", who="mona")
    for words in (
        "10.0 (u)",
        "u: Low reliability",
        "Cases held by each case holder, Harbour School: of 30 of 40 posts",
        "Cases held by each case holder, The partnership: of about 30 of 40 posts",
    ):
        assert words in said
    title = "Cases held by each case holder"
    row = next(each for each in exported(world, "mona") if each and each[0] == title)
    assert row[2:6] == ["10.0", "u", "10.0", "u"]
    overview = page(world, "picture")
    assert "10.0 (u)" in overview
    assert "u: Low reliability" in overview
    assert "of about 30 of 40 posts" in overview


def test_where_no_hours_of_case_holders_are_known_there_is_no_caseload(world: World) -> None:
    factory.staffed(world, 40, cases=10, minutes=None)
    factory.made(world)
    row = next(each for each in exported(world, "mona") if each and each[0].startswith("Cases held"))
    assert row[2:6] == ["", "x", "", "x"]
    assert "x: Not available: nobody has recorded it." in page(world, "own_figures", who="mona")


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
