"""A secondment is proposed, arranged, asked to last longer, ended early; who has to agree is written to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q

from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.models import Locality, Organisation, Team
from oneworkforce.partnership.models.at_work import working
from oneworkforce.ui import conflict
from oneworkforce.workforce.commands import secondment_letters as letters
from oneworkforce.workforce.domain import basis_points, hours, roles, secondments
from oneworkforce.workforce.domain.seconded_time import Span, most_besides
from oneworkforce.workforce.domain.secondment_ends import DUTIES, End, Payment, Return
from oneworkforce.workforce.domain.secondments import Party, Standing, State, Step
from oneworkforce.workforce.models import Agreement, Post, Secondment, TermsGroup
from oneworkforce.workforce.permissions import secondments as permissions
from oneworkforce.workforce.queries import secondments as queries

NOUN = "secondment"
LONGEST_REASON = 300
LONGEST_LINE = 120
_NONE = ("", "Not said yet")
_HOST = Fault("host", "The host is the organisation that has the post.", "Choose another.")
_NO_HOST = Fault("host", "There is no such organisation at work here.", "Choose one of the list.")
_ENDS = Fault("ends_on", "It would end before it starts.", "Choose a later day.")
_HOURS = Fault("minutes", "The hours of the post are not known.", "Have them written down first.")
_TEAM = Fault("team", "This is no team of the host.", "Choose one of the list.")
_PLACE = Fault("locality", "There is no such locality.", "Choose one of the list.")
_WHOLE = Fault("home_share", "The shares do not make 100%.", "Say what each bears, nought too, or leave all empty.")
_FUNDER = Fault("other_funder", "A share is borne by somebody who is not named.", "Say who.")
_TERMS = Fault("terms", "There is no such group of conditions.", "Choose one of the list.")
MOST_COST = Decimal(10_000_000)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed: whose post, where, for how many minutes a week, from a day to a day, and why."""

    post: UUID
    host: UUID
    minutes: int
    starts_on: date
    ends_on: date
    reason: str
    role: str = ""
    team: UUID | None = None
    locality: UUID | None = None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What both ends arrange; "" and None: not said yet. `duties`: by name, whose end and who. Shares: basis points."""

    duties: dict[str, tuple[str, str]]
    team: UUID | None = None
    locality: UUID | None = None
    terms: UUID | None = None
    payment: str = ""
    home_share: int | None = None
    host_share: int | None = None
    other_share: int | None = None
    other_funder: str = ""
    cost: Decimal | None = None
    returns: str = ""
    returns_to: str = ""


_SHARES = ("home_share", "host_share", "other_share")
_IDS = ("team", "locality", "terms")


def shown(row: Secondment) -> dict[str, Any]:
    """Return what the form of its arrangements shows: shares in per cent, as people write them."""
    return _shown({name: getattr(row, name) for name in _COLUMNS})


def _shown(columns: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: columns[name] for name in _COLUMNS if name not in _SHARES and not name.endswith("_id")}
    found |= {name: "" if columns[f"{name}_id"] is None else str(columns[f"{name}_id"]) for name in _IDS}
    return found | {name: "" if columns[name] is None else basis_points.shown(columns[name]) for name in _SHARES}


_COLUMNS = (
    *(f"{name}_id" for name in _IDS),
    *(f"{name}{part}" for name in DUTIES for part in ("_end", "")),
    *("payment", *_SHARES, "other_funder", "cost", "returns", "returns_to"),
)


def propose(*, by: Viewer, now: datetime, today: date, said: Proposal) -> UUID:
    """Propose a secondment, and write to those who have to agree; return its id.

    Whoever has one end agrees for it by proposing; one who has both speaks for neither. The post's hours bound what
    is seconded at once, proposals that wait included.
    """
    with transactions.whole("secondment.propose"):
        permissions.check_propose(by)
        found = permissions.posts_to_second(by).filter(pk=said.post).first()
        if found is None:
            raise NotFound
        post = Post.objects.select_for_update().get(pk=found.pk)
        assert post.person_id is not None  # as posts_to_second says
        kept = _proposed(said, post, today)
        ends = permissions.ends_of(by, post.organisation_id, said.host)
        spoken = ends[0] if len(ends) == 1 and post.person_id != by.person else None
        row = Secondment.objects.create(
            **kept,
            person_id=post.person_id,
            home_id=post.organisation_id,
            post=post,
            post_reference=post.reference,
            proposed_by=by.actor,
            proposed_membership=by.membership,
            proposed_for=spoken or "",
            proposed_at=now,
        )
        if spoken:
            _agreed(row, by, now, spoken)
        record(by=by, verb="proposed", noun=NOUN, subject=row.pk, now=now)
        letters.asked(row, by=by, now=now, today=today)
    return row.pk


def arrange(*, by: Viewer, now: datetime, today: date, secondment: UUID, seen: str, said: Arrangement) -> None:
    """Say what both ends arrange; `conflict.Changed` where it is not what the form showed.

    Before all have agreed, others who agreed to something else are asked again (not for who does what, where nobody
    was named). After that, what was agreed on terms, money and the way back stays; who does what may change, and what
    was not said may be said.
    """
    with transactions.whole("secondment.arrange"):
        row, standing = _locked(by, secondment, Step.CHANGE, today)
        permissions.check_change(by, row)
        kept = _arranged(said, row)
        stored, shows = shown(row), _shown(kept)
        conflict.check(seen, stored, shows)
        if standing not in secondments.WAITING:
            _refuse_agreed(stored, shows)
        fields = [name.removesuffix("_id") for name in saving.changed(row, kept)]
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)
        if not fields:
            return
        again = standing in secondments.WAITING and _asked_anew(stored, shows)
        if again:
            own = Q(membership=by.membership, recorded=False)
            Agreement.objects.filter(secondment=row, round=0).exclude(own).delete()
        letters.changed(row, by=by, now=now, today=today, again=again)


def extend(*, by: Viewer, now: datetime, today: date, secondment: UUID, until: date) -> None:
    """Ask that a secondment in force lasts longer: all three agree again, and until then it ends as it was agreed."""
    with transactions.whole("secondment.extend"):
        row, _ = _locked(by, secondment, Step.EXTEND, today)
        permissions.check_change(by, row)
        if until <= row.ends_on:
            raise Refused(Fault("until", "That is not later than it ends now.", "Choose a later day."))
        if row.post_id is None:
            raise Refused(Fault("until", "The post is no longer there.", "End it, and propose another."))
        post = Post.objects.select_for_update().get(pk=row.post_id)
        _check_hours(post, Span(row.starts_on, until, row.minutes), besides=row.pk, where="until", today=today)
        ends = permissions.ends(by, row)
        row.longer_until, row.longer_membership, row.round = until, by.membership, row.round + 1
        row.save(update_fields=["longer_until", "longer_membership", "round"])
        if len(ends) == 1 and row.person_id != by.person:
            _agreed(row, by, now, ends[0])
        record(by=by, verb="asked to extend", noun=NOUN, subject=row.pk, now=now)
        letters.asked(row, by=by, now=now, today=today)


def end(*, by: Viewer, now: datetime, today: date, secondment: UUID, on: date, reason: str) -> None:
    """End a secondment in force on an earlier day than was agreed; both ends and the person are told."""
    with transactions.whole("secondment.end"):
        row, _ = _locked(by, secondment, Step.END, today)
        permissions.check_change(by, row)
        values = Values()
        values.line("reason", reason, label="The reason", longest=LONGEST_REASON)
        if not row.starts_on <= on <= row.ends_on:
            values.fault(Fault("on", "It is not in force on that day.", "Choose a day on which it is."))
        elif on < today:
            values.fault(Fault("on", "That day is over.", "Choose today or a later day."))
        kept = values.settled()
        row.ends_on, row.longer_until, row.longer_membership = on, None, None
        row.closed_by, row.closed_at, row.closed_reason = by.actor, now, kept["reason"]
        row.save()
        record(by=by, verb="ended", noun=NOUN, subject=row.pk, now=now)
        letters.told(row, by=by, now=now, today=today, what="ends early")


def _locked(by: Viewer, secondment: UUID, step: Step, today: date) -> tuple[Secondment, Standing]:
    """Return the row, held, and where it stands; NotAllowed where the step cannot be taken from there."""
    found = permissions.get(by, secondment)
    row = Secondment.objects.select_for_update().get(pk=found.pk)
    standing = queries.standing(row, queries.agreed(row), today)
    if why := secondments.why_not(standing, step):
        raise NotAllowed(why)
    return row, standing


def _agreed(row: Secondment, by: Viewer, now: datetime, party: Party) -> None:
    Agreement.objects.create(
        secondment=row, round=row.round, party=party, by=by.actor, membership=by.membership, at=now
    )


def _proposed(said: Proposal, post: Post, today: date) -> dict[str, Any]:
    values = Values()
    values.line("reason", said.reason, label="The reason", longest=LONGEST_REASON)
    values.choice("role", said.role, label="The role", among=(_NONE, *roles.choices()))
    if said.host == post.organisation_id:
        values.fault(_HOST)
    elif not Organisation.objects.filter(working(today), pk=said.host).exists():
        values.fault(_NO_HOST)
    _check_place(values, said.host, said.team, said.locality)
    if said.ends_on < said.starts_on:
        values.fault(_ENDS)
    if said.minutes <= 0:
        values.fault(Fault("minutes", "Hours of nought are no secondment.", "Enter hours a week."))
    kept = values.settled()
    _check_hours(post, Span(said.starts_on, said.ends_on, said.minutes), besides=None, where="minutes", today=today)
    return {
        **kept,
        "host_id": said.host,
        "team_id": said.team,
        "locality_id": said.locality,
        "minutes": said.minutes,
        "starts_on": said.starts_on,
        "ends_on": said.ends_on,
    }


def _check_hours(post: Post, span: Span, *, besides: UUID | None, where: str, today: date) -> None:
    """Refuse more minutes than the post has on any day; what waits or is in force counts.

    A longer time that was asked for waits as long as the secondment lasts: nobody can agree to it once it has ended.
    """
    if post.minutes is None:
        raise Refused(_HOURS)
    rows = Secondment.objects.filter(post=post, state__in=(State.OPEN, State.AGREED))
    rows = rows if besides is None else rows.exclude(pk=besides)
    others = [
        Span(starts_on, longer if longer and ends_on >= today else ends_on, minutes)
        for starts_on, ends_on, longer, minutes in rows.values_list("starts_on", "ends_on", "longer_until", "minutes")
    ]
    left = post.minutes - most_besides(span, others)
    if span.minutes > left:
        what = f"The post has {hours.words(max(0, left))} a week left in that time."
        raise Refused(Fault(where, what, "Choose fewer hours, or another time."))


def _check_place(values: Values, host: UUID, team: UUID | None, locality: UUID | None) -> None:
    if team is not None and not Team.objects.filter(pk=team, organisation=host).exists():
        values.fault(_TEAM)
    if locality is not None and not Locality.objects.filter(pk=locality).exists():
        values.fault(_PLACE)


def _arranged(said: Arrangement, row: Secondment) -> dict[str, Any]:
    values = Values()
    for name, label in DUTIES.items():
        whose, who = said.duties.get(name, ("", ""))
        values.choice(f"{name}_end", whose, label=label, among=(_NONE, *End.choices()))
        values.line(name, who, label=label, longest=LONGEST_LINE, required=False)
        if bool(whose) != bool(values.kept[name]):
            values.fault(Fault(name, f"{label}: who it is and whose end it is go together.", "Say both, or neither."))
    values.choice("payment", said.payment, label="Who pays", among=(_NONE, *Payment.choices()))
    values.choice("returns", said.returns, label="What happens at the end", among=(_NONE, *Return.choices()))
    values.line("returns_to", said.returns_to, label="The post", longest=LONGEST_LINE, required=False)
    values.line("other_funder", said.other_funder, label="The funder", longest=LONGEST_LINE, required=False)
    points = (said.home_share, said.host_share, said.other_share)
    shares = (None, None, None) if set(points) <= {None} else tuple(each or 0 for each in points)
    if None not in shares and (
        sum(each or 0 for each in shares) != basis_points.WHOLE or min(each or 0 for each in shares) < 0
    ):
        values.fault(_WHOLE)
    if said.other_share and not values.kept["other_funder"]:
        values.fault(_FUNDER)
    if said.cost is not None and not 0 <= said.cost <= MOST_COST:
        values.fault(Fault("cost", "A cost is from nothing to £10,000,000 a year.", "Enter it in pounds."))
    if said.terms is not None and not TermsGroup.objects.filter(pk=said.terms).exists():
        values.fault(_TERMS)
    _check_place(values, row.host_id, said.team, said.locality)
    kept = values.settled()
    named = dict(zip(("home_share", "host_share", "other_share"), shares, strict=True))
    ids = {"team_id": said.team, "locality_id": said.locality, "terms_id": said.terms}
    return {**kept, **named, **ids, "cost": said.cost}


FIXED = ("terms", "payment", "home_share", "host_share", "other_share", "other_funder", "cost", "returns", "returns_to")
"""What stays as all have agreed to it, once it was said."""


def _asked_anew(stored: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Say whether others agreed to something else: what was said is changed, or terms, money and return are said."""
    changed = {name for name, value in wanted.items() if stored[name] != value}
    return any(name in FIXED or stored[name] not in {None, ""} for name in changed)


def _refuse_agreed(stored: dict[str, Any], wanted: dict[str, Any]) -> None:
    changed = [name for name in FIXED if stored[name] not in {None, ""} and stored[name] != wanted[name]]
    if changed:
        what = "All have agreed to this as it was."
        raise Refused(*(Fault(name, what, "End it and propose another to change it.") for name in changed))
