"""The words of a search: what each is understood as, what else is found by it, and what is not understood."""

from collections.abc import Collection
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from oneworkforce.lib import text
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.domain import languages
from oneworkforce.workforce.domain import stems, synonyms, understanding
from oneworkforce.workforce.domain.understanding import Known, Read
from oneworkforce.workforce.domain.wanted import Ability, Holding, Time, Tongue

WILLENHALL, REED = uuid4(), uuid4()
PLACES = {WILLENHALL: "Willenhall", REED: "Reed"}
TAGS = {"sr", "hr", "bs", "pl", "bfi", "cmn", "yue", "zh"}
SKILLS = ("Play therapy", "First aid", "Makaton signing", "Youth work", "Debt advice")


def _holds(asked: Collection[str]) -> bool:
    return any(set(asked) <= stems.kept(each) for each in SKILLS)


def _language(words: str) -> str | None:
    try:
        return languages.read(words)
    except Refused:
        return None


KNOWN = Known(
    places={text.folded(name): [pk] for pk, name in PLACES.items()},
    place_names=PLACES,
    language=_language,
    name=languages.name,
    like=languages.suggestions,
    family=lambda tag: tuple(sorted(languages.family(tag, TAGS))),
    holds=_holds,
)


def read(typed: str) -> Read:
    made = Read()
    understanding.line(typed, KNOWN, made)
    return made


def test_the_line_of_the_issue_is_understood() -> None:
    found = read("Serbo-Croatian, evenings, Willenhall")
    assert found.wanted.languages == (Tongue("sh", ("bs", "hr", "sr")),)
    assert found.wanted.times == (Time.EVENINGS,)
    assert found.wanted.places == (WILLENHALL,)
    assert not found.missed
    assert [(part.kind, part.meaning, part.also) for part in found.parts] == [
        ("language", "Serbo-Croatian", ("Bosnian", "Croatian", "Serbian")),
        ("hours", "Evenings", ()),
        ("locality", "Willenhall", ()),
    ]


@pytest.mark.parametrize(
    ("typed", "tag", "also"),
    [
        ("Chinese", "zh", {"cmn", "yue"}),
        ("Cantonese", "yue", {"zh"}),
        ("sign language", "bfi", set()),
        ("BSL", "bfi", set()),
        ("mandarin", "cmn", {"zh"}),
        ("Bosnian Croatian Serbian", "sh", {"bs", "hr", "sr"}),
    ],
)
def test_a_macrolanguage_finds_its_members_and_they_find_it(typed: str, tag: str, also: set[str]) -> None:
    (tongue,) = read(typed).wanted.languages
    assert tongue.tag == tag
    assert set(tongue.also) == also


def test_words_without_commas_are_cut_into_what_they_are() -> None:
    found = read("play therapy evenings Reed").wanted
    assert found.skills == (Ability("play therapy", ("therapeutic play", "filial play")),)
    assert found.times == (Time.EVENINGS,)
    assert found.places == (REED,)


def test_a_sentence_is_read_too() -> None:
    found = read("somebody who can speak Polish and british sign language in Willenhall at weekends")
    assert [each.tag for each in found.wanted.languages] == ["pl", "bfi"]
    assert (found.wanted.places, found.wanted.times) == ((WILLENHALL,), (Time.WEEKENDS,))
    assert not found.missed
    more = read("Urdu speaking health visitor Reed").wanted
    assert (more.languages[0].tag, more.roles, more.places) == ("ur", ("health_visitor",), (REED,))


def test_a_role_a_check_and_hours_go_by_their_other_words() -> None:
    found = read("health visitors; DBS; saturdays; school holidays").wanted
    assert found.roles == ("health_visitor",)
    assert found.credentials == (Holding.CHECK,)
    assert found.times == (Time.WEEKENDS, Time.HOLIDAYS)


@pytest.mark.parametrize(("typed", "near"), [("Makatn", "Makaton"), ("Willenhal", "Willenhall"), ("Polsih", "Polish")])
def test_what_is_not_understood_is_said_with_near_names(typed: str, near: str) -> None:
    found = read(f"{typed}, first aid")
    assert [each.words for each in found.missed] == [typed]
    assert near in found.missed[0].near
    assert found.wanted.skills


def test_a_skill_is_found_by_words_that_mean_the_same() -> None:
    assert read("money advice").wanted.skills[0].also == ("benefits advice", "welfare rights", "debt advice")


@pytest.mark.parametrize(
    ("asked", "kept", "meets"),
    [
        ("play therapist", "Play therapies", True),
        ("counsellor", "Counselling", False),
        ("first aider", "First aid", False),
        ("parenting programme", "Parenting programmes", True),
        ("play therapy", "Leads play, art therapy", False),
        ("makaton", "Makaton (level 2)", True),
        ("sign", "Signals", False),
    ],
)
def test_stems_meet_lightly(asked: str, kept: str, *, meets: bool) -> None:
    assert (set(stems.asked(asked)) <= stems.kept(kept)) is meets


@given(some.text(max_size=60))
def test_whatever_somebody_can_do_is_found_by_its_own_words(words: str) -> None:
    assert set(stems.asked(words)) <= stems.kept(words)


@given(some.text(max_size=300))
def test_any_line_is_read_without_a_fault(typed: str) -> None:
    found = read(typed)
    assert len(found.parts) + len(found.missed) <= 8 * understanding.LONGEST


def test_the_list_of_synonyms_holds_each_word_once_and_known_keys() -> None:
    skills = [stems.stems(each) for each in synonyms.known_skills()]
    assert all(skills)
    assert len(set(skills)) == len(skills)
    assert set(synonyms.times().values()) == {each.value for each in Time}
    assert set(synonyms.credentials().values()) == {each.value for each in Holding}
    for tag in synonyms.languages().values():
        assert languages.name(tag)


def test_a_place_that_is_not_there_is_not_taken() -> None:
    made = Read()
    understanding.place(UUID(int=1), KNOWN, made)
    assert not made.places
