"""One record as a page shows it: sections of facts, each with when it was confirmed, and who may see it."""

from dataclasses import dataclass

from django.urls import reverse

from oneworkforce.access import roles
from oneworkforce.access.permissions import Permission
from oneworkforce.access.roles import PlaceKind
from oneworkforce.access.viewer import Viewer
from oneworkforce.lib import text
from oneworkforce.lib.named import Named
from oneworkforce.partnership.domain.answers import Said
from oneworkforce.partnership.models.person import Sharing
from oneworkforce.partnership.queries.records import Confirmed, Item, Listed, Record
from oneworkforce.partnership.web.presenters import links
from oneworkforce.partnership.web.presenters.people import status
from oneworkforce.ui.jinja import day
from oneworkforce.ui.parts import Cell, Fact

_CREDENTIAL = "Add a check, training or registration"
PARTS = (
    ("skills", "skill", "What they can do", "What I can do", "Add a skill"),
    ("languages", "language", "What they speak", "What I speak", "Add a language"),
    ("qualifications", "qualification", "What they were awarded", "What I was awarded", "Add a qualification"),
    (
        "credentials",
        "credential",
        "Checks, training and registration",
        "My checks, training and registration",
        _CREDENTIAL,
    ),
)
"""Part of a record, its noun, its title on another's and on one's own record, and what adds to it."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a record; without facts, `words` say why. Buttons with `why_not` are shown disabled."""

    title: str
    facts: tuple[Fact, ...]
    words: str = ""
    add: str = ""
    add_url: str = ""
    answer_url: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A record, ready to show."""

    about: tuple[Fact, ...]
    sections: tuple[Section, ...]
    seen_by: tuple[str, ...]
    confirmed: str
    left: str
    change_url: str
    confirm_url: str


def page(record: Record, *, viewer: Viewer, why_not: str) -> Page:
    """Return the record as a page for `viewer`; `why_not` is why this viewer does not change it, "" where they may."""
    return Page(
        about=_about(record, viewer),
        sections=tuple(
            _section(record, part, noun, mine if record.own else theirs, add, may=not why_not)
            for part, noun, theirs, mine, add in PARTS
        ),
        seen_by=seen_by(record),
        confirmed=record.confirmed.title_ if isinstance(record.confirmed, Said) else confirmed(record.confirmed),
        left=f"Left on {day(record.left_on)}." if record.left_on else "",
        change_url=reverse("person_change", args=[record.id]),
        confirm_url=reverse("person_confirm", args=[record.id]),
    )


def confirmed(kept: Confirmed) -> str:
    """Return when something was last said to be so, by whom, and when it changed."""
    said = f"Confirmed on {day(kept.on)} by {kept.by}" if kept.on else "Not confirmed yet"
    return f"{said}; changed on {day(kept.changed_at)}." if kept.changed_at else f"{said}."


def seen_by(record: Record) -> tuple[str, ...]:
    """Return who sees the record, from the roles as they are."""
    titles = {place: [role.title for role in roles.all_roles().values() if _sees(role, place)] for place in PlaceKind}
    said = [f"In full, everywhere: {text.listed(titles[PlaceKind.PARTNERSHIP])}."]
    if isinstance(record.organisation, Named):
        said.append(f"In full, for {record.organisation.name}: {text.listed(titles[PlaceKind.ORGANISATION])}.")
    coordinators = text.listed(titles[PlaceKind.LOCALITY])
    said.append(f"In full, for the locality where they work and those of their teams: {coordinators}.")
    said.append(f"Colleagues elsewhere who look for people: {_SHARED[record.sharing]}")
    said.append("Each time somebody else opens this record, it is written down who and when.")
    return tuple(said)


_SHARED = {
    Sharing.NOT_ASKED: "nothing, because the person was not asked yet.",
    Sharing.NOTHING: "nothing, as the person chose.",
    Sharing.SKILLS: "name, job title, organisation, skills and languages, as the person chose.",
    Sharing.ALL: "name, job title, organisation, skills, languages, e-mail address and phone number,"
    " as the person chose.",
}


def back_from(viewer: Viewer, record: Record) -> str:
    """Return where one came from: the list, or home from one's own record."""
    return reverse("people") if viewer.may(Permission.SEE_PEOPLE) and not record.own else reverse("home")


def _sees(role: roles.Role, place: PlaceKind) -> bool:
    return Permission.SEE_PEOPLE in role.may and place in role.places


def _about(record: Record, viewer: Viewer) -> tuple[Fact, ...]:
    organisations, localities = viewer.may(Permission.SEE_ORGANISATIONS), viewer.may(Permission.SEE_LOCALITIES)
    return (
        Fact("Job title", _text(record.job_title)),
        Fact("Organisation", _led(record.organisation, "organisation", may=organisations)),
        Fact("Locality", _led(record.locality, "locality", may=localities)),
        Fact("E-mail address", _text(record.email)),
        Fact("Phone number", _text(record.phone)),
        Fact("Teams", _several(record.teams, "team", may=organisations)),
        Fact("Link person for", _several(record.links, "organisation", may=organisations)),
    )


def _text(value: str | Said) -> str:
    return value.title_ if isinstance(value, Said) else value


def _led(value: Named | Said, route: str, *, may: bool) -> str | Cell:
    if isinstance(value, Said):
        return value.title_
    led = links.named(value, route)
    return led if may else led.text


def _several(value: tuple[Named, ...] | Said, route: str, *, may: bool) -> str | list[str | Cell]:
    return value.title_ if isinstance(value, Said) else [_led(one, route, may=may) for one in value]


def _section(record: Record, part: str, noun: str, title: str, add: str, *, may: bool) -> Section:
    held: Listed = getattr(record, part)
    empty = isinstance(held, Said)
    return Section(
        title=title,
        facts=() if isinstance(held, Said) else tuple(_fact(one, noun, may=may) for one in held),
        words=held.title_ if isinstance(held, Said) else "",
        add=add if held is not Said.WITHHELD else "",
        add_url=reverse(f"{noun}_add", args=[record.id]),
        answer_url=reverse("person_answer", args=[record.id, part]) if empty and may else "",
    )


def _fact(item: Item, noun: str, *, may: bool) -> Fact:
    lead = [status(item.status)] if item.status else []
    return Fact(
        item.name,
        [*lead, *item.details, confirmed(item.confirmed)],
        href=reverse(f"{noun}_change", args=[item.id]) if may else None,
    )
