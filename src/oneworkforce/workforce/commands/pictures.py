"""A picture of the workforce is asked for, made and kept; older ones give way, but the last of each month."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.ground import jobs, scope, transactions
from oneworkforce.ground.job_states import OPEN
from oneworkforce.ground.models import Job
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.lib.least import LEAST
from oneworkforce.workforce.domain import freshness, items, pictures, roles
from oneworkforce.workforce.models import Picture, PictureRow
from oneworkforce.workforce.permissions import pictures as permissions
from oneworkforce.workforce.queries import picture_material as material

NOUN = "picture"
JOB = material.JOB
MANY = 2_000
"""Rows written with one statement."""
HOUSE = "OneWorkforce"
"""Who makes a picture that nobody asked for."""
_NOBODY = UUID(int=0)


def make(*, by: Viewer, now: datetime, as_of: date) -> UUID:
    """Ask for a picture of a day; return the job's id. `Refused` where the last one stays, or one is being made."""
    with transactions.whole("picture.ask"):
        permissions.check_make(by)
        made = _ask(by=by, now=now, as_of=as_of)
        record(by=by, verb="asked for", noun=NOUN, now=now)
    return made


def make_where_due(*, now: datetime, as_of: date) -> int:
    """Ask for a picture in the house's own name where enough has changed; return how many were asked for."""
    house = Viewer(scope.current(), _NOBODY, _NOBODY, _NOBODY, None, HOUSE)
    with transactions.reading():
        waits = _why_not(as_of)
    if waits is not None:
        return 0
    with transactions.whole("picture.ask_nightly"):
        _ask(by=house, now=now, as_of=as_of)
    return 1


def _ask(*, by: Viewer, now: datetime, as_of: date) -> UUID:
    why_not = _why_not(as_of)
    if why_not is not None:
        raise Refused(why_not)
    return jobs.ask(JOB, by=by, now=now, as_of=as_of).pk


def _why_not(as_of: date) -> Fault | None:
    if Job.objects.filter(kind=JOB, state__in=OPEN).exists():
        return Fault("", "A picture is being made.", "Look again in a minute.")
    return freshness.kept(material.last(as_of), as_of=as_of, k=LEAST)


def carry_out(job: jobs.Running, as_of: date, by: str) -> None:
    """Count, guard, and put the picture in force: one swap, all of it or nothing."""
    with transactions.reading():
        last = material.last(as_of)
        found = material.gathered(as_of)
        synthetic = material.synthetic(scope.current())
    if freshness.kept(last, as_of=as_of, k=LEAST) is not None:
        return  # made meanwhile: tried again after a crash, or asked twice
    job.progress(1, 3, "Everything is counted; deciding what is withheld")
    rows = found.rows()
    job.progress(2, 3, "Keeping the picture")
    with job.swap("picture.make"):
        picture = _head(found, last, synthetic=synthetic, now=job.now(), by=by)
        _keep(picture, rows)
        _forget(picture)
        record(by=by, verb="made", noun=NOUN, subject=picture.pk, now=job.now())
        job.progress(3, 3, "The picture is made")


def _head(found: material.Material, last: freshness.Last | None, *, synthetic: bool, now: datetime, by: str) -> Picture:
    before = Picture.objects.order_by("-number").values_list("number", flat=True).first()
    return Picture.objects.create(
        number=(before or 0) + 1,
        as_of=found.as_of,
        made_at=now,
        made_by=by,
        data_set=items.version(),
        roles=roles.version(),
        min_cell=LEAST,
        synthetic=synthetic,
        places=[[place.key, place.name, place.level, place.parent] for place in found.places],
        organisations=found.organisations,
        in_totals=found.in_totals,
        unknown=found.unknown,
        changed=last.others if last else 0,
        whole_on=last.whole_on if last and found.old is not None else None,
    )


def _keep(picture: Picture, rows: Sequence[pictures.Row]) -> None:
    waiting = _stored(picture, rows)
    while some := list(islice(waiting, MANY)):
        PictureRow.objects.bulk_create(some)


def _stored(picture: Picture, rows: Sequence[pictures.Row]) -> Iterator[PictureRow]:
    for place, row in enumerate(rows):
        first, second = ([key for _, key in row.name] + ["", ""])[:2]
        yield PictureRow(
            picture=picture,
            place=place,
            universe=row.universe,
            cut="/".join(dimension for dimension, _ in row.name),
            first=first,
            second=second,
            figures=dict(row.figures),
            withheld=list(row.withheld),
            own=row.own,
        )


def _forget(picture: Picture) -> None:
    """Remove the rows of pictures that are neither the one before nor the last of their month; heads stay."""
    heads = list(Picture.objects.filter(number__lt=picture.number - 1).order_by("number"))
    last = {(one.as_of.year, one.as_of.month): one.pk for one in heads}
    PictureRow.objects.filter(picture__in=[one.pk for one in heads if one.pk not in last.values()]).delete()
