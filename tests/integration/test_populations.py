"""Published population tables: brought in whole or not at all, shown beside the workforce with their source."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factories import workforce_pictures as factory
from factories.areas.workforce_picture import population
from factories.world import World
from oneworkforce.workforce.models import Population, PopulationRow

pytestmark = pytest.mark.undone

HEAD = "Area name,Variable,Category,Observation\r\n"


def sent(world: World, content: str, **values: str) -> str:
    told = {"title": "Census", "source": "An office", "licence": "Open licence", "year": "2021", **values}
    file = SimpleUploadedFile("joan-smith.csv", content.encode("utf-8-sig"), "text/csv")
    answer = world.client("walter").post(reverse("population_add"), {**told, "file": file}, follow=True)
    return answer.content.decode()


def test_byte_order_mark_separators_and_marks_of_published_tables_are_read(world: World) -> None:
    rows = (
        'Reed,Sex,Female,"1,204"\r\nReed,Sex,Male,[c]\r\nReed,Ethnic group,"Asian, Asian British or Asian Welsh",..\r\n'
    )
    assert "The table was brought in." in sent(world, HEAD + rows)
    with world.reading():
        found = sorted(PopulationRow.objects.values_list("characteristic", "group", "people", "mark"))
        assert found == [("ethnicity", "asian", None, "x"), ("gender", "man", None, "c"), ("gender", "woman", 1204, "")]
        assert len(Population.objects.get().digest) == 64


def test_every_fault_is_told_by_row_without_what_the_cell_says_and_nothing_is_kept(world: World) -> None:
    rows = "Reed,Sex,Female,many\r\nAtlantis,Sex,Male,5\r\nReed,Shoe size,Large,5\r\n"
    said = sent(world, f"{HEAD}{rows}Reed,Sex,Tall,6\r\nReed,Sex,Male,1\r\nReed,Sex,Males,2\r\n")
    told = ("Row 2, people", "Row 3, place", "Row 4, characteristic", "Row 5, group", "about the same as row 6")
    for words in told:
        assert words in said
    assert "Atlantis" not in said
    with world.reading():
        assert not Population.objects.exists()


@pytest.mark.parametrize("head", ["Area name,Category,Observation\r\nReed,Female,4\r\n", "\r\n"])
def test_a_file_without_the_headings_is_refused(world: World, head: str) -> None:
    said = sent(world, head)
    assert "headings" in said
    with world.reading():
        assert not Population.objects.exists()


def test_the_same_file_is_not_brought_in_twice(world: World) -> None:
    sent(world, HEAD + "Reed,Sex,Female,4\r\n")
    assert "brought in already" in sent(world, HEAD + "Reed,Sex,Female,4\r\n")


def test_workforce_and_population_stand_side_by_side_with_difference_and_source(world: World) -> None:
    factory.staffed(world, 40, gender=["woman", "woman", "woman", "man"])
    factory.made(world)
    population(world)
    query = {"place": str(world.localities["Reed"]), "of": "gender"}
    said = world.client("pia").get(reverse("picture_equality"), query).content.decode()
    source = "Census, An office of statistics, 2021, brought in on 2 November 2026. Open licence, version 3"
    for words in ("75.0%", "52.2%", "+22.8", "1,200", source):
        assert words in said


def test_a_table_is_listed_with_its_fingerprint_and_removed(world: World) -> None:
    made = population(world)
    client = world.client("walter")
    assert "SHA-256" in client.get(reverse("populations")).content.decode()
    assert "was removed" in client.post(reverse("population_remove", args=[made]), follow=True).content.decode()
    with world.reading():
        assert not PopulationRow.objects.exists()
