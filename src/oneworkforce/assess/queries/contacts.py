"""Whom a round asks, and what lists of them are held against. Whether somebody answered is in none of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.contact_lists import Checked, Known, Line, Place
from oneworkforce.assess.domain.contact_lists import check as checked
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.models import Contact, FrameCell, Round
from oneworkforce.assess.permissions import contacts as permissions
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import stored
from oneworkforce.lib import text
from oneworkforce.partnership.models import Locality, Organisation
from oneworkforce.ui.listing import Wanted
from oneworkforce.ui.spreadsheet import harmless

EVERYWHERE = "Everywhere"
SORTS: Mapping[str, str] = {
    "email": "email",
    "name": "name",
    "organisation": "cell__organisation__name",
    "locality": "cell__locality__name",
    "audience": "cell__audience",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One contact as lists and its page show it."""

    id: UUID
    email: str
    name: str
    organisation: str
    locality: str
    audience: str
    language: str
    unwanted: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the frame in words; `at` is the organisation's id."""

    id: UUID
    at: UUID
    organisation: str
    locality: str
    audience: str

    @property
    def label(self) -> str:
        """Return it on one line."""
        return ", ".join(part for part in (self.organisation, self.locality, self.audience) if part)


def listed(viewer: Viewer, round: UUID, wanted: Wanted) -> tuple[tuple[Row, ...], int, Wanted]:  # noqa: A002
    """Return the rows of the page wanted, how many there are in all, and the page that was found."""
    row = years.get(viewer, round)
    found = _filtered(Contact.objects.filter(round=row), wanted)
    total = found.count()
    wanted = wanted.clipped(total)
    order = SORTS.get(wanted.sort, "email")
    ordered = found.order_by(f"-{order}" if wanted.descending else order, "pk")
    shown = ordered.select_related("cell__organisation", "cell__locality")
    if wanted.size is not None:
        shown = shown[wanted.offset : wanted.offset + wanted.size]
    shape = stored.framework_of(row)
    return tuple(_row(each, shape) for each in shown), total, wanted


def one(viewer: Viewer, round: UUID, contact: UUID) -> Row:  # noqa: A002  the field's word
    """Return one contact; `verdicts.NotFound` where there is none for this viewer."""
    found = permissions.get(viewer, round, contact)
    return _row(found, stored.framework_of(found.round))


def organisations(row: Round) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of the organisations in a round's frame, for a filter."""
    found = Organisation.objects.filter(pk__in=FrameCell.objects.filter(round=row).values("organisation"))
    return tuple((str(pk), name) for pk, name in found.order_by(Lower("name")).values_list("pk", "name"))


def audiences(shape: Framework) -> tuple[tuple[str, str], ...]:
    """Return (id, title) of a framework's audiences."""
    return tuple((each, shape.say(title)) for each, title in shape.audiences.items())


def audience_title(shape: Framework, audience: str) -> str:
    """Return what people call an audience; its id where the framework does not know it."""
    return shape.say(shape.audiences[audience]) if audience in shape.audiences else audience


def languages(shape: Framework) -> tuple[str, ...]:
    """Return the languages in which a framework speaks, its own first."""
    found = {tag for question in shape.questions for tag in question.text} | set(shape.title)
    return (shape.language, *sorted(found - {shape.language}))


def cells(row: Round) -> tuple[Cell, ...]:
    """Return the frame of a round in words, by organisation."""
    shape = stored.framework_of(row)
    rows = FrameCell.objects.filter(round=row).select_related("organisation", "locality")
    ordered = rows.order_by(Lower("organisation__name"), "locality__name", "audience")
    return tuple(cell(each, shape) for each in ordered)


def cell(row: FrameCell, shape: Framework) -> Cell:
    """Return a cell of the frame in words."""
    locality = row.locality.name if row.locality else ""
    return Cell(row.pk, row.organisation_id, row.organisation.name, locality, audience_title(shape, row.audience))


def check(row: Round, lines: Sequence[Line]) -> Checked:
    """Return the verdict on a list of contacts, all rows of it. Three queries, however many rows."""
    shape = stored.framework_of(row)
    known = Known(
        organisations=_named(Organisation.objects.filter(ended_on__isnull=True).values_list("pk", "name")),
        localities=_named(Locality.objects.values_list("pk", "name")),
        audiences=_words(shape),
        languages={tag.casefold(): tag for tag in languages(shape)},
        there=frozenset(Contact.objects.filter(round=row).values_list("email", flat=True)),
        is_email=_is_email,
        is_formula=lambda cell: harmless(cell) != cell,
    )
    return checked(lines, known)


def places(new: Mapping[Place, int], shape: Framework) -> tuple[tuple[str, str, str, int], ...]:
    """Return (organisation, locality, audience, how many) of places in words. Two queries."""
    names: dict[UUID | None, str] = {None: EVERYWHERE}
    names |= dict(Organisation.objects.filter(pk__in={place[0] for place in new}).values_list("pk", "name"))
    names |= dict(Locality.objects.filter(pk__in={place[1] for place in new}).values_list("pk", "name"))
    found = [
        (names[place[0]], names[place[1]], audience_title(shape, place[2]), number) for place, number in new.items()
    ]
    return tuple(sorted(found))


def _filtered(found: QuerySet[Contact], wanted: Wanted) -> QuerySet[Contact]:
    if organisation := wanted.filters.get("organisation"):
        found = found.filter(cell__organisation=UUID(organisation))
    if audience := wanted.filters.get("audience"):
        found = found.filter(cell__audience=audience)
    if words := wanted.filters.get("email"):
        found = found.filter(email__icontains=words)
    return found


def _row(row: Contact, shape: Framework) -> Row:
    in_words = cell(row.cell, shape)
    return Row(
        row.pk,
        row.email,
        row.name,
        in_words.organisation,
        in_words.locality or EVERYWHERE,
        in_words.audience,
        row.language,
        row.unwanted,
    )


def _named(
    rows: QuerySet[Organisation, tuple[UUID, str]] | QuerySet[Locality, tuple[UUID, str]],
) -> dict[str, list[UUID]]:
    found: dict[str, list[UUID]] = defaultdict(list)
    for pk, name in rows:
        found[text.folded(name)].append(pk)
    return dict(found)


def _words(shape: Framework) -> dict[str, str]:
    """Return the audience that each folded word means: its id, and its title in every language."""
    found = {text.folded(title): each for each, titles in shape.audiences.items() for title in titles.values()}
    return found | {text.folded(each): each for each in shape.audiences}


def _is_email(said: str) -> bool:
    try:
        validate_email(said)
    except ValidationError:
        return False
    return True
