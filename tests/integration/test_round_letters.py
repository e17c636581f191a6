"""Letters of a round: worded, tried, sent once each, reminded of only where needed, and told to nobody."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings as django_settings
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories import asking, requests
from factories.asking import WHO
from factories.command_row import by
from factories.page_tables import Read
from factories.world import NOW, TODAY, World
from oneworkforce.assess.commands import contacts, letters, links, posting, seals
from oneworkforce.assess.domain import tokens
from oneworkforce.assess.domain.kinds import Letter as Kind
from oneworkforce.assess.models import Contact, Round, Sending
from oneworkforce.audit.models import Event
from oneworkforce.ground import outbox, transactions
from oneworkforce.ground.models import Message
from oneworkforce.lib.faults import Refused
from oneworkforce.notify import email

pytestmark = pytest.mark.undone

LATER = NOW + timedelta(hours=3)
DAY = timedelta(days=1)
LINK = re.compile(r"https?://\S+/answer/([0-9a-f-]{36})/([\w-]{32})/")


@pytest.fixture(autouse=True)
def _post(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(django_settings, "EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")
    mail.outbox = []


def told(world: World, after: timedelta = timedelta(0)) -> dict[str, Any]:
    return {**by(world, WHO), "now": NOW + after, "today": TODAY + after}


def invited(world: World, number: int = 4) -> UUID:
    made = asking.opened(world, number)
    with world.scope(WHO):
        assert letters.invite(**told(world), round=made) == number
    return made


def remind(world: World, made: UUID, after: timedelta = DAY) -> str:
    with world.scope(WHO):
        return letters.remind(**told(world, after), round=made)


def delivered(at: datetime = LATER) -> Counter[str]:
    """Send what is due and return how many letters each address got."""
    mail.outbox.clear()
    outbox.send_due(outbox.SENDERS, at)
    return Counter(to for letter in mail.outbox for to in letter.to)


def addresses(*places: int) -> Counter[str]:
    return Counter(f"asked{place}@example.org" for place in places)


def waiting(world: World) -> list[Message]:
    with world.reading(WHO):
        return list(Message.objects.filter(channel=posting.CHANNEL).order_by("due_at"))


def test_everybody_gets_one_letter_with_a_link_of_their_own(world: World) -> None:
    made = invited(world)
    assert delivered() == addresses(0, 1, 2, 3)
    found = [LINK.search(str(letter.body)) for letter in mail.outbox]
    assert all(each and each[1] == str(world.northshire) for each in found)
    used = {tokens.digest(each[2]) for each in found if each}
    with world.reading(WHO):
        assert used == set(Contact.objects.filter(round=made).values_list("digest", flat=True))
    assert {"Hello Asked 0,", "Hello Asked 3,"} <= {letter.body.splitlines()[0] for letter in mail.outbox}


def test_asked_twice_nobody_is_written_to_twice(world: World) -> None:
    made = invited(world)
    with world.scope(WHO), pytest.raises(Refused, match="Everybody has been written to"):
        letters.invite(**told(world), round=made)
    assert delivered() == addresses(0, 1, 2, 3)
    assert delivered(LATER + DAY) == Counter()


def test_the_outbox_holds_ids_alone_and_no_token_until_the_letter_leaves(world: World) -> None:
    made = invited(world)
    with world.reading(WHO):
        key = seals.key(Round.objects.get(pk=made))
        secrets = {tokens.of_contact(key, each.pk, each.number) for each in Contact.objects.filter(round=made)}
    rows = waiting(world)
    said = [f"{row.key} {row.recipient} {row.about} {row.payload}" for row in rows]
    assert not any(secret in each or "@" in each for secret in secrets for each in said)
    assert {tuple(sorted(row.payload)) for row in rows} == {("contact", "kind", "number", "round")}
    delivered()
    assert all(row.payload == {} for row in waiting(world))
    with world.reading(WHO):
        contacts_ = [str(pk).replace("-", "") for pk in Contact.objects.values_list("pk", flat=True)]
    assert not any(pk in row.key for pk in contacts_ for row in waiting(world))


def test_letters_leave_at_the_rounds_pace_and_what_is_left_goes_on(world: World) -> None:
    made = asking.opened(world, 6)
    with world.scope(WHO):
        Round.objects.filter(pk=made).update(letters_a_minute=2)
        letters.invite(**told(world), round=made)
    due = [row.due_at - NOW for row in waiting(world)]
    assert due == [timedelta(seconds=30) * place for place in range(6)]
    assert sum(delivered(NOW + timedelta(seconds=45)).values()) == 2


def test_after_an_outage_letters_still_leave_at_the_rounds_pace_and_keep_nobody_waiting(world: World) -> None:
    made = asking.opened(world, 6)
    with world.scope(WHO):
        Round.objects.filter(pk=made).update(letters_a_minute=4)
        letters.invite(**told(world), round=made)
        with transactions.whole("test mail"):
            email.put(key="x", to="pia@example.org", subject="Sign in", text="Here", about="a test", now=NOW + DAY)
    assert sum(delivered(LATER + DAY).values()) == 4 + 1
    assert sum(delivered(LATER + DAY + timedelta(seconds=30)).values()) == 0
    assert sum(delivered(LATER + DAY + timedelta(minutes=5)).values()) == 2


def test_reminders_go_only_to_those_who_did_not_answer_and_want_letters(world: World) -> None:
    made = invited(world, 5)
    delivered()
    asking.answered(world, made, 1)
    with world.scope(WHO):
        contacts.want(**told(world), round=made, contact=asking.contact(world, made, 2), letters=False)
    remind(world, made)
    assert delivered(LATER + DAY) == addresses(0, 3, 4)
    assert all("still there" in letter.body for letter in mail.outbox)


def test_who_answers_between_the_decision_and_the_letter_gets_none(world: World) -> None:
    made = invited(world, 3)
    delivered()
    remind(world, made)
    asking.answered(world, made, 0, 2)
    assert delivered(LATER + DAY) == addresses(1)
    assert Counter(row.state for row in waiting(world)) == {"sent": 4, "dropped": 2}


def test_no_letter_leaves_once_the_round_is_closed_or_over(world: World) -> None:
    made = invited(world, 2)
    with world.scope(WHO):
        Round.objects.filter(pk=made).update(closes_on=TODAY - DAY)
    over = delivered()
    assert over == Counter()
    asking.close(world, made)
    assert delivered(LATER + DAY) == Counter()
    assert {row.state for row in waiting(world)} == {"dropped"}


def test_reminders_need_an_invitation_and_a_new_day(world: World) -> None:
    made = asking.opened(world)
    with pytest.raises(Refused, match="Nobody was invited yet"):
        remind(world, made)
    with world.scope(WHO):
        letters.invite(**told(world), round=made)
    remind(world, made)
    with pytest.raises(Refused, match="sent today"):
        remind(world, made)
    remind(world, made, 2 * DAY)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    answered=st.sets(st.integers(0, 5)),
    unwanted=st.sets(st.integers(0, 5)),
    late=st.sets(st.integers(0, 5)),
    repeats=st.integers(1, 3),
)
def test_whoever_answered_or_wants_none_is_never_reminded_and_nobody_twice(
    world: World, answered: set[int], unwanted: set[int], late: set[int], repeats: int
) -> None:
    title = f"{sorted(answered)} {sorted(unwanted)} {sorted(late)} {repeats}"
    with transactions.whole("test example"):
        made = asking.opened(world, 6, title)
        with world.scope(WHO):
            letters.invite(**told(world), round=made)
        delivered()
        asking.answered(world, made, *answered)
        with world.scope(WHO):
            Contact.objects.filter(round=made, email__in=addresses(*unwanted)).update(unwanted=True)
        for _ in range(repeats):
            try:
                remind(world, made)
            except Refused:
                continue
        asking.answered(world, made, *late)
        assert delivered(LATER + DAY) == addresses(*set(range(6)) - answered - unwanted - late)
        with world.scope(WHO):
            Round.objects.filter(pk=made).update(title=f"done {made}")


def test_a_sending_tells_how_many_but_reminders_in_tens_and_never_to_whom(world: World) -> None:
    made = invited(world, 14)
    delivered()
    asking.answered(world, made, 0, 1, 2)
    assert remind(world, made) == "Letters: about 10"
    page = requests.page(world.client(WHO), f"/results/{made}/letters/")
    assert "about 10" in page
    assert ">14<" in page
    assert "@" not in page.split("<main", 1)[1]
    with world.reading(WHO):
        events = list(Event.objects.filter(subject=made, verb__startswith="sent"))
        assert {(event.verb, event.reason) for event in events} == {
            ("sent letters of", "Letters: 14"),
            ("sent reminders of", "Letters: about 10"),
        }
        assert Sending.objects.filter(round=made).count() == 2


def test_the_list_of_messages_does_not_tell_who_or_how_many_were_reminded(world: World) -> None:
    made = invited(world, 3)
    delivered()
    asking.answered(world, made, 0)
    remind(world, made)
    client = world.client("stella")
    assert "a letter that asks" not in requests.page(client, "/messages/").lower()

    def away(_outgoing: outbox.Outgoing) -> None:
        raise outbox.Rejected("The mail server refused it (answer 550).")

    outbox.send_due({posting.CHANNEL: away}, LATER + DAY)
    page = requests.page(client, "/messages/")
    assert "Somebody who is asked in a round".lower() in page.lower()
    assert "@example.org" not in page.split("<main", 1)[1]


def test_a_lost_link_is_replaced_and_the_old_one_void(world: World) -> None:
    made = invited(world, 2)
    delivered()
    one = asking.contact(world, made)
    with world.reading(WHO):
        before = Contact.objects.get(pk=one).digest
    page = world.client(WHO).post(f"/results/{made}/contacts/{one}/link/", follow=True).content.decode()
    assert "on its way if it is still needed" in page
    assert delivered(datetime.now(tz=UTC) + DAY) == addresses(0)
    token = LINK.search(str(mail.outbox[0].body))
    with world.reading(WHO):
        row = Contact.objects.get(pk=one)
        assert token
        assert (row.number, row.digest) == (2, tokens.digest(token[2]))
        assert not Contact.objects.filter(digest=before).exists()


def test_replacing_a_link_tells_nothing_of_whether_they_answered(world: World) -> None:
    made = invited(world, 2)
    delivered()
    asking.answered(world, made, 0)
    client = world.client(WHO)
    pages = []
    for place in (0, 1):
        url = f"/results/{made}/contacts/{asking.contact(world, made, place)}/link/"
        pages.append(" ".join(Read(client.post(url, follow=True).content.decode()).texts))
    assert pages[0].replace("Asked 0", "Asked 1").replace("asked0", "asked1") == pages[1]
    assert delivered(datetime.now(tz=UTC) + DAY) == addresses(1)


def test_a_letter_by_a_link_that_was_replaced_meanwhile_is_not_sent(world: World) -> None:
    made = invited(world, 1)
    with world.scope(WHO):
        links.replace(**told(world), round=made, contact=asking.contact(world, made))
    assert delivered() == addresses(0)


def test_links_are_issued_once(world: World) -> None:
    made = asking.opened(world, 3)
    with world.scope(WHO), transactions.whole("test issue"):
        links.issue(Round.objects.get(pk=made))
        before = dict(Contact.objects.filter(round=made).values_list("pk", "digest"))
        links.issue(Round.objects.get(pk=made))
        assert dict(Contact.objects.filter(round=made).values_list("pk", "digest")) == before
        assert len(set(before.values()) - {""}) == 3


def test_many_letters_ask_the_database_as_often_as_few(world: World) -> None:
    counts = []
    for number in (3, 60):
        made = asking.opened(world, number, f"Of {number}")
        with world.scope(WHO), CaptureQueriesContext(connection) as asked:
            letters.invite(**told(world), round=made)
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 3


def test_words_are_changed_by_audience_and_fall_back_to_everybodys_and_ours(world: World) -> None:
    made = asking.opened(world, 1)
    client = world.client(WHO)
    here = f"/results/{made}/letters/invitation/"
    assert "asks for your view" in requests.page(client, f"{here}?audience=leaders")
    seen = re.search(r'name="seen" value="([^"]+)"', requests.page(client, f"{here}change/"))
    assert seen
    client.post(f"{here}change/", {"seen": seen[1], "subject": "Tell us", "words": "{title} {link}"})
    assert "Tell us" in requests.page(client, f"{here}?audience=leaders")
    assert "Fframwaith prawf" in requests.page(client, f"{here}?audience=families&language=cy")
    wrong = client.post(f"{here}change/", {"seen": seen[1], "subject": "Tell us", "words": "no address"})
    assert "The letter has no link" in wrong.content.decode()
    assert requests.status(client, f"{here}?audience=wizards") == 404
    assert requests.status(client, f"/results/{made}/letters/poem/") == 404


def test_two_who_word_a_letter_see_both_texts(world: World) -> None:
    made = asking.prepared(world)
    client = world.client(WHO)
    here = f"/results/{made}/letters/reminder/change/"
    seen = re.search(r'name="seen" value="([^"]+)"', requests.page(client, here))
    assert seen
    client.post(here, {"seen": seen[1], "subject": "First", "words": "{link}"})
    answer = client.post(here, {"seen": seen[1], "subject": "Second", "words": "{link}"})
    assert answer.status_code == 409
    assert "First" in answer.content.decode()


def test_a_test_goes_to_oneself_and_its_link_answers_nothing(world: World) -> None:
    made = asking.filled(world, 1)
    client = world.client(WHO)
    client.post(f"/results/{made}/letters/invitation/test/")
    assert delivered(datetime.now(tz=UTC) + DAY) == Counter(["walter@example.org"])
    (letter,) = mail.outbox
    assert letter.subject.startswith("Test: ")
    assert "/answer/" not in letter.body
    assert f"/results/{made}/letters/example/" in letter.body
    assert "Nothing can be answered here" in requests.page(client, f"/results/{made}/letters/example/")


def test_nothing_is_sent_before_the_round_is_open(world: World) -> None:
    made = asking.filled(world)
    client = world.client(WHO)
    assert requests.status(client, f"/results/{made}/letters/invitation/send/", {}) == 403
    asking.open_(world, made)
    assert requests.status(client, f"/results/{made}/letters/{Kind.INVITATION}/send/", {}) == 302
    assert len(waiting(world)) == 4
