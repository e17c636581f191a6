"""A message in words: to whom, about what, how it stands and what a person can decide; never its text."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from oneworkforce.ground.message_states import Happening, MessageState
from oneworkforce.lib import text
from oneworkforce.site.queries.messages import MessageRow
from oneworkforce.ui.jinja import moment
from oneworkforce.ui.listing import Column, Filter, Listing, Wanted
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.ui.spreadsheet import Value

WORDS: Mapping[MessageState, tuple[str, str]] = {
    MessageState.WAITING: ("Waiting", "grey"),
    MessageState.SENDING: ("Being sent", "blue"),
    MessageState.SENT: ("Sent", "green"),
    MessageState.UNCERTAIN: ("Uncertain", "orange"),
    MessageState.FAILED: ("Not sent", "red"),
    MessageState.DROPPED: ("Let go", "yellow"),
}
CHANNELS = {"email": "E-mail", "calendar": "Calendar invitation", "letter": "Letter of a round"}
COLUMNS = (
    Column("about", "About"),
    Column("recipient", "To"),
    Column("channel", "By", sort=False),
    Column("state", "State"),
    Column("made", "Written"),
)
HEADINGS = tuple(column.title for column in COLUMNS)
FILTERS = (
    Filter("state", "State", tuple((state.value, words) for state, (words, _) in WORDS.items())),
    Filter("to", "To"),
)
_EXPLAINED: Mapping[MessageState, str] = {
    MessageState.WAITING: "It leaves as soon as it is due.",
    MessageState.SENDING: "It is being sent at this moment.",
    MessageState.SENT: "It was handed over. Its text is not kept.",
    MessageState.UNCERTAIN: (
        "The machine stopped while it was being sent, so nobody knows whether it arrived. It is not sent again by "
        "itself. Ask the person it went to, then say here what you found."
    ),
    MessageState.FAILED: "It was not sent. Put right what stopped it, then send it again, or let it go.",
    MessageState.DROPPED: "Somebody decided not to send it. Its text is not kept.",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One button: what it says and the answer it posts."""

    text: str
    answer: str
    secondary: bool


@dataclass(frozen=True, slots=True)
class MessagePage:
    """What the page of one message shows."""

    id: str
    title: str
    state: Cell
    words: str
    fault: str
    facts: tuple[Fact, ...]
    choices: tuple[Choice, ...]


_CHOICES = (
    (Happening.SAID_ARRIVED, Choice("It arrived", "arrived", secondary=False)),
    (Happening.SEND_AGAIN, Choice("Send again", "again", secondary=True)),
    (Happening.DROP, Choice("Do not send", "drop", secondary=True)),
)


def listing(rows: tuple[MessageRow, ...], total: int, wanted: Wanted, path: str) -> Listing:
    """Return the list of messages."""
    return Listing(
        columns=COLUMNS,
        filters=FILTERS,
        wanted=wanted,
        rows=[
            [
                Cell(_title(row), href=reverse("message", args=[row.id])),
                row.recipient,
                _channel(row),
                state(row),
                moment(row.made_at),
            ]
            for row in rows
        ],
        total=total,
        path=path,
        export_url=reverse("messages_export"),
        noun="message",
        caption="Messages",
        empty_words="Every e-mail and calendar invitation that OneWorkforce sends is listed here, without its text.",
    )


def exported(row: MessageRow) -> tuple[Value, ...]:
    """Return one row of the list for a file: never what the message says."""
    return _title(row), row.recipient, _channel(row), state(row).text, moment(row.made_at)


def page(row: MessageRow) -> MessagePage:
    """Return the page of one message."""
    facts = [
        Fact("To", row.recipient),
        Fact("By", _channel(row)),
        Fact("Written", moment(row.made_at)),
        Fact("Tried", "not yet" if not row.attempt else "once" if row.attempt == 1 else f"{row.attempt} times"),
    ]
    if row.state is MessageState.WAITING:
        facts.append(Fact("Due", moment(row.due_at)))
    if row.settled_at:
        facts.append(Fact("Settled", moment(row.settled_at)))
    return MessagePage(
        id=str(row.id),
        title=_title(row),
        state=state(row),
        words=_EXPLAINED[row.state],
        fault=row.fault,
        facts=tuple(facts),
        choices=tuple(choice for happening, choice in _CHOICES if happening in row.can),
    )


def state(row: MessageRow) -> Cell:
    """Return the tag of a message's state."""
    words, colour = WORDS[row.state]
    return Cell(words, tag=colour)


def _title(row: MessageRow) -> str:
    return row.about[:1].upper() + row.about[1:]


def _channel(row: MessageRow) -> str:
    return CHANNELS.get(row.channel, row.channel)


def uncertain(count: int) -> str:
    """Return the sentence above the list; "" when nothing waits for a person."""
    if not count:
        return ""
    became = "it" if count == 1 else "them"
    return f"{text.counted(count, 'message')} may or may not have arrived: somebody has to say what became of {became}."
