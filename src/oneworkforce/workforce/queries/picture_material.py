"""What a picture is made of: places as they are, and everything counted. Few queries, however many rows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from oneworkforce.ground.models import Partnership
from oneworkforce.partnership import public as partnership
from oneworkforce.partnership.models import Credential, Language, Locality, Qualification, Skill
from oneworkforce.partnership.models.person import CredentialKind
from oneworkforce.workforce.domain import cuts, expiries, freshness, items, pictures, roles
from oneworkforce.workforce.domain.counted import MEASURES, Counts, Line
from oneworkforce.workforce.domain.freshness import Last
from oneworkforce.workforce.domain.kinds import Gives
from oneworkforce.workforce.models import Giving, Picture, PictureRow, Post, StaffRecord, Total
from oneworkforce.workforce.queries import counting_lines
from oneworkforce.workforce.queries.counting_lines import Scene

JOB = "workforce.picture"
"""The kind of job that makes a picture."""


@dataclass(frozen=True, slots=True)
class Material:
    """Lines of people, credentials, speakers and skills on a day; `before`: what the last picture withheld by itself.

    `old`: the rows of the last picture where this one is not made anew as a whole.
    """

    as_of: date
    places: tuple[cuts.Place, ...]
    people: list[Line]
    credentials: list[Line]
    speakers: list[Line]
    skilled: list[Line]
    before: pictures.Before
    old: list[pictures.Row] | None
    organisations: int
    in_totals: int
    unknown: dict[str, int]

    def rows(self) -> list[pictures.Row]:
        """Return the guarded rows: pure, and long work."""
        met = {line.leaves[cuts.ROLE] for line in self.people}
        dimensions = cuts.people(self.places, met)
        counts = Counts(self.people, dimensions, MEASURES)
        if self.old is not None:
            # What people have is counted anew with the whole alone: it has no row that says when it moved.
            cells = {row.name: row.figures for row in self.old if row.universe == pictures.PEOPLE}
            others = [row for row in self.old if row.universe != pictures.PEOPLE]
            return [*pictures.people(counts, self.before, old=cells), *others]
        found = list(pictures.people(counts, self.before))
        shown = pictures.shown_places(found)
        when, kinds = expiries.dimension(self.as_of), cuts.flat(cuts.KIND, dict(CredentialKind.choices))
        held = self._counts(pictures.CREDENTIALS, self.credentials, when, kinds)
        found += pictures.credentials(held, shown, self.before)
        tags = {line.leaves[cuts.LANGUAGE] for line in self.speakers}
        named = {tag: partnership.language_name(tag) for tag in tags}
        spoken = self._counts(pictures.LANGUAGES, self.speakers, cuts.flat(cuts.LANGUAGE, named))
        found += pictures.languages(spoken, shown, self.before)
        able = pictures.told_of_many(self.skilled, cuts.SKILL)
        named = {key: key for key in sorted({line.leaves[cuts.SKILL] for line in able})}
        can = self._counts(pictures.SKILLS, able, cuts.flat(cuts.SKILL, named))
        return [*found, *pictures.skills(can, shown, self.before)]

    def _counts(self, universe: str, lines: Iterable[Line], *others: cuts.Dimension) -> Counts:
        return Counts(lines, pictures.of_places(self.places, *others), (pictures.OF[universe],))


def places() -> tuple[cuts.Place, ...]:
    """Return every locality as it is now."""
    rows = Locality.objects.values_list("pk", "name", "level", "parent")
    return tuple(cuts.Place(str(pk), name, level, str(parent or "")) for pk, name, level, parent in rows)


def scene(found: tuple[cuts.Place, ...], as_of: date) -> Scene:
    """Return where rows are counted: a place in which others lie has a leaf of its own."""
    inner = {place.parent for place in found}
    leaf = {place.key: f"{place.key}{cuts.OWN}" if place.key in inner else place.key for place in found}
    return Scene(as_of, leaf)


def gathered(as_of: date) -> Material:
    """Return everything that a picture of a day is made of."""
    found = places()
    last = _in_force()
    since = None if last is None else _moved(last.made_at, last.as_of, as_of)
    where = replace(scene(found, as_of), moved=since)
    organisations = counting_lines.rows_of(None, as_of)
    totals = counting_lines.total_rows(where)
    unknown = {
        name: totals.filter(**{f"{name}__isnull": True}).count()
        for name in ("people", "whole_time", "vacancies", "starters", "leavers")
    }
    return Material(
        as_of=as_of,
        places=found,
        people=list(counting_lines.lines(where)),
        credentials=list(counting_lines.credentials(where)),
        speakers=list(counting_lines.speakers(where)),
        skilled=list(counting_lines.skilled(where)),
        before=_before(last),
        old=None if last is None else _old(last, found, as_of),
        organisations=organisations.count(),
        in_totals=Giving.objects.filter(gives=Gives.TOTALS, organisation__in=organisations).count(),
        unknown={name: many for name, many in unknown.items() if many},
    )


def _in_force() -> Picture | None:
    return Picture.objects.order_by("-number").first()


def _before(last: Picture | None) -> pictures.Before:
    if last is None:
        return {}
    rows = PictureRow.objects.filter(picture=last, own=True).values_list("universe", "cut", "first", "second")
    return {(universe, named(cut, first, second)): True for universe, cut, first, second in rows}


def _old(last: Picture, here: tuple[cuts.Place, ...], as_of: date) -> list[pictures.Row] | None:
    """Return the rows whose figures may stay; None where they are too old, or other cuts or measures were counted."""
    lay = {(key, parent) for key, _, _, parent in last.places}
    if (
        freshness.whole(last.whole_on or last.as_of, as_of)
        or lay != {(place.key, place.parent) for place in here}
        or (last.data_set, last.roles) != (items.version(), roles.version())
    ):
        return None
    found = _rows(last)
    counted = {tuple(name for name, _ in row.name) for row in found if row.universe == pictures.PEOPLE}
    wanted = {tuple(one.removesuffix("^") for one in cut) for cut in cuts.PEOPLE}
    measures = next((set(row.figures) for row in found if row.universe == pictures.PEOPLE and not row.name), set())
    return found if counted == wanted and measures == set(MEASURES) else None


def _rows(last: Picture) -> list[pictures.Row]:
    rows = PictureRow.objects.filter(picture=last).order_by("place")
    return [
        pictures.Row(row.universe, named(row.cut, row.first, row.second), row.figures, tuple(row.withheld), row.own)
        for row in rows
    ]


def named(cut: str, first: str, second: str) -> cuts.Name:
    """Return the name of a stored row's cell."""
    return tuple(zip(cut.split("/"), (first, second), strict=False)) if cut else ()


def last(as_of: date) -> Last | None:
    """Return the picture in force, and of how many people something changed since, in all and in one organisation."""
    found = _in_force()
    if found is None:
        return None
    by = changed(found.made_at, found.as_of, as_of)
    return Last(found.as_of, by.total(), max(by.values(), default=0), found.whole_on or found.as_of)


def _moved(since: datetime, before: date, as_of: date) -> Q:
    """Return the condition of posts of which, or of whose holder, something changed, begun or ended by the calendar."""
    return (
        Q(changed_at__gt=since)
        | Q(person__staff_record__changed_at__gt=since)
        | Q(left_on__gte=before, left_on__lt=as_of)
        | Q(started_on__gt=before, started_on__lte=as_of)
    )


def changed(since: datetime, before: date, as_of: date) -> Counter[UUID]:
    """Return of how many people or vacancies of each organisation something changed; a total counts as one."""
    posts = Post.objects.filter(_moved(since, before, as_of))
    of_people = posts.exclude(person=None).values_list("organisation_id", "person")
    others = (
        StaffRecord.objects.filter(changed_at__gt=since).values_list("organisation_id", "person"),
        *(
            model.objects.filter(changed_at__gt=since).values_list("person__organisation_id", "person")
            for model in (Credential, Language, Skill, Qualification)
        ),
    )
    found = Counter(organisation for organisation, _ in of_people.union(*others))
    found.update(posts.filter(person=None).values_list("organisation_id", flat=True))
    found.update(Total.objects.filter(changed_at__gt=since).values_list("organisation_id", flat=True))
    return found


def synthetic(of: UUID) -> bool:
    """Say whether a partnership's people are invented."""
    return bool(Partnership.objects.filter(pk=of).values_list("synthetic", flat=True).first())
