"""What may be known of the answering is written down once a day: by the worker, or at the first look of the day."""

from datetime import date

from oneworkforce.assess.domain import watching
from oneworkforce.assess.models import Round, Watch
from oneworkforce.assess.queries import watches as queries
from oneworkforce.ground import transactions


def make(row: Round, *, today: date) -> Watch:
    """Return what is known of a round today, made if it is missing. The caller has asked who may look."""
    found = Watch.objects.filter(round=row, day=today).first()
    if found is not None:
        return found
    with transactions.whole("watch.make"):
        values = {
            "rows": [[each.column, each.category, each.invited, each.band] for each in queries.rows(row)],
            "pages": [list(pair) for pair in watching.pages(queries.furthest(row))],
        }
        # Two who look first in one moment see the same: the row that came first stays.
        made, _ = Watch.objects.get_or_create(round=row, day=today, defaults=values)
    return made


def make_everywhere(*, today: date) -> int:
    """Make what is missing today of every round that is asked here, of one partnership; return how many."""
    with transactions.reading():
        rows = list(queries.unwatched(today))
    for row in rows:
        make(row, today=today)
    return len(rows)
