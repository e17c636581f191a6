"""The fourth worked example answers on pages what a borough's localities asked (seed 002), and its README is true."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import pytest
from django.urls import reverse

from factories.demonstrated import WALSALL, agencies, here, page, part, rows
from oneworkforce.ground.models import Partnership
from oneworkforce.partnership.models import Locality, Organisation, Person
from oneworkforce.plan.models import Strand
from oneworkforce.workforce.domain.kinds import Contract, Origin
from oneworkforce.workforce.domain.upload_states import UploadState
from oneworkforce.workforce.models import Picture, PictureRow, Post, Session, StaffUpload

NAME = "Beth Sorrel"
"""Visits homes in Willenhall, speaks Serbian, can work evenings, and has not said what colleagues may see."""
CIRCLE, WELCOME = "Willenhall Family Circle", "Foundry Welcome"
EAST = "Foundry East"


def place(name: str) -> str:
    return str(Locality.objects.get(name=name).pk)


def organisation(name: str) -> str:
    return str(Organisation.objects.get(name=name).pk)


def found(role: str, words: str) -> str:
    return page(role, f"{reverse('find')}?q={quote(words)}")


def profile(role: str, name: str) -> str:
    return page(role, reverse("picture_profile", args=[place(name)]))


def told(said: str, before: str) -> str:
    """Return the number that follows `before` on a page, or the mark that stands in its place."""
    match = re.search(rf"{re.escape(before)}\|?[:\s]*([\d,]+|[a-z])\b", said)
    assert match is not None, before
    return match[1].replace(",", "")


def test_every_file_was_taken_whole_and_every_post_is_there(demo: Partnership) -> None:
    uploads = list(StaffUpload.objects.all())
    assert demo.synthetic
    assert len(uploads) == 15
    assert {each.state for each in uploads} == {UploadState.STORED}
    posts = Post.objects.filter(origin=Origin.UPLOAD)
    assert posts.count() == len(rows())
    assert Locality.objects.filter(parent__parent__name="Foundry Borough").count() == 15
    wanted = Counter(row["locality"] for row in rows())
    assert Counter(posts.values_list("locality__name", flat=True)) == wanted
    assert set(posts.values_list("contract", flat=True)) == {
        *(Contract.AGENCY, Contract.SECONDMENT, Contract.SELF_EMPLOYED, Contract.FIXED_TERM),
        *(Contract.ZERO_HOURS, Contract.VOLUNTEER, Contract.PERMANENT),
    }


def test_what_the_readme_says_of_the_files_is_so() -> None:
    said = Path(WALSALL, "README.md").read_text("utf-8")
    assert f"{len({row['organisation'] for row in agencies()})} agencies" in said
    assert f"{len(rows())} posts" in said
    named = set(re.findall(r"^\| `([a-z-]+\.[a-z]+)` \|", said, re.MULTILINE))
    assert named == {path.name for path in WALSALL.iterdir() if path.is_file()} - {"README.md"}


def test_how_many_work_for_a_voluntary_group_in_a_place_stands_in_the_list_of_posts(demo: Partnership) -> None:
    assert demo.synthetic
    address = f"{reverse('posts')}?locality={place('Willenhall')}&organisation={organisation(CIRCLE)}"
    many = sum(row["organisation"] == CIRCLE for row in here())
    assert many >= 12
    said = page("workforce_lead", address)
    assert f"Showing {many} posts" in said
    assert said.count("|Home visiting volunteer|") == 7
    volunteers = f"{reverse('posts')}?organisation={organisation(CIRCLE)}&contract=volunteer"
    assert "Showing 12 posts" in page("workforce_lead", volunteers)


def test_how_many_work_for_voluntary_groups_is_told_to_everybody_or_withheld(demo: Partnership) -> None:
    assert demo.synthetic
    said = page("practitioner", reverse("picture_page", args=["sector"]))
    voluntary = {row["organisation"] for row in agencies() if row["sector"] == "voluntary"}
    in_totals = 14 + 11  # story.yaml
    many = sum(row["organisation"] in voluntary for row in here()) + in_totals
    assert told(said, "|Voluntary and community") in {str(many), "c"}
    everybody = told(page("practitioner", reverse("picture")), "|People")
    assert int(everybody) == len({row["staff_number"] for row in here()}) + in_totals


def test_a_voluntary_group_that_gives_totals_counts_too(demo: Partnership) -> None:
    assert demo.synthetic
    said = page("workforce_lead", reverse("giving", args=[organisation(WELCOME)]))
    assert "|Totals only|" in said
    assert re.search(r"\|Mentor or befriender\|[^|]*\|Willenhall\|[^|]*\|14\|", said)
    assert "1 of which gave totals" in page("practitioner", reverse("picture"))


def test_the_rates_of_the_partnership_are_told_though_few_are_of_agencies(demo: Partnership) -> None:
    assert demo.synthetic
    said = page("practitioner", reverse("own_figures"))
    for title in ("Vacancy rate", "Turnover rate"):
        assert re.search(rf"\|{title}\|[^|]*\|\d+\.\d%", said), title
    assert re.search(r"\|Agency rate\|[^|]*\|c\|", said)


@pytest.mark.parametrize("role", ["practitioner", "coordinator"])
def test_a_macrolanguage_an_evening_and_a_place_find_somebody_whose_manager_is_asked(
    demo: Partnership, role: str
) -> None:
    assert demo.synthetic
    said = found(role, "Serbo-Croatian, evenings, Willenhall")
    assert "Serbo-Croatian (also Bosnian, Croatian and Serbian)" in said
    assert "1 person found." in said
    assert f"|Someone at {CIRCLE}|" in said
    assert "|Ask their manager|" in said
    assert NAME not in said


def test_the_lead_sees_who_it_is_with_what_they_can_do(demo: Partnership) -> None:
    assert demo.synthetic
    said = found("workforce_lead", "Serbo-Croatian, evenings, Willenhall")
    [asked] = [row for row in here() if row["name"] == NAME]
    assert re.search(rf"\|{NAME}\|{CIRCLE}\|[^|]*\|English, Serbian\|Evenings: yes\|", said)
    held = page("workforce_lead", reverse("person", args=[Person.objects.get(name=NAME).pk]))
    assert "Serbian" in held
    assert asked["evenings"] == "Yes"


@pytest.mark.parametrize(
    ("words", "column", "where"),
    [
        ("Makaton, Foundry East", "skills", EAST),
        ("debt advice, Foundry West", "skills", "Foundry West"),
        ("Polish, Foundry Central", "languages", "Foundry Central"),
    ],
)
def test_a_skill_or_a_language_finds_as_many_as_have_it(demo: Partnership, words: str, column: str, where: str) -> None:
    assert demo.synthetic
    what = words.split(",", maxsplit=1)[0]
    many = sum(what in row[column].split("; ") and row["locality"] in part(where) for row in here())
    assert many > 1
    assert f"{many} people found." in found("practitioner", words)


@pytest.mark.parametrize(("words", "column"), [("weekends", "weekends"), ("flexible", "flexible")])
def test_who_can_come_at_the_weekend_or_bend_their_hours_is_found_before_who_has_not_said(
    demo: Partnership, words: str, column: str
) -> None:
    assert demo.synthetic
    said = found("workforce_lead", f"{words}, English, Bellmead")
    able = [
        row
        for row in here()
        if row["locality"] == "Bellmead" and row[column] == "Yes" and "English" in row["languages"]
    ]
    assert able
    assert all(f"|{row['name']}|" in said for row in able)
    yes = re.search(r"In Bellmead: can work [^|]*\|(.*?)In Bellmead: have not said", said)
    assert yes is not None
    assert all(f"|{row['name']}|" in yes[1] for row in able)


def test_the_profile_of_a_part_of_the_borough_says_evenings_weekends_languages_and_retirements(
    demo: Partnership,
) -> None:
    assert demo.synthetic
    said = profile("practitioner", EAST)
    people = [row for row in here() if row["locality"] in part(EAST)]
    for words, column in (("Can work evenings:", "evenings"), ("; weekends:", "weekends"), ("; flexibly:", "flexible")):
        many = sum(row[column] == "Yes" for row in people)
        assert told(said, words) in {str(many), "c"}
    english = sum("English" in row["languages"].split("; ") for row in people)
    assert f"English {english}" in said
    retiring = told(said, "Retirements expected in five years:")
    assert retiring == "c" or int(retiring) >= 10


def test_what_somebody_is_qualified_to_stands_on_their_record(demo: Partnership) -> None:
    assert demo.synthetic
    [row] = [each for each in here() if each["post_reference"] == "P01-057"]
    asked = reverse("person", args=[Post.objects.get(reference="P01-057").person_id])
    assert f"Award at level {row['qualification_level']}" in page("workforce_lead", asked)


def test_data_quality_says_what_to_chase_and_from_whom(demo: Partnership) -> None:
    assert demo.synthetic
    said = page("workforce_lead", reverse("data_quality_of", args=[organisation(CIRCLE)]))
    assert "Highest qualification" in said


def test_which_agencies_a_locality_has_and_what_they_find_of_value(demo: Partnership) -> None:
    assert demo.synthetic
    session = page("practitioner", reverse("session", args=[Session.objects.get().pk]))
    names = {row["organisation"] for row in agencies() if row["locality"] == "Willenhall"}
    assert all(f"|{name}|" in session for name in names)
    assert "|Totals for 2 roles|" in page("workforce_lead", reverse("session", args=[Session.objects.get().pk]))
    assert "Added: Families need somebody in the holidays." in session
    assert all(name in page("practitioner", reverse("locality", args=[place("Willenhall")])) for name in names)


def test_a_picture_was_made_and_names_no_small_number_of_people(demo: Partnership) -> None:
    assert demo.synthetic
    assert Picture.objects.count() == 1
    held = len({row["staff_number"] for row in rows() if not row["vacant_since"]})
    assert Person.objects.filter(staff_record__isnull=False).count() == held
    rows_of_people = PictureRow.objects.filter(universe="people").values_list("figures", flat=True)
    people = [each["people"] for each in rows_of_people if each.get("people") is not None]
    assert 0 < max(people) <= held + 25
    assert [few for few in people if 0 < few < 10] == []


def test_the_strategy_has_five_strands_from_a_visioning_day(demo: Partnership) -> None:
    assert demo.synthetic
    strands = Strand.objects.filter(strategy__title="Children's workforce development strategy")
    assert strands.filter(sources__kind="visioning").count() == 5
