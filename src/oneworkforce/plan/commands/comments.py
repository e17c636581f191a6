"""What is said of a text while it is out, and what is replied."""

from datetime import datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault
from oneworkforce.plan.commands import versions
from oneworkforce.plan.domain.text_states import Step
from oneworkforce.plan.models import Comment, Consulted, Version
from oneworkforce.plan.permissions import texts as permissions
from oneworkforce.ui import conflict

NOUN = "comment"
LONGEST_WORDS = 10_000
LONGEST_NAME = 160


def add(
    *, by: Viewer, now: datetime, version: UUID, words: str, about: str = "", consulted: UUID | None = None
) -> UUID:
    """Say something of a version that is out: for oneself, or for one's own organisation where it was asked."""
    with transactions.whole("comment.add"):
        row = versions.held(by, version, Step.COMMENT, now)
        values = _values(words, about)
        asked = _asked(row, consulted, values)
        if asked is not None and (asked.organisation_id is None or asked.organisation_id != by.organisation):
            values.fault(Fault("consulted", "You speak for yourself or your own organisation.", "Choose one of these."))
        kept = values.settled()
        made = Comment.objects.create(
            version=row,
            consulted=asked,
            said_by=by.actor,
            membership=by.membership,
            on_behalf_of=_name(asked),
            said_at=now,
            **kept,
        )
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def enter(
    *,
    by: Viewer,
    now: datetime,
    version: UUID,
    said_by: str,
    words: str,
    about: str = "",
    consulted: UUID | None = None,
    on_behalf_of: str = "",
) -> UUID:
    """Write down a comment that came by letter: who said it and for whom, and who wrote it down."""
    with transactions.whole("comment.enter"):
        row = versions.held(by, version, Step.ENTER, now)
        values = _values(words, about)
        values.line("said_by", said_by, label="Who said it", longest=LONGEST_NAME)
        values.line("on_behalf_of", on_behalf_of, label="For whom they spoke", longest=LONGEST_NAME, required=False)
        asked = _asked(row, consulted, values)
        kept = values.settled()
        kept["on_behalf_of"] = kept["on_behalf_of"] or _name(asked)
        made = Comment.objects.create(version=row, consulted=asked, entered_by=by.actor, said_at=now, **kept)
        record(by=by, verb="entered", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def reply(*, by: Viewer, now: datetime, comment: UUID, seen: str, reply: str) -> None:
    """Reply to a comment, or change the reply. `ui.conflict.Changed` where another replied meanwhile."""
    with transactions.whole("comment.reply"):
        found = permissions.get_comment(by, comment)
        versions.held(by, found.version_id, Step.REPLY, now)
        values = Values()
        values.lines("reply", reply, label="The reply", longest=LONGEST_WORDS)
        if not values.kept["reply"]:
            values.fault(Fault("reply", "The reply is empty.", "Say what becomes of the comment, and why."))
        kept = values.settled()
        row = Comment.objects.select_for_update().get(pk=comment)
        conflict.check(seen, shown(row), kept)
        if row.reply == kept["reply"]:
            return
        row.reply, row.replied_by, row.replied_at = kept["reply"], by.actor, now
        row.save(update_fields=["reply", "replied_by", "replied_at"])
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=["reply"], now=now)


def shown(row: Comment) -> dict[str, object]:
    """Return the values that a form shows, by field."""
    return {"reply": row.reply}


def _values(words: str, about: str) -> Values:
    values = Values()
    values.lines("words", words, label="The comment", longest=LONGEST_WORDS)
    values.line("about", about, label="The part of the text", longest=LONGEST_NAME, required=False)
    if not values.kept["words"]:
        values.fault(Fault("words", "The comment is empty.", "Say what you think."))
    return values


def _asked(version: Version, consulted: UUID | None, values: Values) -> Consulted | None:
    """Return the one of those asked for whom is spoken."""
    if consulted is None:
        return None
    found = Consulted.objects.filter(version=version, pk=consulted).select_related("organisation").first()
    if found is None:
        values.fault(Fault("consulted", "They are not among those asked.", "Choose one of the list."))
    return found


def _name(asked: Consulted | None) -> str:
    if asked is None:
        return ""
    return (asked.organisation.name if asked.organisation else asked.name)[:LONGEST_NAME]
