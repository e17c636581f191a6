"""One member as their page shows them: finished words, and the reason beside each thing that cannot be done."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from oneworkforce.access import verdicts
from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.permissions import members as permissions
from oneworkforce.partnership.queries import members as queries
from oneworkforce.ui.jinja import day, moment
from oneworkforce.ui.parts import Fact


@dataclass(frozen=True, slots=True)
class Line:
    """One role or cover: its words, and where it is ended; `why_not` says why it cannot be."""

    words: str
    end_url: str
    why_not: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the page of a member shows."""

    id: UUID
    name: str
    left: bool
    facts: tuple[Fact, ...]
    roles: tuple[Line, ...]
    covers: tuple[Line, ...]
    duties: tuple[str, ...]
    why_not_give: str
    why_not_cover: str
    why_not_switch_off: str


def page(viewer: Viewer, member: queries.Member) -> Page:
    """Return the finished page of `member` for `viewer`."""
    row, held = member.row, [one.row for one in member.held]
    return Page(
        id=row.pk,
        name=member.name,
        left=member.ended_at is not None,
        facts=tuple(_facts(member)),
        roles=tuple(
            Line(_role(one), reverse("grant_end", args=[one.row.pk]), _why_not_end(viewer, one)) for one in member.held
        ),
        covers=tuple(
            Line(
                f"{one.stand_in} stands in for {one.away}, {day(one.starts_on)} to {day(one.ends_on)}",
                reverse("cover_end", args=[one.row.pk]),
                "" if permissions.can_cover_for(viewer, one.row.away) else "You may not end this cover.",
            )
            for one in member.covers
        ),
        duties=member.duties,
        why_not_give=verdicts.why_not(permissions.check_grant, viewer, row),
        why_not_cover=verdicts.why_not(permissions.check_cover_for, viewer, row),
        why_not_switch_off=verdicts.why_not(permissions.check_switch_off, viewer, row, held),
    )


def _facts(member: queries.Member) -> list[Fact]:
    found = [
        Fact("E-mail address", member.email),
        Fact("Organisation", member.organisation or "None"),
        Fact("Signs in since", day(member.starts_on)),
        Fact("Last signed in", moment(member.last_signed_in) if member.last_signed_in else "Never"),
        Fact("Second factor", "Yes" if member.second_factor else "No"),
    ]
    if member.tokens and not member.ended_at:
        found.append(Fact("Tokens for programs", f"{member.tokens}, by which programs read what they may read"))
    if member.ended_at:
        found.append(Fact("Switched off", f"{moment(member.ended_at)}, by {member.ended_by}"))
    return found


def _role(one: queries.Held) -> str:
    until = f" to {day(one.ends_on)}" if one.ends_on else ""
    asleep = ". Needs a second factor" if one.second_factor else ""
    return f"{one.title}, {one.place}, from {day(one.starts_on)}{until}{asleep}"


def _why_not_end(viewer: Viewer, one: queries.Held) -> str:
    return verdicts.why_not(permissions.check_end, viewer, one.row)
