"""The list of people, as its viewer may see them: in full, or only what they share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Case, CharField, DateField, F, Min, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Lower

from oneworkforce.access.permissions import Permission
from oneworkforce.access.viewer import Viewer
from oneworkforce.lib import trees
from oneworkforce.lib.faults import Refused
from oneworkforce.lib.named import Named
from oneworkforce.partnership.domain import credentials, languages
from oneworkforce.partnership.domain.answers import Said
from oneworkforce.partnership.domain.credentials import DUE_DAYS, Status
from oneworkforce.partnership.models import Credential, Language, Locality, Organisation, Person, Skill
from oneworkforce.partnership.permissions import people

DUE_CHOICES = (("expired", "Something expired"), ("due", f"Due within {DUE_DAYS} days"), ("either", "Expired or due"))


@dataclass(frozen=True, slots=True)
class ListRow:
    """One person of a list. What a person does not share is `Said.WITHHELD`, and `full` is False.

    `skills` and `languages` (names) are in the order of their names; nothing listed: why. `due` is how their
    most pressing credential stands.
    """

    id: UUID
    name: str
    job_title: str | Said
    organisation: Named | Said
    locality: Named | Said
    skills: tuple[str, ...] | Said
    languages: tuple[str, ...] | Said
    due: Status | Said
    full: bool
    left_on: date | None


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters of the list offer: (id, name), by name."""

    organisations: tuple[tuple[str, str], ...]
    localities: tuple[tuple[str, str], ...]


def choices() -> Choices:
    """Return the organisations and localities of the partnership. Two queries."""
    return Choices(
        tuple((str(pk), name) for pk, name in Organisation.objects.order_by(Lower("name")).values_list("id", "name")),
        tuple((str(pk), name) for pk, name in Locality.objects.order_by(Lower("name")).values_list("id", "name")),
    )


def choices_to_keep(viewer: Viewer, *, besides: UUID | None = None) -> Choices:
    """Return the organisations to which `viewer` may add a person, with the one they are in, and every locality."""
    reach = viewer.reach(Permission.CHANGE_PEOPLE)
    kept = Organisation.objects.filter(ended_on__isnull=True)
    kept = kept if reach.everywhere else kept.filter(pk__in=reach.organisations)
    mine = set(kept.values_list("pk", flat=True)) | ({besides} if besides else set())
    offered = choices()
    return Choices(tuple(pair for pair in offered.organisations if UUID(pair[0]) in mine), offered.localities)


def find(
    viewer: Viewer,
    *,
    filters: Mapping[str, str],
    today: date,
    sort: str = "",
    descending: bool = False,
) -> QuerySet[Person]:
    """Return the people that `viewer` sees and `filters` asks for, in order; `rows` makes rows of a slice of them.

    `filters`: name, skill, language (its name; who speaks a near one is found too), organisation, locality (ids;
    those beneath it too), due (of DUE_CHOICES), left ("yes": with those who left). What a person does not share
    cannot be asked for: by locality and by what is due only full records are found.
    """
    found, full = people.listed_for(viewer), people.in_full(viewer)
    if filters.get("left") != "yes":
        found = found.filter(Q(left_on__isnull=True) | Q(left_on__gte=today))
    if said := filters.get("name"):
        found = found.filter(name__icontains=said)
    if said := filters.get("organisation"):
        found = found.filter(organisation=UUID(said))
    if said := filters.get("skill"):
        found = found.filter(pk__in=Skill.objects.filter(name__icontains=said).values("person"))
    if said := filters.get("language"):
        found = found.filter(pk__in=Language.objects.filter(tag__in=_tags(said)).values("person"))
    if said := filters.get("locality"):
        parents = dict(Locality.objects.values_list("id", "parent_id"))
        found = found.filter(full, locality__in=trees.beneath(parents, [UUID(said)]))
    if said := filters.get("due"):
        found = found.filter(full, pk__in=_pressing(said, today).values("person"))
    return _ordered(found, full, sort, descending=descending)


def rows(found: QuerySet[Person], today: date) -> tuple[ListRow, ...]:
    """Return the rows of people found. Four queries, however many people."""
    loaded = found.select_related("organisation", "locality").prefetch_related("skills", "languages", "credentials")
    return tuple(_row(person, today) for person in loaded)


def _row(person: Person, today: date) -> ListRow:
    full = bool(getattr(person, "full", False))
    held = [
        credentials.status(expires_on=one.expires_on, never_expires=one.never_expires, today=today)
        for one in person.credentials.all()
    ]
    return ListRow(
        id=person.pk,
        name=person.name,
        job_title=person.job_title or Said.UNKNOWN,
        organisation=_named(person.organisation),
        locality=_named(person.locality) if full else Said.WITHHELD,
        skills=tuple(sorted((one.name for one in person.skills.all()), key=str.casefold)) or Said(person.skills_said),
        languages=tuple(sorted(languages.name(one.tag) for one in person.languages.all()))
        or Said(person.languages_said),
        due=(credentials.worst(held) or Said(person.credentials_said)) if full else Said.WITHHELD,
        full=full,
        left_on=person.left_on,
    )


def _named(one: Organisation | Locality | None) -> Named | Said:
    return Named(one.pk, one.name) if one else Said.UNKNOWN


def _tags(said: str) -> frozenset[str]:
    """Return the tags on record whose speakers can help where this language is asked for."""
    try:
        wanted = languages.read(said)
    except Refused:
        return frozenset()
    return languages.kin(wanted, set(Language.objects.values_list("tag", flat=True).distinct()))


def _pressing(said: str, today: date) -> QuerySet[Credential]:
    soon = today + timedelta(days=DUE_DAYS)
    return {
        "expired": Credential.objects.filter(expires_on__lt=today),
        "due": Credential.objects.filter(expires_on__gte=today, expires_on__lte=soon),
    }.get(said, Credential.objects.filter(expires_on__lte=soon))


def _ordered(found: QuerySet[Person], full: Q, sort: str, *, descending: bool) -> QuerySet[Person]:
    """Sort; by what is not shared, those who do not share it stand together."""
    first = Subquery(
        Credential.objects.filter(person=OuterRef("pk")).values("person").annotate(day=Min("expires_on")).values("day"),
        output_field=DateField(),
    )
    key = {
        "organisation": Lower("organisation__name"),
        "locality": Case(When(full, then=Lower("locality__name")), default=Value(""), output_field=CharField()),
        "due": Case(When(full, then=first), default=Value(None), output_field=DateField()),
    }.get(sort)
    by_name = Lower("name")
    if key is None:
        return found.order_by(by_name.desc() if descending and sort == "name" else by_name.asc(), "pk")
    found = found.annotate(key=key)
    ordered = F("key").desc(nulls_last=True) if descending else F("key").asc(nulls_last=True)
    return found.order_by(ordered, by_name, "pk")
