"""A question about pay and conditions reaches who can answer it, and its answer is found again at the condition."""

from uuid import UUID

import pytest
from django.urls import reverse

from factories import terms as made
from factories import workforce
from factories.command_row import by
from factories.world import World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.ground.models import Message
from oneworkforce.lib.faults import Refused
from oneworkforce.workforce.commands import hr_questions
from oneworkforce.workforce.models import HrQuestion

pytestmark = pytest.mark.undone
TEXT = "May leave be carried over into the next year?"


def letters(world: World, about: str) -> list[str]:
    with world.reading():
        return sorted(each.recipient for each in Message.objects.filter(about=about))


def answer(world: World, pk: UUID, who: str = "mona", *, published: bool = False) -> None:
    with world.scope(who):
        hr_questions.answer(**made.told(world, who), question=pk, answer="Five days of it.", published=published)


def page(world: World, who: str, name: str, *args: object) -> str:
    return str(world.client(who).get(reverse(name, args=args)).content.decode())


def test_the_manager_of_the_groups_employer_is_written_to_and_nothing_of_the_question(world: World) -> None:
    made.question(world, made.group(world), text=TEXT)
    assert letters(world, "a question about pay and conditions") == ["mona@example.org"]
    with world.reading():
        assert "carried over" not in str([each.payload for each in Message.objects.all()])


def test_where_no_manager_is_the_workforce_lead_is_written_to(world: World) -> None:
    made.question(world, made.group(world, at="Kite Club"))
    assert letters(world, "a question about pay and conditions") == ["walter@example.org"]


def test_whoever_may_answer_sees_that_it_waits_and_for_how_long(world: World) -> None:
    pk = made.question(world, made.group(world), text=TEXT)
    assert "1 question about pay and conditions without an answer." in page(world, "mona", "home")
    listed = world.client("mona").get(reverse("hr_questions"), {"whose": "me"}).content.decode()
    assert TEXT in listed
    assert "Open for" in listed
    assert "without an answer" not in page(world, "carl", "home")
    assert "Asked by You" in page(world, "carl", "hr_question", pk)


def test_the_answer_reaches_whoever_asked_and_is_found_at_the_condition(world: World) -> None:
    group = made.group(world)
    pk = made.question(world, group, text=TEXT)
    answer(world, pk)
    assert letters(world, "an answer about pay and conditions") == ["carl@example.org"]
    assert "Five days of it." in page(world, "carl", "terms_group", group)
    assert "Five days of it." not in page(world, "alice", "terms_group", group)


def test_what_is_published_stands_at_the_condition_for_all_who_see_conditions(world: World) -> None:
    group = made.group(world)
    made.rule(world, group)
    workforce.post(world, "T1", team_id=world.teams["Reed family team"])
    pk = made.question(world, group, text=TEXT)
    answer(world, pk, published=True)
    shown = page(world, "alice", "terms_team", world.teams["Reed family team"])
    assert "Five days of it." in shown
    assert "#answers-leave" in shown
    alone = page(world, "alice", "hr_question", pk)
    assert "Carl Crane" not in alone, "who asked is not shown to all"
    with world.scope("mona"):
        hr_questions.publish(**by(world, "mona"), question=pk, published=False)
    assert "Five days" not in page(world, "alice", "terms_team", world.teams["Reed family team"])


def test_an_answer_can_be_mended_and_nobody_is_written_to_again(world: World) -> None:
    pk = made.question(world, made.group(world))
    answer(world, pk)
    answer(world, pk, "walter", published=True)
    assert letters(world, "an answer about pay and conditions") == ["carl@example.org"]
    with world.reading():
        assert HrQuestion.objects.get(pk=pk).answered_by == "Walter Webb"


def test_only_whoever_asked_takes_a_question_back_and_only_while_it_is_open(world: World) -> None:
    pk = made.question(world, made.group(world))
    with world.scope("mona"), pytest.raises(NotAllowed, match="Only whoever asked"):
        hr_questions.withdraw(**by(world, "mona"), question=pk)
    with world.scope("carl"):
        hr_questions.withdraw(**by(world, "carl"), question=pk)
    with world.scope("mona"), pytest.raises(NotAllowed, match="taken back by whoever asked"):
        hr_questions.answer(**made.told(world, "mona"), question=pk, answer="Late", published=False)


def test_those_who_write_no_conditions_answer_nothing_and_see_no_question_of_others(world: World) -> None:
    pk = made.question(world, made.group(world))
    with world.scope("alice"), pytest.raises(NotFound):
        answer(world, pk, "alice")
    with world.scope("carl"), pytest.raises(NotAllowed, match="write down the conditions"):
        answer(world, pk, "carl")


def test_asking_from_a_team_fills_in_group_condition_and_team(world: World) -> None:
    group = made.group(world)
    where = f"{reverse('hr_question_ask')}?group={group}&condition=leave&team={world.teams['Reed family team']}"
    client = world.client("carl")
    form = client.get(where).content.decode()
    assert "Do not name a child" in form
    assert '<option value="leave" selected' in form
    assert client.post(where, {"groups": [str(group)], "condition": "leave", "text": TEXT}).status_code == 302
    with world.reading():
        row = HrQuestion.objects.get()
        assert (row.condition, row.team_id) == ("leave", world.teams["Reed family team"])


def test_a_question_needs_words_and_a_group_that_is_there(world: World) -> None:
    told = made.told(world, "carl")
    with world.scope("carl"), pytest.raises(Refused) as refused:
        hr_questions.ask(**told, groups=[], condition="pay", text=" ")
    assert [each.where for each in refused.value.faults] == ["condition", "text", "groups"]


def test_a_file_of_questions_names_who_asked_only_to_those_who_may_answer(world: World) -> None:
    pk = made.question(world, made.group(world), text=TEXT)
    answer(world, pk, published=True)
    sent = {"purpose": "planning"}
    assert "Carl Crane" in world.client("mona").post(reverse("hr_questions_export"), sent).content.decode()
    file = world.client("alice").post(reverse("hr_questions_export"), sent).content.decode()
    assert TEXT in file
    assert "Carl Crane" not in file


def test_where_no_group_is_written_down_the_page_says_what_to_do_first(world: World) -> None:
    shown = page(world, "walter", "hr_question_ask")
    assert "Nothing to ask about yet" in shown
    assert reverse("terms_group_add") in shown
    assert reverse("terms_group_add") not in page(world, "carl", "hr_question_ask")
