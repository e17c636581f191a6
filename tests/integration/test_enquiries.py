"""Asking about somebody who has not agreed to be shown: put, answered, forwarded, decided."""

from datetime import timedelta

import pytest

from factories import finding, requests
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.ground import transactions
from oneworkforce.ground.models import Message
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.models import Grant, LinkPerson
from oneworkforce.workforce.commands import enquiries as commands
from oneworkforce.workforce.domain.enquiries import MOST_OPEN, Reply, Standing
from oneworkforce.workforce.models import Enquiry
from oneworkforce.workforce.permissions import enquiries as permissions
from oneworkforce.workforce.queries import asking, waiting
from oneworkforce.workforce.queries import enquiries as queries
from oneworkforce.workforce.queries.enquiries import Page

pytestmark = pytest.mark.undone


def seen(world: World, enquiry: object, who: str) -> Page:
    with world.reading(who):
        return queries.get(world.viewer(who), enquiry, today=TODAY)  # type: ignore[arg-type]


def letters(world: World, about: str = "an enquiry") -> list[Message]:
    with world.reading():
        return list(Message.objects.filter(about=about).order_by("recipient"))


def test_the_manager_gets_a_letter_that_names_nobody_of_theirs(world: World) -> None:
    finding.can(world, "pia", speaks="sr")
    finding.asked(world)
    (letter,) = letters(world)
    assert letter.recipient == "mona@example.org"
    assert "Carl Crane" in letter.payload["text"]
    assert "Pia" not in str(letter.payload)


def test_a_link_person_is_asked_where_there_is_no_manager(world: World) -> None:
    with world.scope(), transactions.whole("test link"):
        LinkPerson.objects.create(
            organisation_id=world.organisations["Northshire Health Trust"],
            person_id=world.people["bea"],
            purpose="workforce",
        )
    made = finding.asked(world, at="Northshire Health Trust")
    assert [each.recipient for each in letters(world)] == ["bea@example.org"]
    finding.answered(world, made, who="bea")
    assert seen(world, made, "carl").row.standing is Standing.ANSWERED


def test_an_administrator_is_asked_where_there_is_neither(world: World) -> None:
    finding.asked(world, at="Kite Club")
    assert [each.recipient for each in letters(world)] == ["alice@example.org"]


def test_nobody_to_ask_is_said(world: World) -> None:
    with world.scope(), transactions.whole("test no administrator"):
        Grant.objects.filter(role="administrator").delete()
    with pytest.raises(Refused, match="Nobody there can be written to"):
        finding.asked(world, at="Kite Club")


def test_the_manager_sees_who_is_meant_and_the_asker_does_not(world: World) -> None:
    finding.can(world, "pia", speaks="sr")
    finding.crowded(world)
    finding.found(world, finding.SERBO_CROATIAN)
    made = finding.asked(world)
    assert [row.label for row in seen(world, made, "mona").matches] == ["Pia Penn"]
    his = seen(world, made, "carl")
    assert (his.matches, his.forwarded, his.contact) == ((), (), None)
    assert "Pia" not in str(his)
    assert his.row.organisation == "Harbour School"


def test_a_small_organisation_is_not_named_to_who_asked_until_it_says_yes(world: World) -> None:
    made = finding.asked(world)
    assert seen(world, made, "carl").row.organisation == "A small organisation (school)"
    assert seen(world, made, "mona").row.organisation == "Harbour School"
    finding.answered(world, made, words="Ring me.")
    page = seen(world, made, "carl")
    assert (page.row.organisation, page.answer, page.answered_by) == ("Harbour School", "Ring me.", "Mona Marsh")


def test_a_small_organisation_that_says_no_is_told_by_nothing(world: World) -> None:
    made = finding.asked(world)
    finding.answered(world, made, answer="decline", words="Too busy.")
    page = seen(world, made, "carl")
    assert (page.row.organisation, page.answered_by) == ("A small organisation (school)", "")
    assert not any(name in str(page) for name in ("Mona", "Harbour"))
    html = requests.page(world.client("carl"), f"/workforce/enquiries/{made}/")
    assert "Too busy." in html
    assert not any(name in html for name in ("Mona", "Harbour"))
    assert seen(world, made, "mona").answered_by == "Mona Marsh"


def test_whose_colleague_is_shown_by_name_is_asked_by_name(world: World) -> None:
    with world.scope():
        secret = asking.secret(
            world.viewer("carl"), world.organisations["Harbour School"], named=True, once=asking.once()
        )
    made = finding.asked(world, secret=secret)
    assert seen(world, made, "carl").row.organisation == "Harbour School"
    forged = f"n{finding.unshown(world)[1:]}"
    with pytest.raises(NotFound):
        finding.asked(world, secret=forged)


def test_sorting_by_organisation_does_not_betray_a_name(world: World) -> None:
    finding.crowded(world, "Northshire Health Trust")
    finding.can(world, "bea", speaks="sr")
    finding.found(world, finding.SERBO_CROATIAN)
    hidden = [finding.asked(world, at=at) for at in ("Northshire Council", "Harbour School", "Mill Lane School")]
    named = finding.asked(world, at="Northshire Health Trust")
    with world.reading("carl"):
        viewer = world.viewer("carl")
        rows = queries.listed(viewer, {}, today=TODAY)
        up = queries.rows(viewer, queries.ordered(rows, "organisation", descending=False), today=TODAY)
        down = queries.rows(viewer, queries.ordered(rows, "organisation", descending=True), today=TODAY)
    shown = [each.organisation.lower() for each in up]
    assert shown == sorted(shown)
    assert [each.id for each in up][-1] == named
    schools = [each.id for each in up if each.organisation == "A small organisation (school)"]
    assert schools == sorted(hidden[1:], key=str) == [each.id for each in down if each.id in set(hidden[1:])]


def test_who_asked_hears_that_there_is_an_answer(world: World) -> None:
    finding.answered(world, finding.asked(world), answer="decline", words="Too busy.")
    (letter,) = letters(world, "an answer to an enquiry")
    assert letter.recipient == "carl@example.org"
    assert "busy" not in letter.payload["text"]


def test_a_person_who_says_yes_is_shown_to_who_asked(world: World) -> None:
    finding.can(world, "pia", speaks="sr")
    made = finding.asked(world)
    finding.forwarded(world, made)
    assert "pia@example.org" in {each.recipient for each in letters(world)}
    assert seen(world, made, "pia").own_reply is Reply.WAITING
    finding.replied(world, made)
    contact = seen(world, made, "carl").contact
    assert contact is not None
    assert (contact.name, contact.email) == ("Pia Penn", "pia@example.org")
    assert seen(world, made, "mona").forwarded[0].reply is Reply.YES


def test_of_a_no_who_asked_hears_nothing(world: World) -> None:
    made = finding.asked(world)
    finding.forwarded(world, made)
    finding.replied(world, made, yes=False)
    page = seen(world, made, "carl")
    assert page.row.standing is Standing.WAITING
    assert "Pia" not in str(page)
    assert not letters(world, "an answer to an enquiry")
    with pytest.raises(NotAllowed, match="answered this already"):
        finding.replied(world, made)


def test_nobody_is_asked_twice_or_without_a_way_to_answer(world: World) -> None:
    made = finding.asked(world)
    finding.forwarded(world, made)
    with pytest.raises(Refused, match="asked already"):
        finding.forwarded(world, made)
    other = finding.asked(world, at="Kite Club")
    with pytest.raises(Refused, match="do not sign in"):
        finding.forwarded(world, other, "vic", who="alice")
    with pytest.raises(Refused, match="cannot be asked here"):
        finding.forwarded(world, made, "bea")


def test_an_answer_stands_and_a_lapsed_enquiry_takes_none(world: World) -> None:
    made = finding.asked(world)
    finding.answered(world, made)
    with pytest.raises(NotAllowed, match="answered already"):
        finding.answered(world, made, answer="decline")
    late = finding.asked(world)
    with world.scope(), transactions.whole("test lapses"):
        Enquiry.objects.filter(pk=late).update(due_on=TODAY - timedelta(days=1))
    with pytest.raises(NotAllowed, match="last day has passed"):
        finding.answered(world, late)
    assert seen(world, late, "carl").row.standing is Standing.LAPSED


def test_a_person_may_have_ten_open(world: World) -> None:
    for _ in range(MOST_OPEN):
        finding.asked(world)
    with pytest.raises(Refused, match="10 of your enquiries"):
        finding.asked(world)
    with world.scope(), transactions.whole("test lapses"):
        Enquiry.objects.update(due_on=TODAY - timedelta(days=1))
    finding.asked(world)


def test_anothers_secret_is_of_no_use(world: World) -> None:
    secret = finding.unshown(world, "bea")
    with world.scope("carl"), pytest.raises(NotFound):
        commands.ask(
            by=world.viewer("carl"),
            now=NOW,
            today=TODAY,
            link=finding.link,
            secret=secret,
            asked=finding.SERBO_CROATIAN,
            reason="other",
            words="Help.",
        )


def test_the_other_side_does_not_answer(world: World) -> None:
    made = finding.asked(world)
    with pytest.raises(NotAllowed, match="manager or link person"):
        finding.answered(world, made, who="carl")
    with pytest.raises(NotFound):
        finding.answered(world, made, who="bea")
    with world.reading("sol"), pytest.raises(NotFound):
        permissions.get(world.viewer("sol"), made)


def test_what_waits_is_on_the_home_page_of_who_can_settle_it(world: World) -> None:
    made = finding.asked(world)
    finding.forwarded(world, made)

    def waits(who: str) -> list[str]:
        with world.reading(who):
            return [words for words, _, _ in waiting.of(world.viewer(who), today=TODAY)]

    assert waits("mona") == ["1 enquiry about your people waits for an answer."]
    assert waits("pia") == ["You are asked whether you can help somebody."]
    assert waits("carl") == waits("alice") == []
    finding.replied(world, made)
    assert waits("mona") == waits("pia") == []


def test_the_list_tells_sides_and_states_apart(world: World) -> None:
    finding.asked(world)
    finding.answered(world, finding.asked(world))
    with world.reading("carl"):
        viewer = world.viewer("carl")
        rows = queries.listed(viewer, {"side": "asked", "state": "waiting"}, today=TODAY)
        assert [one.standing for one in queries.rows(viewer, rows, today=TODAY)] == [Standing.WAITING]
        assert not queries.listed(viewer, {"side": "answers"}, today=TODAY).exists()
        assert queries.listed(world.viewer("mona"), {"side": "answers"}, today=TODAY).count() == 2
