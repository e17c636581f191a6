"""A questionnaire is answered by whoever holds a link: page by page, saved, checked, handed in once."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from factories import answering
from factories.answering import FRONTLINE, LEADERS, YOUNG, Asked
from factories.world import World
from oneworkforce.assess.domain import tokens
from oneworkforce.assess.models import Ballot, Contact, Draft, FrameCell, OpenLink, Round
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions

pytestmark = pytest.mark.undone

LEADER = answering.address("Harbour School", LEADERS, 1)
WORKER = answering.address("Harbour School", FRONTLINE, 1)
CHILD = "a child with the open link"


@pytest.fixture
def made(world: World) -> Asked:
    return answering.asked(world)


def stranger(**headers: str) -> Client:
    return Client(SERVER_NAME="127.0.0.1", headers=headers)


def shown(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def count(world: World, model: Any, **wanted: object) -> int:
    with world.reading():
        return int(model.objects.filter(**wanted).count())


def test_the_first_page_says_who_asks_how_long_until_when_and_what_becomes_of_answers(
    world: World, made: Asked
) -> None:
    answer = stranger().get(made.door(LEADER))
    page = shown(answer)
    assert "Northshire Children&#39;s Partnership asks you." in page
    assert "It takes about 2 minutes: 3 short pages." in page
    assert "You can answer until" in page
    assert "Nobody can then join your answers to you" in page
    assert "at least 10 people" in page
    assert "name nobody" in page
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"
    assert not re.search(r"<script", page)
    assert set(answer.cookies) == set()


def test_looking_changes_nothing_and_leaves_no_trace(world: World, made: Asked) -> None:
    client = stranger()
    before = count(world, Event)
    for page in ("", 1, 2, "check", "later"):
        for answer in (client.get(made.door(LEADER, page)), client.head(made.door(LEADER, page))):
            assert answer.status_code == 200
    assert count(world, Draft) == count(world, Ballot) == 0
    assert count(world, Contact, answered=True) == 0
    assert count(world, Event) == before
    assert set(client.cookies) <= {"csrftoken"}


def test_an_audience_is_asked_its_own_questions_alone(world: World, made: Asked) -> None:
    client = stranger()
    leader = "".join(shown(client.get(made.door(LEADER, page))) for page in (1, 2, 3))
    worker = "".join(shown(client.get(made.door(WORKER, page))) for page in (1, 2))
    for question in ("v1", "v2", "m1", "s1", "s2"):
        assert f'name="{question}"' in leader
    assert all(f'name="{question}"' in worker for question in ("v2", "s1", "s2"))
    assert not any(f'name="{question}"' in worker for question in ("v1", "m1"))
    assert client.get(made.door(WORKER, 3)).headers["Location"] == made.door(WORKER)


def test_every_question_can_be_answered_by_dont_know_and_not_applicable(world: World, made: Asked) -> None:
    page = shown(stranger().get(made.door(WORKER, 2)))
    for question in ("s1", "s2"):
        assert re.findall(rf'name="{question}" type="radio" value="(\w+)"', page) == [
            "1",
            "2",
            "3",
            "4",
            "5",
            "dk",
            "na",
        ]


def test_a_page_is_saved_whichever_way_it_is_left_and_shown_again(world: World, made: Asked) -> None:
    client = stranger()
    ways = {"next": made.door(WORKER, 2), "back": made.door(WORKER), "later": made.door(WORKER, "later")}
    for score, (go, to) in enumerate(ways.items(), start=1):
        answer = client.post(made.door(WORKER, 1), {"v2": str(score), "go": go})
        assert (answer.status_code, answer.headers["Location"]) == (302, to)
        assert f'value="{score}" checked' in shown(client.get(made.door(WORKER, 1)))
    assert "Your answers so far are saved" in shown(client.get(made.door(WORKER, "later")))
    assert "Go on where you were" in shown(client.get(made.door(WORKER)))
    assert count(world, Draft) == 1
    with world.reading():
        row = Draft.objects.get()
        assert (row.page, row.kept_on) == (1, timezone.localdate())
        assert b'"v2"' not in bytes(row.sealed)
        assert row.place == tokens.place(made.tokens[WORKER])


def test_answers_are_checked_and_handed_in_once(world: World, made: Asked) -> None:
    client = stranger()
    said = {"v2": "4", "remark": "More rooms to meet in.", "s1": "na"}
    client.post(made.door(WORKER, 1), {**said, "go": "next"})
    client.post(made.door(WORKER, 2), {**said, "go": "check"})
    page = shown(client.get(made.door(WORKER, "check")))
    assert "More rooms to meet in." in page
    assert "Does not apply to me" in page
    assert "Not answered" in page
    assert "You have left 1 out." in page
    answer = client.post(made.door(WORKER, "check"), follow=True)
    assert "Your answers were handed in." in shown(answer)
    assert (count(world, Ballot), count(world, Draft)) == (1, 0)
    assert count(world, Contact, answered=True) == 1
    for path in (made.door(WORKER), made.door(WORKER, 1), made.door(WORKER, "check")):
        for again in (client.get(path), client.post(path, {"v2": "1"}, follow=True)):
            assert "These answers were handed in, thank you" in shown(again)
    assert count(world, Ballot) == 1


def test_nothing_is_handed_in_where_nothing_was_answered(world: World, made: Asked) -> None:
    client = stranger()
    for typed in ({}, {"v2": ""}, {"v2": "9"}, {"v1": "3"}, {"remark": "Only words."}):
        if typed:
            client.post(made.door(WORKER, 1), typed)
        answer = client.post(made.door(WORKER, "check"))
        assert answer.status_code == 400
        assert "You have not answered any question yet" in shown(answer)
    assert count(world, Ballot) == 0


def test_a_remark_that_is_too_long_is_given_back_to_be_shortened(world: World, made: Asked) -> None:
    client = stranger()
    client.post(made.door(WORKER, 1), {"v2": "2", "remark": "Short."})
    answer = client.post(made.door(WORKER, 1), {"v2": "5", "remark": "long " * 101})
    page = shown(answer)
    assert answer.status_code == 400
    assert "Shorten them to 500 characters." in page
    assert "long long" in page
    assert 'value="5" checked' in page
    assert "Short." in shown(client.get(made.door(WORKER, 1)))


def test_an_open_link_gives_a_code_that_leads_back(world: World, made: Asked) -> None:
    client = stranger()
    first = client.get(made.open_door())
    assert "Start" in shown(first)
    assert count(world, Draft) == 0
    started = client.post(made.open_door(), {"language": "en"})
    base = started.headers["Location"]
    code = base.strip("/").rsplit("/", 1)[-1]
    page = shown(client.get(base))
    assert "Keep this code to come back" in page
    assert f"http://127.0.0.1:8000{base}" in page
    client.post(f"{base}1/", {"v2": "5", "go": "later"})
    enter = f"/answer/{world.northshire}/"
    for typed in (code, f"http://127.0.0.1:8000{base}", f" {code} "):
        assert stranger().post(enter, {"code": typed}).headers["Location"] == base
    assert "This is no code" in shown(stranger().post(enter, {"code": "wrong"}))
    assert "Your answers were handed in." in " ".join(
        answering.walked(stranger(), base, {"v2": "5", "s2": "1"}).split()
    )
    assert count(world, FrameCell, by_link=1) == 1
    assert (count(world, Ballot), count(world, Draft)) == (1, 0)
    again = client.get(base)
    assert again.status_code == 404
    assert "A code stops working once its answers were handed in." in shown(again)


def test_children_see_five_faces_with_words_and_short_questions(world: World, made: Asked) -> None:
    client = stranger()
    base = client.post(made.open_door()).headers["Location"]
    page = shown(client.get(f"{base}2/"))
    assert "I tell my story again and again." in page
    assert "Families tell their story" not in page
    assert page.count("<svg") == 1 + 2 * 5, "the mark, and five faces a question"
    assert all(
        words in page for words in ("No, never", "Not often", "Sometimes", "Mostly", "Yes, always", "Not about me")
    )
    faces = re.findall(r"<svg[^>]*>.*?</svg>", page)[1:]
    assert faces[:5] == faces[5:][::-1], "of a turned question “always” is the sad one"


def test_the_language_is_chosen_and_kept(world: World, made: Asked) -> None:
    client = stranger()
    page = shown(client.get(made.door(WORKER), {"language": "cy"}))
    assert '<html lang="cy"' in page
    assert "Dechrau" in page
    assert 'href="?language=en"' in page
    client.post(made.door(WORKER, 1), {"v2": "3", "language": "cy"})
    page = shown(client.get(made.door(WORKER, 1)))
    assert "Mae gwasanaethau" in page
    assert "1 \N{EN DASH} Byth yn wir" in page
    assert '<span lang="en" dir="auto">5 \N{EN DASH} Always true</span>' in page
    assert '<html lang="cy"' in shown(stranger(Accept_Language="cy-GB,cy;q=0.9").get(made.door(LEADER)))
    assert '<html lang="en"' in shown(stranger(Accept_Language="pl").get(made.door(LEADER), {"language": "xx"}))


def test_every_wrong_link_gets_the_same_page(world: World, made: Asked) -> None:
    token = made.tokens[WORKER]
    wrong = [
        answering.door(world.northshire, one)
        for one in (token[:-1], token[:-1] + "~", token.swapcase(), tokens.fresh(), made.link, "a" * 3000, "check")
    ]
    wrong += [answering.door(other, token) for other in (world.southmere, uuid4())]
    wrong += [f"/answer/{world.northshire}/open/{one}/" for one in (token, tokens.fresh(), "short")]
    with world.reading():
        wrong.append(answering.door(world.northshire, Contact.objects.get(email=WORKER).digest[:32]))
    pages = set()
    for path in wrong:
        for answer in (stranger().get(path), stranger().post(f"{path}1/", {"v2": "3"})):
            assert answer.status_code == 404, path
            pages.add(re.sub(r'value="[^"]+"', "", shown(stranger().get(path))))
    assert len(pages) == 1
    assert "This link does not work" in pages.pop()


def test_a_link_that_is_over_closed_or_ended_says_what_to_do(world: World, made: Asked) -> None:
    client = stranger()
    code = client.post(made.open_door()).headers["Location"]
    with world.scope(), transactions.whole("test"):
        Round.objects.filter(pk=made.round).update(closes_on=timezone.localdate() - timedelta(days=1))
    for path in (made.door(WORKER), made.door(WORKER, 1), made.open_door(), code, f"{code}check/"):
        assert "The last day to answer has passed" in shown(client.get(path))
        assert "The last day to answer has passed" in shown(client.post(path, {"v2": "3"}, follow=True))
    with world.scope(), transactions.whole("test"):
        Round.objects.filter(pk=made.round).update(closes_on=timezone.localdate())
        OpenLink.objects.update(ended_at=timezone.now())
    assert client.get(made.door(WORKER)).status_code == 200
    assert "This link has ended" in shown(client.post(made.open_door()))
    assert client.get(code).status_code == 200, "who has begun may end"
    with world.scope(), transactions.whole("test"):
        Round.objects.filter(pk=made.round).update(closed_at=timezone.now())
    assert "This questionnaire has closed" in shown(client.get(made.open_door()))
    assert count(world, Ballot) == 0


def test_two_windows_hand_in_once(world: World, made: Asked) -> None:
    one, other = stranger(), stranger()
    one.post(made.door(WORKER, 1), {"v2": "3"})
    other.post(made.door(WORKER, 2), {"s1": "2"})
    assert "handed in" in shown(one.post(made.door(WORKER, "check"), follow=True))
    assert "These answers were handed in" in shown(other.post(made.door(WORKER, "check"), follow=True))
    assert count(world, Ballot) == 1


def test_who_is_signed_in_is_nobody_here(world: World, made: Asked) -> None:
    client = world.client("walter")
    page = shown(client.get(made.door(WORKER)))
    assert "Walter" not in page
    assert "Sign out" not in page
    assert YOUNG not in page


def test_a_round_that_is_not_open_has_no_door(world: World, made: Asked) -> None:
    with world.scope(), transactions.whole("test"):
        Round.objects.filter(pk=made.round).update(opened_at=None)
    assert stranger().get(made.door(WORKER)).status_code == 404
