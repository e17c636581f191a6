"""A new version of a group's conditions begins, a condition of a version is said, and all of it is confirmed."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.workforce.domain import basis_points, half_days, hours, terms
from oneworkforce.workforce.domain.terms import CONDITIONS, Condition, Kind
from oneworkforce.workforce.models import Terms, TermsGroup, TermsValue
from oneworkforce.workforce.permissions import terms as permissions

NOUN = "terms"
_DAY = Fault("starts_on", "There is already a version from that day.", "Change that one, or choose another day.")
_BEFORE = Fault("starts_on", "The group is not in use on that day.", "Choose a day on which it is.")
MOST_PAY = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a condition: a value of its kind in `pounds`, `number`, `unit` and words, or why there is none.

    `unsaid` "" with nothing else: not asked. `note`: how it is done in practice.
    """

    pounds: Decimal | None = None
    number: int | None = None
    unit: str = ""
    words: str = ""
    by_whom: str = ""
    unsaid: str = ""
    note: str = ""


def begin(*, by: Viewer, now: datetime, group: UUID, starts_on: date) -> UUID:
    """Begin a version that says at first what the one before it said; return its id."""
    with saving.whole("terms.begin", taken=_DAY):
        found = permissions.get(by, group)
        permissions.check_change(by, found)
        row = TermsGroup.objects.select_for_update().get(pk=found.pk)
        if starts_on < row.starts_on or (row.ends_on is not None and starts_on > row.ends_on):
            raise Refused(_BEFORE)
        if Terms.objects.filter(group=row, starts_on=starts_on).exists():
            raise Refused(_DAY)
        before = Terms.objects.filter(group=row, starts_on__lt=starts_on).order_by("-starts_on").first()
        made = Terms.objects.create(group=row, starts_on=starts_on, made_by=by.actor, changed_at=now)
        if before is not None:
            TermsValue.objects.bulk_create(
                TermsValue(
                    terms=made,
                    condition=each.condition,
                    pounds=each.pounds,
                    number=each.number,
                    unit=each.unit,
                    words=each.words,
                    by_whom=each.by_whom,
                    unsaid=each.unsaid,
                    note=each.note,
                )
                for each in TermsValue.objects.filter(terms=before).order_by("condition")
            )
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def say(*, by: Viewer, now: datetime, version: UUID, condition: str, said: Said) -> None:
    """Say what a condition is in a version; what was confirmed before is no longer."""
    with transactions.whole("terms.say"):
        found = permissions.get_version(by, version)
        permissions.check_change(by, found.group)
        about = CONDITIONS.get(condition)
        if about is None:
            raise NotFound
        row = Terms.objects.select_for_update().get(pk=found.pk)
        kept = _kept(about, said)
        value = TermsValue.objects.filter(terms=row, condition=condition).first()
        before = value or TermsValue(terms=row, condition=condition)
        fields = [name for name, each in kept.items() if getattr(before, name) != each]
        if not fields:
            return
        for name in fields:
            setattr(before, name, kept[name])
        if _empty(kept):
            before.delete()
        else:
            before.save()
        saving.changed(row, {"changed_at": now, "confirmed_on": None, "confirmed_by": ""})
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=[about.title.lower()], now=now)


def confirm(*, by: Viewer, now: datetime, version: UUID) -> None:
    """Say that everything a version says is so."""
    with transactions.whole("terms.confirm"):
        found = permissions.get_version(by, version)
        permissions.check_change(by, found.group)
        row = Terms.objects.select_for_update().get(pk=found.pk)
        saving.changed(row, {"confirmed_on": timezone.localdate(now), "confirmed_by": by.actor})
        record(by=by, verb="confirmed", noun=NOUN, subject=row.pk, now=now)


def _empty(kept: dict[str, object]) -> bool:
    return all(value in {None, ""} for value in kept.values())


def _kept(about: Condition, said: Said) -> dict[str, object]:
    """Return the columns of a value of the condition's kind; `Refused` with every fault."""
    values = Values()
    values.lines("note", said.note, label="The note", longest=terms.LONGEST_WORDS)
    if said.unsaid:
        values.choice("unsaid", said.unsaid, label="The answer", among=tuple((g.value, g.title_) for g in terms.SAID))
        if said.pounds is not None or said.number is not None or said.words or said.by_whom:
            remedy = "Leave one of them out."
            values.fault(Fault("unsaid", "It has a value and a reason why it has none.", remedy))
        kept = values.settled()
        return {**_NOTHING, "unsaid": kept["unsaid"], "note": kept["note"]}
    kept_columns = {**_NOTHING, **_valued(about, said, values)}
    note = values.settled()["note"]
    return {**kept_columns, "note": note}


_NOTHING: dict[str, object] = {
    "pounds": None,
    "number": None,
    "unit": "",
    "words": "",
    "by_whom": "",
    "unsaid": "",
    "note": "",
}
_MOST = {
    Kind.DAYS: (0, 2 * half_days.MOST),
    Kind.HOURS: (hours.SHORTEST_FULL_TIME, hours.LONGEST_WEEK),
    Kind.NOTICE: (0, terms.MOST_NOTICE),
    Kind.SHARE: (0, basis_points.WHOLE),
}


def _valued(about: Condition, said: Said, values: Values) -> dict[str, object]:  # noqa: PLR0911  one for each kind
    """Return the columns that hold a value; none where nothing was said."""
    match about.kind:
        case Kind.PAY:
            if said.pounds is None:
                return {}
            if not 0 <= said.pounds <= MOST_PAY:
                values.fault(Fault("pounds", "Pay is from nothing to £1,000,000.", "Enter it in pounds."))
            values.choice("unit", said.unit, label="What pay is for", among=terms.Per.choices())
            return {"pounds": said.pounds, "unit": said.unit}
        case Kind.WORDS:
            values.lines("words", said.words, label=about.title, longest=terms.LONGEST_WORDS)
            return {"words": values.kept["words"]}
        case Kind.RHYTHM:
            values.line("words", said.words, label="The kind", longest=terms.LONGEST_LINE, required=False)
            values.line("by_whom", said.by_whom, label="By whom", longest=terms.LONGEST_LINE, required=False)
            if not said.unit and not values.kept["words"] and not values.kept["by_whom"]:
                return {}
            values.choice("unit", said.unit, label="How often", among=terms.Often.choices())
            return {"unit": said.unit, "words": values.kept["words"], "by_whom": values.kept["by_whom"]}
        case kind:
            if said.number is None:
                return {}
            least, most = _MOST[kind]
            if not least <= said.number <= most:
                values.fault(Fault("number", "That is out of bounds.", "Look at the unit it is asked in."))
            if kind is Kind.NOTICE:
                values.choice("unit", said.unit, label="Weeks or months", among=terms.Unit.choices())
            return {"number": said.number, "unit": said.unit if kind is Kind.NOTICE else ""}
