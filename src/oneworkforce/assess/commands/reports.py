"""A report is begun, changed, written in part by part, and removed while it was never issued."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import desk
from oneworkforce.assess.domain.kinds import Placing
from oneworkforce.assess.models import Report, ReportPart, Round
from oneworkforce.assess.permissions import reports, rounds
from oneworkforce.assess.queries import planned
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values, taken
from oneworkforce.lib import typed
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import conflict

NOUN = "report"
LONGEST_TITLE = 200
LONGEST_PARAGRAPH = 200
LONGEST_WORDS = 20_000
LONGEST_LINE = 500


@dataclass(frozen=True, slots=True)
class About:
    """What is typed of a report: what it is called, what fills it, who may not read it."""

    title: str
    round: UUID | None = None
    strategy: UUID | None = None
    text: bool = False
    exempt: bool = False
    exempt_under: str = ""


def add(*, by: Viewer, now: datetime, layout: str, about: About) -> UUID:
    """Begin a report in a layout; return its id."""
    with saving.whole("report.add", taken=taken("title", NOUN)):
        reports.check_change(by)
        values = Values()
        values.choice("layout", layout, label="The layout", among=desk.Layout.choices())
        kept = _kept(by, values, None, layout, about)
        made = Report.objects.create(layout=layout, made_by=by.actor, made_at=now, **kept)
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(*, by: Viewer, now: datetime, report: UUID, seen: str, about: About) -> None:
    """Change what a report is about. Its layout stays: own words stand by its parts.

    `ui.conflict.Changed` where it is no longer as it was `seen`.
    """
    with saving.whole("report.change", taken=taken("title", NOUN)):
        found = reports.get(by, report)
        reports.check_change(by)
        kept = _kept(by, Values(), found, found.layout, about)
        row = Report.objects.select_for_update().get(pk=found.pk)
        wanted = {**kept, "round": str(about.round or ""), "strategy": str(about.strategy or "")}
        conflict.check(seen, shown(row), wanted)
        fields = saving.changed(row, kept)
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)


def shown(row: Report) -> dict[str, object]:
    """Return the values that the form of a report shows, by field."""
    return {
        "title": row.title,
        "round": str(row.round_id or ""),
        "strategy": str(row.strategy or ""),
        "text": row.text,
        "exempt": row.exempt,
        "exempt_under": row.exempt_under,
    }


def remove(*, by: Viewer, now: datetime, report: UUID) -> None:
    """Remove a report that was never issued, with what was written in it."""
    with transactions.whole("report.remove"):
        found = reports.get(by, report)
        reports.check_change(by)
        row = Report.objects.select_for_update().get(pk=found.pk)
        reports.check_remove(by, row)
        record(by=by, verb="removed", noun=NOUN, subject=row.pk, now=now)
        row.delete()


def write(
    *, by: Viewer, now: datetime, report: UUID, key: str, seen: str, placing: str, words: str, line: bool = False
) -> None:
    """Put own words into the part `key`, or leave it out; without words it is as it is computed again.

    The caller has seen that the layout has this key; `line`: of the head, on one line.
    """
    with transactions.whole("report.write"):
        found = reports.get(by, report)
        reports.check_change(by)
        how, said = _own(placing, words, line=line)
        Report.objects.select_for_update().get(pk=found.pk)
        row = ReportPart.objects.filter(report=found, key=key).first()
        conflict.check(seen, shown_part(row), {"placing": how.value, "words": said})
        if row is not None and (Placing(row.placing), row.words) == (how, said):
            return
        if how is not Placing.LEFT_OUT and not said:
            gone, _ = ReportPart.objects.filter(report=found, key=key).delete()
            saving.audited(by=by, noun=NOUN, subject=found.pk, fields=["words"] if gone else [], now=now)
            return
        values = {"placing": how, "words": said, "changed_by": by.actor, "changed_at": now}
        ReportPart.objects.update_or_create(report=found, key=key, defaults=values)
        saving.audited(by=by, noun=NOUN, subject=found.pk, fields=["words"], now=now)


def shown_part(row: ReportPart | None) -> dict[str, object]:
    """Return the values that the form of a part shows; None: nothing was written yet."""
    if row is None:
        return {"placing": Placing.AFTER.value, "words": ""}
    return {"placing": row.placing, "words": row.words}


def _own(placing: str, words: str, *, line: bool) -> tuple[Placing, str]:
    take = typed.line if line else typed.lines
    longest = LONGEST_LINE if line else LONGEST_WORDS
    options = {"required": False} if line else {}
    said, fault = take(words, where="words", label="The text", longest=longest, **options)
    values = Values()
    values.choice("placing", placing, label="Where the words stand", among=Placing.choices())
    values.fault(fault)
    values.settled()
    how = Placing(placing)
    if how is Placing.LEFT_OUT:
        return how, said
    if wrong := desk.wording(how, said):
        raise Refused(wrong)
    return how, said.strip()


def _kept(by: Viewer, values: Values, row: Report | None, layout: str, about: About) -> dict[str, Any]:
    """Return the columns of a report from what was typed; `Refused` with every fault."""
    values.line("title", about.title, label="The title", longest=LONGEST_TITLE)
    others = Report.objects.all() if row is None else Report.objects.exclude(pk=row.pk)
    values.free("title", others, noun=NOUN)
    under = about.exempt_under if about.exempt else ""
    values.line("exempt_under", under, label="The paragraph", longest=LONGEST_PARAGRAPH, required=False)
    if layout in {value for value, _ in desk.Layout.choices()}:
        needed = desk.faults(
            desk.Layout(layout),
            from_round=about.round is not None,
            from_strategy=about.strategy is not None,
            text=about.text,
            exempt=about.exempt,
            exempt_under=values.kept["exempt_under"],
        )
        for fault in needed:
            values.fault(fault)
    kept = values.settled()
    return {
        "title": kept["title"],
        "round": _round(by, row, about.round),
        "strategy": _strategy(by, row, about.strategy),
        "text": about.text,
        "exempt": about.exempt,
        "exempt_under": kept["exempt_under"],
    }


def _round(by: Viewer, row: Report | None, chosen: UUID | None) -> Round | None:
    """Return the round chosen; the one the report has may stay."""
    if chosen is None:
        return None
    return row.round if row is not None and row.round_id == chosen else rounds.get(by, chosen)


def _strategy(by: Viewer, row: Report | None, chosen: UUID | None) -> UUID | None:
    if chosen is None or (row is not None and row.strategy == chosen):
        return chosen
    if str(chosen) not in {key for key, _ in planned.choices(by)}:
        raise NotFound
    return chosen
