"""A version of a strategy's text: begun, written, sent out for comment, closed, adopted."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.plan.commands import consultation_letters
from oneworkforce.plan.domain import text_states
from oneworkforce.plan.domain.kinds import TextState
from oneworkforce.plan.domain.text_states import Step
from oneworkforce.plan.models import Comment, Consulted, Strategy, Version
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.permissions import texts as permissions
from oneworkforce.ui import conflict

NOUN = "version"
LONGEST_BODY = 100_000
LONGEST_BY = 160
LONGEST_OUT = timedelta(days=366)
TAKEN = Fault("", "Somebody began a draft in this moment.", "Look at the versions again.")


def add(*, by: Viewer, now: datetime, strategy: UUID, copied: bool) -> UUID:
    """Begin a draft, empty or `copied` from the latest version with those who were asked; return its id."""
    with saving.whole("version.add", taken=TAKEN):
        found = plans.get(by, strategy)
        permissions.check_add(by)
        Strategy.objects.select_for_update().get(pk=found.pk)
        rows = Version.objects.filter(strategy=found)
        draft = rows.filter(state=TextState.DRAFT).first()
        if draft is not None:
            raise NotAllowed(f"Version {draft.number} is a draft already. Change that one.")
        number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
        made = Version.objects.create(strategy=found, number=number, made_by=by.actor, made_at=now)
        if copied:
            _copy(rows.exclude(pk=made.pk).order_by("-number").first(), made)
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(*, by: Viewer, now: datetime, version: UUID, seen: str, body: str) -> None:
    """Write a draft. `ui.conflict.Changed` where another wrote meanwhile: neither text is lost."""
    with transactions.whole("version.change"):
        row = held(by, version, Step.CHANGE, now)
        values = Values()
        values.lines("body", body, label="The text", longest=LONGEST_BODY)
        kept = values.settled()
        conflict.check(seen, shown(row), kept)
        fields = saving.changed(row, kept)
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=["text"] if fields else [], now=now)


def shown(row: Version) -> dict[str, object]:
    """Return the values that a form shows, by field."""
    return {"body": row.body}


def send_out(*, by: Viewer, now: datetime, version: UUID, until: date, link: str) -> int:
    """Send a draft out for comment until a day; whoever is asked and has an address gets a letter. Return how many.

    `link` is the address of the version's page. A version whose comments have ended is replaced by it.
    """
    with transactions.whole("version.send_out"):
        today = timezone.localdate(now)
        row = held(by, version, Step.SEND_OUT, now)
        if until < today:
            raise Refused(Fault("until", "This day is past.", "Give a day that is still to come."))
        if until - today > LONGEST_OUT:
            raise Refused(Fault("until", "This is more than a year away.", "Give an earlier day."))
        if not row.body:
            raise Refused(Fault("", "There is no text yet.", "Write it first."))
        asked = list(Consulted.objects.filter(version=row).select_related("organisation"))
        if not asked:
            raise Refused(Fault("", "Nobody is asked yet.", "Add those whom you ask first."))
        for other in Version.objects.filter(strategy=row.strategy_id, state=TextState.OUT):
            _replace(other, today)
        row.state = text_states.after(permissions.standing(row, today), Step.SEND_OUT)
        row.out_on, row.comments_until = today, until
        row.save(update_fields=["state", "out_on", "comments_until"])
        record(by=by, verb="sent out for comment", noun=NOUN, subject=row.pk, now=now)
        return consultation_letters.write(row, asked, by=by, link=link, now=now)


def close(*, by: Viewer, now: datetime, version: UUID) -> None:
    """End comments before the day that was announced."""
    with transactions.whole("version.close"):
        row = held(by, version, Step.CLOSE, now)
        row.closed_at = now
        row.save(update_fields=["closed_at"])
        record(by=by, verb="ended comments on", noun=NOUN, subject=row.pk, now=now)


def adopt(*, by: Viewer, now: datetime, version: UUID, on: date, adopted_by: str) -> None:
    """Say that a version was adopted, on a day, by whom; it replaces the one adopted before.

    Refused while a comment on any version of the text has no reply.
    """
    with transactions.whole("version.adopt"):
        today = timezone.localdate(now)
        row = held(by, version, Step.ADOPT, now)
        waiting = waits(row.strategy_id)
        if waiting:
            have = "has" if waiting == 1 else "have"
            what = f"{text.counted(waiting, 'comment')} {have} no reply yet."
            raise Refused(Fault("", what, "Reply to each before the text is adopted."))
        values = Values()
        values.line("adopted_by", adopted_by, label="Who adopted it", longest=LONGEST_BY)
        if on > today or (row.out_on is not None and on < row.out_on):
            values.fault(Fault("on", "It cannot be adopted on this day.", "Give a day since it went out, until today."))
        kept = values.settled()
        for former in Version.objects.filter(strategy=row.strategy_id, state=TextState.ADOPTED):
            _replace(former, today)
        row.state = text_states.after(permissions.standing(row, today), Step.ADOPT)
        row.adopted_on, row.adopted_by = on, kept["adopted_by"]
        row.save(update_fields=["state", "adopted_on", "adopted_by"])
        record(by=by, verb="adopted", noun=NOUN, subject=row.pk, now=now)


def waits(strategy: UUID) -> int:
    """Return how many comments on the text of a strategy have no reply."""
    return Comment.objects.filter(version__strategy=strategy, replied_at=None).count()


def held(by: Viewer, version: UUID, step: Step, now: datetime) -> Version:
    """Return the version, held until the transaction ends, where the viewer may take the step with it now."""
    found = permissions.get(by, version)
    row = Version.objects.select_for_update().get(pk=found.pk)
    row.strategy = found.strategy
    permissions.check_step(by, row, step, timezone.localdate(now))
    return row


def _copy(latest: Version | None, made: Version) -> None:
    """Take over the words of the latest version and the list of those asked about it."""
    if latest is None:
        return
    made.body = latest.body
    made.save(update_fields=["body"])
    Consulted.objects.bulk_create(
        Consulted(version=made, kind=one.kind, organisation_id=one.organisation_id, name=one.name, email=one.email)
        for one in Consulted.objects.filter(version=latest)
    )


def _replace(other: Version, today: date) -> None:
    now = permissions.standing(other, today)
    reason = text_states.why_not(now, Step.REPLACE)
    if reason:
        raise NotAllowed(f"Version {other.number}: {reason}")
    other.state = text_states.after(now, Step.REPLACE)
    other.save(update_fields=["state"])
