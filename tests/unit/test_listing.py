"""Lists: what an address asks for, which page is shown, where its links lead."""

import urllib.parse
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import pages
from oneworkforce.ui import listing

QUERIES = st.dictionaries(
    st.sampled_from(["q", "sector", "sort", "page", "size", "other"]),
    st.one_of(st.text(max_size=30), st.sampled_from(["name", "-name", "state", "voluntary", "50", "7", "-1", "0"])),
)


def read(**query: str) -> listing.Wanted:
    return listing.read(query, pages.COLUMNS, pages.FILTERS)


def query_of(url: str) -> dict[str, str]:
    return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(url).query))


def shown(wanted: listing.Wanted, total: int) -> listing.Listing:
    return listing.Listing(pages.COLUMNS, pages.FILTERS, wanted, (), total, "/people", "/people.csv")


def test_what_is_asked_is_read() -> None:
    wanted = read(q="  ada   example ", sector="voluntary", sort="-hours", page="4", size="50")
    assert dict(wanted.filters) == {"q": "ada example", "sector": "voluntary"}
    assert (wanted.sort, wanted.descending, wanted.page, wanted.size) == ("hours", True, 4, 50)
    assert wanted.offset == 150


@pytest.mark.parametrize(
    "query",
    [
        {"sector": "unheard of"},
        {"sort": "password"},
        {"sort": "state"},
        {"sort": "--name"},
        {"page": "nought"},
        {"page": "-3"},
        {"page": "²"},
        {"page": "9" * 5000},
        {"size": "1000000"},
        {"q": " \0 "},
        {"drop": "table"},
    ],
)
def test_what_is_not_understood_is_ignored(query: Mapping[str, str]) -> None:
    assert listing.read(query, pages.COLUMNS, pages.FILTERS) == listing.Wanted()


@given(QUERIES)
def test_an_address_reads_back_as_what_was_wanted(query: dict[str, str]) -> None:
    wanted = listing.read(query, pages.COLUMNS, pages.FILTERS)
    again = listing.read(query_of(listing.address("/people", wanted)), pages.COLUMNS, pages.FILTERS)
    assert again == wanted


@given(st.integers(0, 10_000), st.integers(1, 10**6), st.sampled_from([25, 50, 100]))
def test_the_page_shown_always_exists_and_holds_rows(total: int, page: int, size: int) -> None:
    wanted = listing.Wanted(page=page, size=size).clipped(total)
    assert 1 <= wanted.page <= listing.pages(total, size)
    assert wanted.offset < total or (total == 0 and wanted.offset == 0)
    assert shown(listing.Wanted(page=page, size=size), total).page == wanted.page


@given(st.integers(1, 10_000), st.integers(1, 500))
def test_the_pager_goes_from_the_first_page_to_the_last_and_marks_the_one_shown(total: int, page: int) -> None:
    made = shown(listing.Wanted(page=page), total)
    numbers = [entry.page for entry in made.pager if entry.page is not None]
    assert numbers == sorted(set(numbers))
    assert (numbers[0], numbers[-1]) == (1, made.pages)
    assert [entry.page for entry in made.pager if entry.current] == [made.page]


def test_sorting_keeps_the_filters_and_goes_back_to_the_first_page() -> None:
    made = shown(read(sector="voluntary", sort="name", page="3"), 200)
    name, organisation = pages.COLUMNS[:2]
    assert query_of(made.sort_url(name)) == {"sector": "voluntary", "sort": "-name"}
    assert query_of(made.sort_url(organisation)) == {"sector": "voluntary", "sort": "organisation"}
    assert [made.sorted_by(each) for each in (name, organisation)] == ["ascending", "none"]


def test_an_export_asks_for_what_is_shown_on_every_page() -> None:
    made = shown(read(sector="voluntary", sort="-name", page="3"), 200)
    assert made.export is not None
    assert made.export.startswith("/people.csv?")
    assert query_of(made.export) == {"sector": "voluntary", "sort": "-name"}
    whole = made.wanted.whole()
    assert (whole.size, whole.page, whole.offset, whole.filters) == (None, 1, 0, made.wanted.filters)


@pytest.mark.parametrize(
    ("total", "page", "said"),
    [
        (0, 1, "There are no people yet."),
        (1, 1, "Showing 1 person"),
        (25, 1, "Showing 25 people"),
        (1204, 2, "Showing 26 to 50 of 1,204 people"),
        (1204, 49, "Showing 1,201 to 1,204 of 1,204 people"),
    ],
)
def test_the_count_is_said_in_words(total: int, page: int, said: str) -> None:
    wanted = listing.Wanted(page=page)
    assert listing.Listing((), (), wanted, (), total, "/", noun="person", plural="people").counted == said


def test_a_list_tells_nothing_found_from_nothing_there() -> None:
    none = pages.render("{{ ui.listing(l) }}", l=shown(read(q="zz"), 0))
    assert "Nothing matches" in none
    assert "Clear the filters" in none
    empty = pages.render("{{ ui.listing(l) }}", l=shown(listing.Wanted(), 0))
    assert "Nothing here yet" in empty
    assert "<form" not in empty


def test_a_list_shows_its_order_and_its_export() -> None:
    html = pages.render("{{ ui.listing(l) }}", l=pages.people())
    assert html.count("aria-sort=") == 3
    assert 'aria-sort="descending"' in html
    assert 'href="/people.csv?sector=voluntary&amp;sort=-name"' in html
    assert '<option value="voluntary" selected>' in html
    assert '<input type="hidden" name="sort" value="-name">' in html
