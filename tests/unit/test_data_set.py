"""The data set and the list of roles: sound as files, and read as people write them."""

import pytest
import yaml

from oneworkforce.lib import text
from oneworkforce.workforce.domain import items, origins, roles, staff_words

KINDS = {
    *("organisation", "reference", "role", "contract", "hours", "team", "locality", "date", "leaving_reason"),
    *("destination", "count", "name", "email", "year", "age_band", "known", "skills", "languages", "qualification"),
    *("level", "check", "registration", "gender", "ethnicity", "days", "away", "came_from"),
}


def test_every_item_has_a_kind_that_is_explained_and_a_heading_of_its_own() -> None:
    found = items.all_items().values()
    assert {item.kind for item in found} == KINDS
    assert {item.of for item in found} == {"post", "person"}
    assert len({text.folded(item.column) for item in found}) == len(found)
    assert all(kind in (items.__doc__ or "") for kind in KINDS)


def test_no_heading_and_no_word_stands_for_two_things() -> None:
    for rows in (
        [
            (item.key, {text.folded(w) for w in (item.column, item.label, item.key, *item.words)})
            for item in items.all_items().values()
        ],
        [
            (role.key, {text.folded(w) for w in (role.key, role.title, *role.words)})
            for role in roles.all_roles().values()
        ],
        [
            (origin.key, {text.folded(w) for w in (origin.key, origin.title, *origin.words)})
            for origin in origins.all_origins().values()
        ],
    ):
        seen: dict[str, str] = {}
        for key, words in rows:
            clash = {word: (seen[word], key) for word in words if word in seen}
            assert clash == {}
            seen |= dict.fromkeys(words, key)


def test_every_role_is_counted_in_a_group_and_some_in_the_census() -> None:
    assert {role.group for role in roles.all_roles().values()} == set(roles.groups())
    assert {role.census for role in roles.all_roles().values()} - {None} == {1, 2, 3, 4, 5, 6}


def test_an_origin_of_starters_stands_for_a_code_of_the_census() -> None:
    codes = {origin.key: origin.census for origin in origins.all_origins().values()}
    assert set(codes.values()) == set(range(1, 9)), "9 and 10 say that it is not known, and not asked yet"
    assert (codes["newly_qualified"], codes["agency"], codes["no_work"]) == (1, 4, 7)
    assert all(len(key) <= 20 for key in codes), "as long as the column holds"
    assert staff_words.words("came_from")[text.folded("NQSW")] == "newly_qualified"
    assert staff_words.listed("came_from") == origins.choices()
    assert origins.title("a key that is gone") == "a key that is gone"


def test_a_role_says_nothing_beside_what_is_read_of_it() -> None:
    told = yaml.safe_load(roles.FILE.read_text("utf-8"))["roles"]
    known = {"key", "group", "title", "census", "words"}
    assert [row["key"] for row in told if set(row) - known] == []  # as where a comma ends a title that is not quoted
    assert roles.title("sports_arts_worker") == "Sports, arts or music worker"


@pytest.mark.parametrize(
    ("said", "key"), [("Post Number", "reference"), ("hours a week", "hours"), ("YOB", "birth_year")]
)
def test_a_heading_is_known_by_other_words(said: str, key: str) -> None:
    assert items.by_heading()[text.folded(said)] == key


def test_a_role_that_the_list_lost_keeps_its_word() -> None:
    assert roles.title("senco") == "senco"
    assert roles.title(roles.by_words()["senco"]).startswith("Inclusion manager")
